//! Other copies of an open draft that lie in its folder: what synchronisation programs and people
//! leave there.
//!
//! What is inside decides; the name is a hint. Nothing is moved, renamed or taken in here, and
//! whatever cannot be read is left alone in silence: it is somebody else's file. What is open in
//! another window is still being written, and not told.

mod names;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;

use crate::model::Pack;
use crate::store::{self, Disk, Facts, read_lock};

use self::names::{could_be_draft, left_by};
use super::{
    Beside, TakingIn, Wake,
    copies::{self, read_copy},
    worker::Worker,
};

/// How often the folder is looked through.
const ROUND: Duration = Duration::from_secs(20);
/// How many files of a folder are read at most: this is no search.
const MOST: usize = 64;

/// A copy of the draft beside it, with something that the draft lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// The file.
    pub path: PathBuf,
    /// What most likely left it there, by its name.
    pub left_by: Option<&'static str>,
    /// Whose reply it is, where it is a pack that came back.
    pub from: Option<String>,
    facts: Facts,
}

/// Looks through the folder of one open draft.
#[derive(Debug)]
pub struct Neighbours {
    worker: Worker<Errand, Vec<Neighbour>>,
    is_over: Arc<AtomicBool>,
}

impl Drop for Neighbours {
    fn drop(&mut self) {
        // Nobody waits for a folder to be looked through.
        self.is_over.store(true, Ordering::Release);
    }
}

#[derive(Debug)]
enum Errand {
    Open(Box<Beside>),
    Round,
}

impl Neighbours {
    /// Begins with no folder. `now` tells the time on the thread.
    pub fn new(disk: Arc<dyn Disk>, now: Box<dyn Fn() -> Timestamp + Send>, wake: Wake) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let mut keeper = Keeper {
            disk,
            now,
            is_over: Arc::clone(&is_over),
            ours: None,
            read: BTreeMap::new(),
            told: Vec::new(),
        };
        let work = move |errand| keeper.carry_out(errand);
        let rounds = (ROUND, (|| Errand::Round) as fn() -> Errand);
        Self {
            worker: Worker::with_rounds("neighbours", rounds, work, || None, wake),
            is_over,
        }
    }

    /// Tells what the draft holds now and where its file is.
    pub fn open(&self, ours: Beside) {
        self.worker.send(Errand::Open(Box::new(ours)));
    }

    /// Returns the copies that lie there, where that has changed since it was asked last.
    pub fn news(&self) -> Option<Vec<Neighbour>> {
        self.worker.answers().into_iter().last()
    }
}

/// What the thread knows.
struct Keeper {
    disk: Arc<dyn Disk>,
    now: Box<dyn Fn() -> Timestamp + Send>,
    is_over: Arc<AtomicBool>,
    ours: Option<Box<Beside>>,
    /// What was read, as it was then, and whether it has something that the draft lacks.
    read: BTreeMap<PathBuf, (Facts, Option<Neighbour>)>,
    told: Vec<Neighbour>,
}

impl Keeper {
    fn carry_out(&mut self, errand: Errand) -> Option<Vec<Neighbour>> {
        if let Errand::Open(ours) = errand {
            let is_other = self
                .ours
                .as_ref()
                .is_none_or(|old| old.path() != ours.path());
            // What the draft lacked it may have by now.
            self.read
                .retain(|_, (_, found)| !is_other && found.is_none());
            self.ours = Some(ours);
        }
        let found = self.look();
        if found == self.told {
            return None;
        }
        self.told.clone_from(&found);
        Some(found)
    }

    fn look(&mut self) -> Vec<Neighbour> {
        let Some(ours) = &self.ours else {
            return Vec::new();
        };
        let Some(own) = ours.path() else {
            return Vec::new();
        };
        let disk = self.disk.as_ref();
        let folder = own.parent().unwrap_or(Path::new(""));
        let files = disk.list(folder).unwrap_or_default().into_iter();
        let others = files.filter(|path| path.file_name() != own.file_name());
        let drafts = others.filter(|path| could_be_draft(path)).take(MOST);
        let mut found = Vec::new();
        for path in drafts {
            if self.is_over.load(Ordering::Acquire) {
                break;
            }
            let Ok(facts) = disk.facts(&path) else {
                continue;
            };
            if facts.is_folder || facts.special.is_some() || facts.bytes > store::MAX_BYTES {
                continue;
            }
            let known = self.read.get(&path).filter(|(then, _)| *then == facts);
            let neighbour = match known {
                Some((_, neighbour)) => neighbour.clone(),
                None => neighbour(disk, ours, &path, &facts),
            };
            self.read.insert(path, (facts, neighbour.clone()));
            let is_open = |path: &Path| {
                read_lock(disk, path).is_some_and(|lock| !lock.is_silent((self.now)()))
            };
            found.extend(neighbour.filter(|one| !is_open(&one.path)));
        }
        found
    }
}

/// Returns what a file is to the draft, where it is a copy of it with something that it lacks.
fn neighbour(disk: &dyn Disk, ours: &Beside, path: &Path, facts: &Facts) -> Option<Neighbour> {
    // The history is read for kin alone.
    if !copies::is_copy(disk, ours, path) {
        return None;
    }
    let found = read_copy(disk, ours, path, None, None).ok()?;
    let left_by = left_by(ours.path()?, path);
    if found.is_empty() || !is_copy(ours, &found, left_by.is_some()) {
        return None;
    }
    Some(Neighbour {
        path: path.to_owned(),
        left_by,
        from: found.pack.map(|pack| pack.addressee.clone()),
        facts: facts.clone(),
    })
}

/// Whether it is a copy of this very draft, and not one of another year or council: a reply to a
/// pack of it, or the same paper with a state in common or a name that speaks for itself. Beside a
/// pack that is only another copy of that pack: its receiver was sent nothing else to write.
fn is_copy(ours: &Beside, found: &TakingIn, has_name: bool) -> bool {
    let (own, theirs) = (ours.draft(), &found.copy.theirs);
    let is_same_errand =
        |own: &Pack, theirs: &Pack| own.addressee == theirs.addressee && own.base == theirs.base;
    let has_its_errand = match (&own.pack, &found.pack) {
        (Some(own), Some(theirs)) => is_same_errand(own, theirs),
        (Some(_), None) => return false,
        (None, Some(_)) => true,
        (None, None) => has_name || found.base_moment.is_some(),
    };
    let (own, theirs) = (&own.details, &theirs.details);
    has_its_errand && own.authority == theirs.authority && own.period == theirs.period
}

#[cfg(test)]
mod tests;
