//! The open draft and its files: saving, recovery copies, protection, closing.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{open_draft::Desk, view::SaveState};
use crate::session::{Action, CarriedOver, NotSaved, Recovered, SaveOrder, Saved, Seal, TakingIn};

/// For how long what was accepted waits for more before it is kept, in milliseconds.
const SEEN_PAUSE_MS: u64 = 10_000;

impl Desk {
    /// Has a recovery copy written where one is due. Returns in how many milliseconds to look
    /// again.
    pub(in crate::ui) fn keep(&mut self, now_ms: u64) -> Option<u64> {
        self.autosave.tick(&self.session, now_ms)
    }

    /// Writes a recovery copy now and waits for it.
    pub(in crate::ui) fn keep_now(&self) {
        self.autosave.keep_now(&self.session);
    }

    /// Tells that the draft is what a crash left.
    pub(in crate::ui) fn is_recovered(&mut self, recovered: Recovered) {
        self.autosave.replace(recovered);
    }

    /// Saves the draft to a file.
    pub(in crate::ui) fn save_to(&mut self, path: PathBuf) {
        self.let_nothing_come_back();
        self.saver.save(&mut self.session, path);
    }

    /// Where what came by itself was taken back, the draft says that nothing comes by itself: else it
    /// would be back when the draft is opened next.
    fn let_nothing_come_back(&mut self) {
        let team = &self.session.draft().team;
        if !team.takes_in || !self.company.was_taken_back(team) {
            return;
        }
        let keeper = team.keeper.clone();
        let takes_in = false;
        if self
            .session
            .act(Action::Share { keeper, takes_in }, 0)
            .is_ok()
        {
            self.company.comes_no_more();
        }
    }

    /// Protects the draft's files otherwise from now on, the recovery copy at once.
    pub(in crate::ui) fn reseal(&mut self, seal: Seal, now_ms: u64) {
        self.session.reseal(seal);
        self.autosave.write_again(now_ms);
    }

    /// Takes note that the draft goes on in its protected file: the recovery copy is written
    /// again at once, and what this window left in clear is closed.
    pub(in crate::ui) fn protected_now(&mut self, now_ms: u64) {
        self.has_failed = false;
        self.autosave.write_again(now_ms);
        self.company.moved(&self.session);
        self.past.close_clear(&self.session);
    }

    /// Closes earlier versions that lie in clear beside a protected draft.
    pub(in crate::ui) fn close_clear(&mut self) {
        self.past.close_clear(&self.session);
    }

    /// Returns what came of that, once.
    pub(in crate::ui) fn take_carried(&mut self) -> Option<CarriedOver> {
        let carried = self.past.carried.take()?;
        if self.state.history.is_shown {
            self.past.list(&self.session);
        }
        Some(carried)
    }

    /// Keeps the draft as it is now, and a copy that is about to be taken in.
    pub(in crate::ui) fn keep_before(&mut self, taken: &TakingIn, moment: Timestamp) {
        let name = taken.path.file_name().unwrap_or_default().display();
        let before = format!("Before taking in {name}");
        self.past.snapshot(&self.session, moment, before);
        let theirs = (&taken.copy.theirs, format!("{name} as it was taken in"));
        self.past
            .snapshot_of(&self.session, theirs.0, moment, theirs.1);
    }

    /// Keeps the draft as it is before copies are taken in, and what comes in.
    pub(in crate::ui) fn keep_before_all(&mut self, taken: &[TakingIn], moment: Timestamp) {
        let before = match taken.len() {
            1 => "Before taking in 1 copy".to_owned(),
            n => format!("Before taking in {n} copies"),
        };
        self.past.snapshot(&self.session, moment, before);
        for taken in taken.iter().filter(|taken| !taken.is_empty()) {
            let name = taken.path.file_name().unwrap_or_default().display();
            let name = format!("{name} as it was taken in");
            self.past
                .snapshot_of(&self.session, &taken.copy.theirs, moment, name);
        }
    }

    /// Tries again what could not be saved.
    pub(in crate::ui) fn save_again(&mut self, order: SaveOrder) {
        self.saver.carry_out(order);
    }

