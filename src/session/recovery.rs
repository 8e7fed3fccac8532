//! Keeping a recovery copy of the open draft, and finding what a crash left.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::compare::{Comparison, compare};
use crate::model::Draft;
use crate::store::{
    self, Disk, Fingerprint, Folders, Journal, OpenDraft, Recovered, Seal, recovered,
};
use crate::template::Template;

use super::{
    Problem, Saved, Session, Wake,
    elsewhere::{self, is_protected_since},
    worker::Worker,
};

/// How long after the last change a copy is written, in milliseconds.
const PAUSE_MS: u64 = 1_500;
/// How long a change is without a copy at most, while the user goes on writing.
const MOST_MS: u64 = 15_000;

/// Writes recovery copies of one open draft on a thread of its own.
#[derive(Debug)]
pub struct Autosave {
    worker: Worker<Errand, Result<u64, Problem>>,
    timing: Timing,
    /// The newest revision of which a copy was written.
    pub kept: Option<u64>,
    /// Why the newest copy could not be written.
    pub problem: Option<Problem>,
}

#[derive(Debug)]
enum Errand {
    Keep(Box<Order>),
    Saved {
        revision: u64,
        path: PathBuf,
        print: Fingerprint,
    },
    /// What a crash left is open again: its copy goes once there is a newer one.
    Replace(Box<Recovered>),
    Close,
}

#[derive(Debug)]
struct Order {
    draft: Arc<Draft>,
    template: Arc<Template>,
    seal: Seal,
    path: Option<PathBuf>,
    base: Option<Fingerprint>,
    revision: u64,
}

/// When a copy is due. Times are milliseconds of the session's clock.
#[derive(Debug, Default)]
struct Timing {
    seen: u64,
    changed_ms: u64,
    /// When the first change was made of which no copy is being written.
    waiting_since_ms: Option<u64>,
}

impl Timing {
    /// Takes note of the revision. Returns whether a copy is due, or in how long to ask again.
    fn tick(&mut self, revision: u64, now_ms: u64) -> Result<(), Option<u64>> {
        if revision != self.seen {
            self.seen = revision;
            self.changed_ms = now_ms;
            self.waiting_since_ms.get_or_insert(now_ms);
        }
        let Some(since_ms) = self.waiting_since_ms else {
            return Err(None);
        };
        let due_ms = (self.changed_ms + PAUSE_MS).min(since_ms + MOST_MS);
        if now_ms < due_ms {
            return Err(Some(due_ms - now_ms));
        }
        self.waiting_since_ms = None;
        Ok(())
    }
}

impl Autosave {
    /// Begins for a draft that was just opened. Nothing is written before something changes.
    pub fn new(disk: Arc<dyn Disk>, folders: &Folders, machine: String, wake: Wake) -> Self {
        let mut keeper = Keeper {
            disk,
            state: folders.state().map(Path::to_owned),
            machine,
            journal: None,
            open: None,
            kept: None,
            replaced: None,
        };
        let work = move |errand| keeper.carry_out(errand);
        Self {
            worker: Worker::new("recovery", work, || None, wake),
            timing: Timing::default(),
            kept: None,
            problem: None,
        }
    }

    /// Writes a copy where one is due. Returns in how many milliseconds to look again.
    pub fn tick(&mut self, session: &Session, now_ms: u64) -> Option<u64> {
        for answer in self.worker.answers() {
            match answer {
                Ok(revision) => {
                    self.kept = Some(revision);
                    self.problem = None;
                }
                Err(problem) => self.problem = Some(problem),
            }
        }
        match self.timing.tick(session.revision(), now_ms) {
            Err(wait_ms) => return wait_ms,
            Ok(()) if session.is_saved() => {}
            Ok(()) => {
                self.worker.send(Errand::Keep(Box::new(Order::of(session))));
            }
        }
        None
    }

    /// Has the copy written again soon: the draft is protected otherwise now.
    pub fn write_again(&mut self, now_ms: u64) {
        self.kept = None;
        self.problem = None;
        self.timing.waiting_since_ms.get_or_insert(now_ms);
    }

    /// Writes a copy now and waits for it: the program is about to end.
    pub fn keep_now(&self, session: &Session) {
        if !session.is_saved() && self.kept != Some(session.revision()) {
            self.worker.send(Errand::Keep(Box::new(Order::of(session))));
            while let Some(answer) = self.worker.wait() {
                if answer.is_err() || answer == Ok(session.revision()) {
                    return;
                }
            }
        }
    }

    /// Tells that the draft is what a crash left. Its copy is kept until there is a newer one.
    pub fn replace(&mut self, recovered: Recovered) {
        self.worker.send(Errand::Replace(Box::new(recovered)));
    }

