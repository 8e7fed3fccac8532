//! How long sentences are.

use crate::model::count_words;
use crate::prose::sentences;

/// How long the sentences of some lines are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// How many words are in them.
    pub n_words: usize,
    /// How many sentences there are.
    pub n_sentences: usize,
    /// How many of them have more than 25 words.
    pub n_long: usize,
}

impl Reading {
    /// Counts the sentences of a line.
    pub fn add(&mut self, line: &str) {
        for sentence in sentences(line) {
            let n_words = count_words(line.get(sentence).unwrap_or_default());
            self.n_words += n_words;
            self.n_sentences += 1;
            self.n_long += usize::from(n_words > super::long::MOST_WORDS);
        }
    }

    /// Returns how many words a sentence has, rounded; none where there is no sentence.
    pub fn words_a_sentence(&self) -> Option<usize> {
        let half = self.n_sentences / 2;
        (self.n_words + half).checked_div(self.n_sentences)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_a_full_stop_is_a_sentence() {
        let mut reading = Reading::default();
        for line in [
            "We will:",
            "see every child within five days",
            "listen, e.g. at home",
            "–",
        ] {
            reading.add(line);
        }
        assert_eq!((reading.n_sentences, reading.n_words), (3, 12));
        assert_eq!(reading.words_a_sentence(), Some(4));
        assert_eq!(Reading::default().words_a_sentence(), None);
    }
}
