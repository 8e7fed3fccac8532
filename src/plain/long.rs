//! `long-sentence`: sentences of more than 25 words, the length that GOV.UK holds readers to.

use std::ops::Range;

use super::remark::Remark;
use crate::model::count_words;

/// How many words a sentence has at most.
pub(super) const MOST_WORDS: usize = 25;

pub(super) fn check(text: &str, sentences: &[Range<usize>]) -> Vec<Remark> {
    let mut found = Vec::new();
    for sentence in sentences {
        let n_words = count_words(text.get(sentence.clone()).unwrap_or_default());
        if n_words > MOST_WORDS {
            let message =
                format!("This sentence has {n_words} words; two shorter ones read more easily");
            found.push(Remark::new(sentence.clone(), "long-sentence", message));
        }
    }
    found
}
