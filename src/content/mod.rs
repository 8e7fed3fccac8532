//! What the paper says, in order, with origin: draft + template → [`Paper`].
//!
//! Content knows no fonts, sizes or pages; `layout` knows no drafts.
//! Hidden parts are filtered here, so that they never reach pages, bytes, metadata or bookmarks.

mod ahead;
mod anchors;
mod audience;
mod blocks;
mod caret;
mod cells;
mod chart;
mod charts;
mod citation_labels;
mod citations;
mod cited;
mod columns;
mod cover;
mod dates;
mod edition;
mod exemption;
mod field;
mod figures;
mod frame;
mod homes;
mod indicators;
mod labels;
mod left_out;
mod links;
mod list;
mod markings;
mod memory;
mod names;
mod numbering;
mod pairs;
mod periods;
mod pieces;
mod priority;
mod prose;
mod reach;
mod registers;
mod remarks;
mod review;
mod rug;
mod run;
mod said;
mod section;
mod seen;
mod spoken;
mod tables;
mod targets;
mod text;
mod texts;
mod tree;
mod typography;
mod views;
mod when;
mod written;

pub use self::{
    audience::{marking_at, row_markings},
    caret::{paragraph_at, words_at},
    chart::{
        Chart, ChartForm, ChartValue, GoodSide, Missing, Number, Series, SeriesRole, tolerance,
    },
    charts::figures_of,
    citation_labels::CitationLabels,
    exemption::exemption_words,
    spoken::{Cite, Spoken, spoken},
    text::{plain_text, word_count},
    tree::{
        Align, Block, Body, Cover, Furniture, Heading, Inline, LeftOut, List, Paper, Table,
        TableColumn, TableRow, Tone, Voice,
    },
};

use crate::model::{Audience, Draft};
use crate::template::Template;

use self::{edition::Edition, memory::Memory, said::Fields};

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
        left_out: left_out::left_out(edition),
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
