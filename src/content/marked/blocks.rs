//! Blocks against blocks: what stays, what changed, what came in and what went out.

use std::sync::Arc;

use super::{
    align::{Met, align},
    face::Face,
    held_back::HeldBack,
    words::{self, Piece, push},
};
use crate::content::{
    chart::ChartForm,
    paper::{
        pieces::{PLAIN, said, words as plain_words},
        tree::{Block, Body, Inline, List, Mark},
    },
};

/// Puts two papers together.
pub(super) struct Marker {
    held_back: HeldBack,
    /// How many passages that went out are not shown.
    pub(super) n_held_back: usize,
}

impl Marker {
    pub(super) fn new(held_back: HeldBack) -> Self {
        Self {
            held_back,
            n_held_back: 0,
        }
    }

    /// Puts the blocks of two papers together. What stays is shared with the paper after.
    pub(super) fn papers(&mut self, old: &[Arc<Block>], new: &[Arc<Block>]) -> Vec<Arc<Block>> {
        let (before, after) = (
            old.iter().map(AsRef::as_ref).collect::<Vec<&Block>>(),
            new.iter().map(AsRef::as_ref).collect::<Vec<&Block>>(),
        );
        let mut blocks = Vec::new();
        for met in aligned(&before, &after) {
            match met {
                Met::Same(idx) => blocks.extend(new.get(idx).cloned()),
                Met::Both(..) | Met::Old(_) | Met::New(_) => {
                    let put = self.met(met, &before, &after);
                    blocks.extend(put.into_iter().map(Arc::new));
                }
            }
        }
        blocks
    }

    /// Puts blocks together.
    pub(super) fn together(&mut self, old: &[Block], new: &[Block]) -> Vec<Block> {
        let before: Vec<&Block> = old.iter().collect();
        let after: Vec<&Block> = new.iter().collect();
        let met = aligned(&before, &after).into_iter();
        met.flat_map(|met| self.met(met, &before, &after)).collect()
    }

    fn met(&mut self, met: Met, old: &[&Block], new: &[&Block]) -> Vec<Block> {
        let at = |blocks: &[&Block], idx: usize| blocks.get(idx).map(|block| (*block).clone());
        match met {
            Met::Same(idx) => at(new, idx).into_iter().collect(),
            Met::Both(from, to) => match (at(old, from), at(new, to)) {
                (Some(old), Some(new)) => self.changed(&old, &new),
                (_, new) => new.into_iter().collect(),
            },
            Met::Old(idx) => at(old, idx).map_or_else(Vec::new, |old| self.deleted(&old)),
            Met::New(idx) => at(new, idx).map_or_else(Vec::new, |new| self.inserted(&new)),
        }
    }

    /// Returns a block that changed.
    pub(super) fn changed(&mut self, old: &Block, new: &Block) -> Vec<Block> {
        let with = |body| Block {
            body,
            ..new.clone()
        };
        match (&old.body, &new.body) {
            (Body::Paragraph { text: from, .. }, Body::Paragraph { number, text: to }) => {
                let text = self.text_together(from, to);
                let number = number.clone();
                vec![with(Body::Paragraph { number, text })]
            }
            (Body::Quote(from), Body::Quote(to)) => {
                vec![with(Body::Quote(self.together(from, to)))]
            }
            (Body::List(from), Body::List(to)) => vec![with(Body::List(self.lists(from, to)))],
            (Body::Table(from), Body::Table(to)) => self.tables((old, from), (new, to)),
            (Body::Heading(from), Body::Heading(_)) => {
                let mut blocks = vec![new.clone()];
                let was = vec![said(&from.text, PLAIN)];
                blocks.extend(self.told("The heading was: ", was, new));
                blocks
            }
            (Body::Chart(_), Body::Chart(to)) if to.form == ChartForm::Spark => vec![new.clone()],
            (Body::Chart(from), Body::Chart(_)) => {
                let mut blocks = vec![new.clone()];
                let was = vec![said(&format!("{}. {}", from.title, from.alt), PLAIN)];
                blocks.extend(self.told("The chart has changed. It showed: ", was, new));
                blocks
            }
            _ => {
                let mut blocks = self.deleted(old);
                blocks.extend(self.inserted(new));
                blocks
            }
        }
    }

    /// Returns running text with its changes.
    pub(super) fn text_together(&mut self, old: &[Inline], new: &[Inline]) -> Vec<Inline> {
        let mut text = Vec::new();
        for piece in words::pieces(old, new) {
            match piece {
                Piece::Same(words) => text.extend(words),
                Piece::Changed { old: part, new } => {
                    let old = self.gone_of(old, part);
                    let both = !old.is_empty() && !new.is_empty();
                    push(&mut text, Mark::Deleted, old);
                    if both {
                        // Or else "14" and "15" would be read as "1415".
                        text.push(plain_words(" "));
                    }
                    push(&mut text, Mark::Inserted, new);
                }
            }
        }
        text
    }

    /// Returns words that went out, or none where they may not be shown.
    pub(super) fn gone(&mut self, words: Vec<Inline>) -> Vec<Inline> {
        if self.held_back.holds(&words) {
            self.n_held_back += 1;
            return Vec::new();
        }
        words
    }

    /// Returns words that went out of a text, or none where they may not be shown.
    fn gone_of(&mut self, whole: &[Inline], part: Vec<Inline>) -> Vec<Inline> {
        if self.held_back.holds_part(whole, &part) {
            self.n_held_back += 1;
            return Vec::new();
        }
        part
    }

    fn lists(&mut self, old: &List, new: &List) -> List {
        let before: Vec<Face<'_>> = old.items.iter().map(|item| Face::item(item)).collect();
        let after: Vec<Face<'_>> = new.items.iter().map(|item| Face::item(item)).collect();
        let item = |list: &List, idx: usize| list.items.get(idx).cloned().unwrap_or_default();
        let mut items: Vec<Vec<Block>> = Vec::new();
        for met in align(&before, &after) {
            match met {
                Met::Same(idx) => items.push(item(new, idx)),
                Met::Both(from, to) => items.push(self.together(&item(old, from), &item(new, to))),
                Met::New(idx) => items.push(self.blocks(&item(new, idx), Mark::Inserted)),
                Met::Old(idx) => {
                    let gone = self.blocks(&item(old, idx), Mark::Deleted);
                    match items.last_mut() {
                        // What went out must not be counted among what is numbered.
                        Some(last) if new.start.is_some() => last.extend(gone),
                        _ if gone.is_empty() => {}
                        _ => items.push(gone),
                    }
                }
            }
        }
        List {
            start: new.start,
            items,
        }
    }
}

fn aligned(old: &[&Block], new: &[&Block]) -> Vec<Met> {
    let before: Vec<Face<'_>> = old.iter().map(|block| Face::block(block)).collect();
    let after: Vec<Face<'_>> = new.iter().map(|block| Face::block(block)).collect();
    align(&before, &after)
}
