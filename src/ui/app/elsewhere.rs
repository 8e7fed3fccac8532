//! The open draft was protected in another window: going on in the protected file.

use std::path::PathBuf;

use egui::Context;

use super::{openings::Wish, window::App};
use crate::session::{Session, Wanted};
use crate::ui::{desk::Desk, dialogs::Modal};

impl App {
    /// Returns the protected file of the open draft, where another window has protected it.
    pub(super) fn protected_elsewhere(&self) -> Option<PathBuf> {
        let desk = self.desk.as_ref()?;
        desk.session.protected_elsewhere(self.given.disk.as_ref())
    }

    /// Asks what shall become of what is open here, where another window has protected the draft.
    /// Returns whether it asks.
    pub(super) fn asks_about_protected(&mut self, ctx: &Context) -> bool {
        let problem = self.desk.as_ref().and_then(|desk| {
            let disk = self.given.disk.as_ref();
            desk.session.protected_since(disk)
        });
        let Some(problem) = problem else { return false };
        self.ask(Modal::ProtectedSince(Box::new(problem)), ctx);
        true
    }

    /// Opens the protected file of the open draft. What was not saved here comes with it.
    pub(super) fn open_protected(&mut self, ctx: &Context) {
        self.close_modal(ctx);
        let Some(path) = self.protected_elsewhere() else {
            return;
        };
        if self.desk.as_ref().is_some_and(Desk::would_lose) {
            self.open_wish(Wish {
                joins: true,
                ..Wish::of(Wanted::File(path))
            });
        } else {
            self.open_path(&path);
        }
    }

    /// Has the open draft go on in its protected file.
    pub(super) fn join(&mut self, theirs: Session) {
        let now_ms = self.given.clock.now_ms();
        let Some(desk) = &mut self.desk else { return };
        let left = desk.session.path().map(ToOwned::to_owned);
        if desk.join(theirs, now_ms).is_none() {
            return;
        }
        let path = desk.session.path().map(ToOwned::to_owned);
        if let (Some(left), Some(path)) = (left, path) {
            self.settings.forget(&left);
            self.remember(&path);
            self.start.look_for_recent(&self.settings);
        }
    }
}

impl Desk {
    /// Goes on in the protected file, and says so.
    fn join(&mut self, theirs: Session, now_ms: u64) -> Option<()> {
        let is_same = self.session.join(theirs)?;
        self.protected_now(now_ms);
        // The questions before this took the keyboard.
        self.state.focus = self.state.current.clone();
        let name = self.session.path()?.file_name()?.display().to_string();
        let saved = if is_same {
            "It is not saved yet."
        } else {
            "Somebody else has changed the draft as well: see what differs before you save."
        };
        let told = format!("Your text goes on in {name}, which is protected. {saved}");
        self.company.tell(told);
        Some(())
    }
}
