//! What every command is given, and how it ends.

use std::io::{self, Write};

use crate::session::{Clock, Folders, Problem};

/// Where a command writes, and how it tells the time.
pub struct Terminal<'a> {
    /// Results.
    pub out: &'a mut dyn Write,
    /// Problems.
    pub err: &'a mut dyn Write,
    /// The time.
    pub clock: &'a dyn Clock,
    /// Where windows keep what must outlive a crash.
    pub folders: &'a Folders,
    /// Asks for a passphrase without showing what is typed.
    pub ask: &'a dyn Fn(&str) -> io::Result<String>,
}

/// Why a command ended early.
pub(super) enum Failure {
    Problem(Problem),
    Output(io::Error),
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

pub(super) type CommandResult = Result<u8, Failure>;
