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

pub use self::{
    dictionary::Dictionary,
    known::Known,
    misspelling::Misspelling,
    words::{Word, words_of_line, words_of_prose},
};

/// Returns the words among these that nobody knows.
pub fn misspelled(words: &[Word], dictionary: &Dictionary, known: &Known) -> Vec<Misspelling> {
    words
        .iter()
        .flat_map(|word| {
            shape::asked_about(word, &|part| dictionary.knows(part) || known.has(part))
        })
        .collect()
}

#[cfg(test)]
mod tests;
