//! A word that no dictionary knows, and where it stands.

use std::ops::Range;

/// A word that no dictionary knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelling {
    /// Where it stands, in bytes. Hidden marks within the word are within it.
    pub range: Range<usize>,
    /// The word as it is shown.
    pub word: String,
}
