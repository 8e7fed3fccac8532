//! The text of a document in the making.

use std::collections::BTreeMap;

use super::{headings::Heading, numbering::Numbering, part::twips};
use crate::{
    content::Mark,
    export::{Progress, levels::Levels, raster::Raster, text::push_escaped},
    layout::PageStyle,
    model::RowId,
};

/// What is written, and what has to be known on the way.
pub(super) struct Text<'a> {
    pub(super) out: String,
    pub(super) style: &'a PageStyle,
    /// The rows that citations can lead to, numbered.
    pub(super) bookmarks: BTreeMap<RowId, usize>,
    /// The headings of the body, in order.
    pub(super) headings: Vec<Heading>,
    pub(super) levels: Levels,
    pub(super) numbering: Numbering,
    /// Where links lead, in the order of their relations.
    pub(super) links: Vec<String>,
    /// Pictures, in the order of their numbers.
    pub(super) pictures: Vec<Raster>,
    pub(super) next_id: usize,
    /// Whether the next paragraph begins a page.
    pub(super) begins_page: bool,
    /// Whether the last thing written was a table, which brings no space of its own.
    pub(super) is_after_table: bool,
    /// What became of the words that are written since an earlier state.
    pub(super) mark: Mark,
    pub(super) progress: &'a Progress,
}

impl Text<'_> {
    pub(super) fn markup(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(super) fn words(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }

    /// Returns a length in points as the document gives it.
    pub(super) fn width(&self) -> i32 {
        twips(self.style.measure())
    }
}
