//! Keeping an eye on the file of an open draft: who else has it open, and what becomes of it.
//!
//! All of it goes on off the drawing thread. Nothing here keeps anything from being saved, and
//! whatever fails here fails in silence: saving finds out for itself.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};

use crate::store::{self, Disk, Facts, Fingerprint, Folders, Lock, MAX_BYTES, Watch, Window};

use super::{Seat, Session, Wake, in_use::is_live, worker::Prompter, worker::Worker};

/// How often it is looked where the system tells of no change, as with many network drives.
const ROUND: Duration = Duration::from_secs(4);
/// How often a sign of life is given.
const BEAT: SignedDuration = SignedDuration::from_secs(60);
/// How long a file may be away while somebody replaces it.
const AWAY: Duration = Duration::from_millis(300);

/// How a draft is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// To write in it; whoever has it open keeps their place.
    Write,
    /// To write in it in the place of whoever has it open.
    TakeOver,
    /// To read it.
    Read,
}

/// What the lookout noticed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The file was looked at.
    Seen(Sight),
    /// Somebody else says that they have the draft open.
    TakenOver(Lock),
    /// Whoever had the draft open has closed it.
    Free,
    /// Another window asks this one to come forward.
    Called,
}

/// What stood in the file when it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sight {
    /// What should have stood there, as far as was known then.
    pub expected: Fingerprint,
    /// What stood there; none where the file was gone.
    pub found: Option<Fingerprint>,
    /// Whether the draft is gone because somebody has protected it.
    pub is_protected: bool,
}

/// What became of the draft's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// It holds what was read from it or saved to it last.
    AsExpected,
    /// Somebody else has saved it.
    Changed,
    /// It is no longer there.
    Gone,
    /// It is no longer there, and the draft lies beside it, protected.
    Protected,
}

impl Sight {
    /// Returns what became of the file of a draft. What was seen before the draft was saved
    /// says nothing any more.
    pub fn state(&self, session: &Session) -> FileState {
        if session.print() != Some(self.expected) || self.found == Some(self.expected) {
            FileState::AsExpected
        } else if self.is_protected {
            FileState::Protected
        } else if self.found.is_none() {
            FileState::Gone
        } else {
            FileState::Changed
        }
    }
}

/// Keeps an eye on the file of one open draft. When it is dropped, the draft is open no more.
#[derive(Debug)]
pub struct Lookout {
    worker: Worker<Errand, Vec<News>>,
}

#[derive(Debug)]
enum Errand {
    Begin(Box<Watch>),
    Open {
        path: PathBuf,
        print: Fingerprint,
        claim: Claim,
    },
    Look,
    Round,
    Answer,
}

impl Lookout {
    /// Begins with no file.
    pub fn new(
        disk: Arc<dyn Disk>,
        folders: &Folders,
        seat: Seat,
        now: Box<dyn Fn() -> Timestamp + Send>,
        wake: Wake,
    ) -> Self {
        let is_due = Arc::new(AtomicBool::new(false));
        let mut keeper = Keeper {
            disk,
            state: folders.state().map(Path::to_owned),
            seat,
            now,
            is_due: Arc::clone(&is_due),
            watch: None,
            open: None,
            window: None,
            lock: None,
            other: None,
        };
        let work = move |errand| {
            let news = keeper.carry_out(errand);
            (!news.is_empty()).then_some(news)
        };
        let rounds = (ROUND, (|| Errand::Round) as fn() -> Errand);
        let worker = Worker::with_rounds("lookout", rounds, work, || None, wake);
        let watch = Watch::new(stir(worker.prompter(), is_due));
        worker.send(Errand::Begin(Box::new(watch)));
        Self { worker }
    }

    /// Tells which file the draft has and what stands in it.
    pub fn open(&self, path: &Path, print: Fingerprint, claim: Claim) {
        let path = path.to_owned();
        self.worker.send(Errand::Open { path, print, claim });
    }

    /// Tells that the window has come forward.
    pub fn answer(&self) {
        self.worker.send(Errand::Answer);
    }

    /// Returns what was noticed since it was asked last, in order.
    pub fn news(&self) -> Vec<News> {
        self.worker.answers().into_iter().flatten().collect()
    }
}

/// Returns what asks for one look however often something stirs before it.
fn stir(prompter: Prompter<Errand>, is_due: Arc<AtomicBool>) -> impl Fn() + Send {
    move || {
        if !is_due.swap(true, Ordering::AcqRel) {
            prompter.send(Errand::Look);
        }
    }
}

