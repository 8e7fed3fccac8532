//! From content to pages: what stands where, down to the glyph.
//!
//! Layout knows no drafts, files or fonts of the system. It turns blocks into strips, deals the
//! strips out to pages, and says of every item what it means ([`Structure`]).
//! Invariant: the same paper in the same style gives the same pages, and nothing stands beyond
//! the edge of a page.

mod pages;
mod style;

mod strips;
mod text;
mod blocks;
mod table;
mod chart;
mod front;

mod assemble;
mod block;
mod finished;
mod laid;
mod layouter;

pub(crate) use self::text::fonts::{Figures, has_character, shape};
pub use self::{
    chart::{Drawing, draw_chart},
    layouter::Layouter,
    pages::{
        Area, Color, GlyphRun, Item, Link, OutlineEntry, Page, Pages, Path, Point, Shape, Sign,
        Size, Spot, Stroke, Target,
        glyphs::{Glyph, Glyphs},
        structure::{Children, Element, ElementId, Structure, Tag},
    },
    style::{
        Colors, Logo, Margins, PageStyle, SizeSet, Style, StyleError, TypeSizes, Wishes,
        color::{House, TEXT_CONTRAST},
    },
    text::characters::{Missing, missing_characters, missing_in},
};
use crate::content::Paper;

/// Lays a paper out, without remembering anything.
pub fn layout(paper: &Paper, style: &PageStyle) -> Pages {
    Layouter::new().layout(paper, style)
}

/// Lays out a paper that is not needed any more, in less memory.
pub fn layout_last(paper: Paper, style: &PageStyle) -> Pages {
    Layouter::new().layout_last(paper, style)
}
