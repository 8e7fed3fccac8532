//! What was found in a document: passages below headings, and where each could go.

use crate::import::left::Left;
use crate::model::{FieldId, SectionId, count_words};

/// A document, in its own order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its passages, in order.
    pub passages: Vec<Passage>,
    /// Footnotes, comments, and what stands around the pages.
    pub left: Vec<Left>,
}

/// A heading with what stands below it, up to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The heading; empty for what stands before the first.
    pub heading: String,
    /// How deep the heading is; 0 is the highest.
    pub level: usize,
    /// The paragraphs, items of lists with a bullet.
    pub lines: Vec<String>,
}

/// Where a passage could go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The section.
    pub section: SectionId,
    /// The field of it that takes text.
    pub field: FieldId,
    /// How sure that is, in hundredths.
    pub sure: u8,
}

impl Passage {
    /// Returns how many words it has, its heading counted.
    pub fn n_words(&self) -> usize {
        let lines = self.lines.iter().map(String::as_str);
        let texts = std::iter::once(self.heading.as_str()).chain(lines);
        texts.map(count_words).sum()
    }

    /// Returns all of it as text.
    pub fn text(&self) -> String {
        let heading = Some(&self.heading).filter(|heading| !heading.is_empty());
        let lines: Vec<&str> = { heading.into_iter().chain(&self.lines) }
            .map(String::as_str)
            .collect();
        lines.join("\n")
    }
}
