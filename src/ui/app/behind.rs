//! What lies behind an open question can be seen and not be acted on.
//!
//! The toolkit keeps the pointer and the keyboard from it. An assistive tool acts without either:
//! it names what it means. So nothing of what it asks reaches what lies behind, and it is told that
//! what lies there is disabled.

use egui::{Context, Event, Ui};

use crate::session::Action;
use crate::ui::commands::actions::UiAction;

/// A window that is being drawn behind a question.
pub(super) struct Behind {
    /// What assistive tools asked for, which only the question may answer.
    held_back: Vec<Event>,
}

impl Behind {
    /// Begins where there is a question: what is drawn until the end lies behind it.
    pub(super) fn begin(has_question: bool, ui: &mut Ui) -> Option<Self> {
        if !has_question {
            return None;
        }
        // The shade over the window says it; nothing is to change its looks besides.
        ui.visuals_mut().disabled_alpha = 1.0;
        ui.disable();
        let held_back = ui.input_mut(|input| {
            let is_tool = |event: &mut Event| matches!(event, Event::AccessKitActionRequest(_));
            input.events.extract_if(.., is_tool).collect()
        });
        Some(Self { held_back })
    }

    /// Ends it. Of what was asked for, only what was typed before the question came stays.
    pub(super) fn end(self, asked_for: Vec<UiAction>, ctx: &Context) -> Vec<UiAction> {
        ctx.input_mut(|input| input.events.extend(self.held_back));
        asked_for.into_iter().filter(was_typed).collect()
    }
}

/// Whether something is what a field hands over when the keyboard leaves it.
fn was_typed(action: &UiAction) -> bool {
    matches!(
        action,
        UiAction::Do(Action::Type { .. } | Action::Set { .. })
    )
}
