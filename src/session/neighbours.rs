//! Other copies of an open draft that lie in its folder: what synchronisation programs and people
//! leave there.
//!
//! What is inside decides; the name is a hint. Nothing is moved, renamed or taken in here, and
//! whatever cannot be read is left alone in silence: it is somebody else's file. What is open in
//! another window is still being written, and not told.

mod inside;
mod names;
mod unasked;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};

use crate::model::Pack;
use crate::store::{self, Disk, Facts, read_lock};

pub use self::unasked::comes_by_itself;

use self::{
    inside::is_kin,
    names::{could_be_draft, left_by, speaks_for_itself},
};
use super::{
    Beside, TakingIn, Wake,
    copies::{self, read_copy},
    worker::Worker,
};

/// How often the folder is looked through.
const ROUND: Duration = Duration::from_secs(20);
/// How many files of a folder are read at most: this is no search.
const MOST: usize = 64;
/// How long somebody writes nothing before it is taken in by itself while they have it open.
const PAUSE: SignedDuration = SignedDuration::from_mins(10);

/// A copy of the draft beside it, with something that the draft lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// The file.
    pub path: PathBuf,
    /// What most likely left it there, by its name.
    pub left_by: Option<&'static str>,
    /// Whose reply it is, where it is a pack that came back.
    pub from: Option<String>,
    /// What is written in it, where it is somebody's own file beside the draft, or the draft that
    /// this is such a file of.
    pub written: Option<Written>,
    facts: Facts,
}

impl Neighbour {
    /// Whether it is the same file as it was then.
    pub fn is(&self, other: &Self) -> bool {
        self.path == other.path && self.facts == other.facts
    }
}

/// What somebody has written who writes in another file of one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// How many words would go out and come in.
    pub words: (usize, usize),
    /// The parts of the paper in which they are.
    pub parts: Vec<String>,
    /// Whether it is the draft itself.
    pub is_draft: bool,
    /// Whether it may be taken in by itself once its author has paused.
    pub comes_by_itself: bool,
    /// Whether its author has paused: has closed the file, or written nothing for a while.
    pub has_paused: bool,
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

/// What is known of a file.
#[derive(Debug, Clone)]
enum Known {
    /// It is no copy of the draft, or cannot be read.
    Other,
    /// It is a copy that has nothing new.
    Old,
    /// It is a copy that has something that the draft lacks.
    New(Box<Neighbour>),
}

/// What the thread knows.
struct Keeper {
    disk: Arc<dyn Disk>,
    now: Box<dyn Fn() -> Timestamp + Send>,
    is_over: Arc<AtomicBool>,
    ours: Option<Box<Beside>>,
    /// What was read, as it was then: whether it is a copy of the draft, and one that has something
    /// that it lacks.
    read: BTreeMap<PathBuf, (Facts, Known)>,
    told: Vec<Neighbour>,
}

impl Keeper {
    fn carry_out(&mut self, errand: Errand) -> Option<Vec<Neighbour>> {
        if let Errand::Open(ours) = errand {
            let is_other = self
                .ours
                .as_ref()
                .is_none_or(|old| old.path() != ours.path());
            // What the draft lacked it may have by now, and lack what was undone.
            self.read
                .retain(|_, (_, known)| !is_other && matches!(known, Known::Other));
            self.ours = Some(Box::new(ours.until(&self.is_over)));
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
            let known = match known {
                Some((_, known)) => known.clone(),
                None => known_of(disk, ours, &path, &facts),
            };
            self.read.insert(path, (facts, known.clone()));
            let Known::New(new) = known else {
                continue;
            };
            let now = (self.now)();
            let is_open =
                |path: &Path| read_lock(disk, path).is_some_and(|lock| !lock.is_silent(now));
            found.extend(Some(*new).and_then(|mut one| {
                let is_open = is_open(&one.path);
                match &mut one.written {
                    // What was saved there is whole, whoever goes on in it.
                    Some(written) => {
                        written.has_paused = !is_open || has_paused(&one.facts, now);
                    }
                    None if is_open => return None,
                    None => {}
                }
                Some(one)
            }));
        }
        found
    }
}

/// Whether a file was not saved for a while. One whose moment is not known counts as saved now, and
/// so does one from a clock that is ahead.
fn has_paused(facts: &Facts, now: Timestamp) -> bool {
    let written = facts.written.and_then(|at| Timestamp::try_from(at).ok());
    written.is_some_and(|at| now.duration_since(at) > PAUSE)
}

/// Returns what a file is to the draft.
fn known_of(disk: &dyn Disk, ours: &Beside, path: &Path, facts: &Facts) -> Known {
    // The history is read for kin alone.
    if !copies::is_copy(disk, ours, path) {
        return Known::Other;
    }
    let Ok(found) = read_copy(disk, ours, path, None, None) else {
        return Known::Other;
    };
    let left_by = ours.path().and_then(|own| left_by(own, path));
    let has_name = { ours.path() }.is_some_and(|own| speaks_for_itself(own, path))
        || left_by.is_some() && is_kin(ours.draft(), &found.copy.theirs, ours.template());
    if found.is_empty() || !is_copy(ours, &found, has_name) {
        return Known::Old;
    }
    Known::New(Box::new(Neighbour {
        path: path.to_owned(),
        left_by,
        written: written(ours, &found),
        from: found.pack.map(|pack| pack.addressee.clone()),
        facts: facts.clone(),
    }))
}

/// Returns what is written in a file of somebody's own, or in the draft that this is one of.
fn written(ours: &Beside, found: &TakingIn) -> Option<Written> {
    let is_draft = found.copy.errand.is_some();
    let is_own = found.pack.as_deref().is_some_and(Pack::is_whole);
    (is_draft || is_own).then(|| Written {
        words: found.changes.n_words(),
        parts: { found.changes.groups.iter() }
            .map(|group| group.title.clone())
            .collect(),
        is_draft,
        comes_by_itself: !is_draft && comes_by_itself(ours, found),
        has_paused: false,
    })
}

/// Whether it is a copy of this very draft, and not one of another year or council: a reply to a
/// pack of it, or the same paper with a state in common or a name that speaks for itself (one that
/// people write too does so only where something inside is the same). Beside a
/// pack that is only another copy of that pack: its receiver was sent nothing else to write.
fn is_copy(ours: &Beside, found: &TakingIn, has_name: bool) -> bool {
    let (own, theirs) = (ours.draft(), &found.copy.theirs);
    let is_same_errand =
        |own: &Pack, theirs: &Pack| own.addressee == theirs.addressee && own.base == theirs.base;
    let is_whole = |pack: &Pack| pack.is_whole();
    let has_its_errand = match (&own.pack, &found.pack) {
        // The draft itself, and a second copy of this file. What others write is the draft's.
        (Some(pack), None) if is_whole(pack) => found.copy.errand.is_some(),
        (Some(own), Some(theirs)) if is_whole(own) => {
            has_name && is_whole(theirs) && own.addressee == theirs.addressee
        }
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
