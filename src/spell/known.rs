//! Words that are right because somebody says so: the author's own, and the draft's.

use std::collections::BTreeSet;

use super::{shape::plain, words::words_of_line};

/// Words that somebody declared.
///
/// A word with a capital letter is known with it alone; one in small letters also at the head of
/// a sentence and in capitals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    words: BTreeSet<String>,
}

impl Known {
    /// Takes a word for right.
    pub fn add(&mut self, word: &str) {
        let word = plain(word.trim());
        if !word.is_empty() {
            self.words.insert(word.into_owned());
        }
    }

    /// Takes every word of a text for right, such as those of a council's name.
    pub fn add_text(&mut self, text: &str) {
        for word in words_of_line(text) {
            self.add(&word.text);
            for part in word.text.split(['-', '‐', '‑']) {
                self.add(part);
            }
        }
    }

    /// Whether a word, or the word that it is the possessive of, was declared.
    pub fn has(&self, word: &str) -> bool {
        let word = plain(word);
        let is_known = |word: &str| {
            self.words.contains(word) || {
                let small = word.to_lowercase();
                small != word && self.words.contains(&small)
            }
        };
        is_known(&word) || word.strip_suffix("'s").is_some_and(is_known)
    }

    /// Returns the words, in order.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }
}
