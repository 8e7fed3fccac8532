//! A page in the making.

use std::collections::BTreeSet;

use super::ids::Heading;
use crate::{
    export::{Progress, text::push_escaped},
    layout::PageStyle,
    model::RowId,
};

/// What is written, and what has to be known on the way.
pub(super) struct Page<'a> {
    pub(super) out: String,
    /// The headings with their names within the page, in order.
    pub(super) headings: Vec<Heading>,
    /// The rows that citations can lead to.
    pub(super) anchors: BTreeSet<RowId>,
    pub(super) n_tables: usize,
    pub(super) n_charts: usize,
    pub(super) style: &'a PageStyle,
    pub(super) progress: &'a Progress,
}

impl Page<'_> {
    pub(super) fn markup(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    pub(super) fn line(&mut self, markup: &str) {
        self.out.push_str(markup);
        self.out.push('\n');
    }

    pub(super) fn words(&mut self, text: &str) {
        push_escaped(&mut self.out, text);
    }
}
