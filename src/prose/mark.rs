//! What is marked in a text, for whoever shows it: the widget never learns who marked.

use std::ops::Range;

/// A stretch of a text that somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// How it is shown.
    pub kind: MarkKind,
}

/// How a mark is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// A word that no dictionary knows.
    Spelling,
    /// Something that could be said more plainly, with a line under it.
    Plain,
    /// The same, with no more than a mark in the margin.
    Aside,
    /// Words that somebody said something about.
    Comment,
}
