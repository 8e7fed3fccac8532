//! What the paper says, in order, with origin: draft + template → [`Paper`].
//!
//! Content knows no fonts, sizes or pages; `layout` knows no drafts.
//! Hidden parts are filtered here, so that they never reach pages, bytes, metadata or bookmarks.

mod typography;

mod chart;
mod paper;
mod texts;
mod edition;
mod rows;
mod indicators;
mod sections;
mod sheets;
mod marked;

mod memory;

pub use self::{
    chart::{
        Chart, ChartForm, ChartValue, GoodSide, Missing, Number, Series, SeriesRole, tolerance,
    },
    edition::{
        citation_labels::CitationLabels,
        readers::{marking_at, row_markings},
    },
    indicators::charts::figures_of,
    marked::{Marked, mark},
    paper::{
        spoken::{Cite, Spoken, spoken},
        text::{plain_text, word_count},
        tree::{
            Align, Block, Body, Cover, Furniture, Heading, Inline, LeftOut, List, Mark, Paper,
            Table, TableColumn, TableRow, Tone, Voice,
        },
    },
    sections::exemption::exemption_words,
    sheets::{Sheet, SheetCell, needs_apostrophe, sheet_names, sheets, shown_cells},
    texts::caret::{paragraph_at, words_at},
};

use self::{
    edition::Edition,
    memory::Memory,
    sections::{cover, said::Fields, section},
};
use crate::{
    model::{Audience, Draft},
    template::Template,
};

/// Builds the paper that `reader` may read.
pub fn build(draft: &Draft, template: &Template, reader: Audience) -> Paper {
    paper(&Edition::new(draft, template, reader), None)
}

/// Builds papers one after the other, and remembers what did not change.
#[derive(Debug, Default)]
pub struct Builder {
    memory: Memory,
}

impl Builder {
    /// Remembers nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Builds the paper that `reader` may read.
    pub fn build(&mut self, draft: &Draft, template: &Template, reader: Audience) -> Paper {
        let memory = std::mem::take(&mut self.memory);
        let (edition, mut fields, source) = memory.recall(draft, template, reader);
        let paper = paper(&edition, Some(&mut fields));
        self.memory = Memory::of(source, edition, fields);
        paper
    }
}

fn paper(edition: &Edition<'_>, fields: Option<&mut Fields>) -> Paper {
    Paper {
        cover: cover::cover(edition),
        furniture: cover::furniture(edition),
        has_contents: edition.template.file().paper.contents,
        blocks: section::sections(edition, fields),
        left_out: edition.left_out(),
    }
}

#[cfg(test)]
mod editing_tests;
#[cfg(test)]
mod indicator_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod shipped_tests;
