//! What every field said in the papers before.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    anchors::{Anchors, Settled},
    frame::Frame,
};
use crate::{
    content::{
        edition::{homes::FieldKey, registers::RegisterSet},
        paper::tree::Block,
    },
    model::Answer,
};

/// What every field said.
#[derive(Debug, Default)]
pub(in crate::content) struct Fields {
    known: BTreeMap<FieldKey, (Said, u64)>,
    /// Counts papers, to forget what was not needed.
    turn: u64,
}

/// What a field said, and what it was written from.
#[derive(Debug)]
pub(super) struct Said {
    pub(super) frame: Frame,
    pub(super) answer: Option<Answer>,
    pub(super) read: RegisterSet,
    pub(super) settled: Settled,
    pub(super) blocks: Vec<Arc<Block>>,
}

impl Fields {
    /// Whether no field is remembered.
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Begins the next paper. What was written from other rows is forgotten.
    pub(in crate::content) fn begin(&mut self, changed: RegisterSet) {
        self.turn += 1;
        self.known
            .retain(|_, (said, _)| !said.read.has_any_of(changed));
    }

    /// Ends a paper, and forgets the fields that it did not have: their registers may change
    /// unseen.
    pub(in crate::content) fn end(&mut self) {
        let turn = self.turn;
        self.known.retain(|_, (_, needed)| *needed == turn);
    }

    /// Returns what a field said, if it was written from the same and its anchors are settled as
    /// they were.
    pub(super) fn recall(
        &mut self,
        key: &FieldKey,
        frame: Frame,
        answer: Option<&Answer>,
        anchors: &mut Anchors<'_>,
    ) -> Option<Vec<Arc<Block>>> {
        let (said, needed) = self.known.get_mut(key)?;
        let is_same = said.frame == frame && said.answer.as_ref() == answer;
        if !is_same || !anchors.settle_again(&said.settled, key) {
            return None;
        }
        *needed = self.turn;
        Some(said.blocks.clone())
    }

    /// Remembers what a field says.
    pub(super) fn remember(&mut self, key: FieldKey, said: Said) {
        self.known.insert(key, (said, self.turn));
    }
}