/// What the thread knows.
struct Keeper {
    disk: Arc<dyn Disk>,
    state: Option<PathBuf>,
    seat: Seat,
    now: Box<dyn Fn() -> Timestamp + Send>,
    /// Whether a look is asked for already.
    is_due: Arc<AtomicBool>,
    watch: Option<Watch>,
    open: Option<Open>,
    window: Option<Window>,
    /// Our own lock, as it was written last.
    lock: Option<Lock>,
    /// Somebody else's, as it was seen last.
    other: Option<Lock>,
}

/// The file of the draft.
struct Open {
    path: PathBuf,
    expected: Fingerprint,
    claim: Claim,
    facts: Option<Facts>,
    /// What was told of the file last, where that was not what was expected.
    told: Option<Sight>,
}

impl Keeper {
    fn carry_out(&mut self, errand: Errand) -> Vec<News> {
        match errand {
            Errand::Begin(watch) => {
                self.watch = Some(*watch);
                Vec::new()
            }
            Errand::Open { path, print, claim } => {
                self.open(&path, print, claim);
                self.look()
            }
            Errand::Look => {
                self.is_due.store(false, Ordering::Release);
                if let Some(open) = &mut self.open {
                    // A change within the grain of the disk's clock leaves the same facts.
                    open.facts = None;
                }
                self.look()
            }
            Errand::Round => {
                let mut news: Vec<News> = self.look_at_file().into_iter().collect();
                news.extend(self.called());
                news.extend(self.beat());
                news
            }
            Errand::Answer => {
                if let Some(window) = &self.window {
                    window.answer(self.disk.as_ref());
                }
                Vec::new()
            }
        }
    }

    fn look(&mut self) -> Vec<News> {
        let file = self.look_at_file();
        let lock = self.look_at_lock();
        file.into_iter().chain(lock).chain(self.called()).collect()
    }

    fn open(&mut self, path: &Path, print: Fingerprint, claim: Claim) {
        let disk = Arc::clone(&self.disk);
        let is_other = self.open.as_ref().is_some_and(|open| open.path != *path);
        let mut is_new = self.open.is_none();
        if is_other {
            self.release();
            is_new = true;
        } else if let Some(open) = &self.open {
            let is_reader = |claim| claim == Claim::Read;
            is_new = claim == Claim::TakeOver || is_reader(open.claim) != is_reader(claim);
        }
        self.open = Some(Open {
            path: path.to_owned(),
            expected: print,
            claim,
            facts: None,
            told: None,
        });
        if !is_new {
            return;
        }
        match (&self.window, &self.state) {
            // Without an entry, the lock alone tells who has the draft open.
            (Some(window), _) => {
                if let Err(_not_writable) = window.tell(disk.as_ref(), path) {
                    // A second window is not told of this one; the lock beside the draft is.
                }
            }
            (None, Some(state)) => {
                let machine = &self.seat.machine;
                self.window = Window::begin(disk.as_ref(), state, machine, path).ok();
            }
            (None, None) => {}
        }
        self.claim(path, claim);
        self.watch_files(path);
    }

    /// Says that the draft is open here, unless somebody else does.
    fn claim(&mut self, path: &Path, claim: Claim) {
        self.other = None;
        let window = self.window.as_ref().map(Window::tag);
        let now = (self.now)();
        let own = Lock {
            who: self.seat.user.clone(),
            machine: self.seat.machine.clone(),
            since: now,
            alive: now,
            process: std::process::id(),
            // Of a window without an entry, nobody can tell but by its silence.
            entries: match (&window, &self.state) {
                (Some(_), Some(state)) => store::entries_tag(state),
                (None, _) | (_, None) => String::new(),
            },
            window: window.unwrap_or_else(|| store::stray_tag(&self.seat.machine, path)),
        };
        let is_free = claim == Claim::TakeOver || self.live_other(path, &own).is_none();
        if claim != Claim::Read {
            if is_free {
                self.write_lock(path, &own);
            }
            self.lock = Some(own);
        }
    }

    fn watch_files(&mut self, path: &Path) {
        let Some(watch) = &mut self.watch else { return };
        let disk = self.disk.as_ref();
        let target = disk.resolve(path).unwrap_or_else(|_| path.to_owned());
        let files = [path.to_owned(), store::lock_of(disk, path), target];
        let call = self.window.as_ref().map(Window::call);
        let files: Vec<PathBuf> = files.into_iter().chain(call).collect();
        watch.files(files.iter().map(PathBuf::as_path));
    }

