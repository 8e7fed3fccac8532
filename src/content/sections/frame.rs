//! How the fields of a section stand.

use super::numbering::ParagraphCount;

/// What a section says about how its fields stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) level: u8,
    pub(super) headings: Headings,
    pub(super) paragraphs: ParagraphCount,
}

/// How the headings of the texts of a section stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Headings {
    /// On lines of their own.
    OwnLine,
    /// As the first words of their paragraphs.
    RunIn,
}
