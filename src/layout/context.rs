//! What laying out needs and adds to, and what comes of a block.

use std::collections::BTreeSet;

use super::{setting::Setting, shape::Words, strip::Strip, structure::Structure, style::PageStyle};
use crate::{content::Block, model::RowId};

/// What all of the layout needs and adds to.
pub(super) struct Context<'a> {
    /// How the paper looks.
    pub(super) style: &'a PageStyle,
    /// The words shaped so far.
    pub(super) words: Words,
    /// The meaning of what was laid out so far.
    pub(super) structure: Structure,
    /// The rows that citations can lead to.
    pub(super) anchors: &'a BTreeSet<RowId>,
    /// The level of the last heading, as a screen reader hears it.
    pub(super) heard_level: u8,
    /// Lays a block out, whatever its kind: blocks hold blocks, and no kind knows the others.
    pub(super) lay: fn(&mut Context<'_>, &Block, &Setting) -> Piece,
}

/// The strips of a block, with the space it wants above and below.
pub(super) struct Piece {
    /// The strips.
    pub(super) strips: Vec<Strip>,
    /// Space wanted above.
    pub(super) before: f32,
    /// Space wanted below.
    pub(super) after: f32,
}

impl Context<'_> {
    /// Lays blocks out below each other.
    pub(super) fn blocks(&mut self, blocks: &[Block], setting: &Setting) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut after: f32 = 0.0;
        for block in blocks {
            let mut piece = (self.lay)(self, block, setting);
            if let Some(first) = piece.strips.first_mut() {
                first.before += piece.before.max(after);
                after = piece.after;
            }
            strips.append(&mut piece.strips);
        }
        strips
    }
}