    fn write_lock(&self, path: &Path, lock: &Lock) {
        if let Err(_not_writable) = store::write_lock(self.disk.as_ref(), path, lock) {
            // Others are not told that the draft is open; saving tells them apart all the same.
        }
    }

    /// Returns the lock of somebody else who seems to be there.
    fn live_other(&self, path: &Path, own: &Lock) -> Option<Lock> {
        let disk = self.disk.as_ref();
        let lock = store::read_lock(disk, path)?;
        let state = self.state.as_deref();
        let is_live = is_live(disk, state, &self.seat, &lock, (self.now)());
        (is_live && !lock.is_of(own)).then_some(lock)
    }

    /// Looks whether somebody else says that they have the draft open, or no longer.
    fn look_at_lock(&mut self) -> Option<News> {
        let path = self.open.as_ref()?.path.clone();
        let Some(own) = &self.lock else {
            let lock = store::read_lock(self.disk.as_ref(), &path);
            let before = std::mem::replace(&mut self.other, lock);
            return (before.is_some() && self.other.is_none()).then_some(News::Free);
        };
        let other = self.live_other(&path, own);
        let is_known = match (&other, &self.other) {
            (Some(other), Some(known)) => other.is_of(known),
            (None, _) => true,
            (Some(_), None) => false,
        };
        self.other.clone_from(&other);
        other.filter(|_| !is_known).map(News::TakenOver)
    }

    /// Gives a sign of life where one is due.
    fn beat(&mut self) -> Option<News> {
        let now = (self.now)();
        let path = self.open.as_ref()?.path.clone();
        match &self.lock {
            Some(own) if now.duration_since(own.alive) < BEAT => return None,
            _ => {}
        }
        let news = self.look_at_lock();
        if self.other.is_none()
            && let Some(own) = &mut self.lock
        {
            own.alive = now;
            let own = own.clone();
            self.write_lock(&path, &own);
        }
        news
    }

    fn called(&self) -> Option<News> {
        let is_called = |window: &Window| window.is_called(self.disk.as_ref());
        let is_called = self.window.as_ref().is_some_and(is_called);
        is_called.then_some(News::Called)
    }

    fn look_at_file(&mut self) -> Option<News> {
        let disk = self.disk.as_ref();
        let open = self.open.as_mut()?;
        let sight = open.look(disk)?;
        let is_expected = sight.found == Some(sight.expected);
        let is_known = match open.told {
            Some(told) => told == sight,
            None => is_expected,
        };
        open.told = (!is_expected).then_some(sight);
        (!is_known).then_some(News::Seen(sight))
    }

    /// Says that the draft is open here no longer.
    fn release(&mut self) {
        let disk = self.disk.as_ref();
        if let (Some(lock), Some(open)) = (self.lock.take(), &self.open) {
            store::remove_lock(disk, &open.path, &lock);
        }
        self.other = None;
        self.open = None;
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.watch = None;
        self.release();
        if let Some(window) = self.window.take() {
            window.end(self.disk.as_ref());
        }
    }
}

impl Open {
    /// Returns what stands in the file, where that is known and may be new. Where the drive
    /// cannot be reached, nothing is known.
    fn look(&mut self, disk: &dyn Disk) -> Option<Sight> {
        let facts = match self.facts(disk) {
            Ok(facts) => facts,
            Err(error) => {
                self.facts = None;
                let is_protected = super::elsewhere::is_protected_since(disk, &self.path);
                let sight = Sight {
                    is_protected,
                    ..self.sight(None)
                };
                return is_gone(&error).then_some(sight);
            }
        };
        if self.facts.as_ref() == Some(&facts) {
            return None;
        }
        let bytes = disk.read(&self.path, MAX_BYTES).ok()?;
        self.facts = Some(facts);
        Some(self.sight(Some(Fingerprint::of(&bytes))))
    }

    fn sight(&self, found: Option<Fingerprint>) -> Sight {
        let expected = self.expected;
        Sight {
            expected,
            found,
            is_protected: false,
        }
    }

    fn facts(&self, disk: &dyn Disk) -> io::Result<Facts> {
        let facts = disk.facts(&self.path);
        let is_told = self.told.is_some_and(|told| told.found.is_none());
        match facts {
            // Some programs save by taking the file away first.
            Err(error) if is_gone(&error) && !is_told => {
                disk.pause(AWAY);
                disk.facts(&self.path)
            }
            other => other,
        }
    }
}

fn is_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

#[cfg(test)]
mod tests;
