//! What the paper says, in order, with origin: draft + template → [`Paper`].
//!
//! Content knows no fonts, sizes or pages; `layout` knows no drafts.
//! Hidden parts are filtered here, so that they never reach pages, bytes, metadata or bookmarks.

mod anchors;
mod audience;
mod blocks;
mod cells;
mod chart;
mod charts;
mod citations;
mod columns;
mod cover;
mod dates;
mod edition;
mod exemption;
mod figures;
mod labels;
mod list;
mod numbering;
mod pairs;
mod periods;
mod pieces;
mod priority;
mod prose;
mod remarks;
mod review;
mod rug;
mod run;
mod section;
mod tables;
mod text;
mod tree;
mod typography;
mod views;

pub use self::{
    audience::marking_at,
    chart::{Chart, ChartForm, ChartValue, GoodSide, Missing, Number, Series, SeriesRole},
    labels::CitationLabels,
    text::{plain_text, word_count},
    tree::{
        Align, Block, Body, Cover, Furniture, Heading, Inline, LeftOut, List, Paper, Table,
        TableColumn, TableRow, Tone, Voice,
    },
};

use crate::model::{Audience, Draft};
use crate::template::Template;

use self::edition::Edition;

/// Builds the paper that `reader` may read.
pub fn build(draft: &Draft, template: &Template, reader: Audience) -> Paper {
    let edition = Edition::new(draft, template, reader);
    Paper {
        cover: cover::cover(&edition),
        furniture: cover::furniture(&edition),
        has_contents: template.file().paper.contents,
        blocks: section::sections(&edition),
        left_out: edition.left_out(),
    }
}

#[cfg(test)]
mod editing_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod shipped_tests;
