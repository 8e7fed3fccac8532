//! What is asked of the history, and carrying it out on the history's thread.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::Timestamp;

use crate::compare::{Comparison, compare};
use crate::model::{Draft, SectionId};
use crate::session::{
    CarriedOver, Problem, ProblemKind, Resealing, Session, bookmark::Bookmark, carry_over,
    elsewhere, failure::reason, last_look::section_print, protect::close_clear, review::SEEN,
    state::read_state,
};
use crate::store::{self, Disk, Glance, MAX_BYTES, Seal, backup, backup::Kept};
use crate::template::Template;

/// How many states are read to find the one that somebody saw.
const MAX_STATES: usize = 60;

#[derive(Debug)]
pub(super) enum Errand {
    /// Keeps what stands in the draft's file, and before that what stood there at first, where
    /// nothing was ever kept.
    Keep {
        draft: PathBuf,
        first: Option<Box<Given>>,
        moment: Timestamp,
    },
    Snapshot {
        draft: PathBuf,
        given: Box<Given>,
        moment: Timestamp,
        name: String,
    },
    /// Keeps what was seen, in place of the state that it builds on.
    KeepSeen {
        draft: PathBuf,
        given: Box<Given>,
        moment: Timestamp,
        bookmark: Bookmark,
    },
    /// Looks for what was seen and kept last.
    FindSeen {
        draft: PathBuf,
        given: Box<Given>,
    },
    List(PathBuf),
    Compare {
        kept: Box<Kept>,
        until: Option<Box<Kept>>,
        given: Box<Given>,
        revision: u64,
        n: u64,
    },
    /// Finds the state in which a section was as somebody saw it.
    Find {
        draft: PathBuf,
        given: Box<Given>,
        section: SectionId,
        glance: Glance,
    },
    Clear(PathBuf),
    CarryOver(Box<Resealing>),
    /// Closes what lies in clear beside a protected draft.
    Close(PathBuf, Seal),
}

impl Errand {
    /// Whether it keeps a state, so that somebody must know where that fails.
    pub(super) fn keeps(&self) -> bool {
        match self {
            Self::Keep { .. } | Self::Snapshot { .. } | Self::KeepSeen { .. } => true,
            Self::FindSeen { .. }
            | Self::List(_)
            | Self::Compare { .. }
            | Self::Find { .. }
            | Self::Clear(_)
            | Self::CarryOver(_)
            | Self::Close(..) => false,
        }
    }
}

/// A draft as it is handed over.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) draft: Arc<Draft>,
    pub(super) template: Arc<Template>,
    pub(super) seal: Seal,
}

impl Given {
    pub(super) fn of(session: &Session, draft: &Arc<Draft>) -> Self {
        Self {
            draft: Arc::clone(draft),
            template: Arc::clone(session.template()),
            seal: session.seal().clone(),
        }
    }
}

/// An earlier state beside the draft as it is.
#[derive(Debug, Clone)]
pub struct Compared {
    /// Which state.
    pub path: PathBuf,
    /// The later state that it was compared with; none for the draft as it is.
    pub until: Option<PathBuf>,
    /// The draft as it was.
    pub then: Arc<Draft>,
    /// The revision it was compared with.
    pub revision: u64,
    /// What changed since then.
    pub changes: Comparison,
}

/// What was seen and kept, as the history has it.
#[derive(Debug, Clone)]
pub struct KeptSeen {
    /// When it was kept.
    pub moment: Timestamp,
    /// The draft as it was seen.
    pub then: Arc<Draft>,
}

#[derive(Debug)]
pub(super) enum Answer {
    Listed(PathBuf, Vec<Kept>),
    /// What was seen and kept last; none where nothing is, or it cannot be read.
    Seen(Option<KeptSeen>),
    Compared(u64, Box<Compared>),
    /// The state in which a section was seen, where one is kept.
    Found(SectionId, Option<PathBuf>),
    CarriedOver(CarriedOver),
    Failed(Problem),
    /// A state was not kept.
    NotKept(Problem),
}

