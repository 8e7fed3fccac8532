//! Days that were typed: stored when their field is left, and asked about before they are lost.

use std::sync::Arc;

use egui::Context;

use super::{next::Next, window::App};
use crate::session::Action;
use crate::ui::{commands::Command, dialogs::Modal};

impl App {
    /// Stores the days in fields that were left.
    pub(super) fn settle_days(&mut self, ctx: &Context) {
        let Some(desk) = &mut self.desk else { return };
        let draft = Arc::clone(desk.session.draft());
        for (place, value) in desk.state.unread.settle(&draft) {
            self.act(Action::Set { place, value });
            ctx.request_repaint();
        }
    }

    /// Stores every day that is understood, also in the field where the keyboard is.
    pub(super) fn leave_days(&mut self, ctx: &Context) {
        if let Some(desk) = &mut self.desk {
            desk.state.unread.leave();
        }
        self.settle_days(ctx);
    }

    /// Asks about days that are not understood and would be lost. Says whether there are any.
    pub(super) fn asks_about_days(&mut self, next: &Next, ctx: &Context) -> bool {
        self.leave_days(ctx);
        let Some(desk) = &self.desk else { return false };
        let draft = desk.session.draft();
        let Some(place) = desk.state.unread.first(draft) else {
            return false;
        };
        let texts = desk.state.unread.findings(draft);
        let texts = texts.into_iter().map(|finding| finding.message).collect();
        self.next = Some(next.clone());
        self.ask(Modal::Undated(place, texts), ctx);
        true
    }

    /// Gives up days that are not understood, and goes on.
    pub(super) fn forget_days(&mut self, ctx: &Context) {
        if let Some(desk) = &mut self.desk {
            desk.state.unread.clear();
        }
        self.close_modal(ctx);
        if let Some(next) = self.next.take() {
            self.ask_first(next, ctx);
        }
    }
}

/// Whether a command means that the field in which the keyboard is has been left. Looking closer
/// or elsewhere does not.
pub(super) fn leaves_field(command: Command) -> bool {
    match command {
        Command::New
        | Command::NewFrom
        | Command::Open
        | Command::Tour
        | Command::Save
        | Command::SaveAs
        | Command::Export
        | Command::Protect
        | Command::BringIn
        | Command::BringInText
        | Command::History
        | Command::TakeIn
        | Command::Review
        | Command::NextChange
        | Command::Doubts
        | Command::SendTo
        | Command::AssignSection
        | Command::Contributors
        | Command::OwnFile
        | Command::SharedFolder
        | Command::ToggleAgreed
        | Command::SendBack
        | Command::Undo
        | Command::Redo
        | Command::Back
        | Command::Forward
        | Command::NextToDo
        | Command::PreviousSection
        | Command::NextSection
        | Command::Details
        | Command::ToggleReady
        | Command::MarkSection
        | Command::MarkHere
        | Command::Replace
        | Command::Comment
        | Command::NextComment
        | Command::PartEarlier
        | Command::PartLater
        | Command::Quit => true,
        Command::ShowOutline
        | Command::NextArea
        | Command::PreviousArea
        | Command::ToggleHelp
        | Command::ShowGuidance
        | Command::ShowLinks
        | Command::ShowToDo
        | Command::ShowComments
        | Command::TakeInChecks
        | Command::Find
        | Command::NextMark
        | Command::ToggleSpelling
        | Command::TogglePlain
        | Command::Pages(_)
        | Command::ZoomIn
        | Command::ZoomOut
        | Command::ZoomReset
        | Command::Theme(_)
        | Command::Palette
        | Command::Settings
        | Command::Focus
        | Command::Earlier
        | Command::OtherEarlier
        | Command::Guide
        | Command::Shortcuts
        | Command::About => false,
    }
}
