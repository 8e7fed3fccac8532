//! Blocks laid out by themselves, and how they are put together.

use std::{
    hash::{Hash as _, Hasher as _},
    sync::Arc,
};

use rustc_hash::FxHasher;

use super::{
    pages::structure::{ElementId, Ids, Structure},
    strips::{flow::Hung, strip::Strip},
};
use crate::{content::Block, model::RowId};

/// A block laid out by itself, and what it depended on but style and anchors.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) heard_before: u8,
    pub(super) facts: Arc<Facts>,
    pub(super) strips: Vec<Strip>,
    pub(super) structure: Structure,
    pub(super) before: f32,
    pub(super) after: f32,
}

/// What a block is known by.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) hash: u64,
    pub(super) anchors: Vec<RowId>,
}

impl Facts {
    /// Reads what a block is known by.
    pub(super) fn of(block: &Block) -> Self {
        let mut hasher = FxHasher::default();
        block.hash(&mut hasher);
        let mut anchors = Vec::new();
        block.each_anchor(&mut |row| anchors.push(row.clone()));
        Self {
            hash: hasher.finish(),
            anchors,
        }
    }
}

/// Adds the meaning of all blocks to a structure. Returns what their elements are called there.
pub(super) fn name(structure: &mut Structure, parent: ElementId, laid: &[Arc<Laid>]) -> Vec<Ids> {
    structure.reserve(laid.iter().map(|laid| laid.structure.len()).sum());
    let names = laid.iter();
    names
        .map(|laid| structure.append(parent, &laid.structure))
        .collect()
}

/// Returns the strips of all blocks, with the space between blocks.
pub(super) fn strips<'s>(laid: &'s [Arc<Laid>], ids: &'s [Ids]) -> impl Iterator<Item = Hung<'s>> {
    let mut after: f32 = 0.0;
    laid.iter().zip(ids).flat_map(move |(laid, ids)| {
        let above = laid.before.max(after);
        if !laid.strips.is_empty() {
            after = laid.after;
        }
        laid.strips
            .iter()
            .enumerate()
            .map(move |(idx, strip)| Hung {
                strip,
                before: strip.before + if idx == 0 { above } else { 0.0 },
                ids: *ids,
            })
    })
}
