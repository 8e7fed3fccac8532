//! What laying out needs and adds to, and what comes of a block.

use std::collections::BTreeSet;

use super::setting::Setting;
use crate::{
    content::Block,
    layout::{
        pages::structure::Structure, strips::strip::Strip, style::PageStyle, text::shape::Words,
    },
    model::RowId,
};

/// What all of the layout needs and adds to.
pub(in crate::layout) struct Context<'a> {
    /// How the paper looks.
    pub(in crate::layout) style: &'a PageStyle,
    /// The words shaped so far.
    pub(in crate::layout) words: Words,
    /// The meaning of what was laid out so far.
    pub(in crate::layout) structure: Structure,
    /// The rows that citations can lead to.
    pub(in crate::layout) anchors: &'a BTreeSet<RowId>,
    /// The level of the last heading, as a screen reader hears it.
    pub(in crate::layout) heard_level: u8,
    /// Lays a block out, whatever its kind: blocks hold blocks, and no kind knows the others.
    pub(in crate::layout) lay: fn(&mut Context<'_>, &Block, &Setting) -> Piece,
}

/// The strips of a block, with the space it wants above and below.
pub(in crate::layout) struct Piece {
    /// The strips.
    pub(in crate::layout) strips: Vec<Strip>,
    /// Space wanted above.
    pub(in crate::layout) before: f32,
    /// Space wanted below.
    pub(in crate::layout) after: f32,
}

impl Context<'_> {
    /// Lays blocks out below each other.
    pub(in crate::layout) fn blocks(&mut self, blocks: &[Block], setting: &Setting) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut after: f32 = 0.0;
        for block in blocks {
            let mut piece = (self.lay)(self, block, setting);
            if let Some(first) = piece.strips.first_mut() {
                first.before += piece.before.max(after);
                after = piece.after;
            }
            if strips.is_empty() {
                strips = piece.strips;
            } else {
                strips.append(&mut piece.strips);
            }
        }
        // Thousands of cells with room for more would be megabytes.
        strips.shrink_to_fit();
        strips
    }
}
