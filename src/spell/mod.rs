//! Spelling: the words of a text that no dictionary knows, and what they may have meant.
//!
//! A [`Dictionary`] knows British English and the words of children's services; [`Known`] holds
//! what a draft and its author declare. What counts as a word, and which words are asked about at
//! all, is said in one place for prose and lines.
//!
//! Pure: text in, places out. Nothing here knows a template, a file or a window.

mod dictionary;
mod known;
mod misspelling;
mod shape;
mod words;

use rustc_hash::FxHashSet;

pub use self::{
    dictionary::Dictionary,
    known::Known,
    misspelling::Misspelling,
    words::{Word, words_of_line, words_of_prose},
};

/// Returns the words among these that nobody knows.
pub fn misspelled(words: &[Word<'_>], dictionary: &Dictionary, known: &Known) -> Vec<Misspelling> {
    let is_known = |part: &str| dictionary.knows(part) || known.has(part);
    // A text says the same words over and over; what is asked of one is asked by its letters alone.
    let mut right: FxHashSet<&str> = FxHashSet::default();
    let mut found = Vec::new();
    for word in words {
        if right.contains(word.text.as_ref()) {
            continue;
        }
        let parts = shape::asked_about(word, &is_known);
        if parts.is_empty() {
            right.insert(&word.text);
        }
        found.extend(parts);
    }
    found
}

#[cfg(test)]
mod tests;