    /// Tells that the draft was saved: a copy of that revision is not needed any more.
    pub fn saved(&mut self, saved: &Saved) {
        self.kept = self.kept.filter(|kept| *kept > saved.revision);
        self.problem = None;
        self.worker.send(Errand::Saved {
            revision: saved.revision,
            path: saved.path.clone(),
            print: saved.print,
        });
    }

    /// Tells that the user closes the draft and wants nothing more of it.
    pub fn close(self) {
        self.worker.send(Errand::Close);
    }
}

impl Order {
    fn of(session: &Session) -> Self {
        Self {
            draft: Arc::clone(session.draft()),
            template: Arc::clone(session.template()),
            seal: session.seal().clone(),
            path: session.path().map(Path::to_owned),
            base: session.print(),
            revision: session.revision(),
        }
    }
}

/// What the thread knows.
#[derive(Debug)]
struct Keeper {
    disk: Arc<dyn Disk>,
    state: Option<PathBuf>,
    machine: String,
    journal: Option<Journal>,
    open: Option<OpenDraft>,
    kept: Option<u64>,
    replaced: Option<Recovered>,
}

impl Keeper {
    fn carry_out(&mut self, errand: Errand) -> Option<Result<u64, Problem>> {
        match errand {
            Errand::Keep(order) => Some(self.keep(&order).map(|()| order.revision)),
            Errand::Saved {
                revision,
                path,
                print,
            } => {
                self.saved(revision, path, print);
                None
            }
            Errand::Replace(recovered) => {
                self.replaced = Some(*recovered);
                None
            }
            Errand::Close => {
                self.discard_replaced();
                self.remove_copy();
                if let Some(journal) = self.journal.take() {
                    journal.end(self.disk.as_ref());
                }
                None
            }
        }
    }

    fn keep(&mut self, order: &Order) -> Result<(), Problem> {
        self.stop_in_clear(order)?;
        let bytes = store::draft_bytes(&order.draft, &order.template, &order.seal)?;
        let fail = |error| no_copy(&error);
        self.begin().map_err(fail)?;
        let beside = self.write(order, order.path.as_deref(), &bytes);
        // Where nothing can be written beside the draft, the copy stays on this machine.
        beside
            .or_else(|error| match order.path {
                Some(_) => self.write(order, None, &bytes),
                None => Err(error),
            })
            .map_err(fail)?;
        // It may have been protected just while the copy was written.
        self.stop_in_clear(order)?;
        self.kept = Some(order.revision);
        self.discard_replaced();
        Ok(())
    }

    /// Keeps no copy in clear of a draft that another window has protected.
    fn stop_in_clear(&mut self, order: &Order) -> Result<(), Problem> {
        let path = order.path.as_deref().filter(|_| !order.seal.is_closed());
        match path.filter(|path| is_protected_since(self.disk.as_ref(), path)) {
            Some(path) => {
                self.remove_clear_copy();
                Err(elsewhere::not_kept(path))
            }
            None => Ok(()),
        }
    }

    fn begin(&mut self) -> std::io::Result<()> {
        if self.journal.is_none() {
            let state = self.state.as_deref().ok_or(std::io::ErrorKind::NotFound)?;
            self.journal = Some(Journal::begin(self.disk.as_ref(), state, &self.machine)?);
        }
        Ok(())
    }

    /// Writes down where the copy is, then the copy, then takes away one that lay elsewhere.
    fn write(&mut self, order: &Order, beside: Option<&Path>, bytes: &[u8]) -> std::io::Result<()> {
        let disk = self.disk.as_ref();
        let Some(journal) = &self.journal else {
            return Err(std::io::ErrorKind::NotFound.into());
        };
        let open = OpenDraft {
            draft: order.path.clone(),
            copy: journal.copy_of(beside),
            base: order.base,
        };
        if self.open.as_ref() != Some(&open) {
            journal.tell(disk, &open)?;
        }
        store::write_copy(disk, &open.copy, bytes)?;
        let before = self.open.replace(open.clone());
        if let Some(before) = before.filter(|before| before.copy != open.copy)
            && let Err(_left_behind) = disk.remove(&before.copy)
        {
            // It is an older state of the same draft; the newer one is safe.
        }
        Ok(())
    }

    fn discard_replaced(&mut self) {
        if let Some(recovered) = self.replaced.take()
            && recovered.discard(self.disk.as_ref()).is_err()
        {
            // It is offered again; what it holds is in the newer copy or in the file.
        }
    }