    /// Saves the draft to its file unasked where it is due. Returns in how many milliseconds to look
    /// again; none where it has no file, nothing was changed, or only the user can decide.
    pub(in crate::ui) fn save_unasked(&mut self, now_ms: u64) -> Option<u64> {
        self.unasked.see(self.session.revision(), now_ms);
        let path = self.session.path()?.to_owned();
        let is_wanted = self.would_lose()
            && !self.is_reading()
            && !self.has_failed
            && !self.is_unclear()
            && !self.is_busy()
            && self.company.is_undisturbed(&self.session);
        if !is_wanted {
            return None;
        }
        let left = self.unasked.wait(now_ms)?;
        if left > 0 {
            return Some(left);
        }
        self.unasked.tried();
        self.save_to(path);
        None
    }

    /// Keeps in the history what was accepted, where that has moved. It changes no word of the draft,
    /// so that nobody is asked.
    pub(in crate::ui) fn keep_seen(&mut self, moment: Timestamp) {
        self.seen_since_ms = None;
        if self.session.path().is_some()
            && let Some(seen) = self.session.take_seen()
        {
            self.past.keep_seen(&self.session, &seen, moment);
        }
    }

    /// Keeps what was accepted a while ago, where the file holds the draft that it was accepted in.
    /// Returns in how many milliseconds to look again.
    pub(in crate::ui) fn keep_seen_unasked(
        &mut self,
        now_ms: u64,
        moment: Timestamp,
    ) -> Option<u64> {
        if !self.can_keep_seen() || self.is_busy() {
            self.seen_since_ms = None;
            return None;
        }
        let since = *self.seen_since_ms.get_or_insert(now_ms);
        let left = (since + SEEN_PAUSE_MS).saturating_sub(now_ms);
        if left > 0 {
            return Some(left);
        }
        self.keep_seen(moment);
        None
    }

    /// Whether something was accepted that the history does not have, in what the file holds.
    fn can_keep_seen(&self) -> bool {
        let has_file = self.session.path().is_some() && self.session.is_saved();
        has_file && self.session.has_seen_more()
    }

    /// Saves to where the file was, whatever is there now.
    pub(in crate::ui) fn save_there(&mut self) {
        if let Some(path) = self.session.path().map(Path::to_owned) {
            let order = self.session.order_save(&path);
            self.save_again(order.over_anything());
        }
    }

    /// Whether a save goes on, or what a protected draft left before is being dealt with: the
    /// window must not close before that is done.
    pub(in crate::ui) fn is_busy(&self) -> bool {
        self.saver.is_saving() || self.past.is_carrying_over()
    }

    /// Takes note of a save that is done.
    pub(in crate::ui) fn take_saved(
        &mut self,
        at: String,
        moment: Timestamp,
    ) -> Option<Result<Saved, Box<NotSaved>>> {
        let before = self.session.base().cloned();
        let path = self.session.path().map(Path::to_owned);
        let answer = self.saver.take(&mut self.session)?;
        self.has_failed = answer.is_err();
        self.is_saved_without = answer.is_ok() && self.is_unclear();
        if let Ok((saved, resealing)) = &answer {
            self.autosave.saved(saved);
            if let Some(resealing) = resealing {
                self.past.carry_over(resealing.clone());
            }
            let is_changed = before.as_ref() != self.session.base();
            // Sealed twice, the same text makes two files that nobody can tell are the same.
            if is_changed || !self.session.seal().is_closed() {
                let before = before.filter(|_| is_changed);
                self.past.keep(&self.session, before.as_ref(), moment);
            }
            self.keep_seen(moment);
            let is_elsewhere = path.as_ref() != Some(&saved.path);
            self.company.saved(&self.session, is_elsewhere);
            self.save = SaveState::Saved(Some(at));
        }
        Some(answer.map(|(saved, _)| saved))
    }

    /// Closes the draft: what the user did not save, they do not want. What they accepted of what
    /// is saved stays accepted.
    pub(in crate::ui) fn close(mut self, moment: Timestamp) {
        if self.can_keep_seen() {
            self.keep_seen(moment);
        }
        let Self {
            saver,
            autosave,
            company,
            ..
        } = self;
        // A save that goes on comes first, so that the copy goes only after it.
        drop(saver);
        autosave.close();
        // The file may be opened again right away, and then nobody has it.
        drop(company);
    }
}
