//! What went wrong, for people: what happened, what is safe, what to do.

use std::{fmt, path::PathBuf};

use crate::model::Place;

/// Whose problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProblemKind {
    /// Something the user can put right in the draft or the command.
    User,
    /// A file that cannot be read as what it should be.
    Data,
    /// The disk, the network drive or the rights to it.
    Disk,
    /// A fault in this program.
    Bug,
    /// Somebody else has saved the draft's file.
    Changed,
    /// The draft's file is no longer where it was.
    Gone,
    /// The draft was protected since it was opened, and is open here unprotected.
    Protected,
    /// The file is protected, and the passphrase is missing or another.
    Sealed,
    /// The file is one of another program.
    Foreign,
    /// What would be changed is agreed, and locked.
    Locked,
    /// Nobody's: the user stopped what was going on.
    Cancelled,
}

/// Where a hint can be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Anywhere.
    Any,
    /// In the window, where the draft stays open.
    Window,
    /// On the command line, where nothing is open any more.
    CommandLine,
}

/// What is safe or what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// In a sentence or two.
    pub text: String,
    /// Where that can be done.
    pub face: Face,
}

/// A problem to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whose problem it is.
    pub kind: ProblemKind,
    /// What happened, in a sentence.
    pub message: String,
    /// What is safe and what to do, a sentence each.
    pub hints: Vec<Hint>,
    /// Where in the draft, if anywhere.
    pub place: Option<Box<Place>>,
    /// Which file, if any.
    pub path: Option<PathBuf>,
}

impl Problem {
    /// Creates a problem with no place and no file.
    pub fn new(kind: ProblemKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hints: Vec::new(),
            place: None,
            path: None,
        }
    }

    /// Adds what is safe or what to do, whoever asked.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> Self {
        self.hint_on(Face::Any, hint)
    }

    /// Adds what is safe or what to do where there is a window.
    #[must_use]
    pub fn hint_in_window(self, hint: impl Into<String>) -> Self {
        self.hint_on(Face::Window, hint)
    }

    /// Adds what is safe or what to do where a command was given.
    #[must_use]
    pub fn hint_on_command_line(self, hint: impl Into<String>) -> Self {
        self.hint_on(Face::CommandLine, hint)
    }

    fn hint_on(mut self, face: Face, hint: impl Into<String>) -> Self {
        let text = hint.into();
        self.hints.push(Hint { text, face });
        self
    }

    /// Returns what is safe and what to do, as it holds in the window.
    pub fn hints_in_window(&self) -> impl Iterator<Item = &str> {
        self.hints_for(Face::Window)
    }

    fn hints_for(&self, face: Face) -> impl Iterator<Item = &str> {
        let hints = self.hints.iter();
        hints
            .filter(move |hint| hint.face == Face::Any || hint.face == face)
            .map(|hint| hint.text.as_str())
    }

    /// Returns the whole of it as it holds in the window, a line a hint.
    pub fn in_window(&self) -> String {
        let lines = std::iter::once(self.message.as_str()).chain(self.hints_in_window());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Says which file.
    #[must_use]
    pub fn at(mut self, path: impl Into<PathBuf>) -> Self {
        self.path = Some(path.into());
        self
    }
}

/// As it holds on the command line.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        for hint in self.hints_for(Face::CommandLine) {
            write!(f, "\n{hint}")?;
        }
        Ok(())
    }
}
