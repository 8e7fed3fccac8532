//! Opening a draft that may be protected or damaged.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::store::{Recovered, Seal};

use super::{Forward, IdSource, OwnFile, Problem, ProblemKind, Salvage, Session};

/// A draft that is to be opened, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A file, to go on in it.
    File(PathBuf),
    /// A copy of a file, which has none of its own yet.
    Copy(PathBuf),
    /// Somebody's own file beside a draft.
    Own(OwnFile),
    /// What a crash left.
    Recovered(Box<Recovered>),
    /// The next year's draft from last year's, begun on a day.
    Next(PathBuf, Date),
}

/// What came of it.
#[derive(Debug)]
pub enum Opened {
    /// It is open.
    Whole(Box<Session>),
    /// The next year's draft is open, and this became of last year's.
    Next(Box<Session>, Box<Forward>),
    /// It is protected, and the seal was another or none.
    Sealed(Problem),
    /// It is damaged, and this could be read.
    Damaged(Problem, Box<Salvage>),
    /// It is not open. Where the problem is in the file, some of it may be read.
    Not(Problem),
}

impl Wanted {
    /// Returns the file that is read.
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Copy(path) | Self::Next(path, _) => path,
            Self::Own(own) => &own.draft,
            Self::Recovered(recovered) => &recovered.open.copy,
        }
    }

    /// Opens it. One that is protected needs its seal, which takes a third of a second.
    pub fn open(&self, seal: Seal, ids: IdSource) -> Opened {
        let opened = match self {
            Self::File(path) => Session::open(path, seal, ids),
            Self::Copy(path) => Session::open_as_copy(path, seal, ids),
            Self::Own(own) => Session::open_own(own, seal, ids),
            Self::Recovered(recovered) => Session::open_recovered(recovered, seal, ids),
            Self::Next(path, day) => match Session::open_next(path, seal, ids, (None, *day)) {
                Ok((session, next)) => {
                    return Opened::Next(Box::new(session), Box::new(next));
                }
                Err(problem) => Err(problem),
            },
        };
        let problem = match opened {
            Ok(session) => return Opened::Whole(Box::new(session)),
            Err(problem) => problem,
        };
        if problem.kind == ProblemKind::Sealed {
            Opened::Sealed(problem)
        } else {
            Opened::Not(problem)
        }
    }

    /// Opens it, or reads what can be read of it. That may take seconds for a large file.
    pub fn open_or_salvage(&self, seal: Seal, ids: IdSource) -> Opened {
        let opened = self.open(seal.clone(), ids);
        if let Opened::Not(problem) = &opened
            && problem.kind == ProblemKind::Data
            && let Ok(salvage) = Salvage::read(self.path(), seal)
        {
            return Opened::Damaged(problem.clone(), Box::new(salvage));
        }
        opened
    }
}