    fn saved(&mut self, revision: u64, path: PathBuf, print: Fingerprint) {
        self.discard_replaced();
        if self.kept.is_some_and(|kept| kept <= revision) {
            self.remove_copy();
        }
        if let (Some(open), Some(journal)) = (&mut self.open, &self.journal) {
            open.draft = Some(path);
            open.base = Some(print);
            if journal.tell(self.disk.as_ref(), open).is_err() {
                // The next copy tells it again.
                self.open = None;
            }
        }
    }

    /// Takes away a copy that was written while another window protected the draft. One that was
    /// there before is protected by now, and stays.
    fn remove_clear_copy(&mut self) {
        let copy = self.open.as_ref().map(|open| &open.copy);
        let bytes = copy.and_then(|copy| self.disk.read(copy, store::MAX_BYTES).ok());
        if bytes.is_some_and(|bytes| !store::is_sealed(&bytes)) {
            self.remove_copy();
        }
    }

    fn remove_copy(&mut self) {
        self.kept = None;
        if let Some(open) = &self.open
            && let Err(_left_behind) = self.disk.remove(&open.copy)
        {
            // It was never written, or the drive is gone.
        }
    }
}

fn no_copy(error: &std::io::Error) -> Problem {
    Problem::new(
        super::ProblemKind::Disk,
        format!(
            "No recovery copy could be written: {}.",
            super::failure::reason(error)
        ),
    )
    .hint("Save the draft soon, and in another place if this one is full or gone.")
}

/// Returns what the copy changes in the draft's saved file; none where there is none, or where
/// one of the two cannot be read without a passphrase or at all.
pub fn recovered_changes(disk: &dyn Disk, recovered: &Recovered) -> Option<Comparison> {
    let saved = recovered.open.draft.as_ref()?;
    let read = |path| store::load_draft(disk, path, &Seal::Open).ok();
    let (saved, copy) = (read(saved)?, read(&recovered.open.copy)?);
    let (template, copy) = (copy.loaded.template, copy.loaded.draft);
    Some(compare(&saved.loaded.draft, &copy, &template))
}

/// Returns the drafts that were open when the program ended without closing them, with a copy.
pub fn left_behind(disk: &dyn Disk, folders: &Folders) -> Vec<Recovered> {
    folders
        .state()
        .map(|state| recovered(disk, state))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_due_after_a_pause_and_while_one_writes_on_after_a_while() {
        let mut timing = Timing::default();
        assert_eq!(timing.tick(0, 0), Err(None), "nothing has changed");
        assert_eq!(timing.tick(1, 1_000), Err(Some(1_500)));
        assert_eq!(timing.tick(1, 2_500), Ok(()));
        assert_eq!(timing.tick(1, 2_600), Err(None), "once is enough");
        let mut n_copies = 0;
        for step in 0..300 {
            let now_ms = 10_000 + step * 200;
            n_copies += usize::from(timing.tick(step + 2, now_ms).is_ok());
        }
        assert_eq!(n_copies, 3, "a key every fifth of a second, for a minute");
    }

    /// A draft in a file of its own, a keeper of its copies, and an order to keep one.
    fn keeper(folder: &Path) -> (Keeper, Order) {
        let template = crate::template::shipped().unwrap().remove(0);
        let mut session = Session::begin(template, super::super::IdSource::new(1));
        let path = folder.join("sef.ron");
        session.save_as(&store::RealDisk, &path).unwrap();
        let keeper = Keeper {
            disk: Arc::new(store::RealDisk),
            state: Some(folder.join("state")),
            machine: "m".to_owned(),
            journal: None,
            open: None,
            kept: None,
            replaced: None,
        };
        (keeper, Order::of(&session))
    }

    #[test]
    fn a_copy_in_clear_goes_and_none_comes_once_another_window_has_protected_the_draft() {
        let folder = tempfile::tempdir().unwrap();
        let (mut keeper, order) = keeper(folder.path());
        keeper.keep(&order).unwrap();
        let copy = keeper.open.as_ref().unwrap().copy.clone();
        let disk = Arc::clone(&keeper.disk);
        assert!(disk.facts(&copy).is_ok());
        let path = order.path.clone().unwrap();
        let closed = elsewhere::protected_name(&path);
        disk.rename(&path, &closed).unwrap();
        let problem = keeper.keep(&order).unwrap_err();
        assert_eq!(problem.kind, super::super::ProblemKind::Protected);
        assert!(disk.facts(&copy).is_err(), "a copy in clear");

        // One that the other window has sealed holds what nobody has saved, and stays.
        let sealed = b"age-encryption.org/v1\n";
        store::write_copy(disk.as_ref(), &copy, sealed).unwrap();
        assert!(keeper.keep(&order).is_err());
        assert_eq!(disk.read(&copy, 100).unwrap(), sealed);
    }
}
