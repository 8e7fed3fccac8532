//! Authors' texts that were read before: while one text is written, the others stay as they are.
//!
//! Invariant: what is remembered changes how long a paper takes and never what it says.

use std::{
    collections::BTreeMap,
    hash::{Hash as _, Hasher as _},
};

use rustc_hash::{FxHashMap, FxHasher};

use crate::model::{Place, RowId};

use super::{Block, labels::Label};

/// Texts as they were read, under the labels that their citations printed.
#[derive(Debug, Default)]
pub(super) struct Texts {
    labels: BTreeMap<RowId, Label>,
    known: FxHashMap<u64, Vec<Text>>,
    /// Counts papers, to forget what was long not needed.
    turn: u64,
}

#[derive(Debug)]
struct Text {
    source: Box<str>,
    origin: Place,
    blocks: Vec<Block>,
    turn: u64,
}

impl Texts {
    /// Begins the next paper. Under other labels no text reads as it did.
    pub(super) fn begin(&mut self, labels: &BTreeMap<RowId, Label>) {
        self.turn += 1;
        if self.labels != *labels {
            self.known.clear();
            self.labels.clone_from(labels);
        }
    }

    /// Ends a paper, and forgets the texts that it did not need.
    pub(super) fn end(&mut self) {
        let turn = self.turn;
        self.known.retain(|_, texts| {
            texts.retain(|text| text.turn == turn);
            !texts.is_empty()
        });
    }

    /// Returns the blocks of a text that was read before.
    pub(super) fn recall(&mut self, text: &str, origin: &Place) -> Option<&[Block]> {
        let known = self.known.get_mut(&hash(text))?.iter_mut();
        let same = { known }.find(|known| *known.source == *text && known.origin == *origin)?;
        same.turn = self.turn;
        Some(&same.blocks)
    }

    /// Remembers the blocks of a text.
    pub(super) fn remember(&mut self, text: &str, origin: &Place, blocks: &[Block]) {
        self.known.entry(hash(text)).or_default().push(Text {
            source: text.into(),
            origin: origin.clone(),
            blocks: blocks.to_vec(),
            turn: self.turn,
        });
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}
