//! Calling a section agreed, which locks it, and opening it again.

use std::collections::BTreeSet;

use super::window::App;
use crate::model::{Agreement, Draft, Place, SectionId};
use crate::session::{Action, place_label};
use crate::ui::desk::Desk;

impl App {
    /// Calls the open section agreed, or opens it again where it is.
    pub(super) fn toggle_agreed(&mut self) {
        let Some(section) = self.open_section() else {
            return;
        };
        let (who, on) = (self.settings.name.clone(), self.given.clock.today());
        let when = self.given.clock.now();
        let Some(desk) = &mut self.desk else { return };
        let template = desk.session.template();
        let has_fields =
            { template.section(&section) }.is_some_and(|known| !known.fields.is_empty());
        if !has_fields {
            let words = "This part has nothing of its own to agree: agree the sections within it.";
            desk.company.tell(words.to_owned());
            return;
        }
        if desk.session.draft().minutes.agreed.contains_key(&section) {
            self.act(Action::OpenAgain { section, who, when });
        } else {
            let agreement = Agreement { who, on };
            self.act(Action::Agree { section, agreement });
        }
    }
}

/// Says which sections undoing or redoing has opened again.
pub(super) fn tell_opened(desk: &mut Desk, before: &Draft) {
    let after = desk.session.draft();
    if before.minutes == after.minutes {
        return;
    }
    let agreed =
        |draft: &Draft| -> BTreeSet<SectionId> { draft.minutes.agreed.keys().cloned().collect() };
    let now = agreed(after);
    let opened = agreed(before)
        .into_iter()
        .find(|section| !now.contains(section));
    if let Some(section) = opened {
        let title = place_label(after, desk.session.template(), &Place::Section(section));
        let words = format!("“{title}” is no longer agreed: that was taken back too.");
        desk.company.tell(words);
    }
}
