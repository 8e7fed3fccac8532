//! Authors' texts as blocks, under the labels of one edition; what was read before is recalled:
//! while one text is written, the others stay as they are.
//!
//! Invariant: what is remembered changes how long a paper takes and never what it says.

use std::{
    cell::RefCell,
    hash::{Hash as _, Hasher as _},
    sync::Arc,
};

use rustc_hash::{FxHashMap, FxHasher};

use super::{labels::Labels, read};
use crate::{
    content::paper::tree::{Block, Inline},
    model::Place,
};

/// Reads the texts of one edition.
#[derive(Debug)]
pub(in crate::content) struct Texts {
    labels: Arc<Labels>,
    /// For how long a text is remembered.
    lasts: Lasts,
    known: RefCell<Known>,
}

/// For how long a text is remembered that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::content) enum Lasts {
    /// Until it is wanted: what was only looked at need not be read again.
    Once,
    /// For the next paper.
    Always,
}

/// Texts as they were read, under the labels that their citations printed.
#[derive(Debug, Default)]
pub(in crate::content) struct Known {
    labels: Arc<Labels>,
    texts: FxHashMap<u64, Vec<Text>>,
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
    /// Nothing is known yet.
    pub(in crate::content) fn new(labels: Arc<Labels>, lasts: Lasts) -> Self {
        let known = Known {
            labels: Arc::clone(&labels),
            ..Known::default()
        };
        Self {
            labels,
            lasts,
            known: RefCell::new(known),
        }
    }

    /// Recalls the texts of the last paper. Under other labels no text reads as it did.
    pub(in crate::content) fn remembering(labels: Arc<Labels>, mut known: Known) -> Self {
        known.turn += 1;
        if known.labels != labels {
            known.texts.clear();
            known.labels = Arc::clone(&labels);
        }
        Self {
            labels,
            lasts: Lasts::Always,
            known: RefCell::new(known),
        }
    }

    /// Returns what is remembered, without the texts that this paper did not need.
    pub(in crate::content) fn into_known(self) -> Known {
        let mut known = self.known.into_inner();
        let turn = known.turn;
        known.texts.retain(|_, texts| {
            texts.retain(|text| text.turn == turn);
            !texts.is_empty()
        });
        known
    }

    /// Takes on what was read beside these on another thread.
    #[expect(
        clippy::iter_over_hash_type,
        reason = "which text is found does not depend on it"
    )]
    pub(in crate::content) fn join(&self, other: Self) {
        let mut known = self.known.borrow_mut();
        let turn = known.turn;
        for (key, texts) in other.known.into_inner().texts {
            let texts = texts.into_iter().map(|text| Text { turn, ..text });
            known.texts.entry(key).or_default().extend(texts);
        }
    }

    pub(in crate::content) fn labels(&self) -> &Arc<Labels> {
        &self.labels
    }

    pub(in crate::content) fn lasts(&self) -> Lasts {
        self.lasts
    }

    /// Reads an author's text.
    pub(in crate::content) fn blocks(&self, text: &str, origin: &Place) -> Vec<Block> {
        let mut known = self.known.borrow_mut();
        let found = match self.lasts {
            Lasts::Once => known.take(text, origin),
            Lasts::Always => known.recall(text, origin).map(<[Block]>::to_vec),
        };
        found.unwrap_or_else(|| {
            let blocks = read::read(text, &self.labels, origin);
            if self.lasts == Lasts::Always {
                known.remember(text, origin, blocks.clone());
            }
            blocks
        })
    }

    /// Reads an author's text as one run of words, for places that hold no blocks.
    pub(in crate::content) fn running(&self, text: &str, origin: &Place) -> Vec<Inline> {
        read::running(self.blocks(text, origin))
    }

    /// Looks at what an author's text reads as.
    pub(in crate::content) fn see<T>(
        &self,
        text: &str,
        origin: &Place,
        see: impl FnOnce(&[Block]) -> T,
    ) -> T {
        let mut known = self.known.borrow_mut();
        if let Some(blocks) = known.recall(text, origin) {
            return see(blocks);
        }
        let blocks = read::read(text, &self.labels, origin);
        let seen = see(&blocks);
        known.remember(text, origin, blocks);
        seen
    }
}

impl Known {
    pub(in crate::content) fn labels(&self) -> &Arc<Labels> {
        &self.labels
    }

    /// Returns the blocks of a text that was read before.
    fn recall(&mut self, text: &str, origin: &Place) -> Option<&[Block]> {
        let known = self.texts.get_mut(&hash(text))?.iter_mut();
        let same = { known }.find(|known| known.is(text, origin))?;
        same.turn = self.turn;
        Some(&same.blocks)
    }

    /// Gives up the blocks of a text that was read before.
    fn take(&mut self, text: &str, origin: &Place) -> Option<Vec<Block>> {
        if self.texts.is_empty() {
            return None;
        }
        let known = self.texts.get_mut(&hash(text))?;
        let idx = known.iter().position(|known| known.is(text, origin))?;
        Some(known.swap_remove(idx).blocks)
    }

    fn remember(&mut self, text: &str, origin: &Place, blocks: Vec<Block>) {
        self.texts.entry(hash(text)).or_default().push(Text {
            source: text.into(),
            origin: origin.clone(),
            blocks,
            turn: self.turn,
        });
    }
}

impl Text {
    fn is(&self, text: &str, origin: &Place) -> bool {
        *self.source == *text && self.origin == *origin
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}
