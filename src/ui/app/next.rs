//! What the user asked for before it turned out that something else comes first.

use std::path::PathBuf;

use crate::session::Recovered;

/// What comes after the question about unsaved changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Next {
    /// Begin with the template at this position.
    Begin(usize),
    /// Ask for a draft to open.
    AskOpen,
    /// Open this draft.
    Open(PathBuf),
    /// Open this draft as it was saved, although a crash left more.
    OpenSaved(PathBuf),
    /// Open what a crash left of a draft.
    Recover(Recovered),
    /// Ask for last year's draft, to begin from it.
    AskLast,
    /// Begin from last year's draft.
    Last(PathBuf),
    /// Open the user's own file beside this draft.
    Own(PathBuf),
    /// Open the example.
    Example,
    /// Open the example with the tour.
    Tour,
    /// Close the window.
    Quit,
}