/// Carries out what was asked of the history.
pub(super) fn carry_out(
    disk: &dyn Disk,
    state: Option<&Path>,
    errand: Errand,
) -> Result<Option<Answer>, Problem> {
    match errand {
        Errand::Keep {
            draft,
            first,
            moment,
        } => {
            keep(disk, &draft, first, moment)?;
            list(disk, &draft).map(Some)
        }
        Errand::Snapshot {
            draft,
            given,
            moment,
            name,
        } => {
            snapshot(disk, &draft, &given, (moment, &name))?;
            list(disk, &draft).map(Some)
        }
        Errand::KeepSeen {
            draft,
            given,
            moment,
            bookmark,
        } => {
            keep_seen(disk, &draft, &given, moment, &bookmark)?;
            list(disk, &draft).map(Some)
        }
        Errand::FindSeen { draft, given } => {
            Ok(Some(Answer::Seen(find_seen(disk, &draft, &given))))
        }
        Errand::List(draft) => list(disk, &draft).map(Some),
        Errand::Compare {
            kept,
            until,
            given,
            revision,
            n,
        } => {
            let then = read_state(disk, &kept, (&given.seal, &given.template))?;
            let changes = match &until {
                Some(until) => {
                    let until = read_state(disk, until, (&given.seal, &given.template))?;
                    compare(&then, &until, &given.template)
                }
                None => compare(&then, &given.draft, &given.template),
            };
            let compared = Compared {
                path: kept.path,
                until: until.map(|until| until.path),
                then: Arc::new(then),
                revision,
                changes,
            };
            Ok(Some(Answer::Compared(n, Box::new(compared))))
        }
        Errand::Find {
            draft,
            given,
            section,
            glance,
        } => {
            let found = find(disk, &draft, &given, (&section, &glance));
            Ok(Some(Answer::Found(section, found)))
        }
        Errand::Clear(draft) => {
            backup::clear(disk, &draft).map_err(|error| problem(&error))?;
            list(disk, &draft).map(Some)
        }
        Errand::CarryOver(resealing) => Ok(Some(Answer::CarriedOver(carry_over(
            disk, &resealing, state,
        )))),
        Errand::Close(draft, seal) => {
            close_clear(disk, &draft, &seal, state);
            Ok(None)
        }
    }
}

/// Returns the newest state in which a section says what somebody saw of it; or else the newest that
/// was kept when they looked.
fn find(
    disk: &dyn Disk,
    draft: &Path,
    given: &Given,
    (section, glance): (&SectionId, &Glance),
) -> Option<PathBuf> {
    let kept = backup::list(disk, draft).unwrap_or_default();
    let is_as_seen = |kept: &&Kept| {
        let state = read_state(disk, kept, (&given.seal, &given.template));
        state.is_ok_and(|state| section_print(&state, &given.template, section) == glance.print)
    };
    let as_seen = kept.iter().take(MAX_STATES).find(is_as_seen);
    let found = as_seen.or_else(|| kept.iter().find(|kept| kept.moment <= glance.at));
    found.map(|kept| kept.path.clone())
}

/// Keeps what stands in the draft's file, and before that what stood there at first.
fn keep(
    disk: &dyn Disk,
    draft: &Path,
    first: Option<Box<Given>>,
    moment: Timestamp,
) -> Result<(), Problem> {
    let fail = |error: std::io::Error| not_kept(&error);
    if let Some(first) = first
        && backup::list(disk, draft).is_ok_and(|kept| kept.is_empty())
    {
        stop_in_clear(disk, draft, first.seal.is_closed())?;
        let bytes = store::draft_bytes(&first.draft, &first.template, &first.seal)?;
        let is_sealed = store::is_sealed(&bytes);
        backup::keep(disk, draft, &bytes, is_sealed, moment).map_err(fail)?;
    }
    let bytes = disk.read(draft, MAX_BYTES).map_err(fail)?;
    let is_sealed = store::is_sealed(&bytes);
    let kept = backup::keep(disk, draft, &bytes, is_sealed, moment);
    kept.map(|_| ()).map_err(fail)
}

