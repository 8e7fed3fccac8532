//! What was found in a document: passages below headings, tables, and where each could go.

use super::block::Row;
use crate::import::left::Left;
use crate::model::{FieldId, SectionId, count_words};

/// A document, in its own order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its passages, in order.
    pub passages: Vec<Passage>,
    /// Its tables, in order.
    pub tables: Vec<Table>,
    /// Comments, contents, and what stands around the pages.
    pub left: Vec<Left>,
}

/// A heading with what stands below it, up to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// The heading; empty for what stands before the first.
    pub heading: String,
    /// How deep the heading is; 0 is the highest.
    pub level: usize,
    /// What stands below it.
    pub lines: Vec<Line>,
}

/// A piece of a passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A paragraph, an item of a list or a quotation.
    Words {
        /// Its words, an item with a bullet.
        text: String,
        /// The same as prose: with the marks of the line and of what is bold, italic or a link.
        prose: String,
    },
    /// A table, by its position among those of the document.
    Table(usize),
}

/// A table of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The passage that it stands in.
    pub passage: usize,
    pub(super) rows: Vec<Row>,
    /// The same as a list that can be read.
    pub(super) items: Vec<(String, String)>,
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

impl Table {
    /// Returns how many rows it has.
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// Returns its words, row by row.
    pub fn text(&self) -> String {
        let items = self.items.iter().map(|(text, _)| text.as_str());
        items.collect::<Vec<_>>().join("\n")
    }
}

impl Passage {
    /// Returns how many words it has, its heading counted and its tables not.
    pub fn n_words(&self) -> usize {
        count_words(&self.text())
    }

    /// Returns all of it as text, without its tables.
    pub fn text(&self) -> String {
        let heading = Some(self.heading.as_str()).filter(|heading| !heading.is_empty());
        let lines = self.lines.iter().filter_map(|line| match line {
            Line::Words { text, .. } => Some(text.as_str()),
            Line::Table(_) => None,
        });
        heading
            .into_iter()
            .chain(lines)
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.heading.is_empty() && self.lines.is_empty()
    }
}
