//! From content to pages: what stands where, down to the glyph.
//!
//! Layout knows no drafts, files or fonts of the system. It turns blocks into strips, deals the
//! strips out to pages, and says of every item what it means ([`Structure`]).
//! Invariant: the same paper in the same style gives the same pages, and nothing stands beyond
//! the edge of a page.

mod color;
mod pages;
mod structure;
mod style;

mod assemble;
mod badge;
mod block;
mod bound;
mod breaks;
mod cells;
mod characters;
mod chart;
mod columns;
mod context;
mod contents;
mod control;
mod cover;
mod figures;
mod finished;
mod fit;
mod flow;
pub(crate) mod fonts;
mod furniture;
mod header;
mod heading;
mod inline;
mod laid;
mod layouter;
mod list;
mod paragraph;
mod quote;
mod records;
mod rich;
mod row;
mod rows;
mod setting;
mod shape;
mod sheet;
mod slots;
mod strip;
mod table;
mod want;
mod words;

pub use self::{
    characters::{Missing, missing_characters, missing_in},
    chart::{Drawing, draw_chart},
    color::{House, TEXT_CONTRAST},
    layouter::Layouter,
    pages::{
        Area, Color, Glyph, GlyphRun, Item, Link, OutlineEntry, Page, Pages, Path, Point, Shape,
        Sign, Size, Spot, Stroke, Target,
    },
    structure::{Children, Element, ElementId, Structure, Tag},
    style::{Colors, Logo, Margins, PageStyle, SizeSet, Style, StyleError, TypeSizes, Wishes},
};
use crate::content::Paper;

/// Lays a paper out, without remembering anything.
pub fn layout(paper: &Paper, style: &PageStyle) -> Pages {
    Layouter::new().layout(paper, style)
}
