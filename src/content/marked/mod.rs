//! Two papers for the same readers as one, with what came in and what went out marked.
//!
//! Both papers were built for these readers, so that nothing they may not read is in either.
//! What an author took from where it was seen to where it is not is held back here (`held_back`).
//! A marked paper is a working copy and says so on every page.
//!
//! Invariant: without what is marked as deleted, the blocks say what the paper after says.

mod align;
mod blocks;
mod face;
mod held_back;
mod labels;
mod lead;
mod tables;
mod whole;
mod words;

use std::sync::Arc;

use self::{blocks::Marker, held_back::HeldBack};
use super::paper::tree::Paper;

/// A paper with changes marked, and how much they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The paper.
    pub paper: Paper,
    /// How many words came in.
    pub n_inserted: usize,
    /// How many words went out and are shown.
    pub n_deleted: usize,
    /// How many passages went out and are not shown, because they now stand where these readers
    /// may not read.
    pub n_held_back: usize,
}

/// Marks in `after` what changed since `before`; `since` says in words when that was. `texts` is
/// everything that the draft after says, to these readers or not.
pub fn mark(before: &Paper, after: Paper, since: &str, texts: &[String]) -> Marked {
    let mut marker = Marker::new(HeldBack::new(texts, &after));
    let mut paper = after;
    let new = std::mem::take(&mut paper.blocks);
    paper.blocks = marker.papers(&labels::told_alike(&before.blocks, &new), &new);
    let (n_inserted, n_deleted) = lead::count(&paper.blocks);
    let lead = lead::blocks(&mut marker, (before, &paper), since, n_inserted + n_deleted);
    // As what a paper is about stands behind its first heading.
    let at = paper.blocks.len().min(1);
    let lead = lead.into_iter().map(Arc::new);
    paper.blocks.splice(at..at, lead);
    lead::mark_pages(&mut paper.furniture, since);
    Marked {
        paper,
        n_inserted,
        n_deleted,
        n_held_back: marker.n_held_back,
    }
}

#[cfg(test)]
mod tests;
