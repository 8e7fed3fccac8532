//! The user guide: opened at the chapter about what the user is at, beside the text where one is
//! open.

use egui::Context;

use super::window::App;
use crate::check::{SectionState, section_state};
use crate::model::RegisterKind;
use crate::template::FieldKind;
use crate::ui::{
    desk::{
        Desk,
        state::{HelpTab, Screen},
    },
    dialogs::{GuideDialog, Modal},
};

/// The chapters that the window opens the guide at, as links call them.
const BEGIN: &str = "begin";
const WRITE: &str = "write";
const PAGES: &str = "see-the-pages-while-you-write";
const ROWS: &str = "findings-evidence-priorities-the-rows";
const FIGURES: &str = "figures-and-charts";
const TO_DO: &str = "what-still-needs-attention";
const COMMENTS: &str = "comments";
const HISTORY: &str = "earlier-versions";
const LOOKS: &str = "how-the-paper-looks";
const AGREED: &str = "agreed-and-locked";
const BRING_IN: &str = "bring-in-what-you-have";
const ASKED: &str = "what-an-inspector-would-ask";
const READERS: &str = "who-may-read-what";
const SIGNED: &str = "after-sign-off";
const SAVE: &str = "save";
const CRASH: &str = "after-a-crash";
const DAMAGED: &str = "a-damaged-draft";
const PROTECT: &str = "protect-a-draft";
const FOLDER: &str = "a-folder-that-several-people-use";
const TOGETHER: &str = "working-together";
const PACKS: &str = "section-packs";
const KEPT_BY_ONE: &str = "the-shared-folder";
const TAKEN_IN: &str = "what-is-put-together";
const PAPER: &str = "the-finished-paper";
const KEYS: &str = "by-keyboard";
const WRONG: &str = "when-something-goes-wrong";

impl App {
    /// Shows the guide at the chapter about what the user is at.
    pub(super) fn show_guide(&mut self, ctx: &Context) {
        if let Some(modal) = &self.question.modal {
            self.question.read_guide(chapter_about(modal));
            ctx.request_repaint();
            return;
        }
        let desk = self.desk.as_mut().filter(|_| !self.start.is_shown);
        let Some(desk) = desk else {
            self.ask(Modal::Guide(Box::new(GuideDialog::at(BEGIN))), ctx);
            return;
        };
        let chapter = chapter(desk);
        if desk.state.history.is_shown || desk.state.preview.is_reading {
            self.ask(Modal::Guide(Box::new(GuideDialog::at(chapter))), ctx);
            return;
        }
        desk.state.guide.open(chapter);
        self.show_help(HelpTab::Guide, ctx);
    }
}

/// Returns the chapter about what a question asks.
fn chapter_about(modal: &Modal) -> &'static str {
    match modal {
        Modal::Guide(_) | Modal::About => BEGIN,
        Modal::Find(_) | Modal::Settings(_) => WRITE,
        Modal::Undated(..) => ROWS,
        Modal::BringIn(_)
        | Modal::Paste(_)
        | Modal::Figures(_)
        | Modal::Document(_)
        | Modal::Reading(_)
        | Modal::Place(_)
        | Modal::Begun(_) => BRING_IN,
        Modal::Ready(_) => TO_DO,
        Modal::Why(_) => ASKED,
        Modal::Marking(_) => READERS,
        Modal::Final(_) | Modal::SignedOff(_) => SIGNED,
        Modal::Unsaved | Modal::Path(_) | Modal::NotSaved(_) | Modal::Changed(_) => SAVE,
        Modal::Recovered(_) => CRASH,
        Modal::Damaged(_) => DAMAGED,
        Modal::Unlock(_) | Modal::Protect(_) | Modal::ProtectedSince(_) => PROTECT,
        Modal::InUse(_) | Modal::Forward => FOLDER,
        Modal::People(_) | Modal::Assign(_) => TOGETHER,
        Modal::Comment(_) => COMMENTS,
        Modal::Send(_) | Modal::Sent(_) => PACKS,
        Modal::Keeper(_) | Modal::SharedFolder(_) => KEPT_BY_ONE,
        Modal::TakeIn(_) | Modal::TakeInMany(_) | Modal::Doubts(_) => TAKEN_IN,
        Modal::Export(_) | Modal::KnownCopy(_) => PAPER,
        Modal::Palette(_) | Modal::Shortcuts(_) => KEYS,
        Modal::Problem(_) => WRONG,
    }
}

/// Returns the chapter about what the user is at.
fn chapter(desk: &Desk) -> &'static str {
    let state = &desk.state;
    if state.history.is_shown {
        return HISTORY;
    }
    if state.preview.is_reading {
        return PAGES;
    }
    match state.help_tab {
        HelpTab::Comments => return COMMENTS,
        HelpTab::ToDo => return TO_DO,
        HelpTab::Guidance | HelpTab::Links | HelpTab::Earlier | HelpTab::Guide => {}
    }
    let Screen::Section(section) = &state.screen else {
        return LOOKS;
    };
    let (draft, template) = (desk.session.draft(), desk.session.template());
    if section_state(draft, template, section) == SectionState::Agreed {
        return AGREED;
    }
    let found = template.section(section);
    let fields = found.map(|section| section.fields.as_slice());
    let mut registers =
        { fields.unwrap_or_default().iter() }.filter_map(|field| match &field.kind {
            FieldKind::Register(view) => Some(view.register),
            FieldKind::Line | FieldKind::Prose | FieldKind::Date | FieldKind::Choice(_) => None,
        });
    match registers.next() {
        Some(RegisterKind::Indicators) => FIGURES,
        Some(_) => ROWS,
        None => WRITE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::widgets::guide::has_chapter;

    #[test]
    fn the_guide_has_every_chapter_that_the_window_opens_it_at() {
        for chapter in [
            BEGIN,
            WRITE,
            PAGES,
            ROWS,
            FIGURES,
            TO_DO,
            COMMENTS,
            HISTORY,
            LOOKS,
            AGREED,
            BRING_IN,
            ASKED,
            READERS,
            SIGNED,
            SAVE,
            CRASH,
            DAMAGED,
            PROTECT,
            FOLDER,
            TOGETHER,
            PACKS,
            KEPT_BY_ONE,
            TAKEN_IN,
            PAPER,
            KEYS,
            WRONG,
        ] {
            assert!(has_chapter(chapter), "{chapter}");
        }
    }
}