/// Keeps a state under a name that somebody gave it.
pub(super) fn snapshot(
    disk: &dyn Disk,
    draft: &Path,
    given: &Given,
    (moment, name): (Timestamp, &str),
) -> Result<(), Problem> {
    // What a person calls so is not what the program goes on from.
    let is_seen = name.split_whitespace().eq(SEEN.split_whitespace());
    let own = format!("{SEEN} (named by hand)");
    let name = if is_seen { &own } else { name };
    keep_as(disk, draft, given, (moment, name)).map(drop)
}

fn keep_as(
    disk: &dyn Disk,
    draft: &Path,
    given: &Given,
    (moment, name): (Timestamp, &str),
) -> Result<Kept, Problem> {
    stop_in_clear(disk, draft, given.seal.is_closed())?;
    let bytes = store::draft_bytes(&given.draft, &given.template, &given.seal)?;
    let is_sealed = store::is_sealed(&bytes);
    let kept = backup::snapshot(disk, draft, &bytes, is_sealed, moment, name);
    kept.map_err(|error| not_kept(&error))
}

/// Keeps what was seen. The state that it builds on says nothing more, and goes.
fn keep_seen(
    disk: &dyn Disk,
    draft: &Path,
    given: &Given,
    moment: Timestamp,
    bookmark: &Bookmark,
) -> Result<(), Problem> {
    let before = backup::list(disk, draft).unwrap_or_default();
    let earlier = bookmark.moment();
    let kept = keep_as(disk, draft, given, (moment, SEEN))?;
    bookmark.move_to(kept.moment);
    let is_earlier = |kept: &&Kept| kept.is_called(SEEN) && Some(kept.moment) == earlier;
    for kept in before.iter().filter(is_earlier) {
        // One that cannot be deleted is older than the one that was just kept.
        let _left: Result<(), _> = backup::remove(disk, kept);
    }
    Ok(())
}

/// Returns what was seen and kept last.
fn find_seen(disk: &dyn Disk, draft: &Path, given: &Given) -> Option<KeptSeen> {
    let kept = backup::list(disk, draft).ok()?.into_iter();
    let kept = { kept }.find(|kept| kept.is_called(SEEN))?;
    // One that cannot be read says so where it is chosen in the history.
    let then = read_state(disk, &kept, (&given.seal, &given.template)).ok()?;
    Some(KeptSeen {
        moment: kept.moment,
        then: Arc::new(then),
    })
}

/// Keeps no state in clear of a draft that another window has protected.
fn stop_in_clear(disk: &dyn Disk, draft: &Path, is_closed: bool) -> Result<(), Problem> {
    if !is_closed && elsewhere::is_protected_since(disk, draft) {
        return Err(elsewhere::no_state(draft));
    }
    Ok(())
}

fn list(disk: &dyn Disk, draft: &Path) -> Result<Answer, Problem> {
    let kept = backup::list(disk, draft).map_err(|error| problem(&error))?;
    Ok(Answer::Listed(backup::folder_of(disk, draft), kept))
}

fn not_kept(error: &std::io::Error) -> Problem {
    let why = reason(error);
    let message = format!("This state is not kept in the history of the draft: {why}.");
    Problem::new(ProblemKind::Disk, message)
        .hint("What was saved is safe in the draft’s file. Look who may write in the folder of its history, beside the draft.")
}

fn problem(error: &std::io::Error) -> Problem {
    let why = reason(error);
    let message = format!("The folder of earlier versions could not be used: {why}.");
    Problem::new(ProblemKind::Disk, message)
        .hint("Your draft is not affected. Earlier versions may be missing.")
}
