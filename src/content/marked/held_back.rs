//! What went out of sight rather than away: words that stood where these readers could read them
//! and stand now where they cannot.
//!
//! Only the words tell, because a passage that was moved by hand is another text in another
//! place. A few words in a row that the draft still has, and the paper has not, are enough.

use std::collections::BTreeSet;

use super::face::plain;
use crate::content::paper::{
    text::plain_text,
    tree::{Inline, Paper},
};

/// So many words in a row are nobody's by chance.
const IN_A_ROW: usize = 4;

/// The words in a row that the draft says and the paper does not.
#[derive(Debug, Default)]
pub(super) struct HeldBack(BTreeSet<Vec<String>>);

impl HeldBack {
    pub(super) fn new(texts: &[String], paper: &Paper) -> Self {
        let shown: BTreeSet<Vec<String>> = in_a_row(&plain_text(paper)).collect();
        let said = texts.iter().flat_map(|text| in_a_row(text));
        Self(said.filter(|words| !shown.contains(words)).collect())
    }

    /// Whether words that went out may not be shown.
    pub(super) fn holds(&self, text: &[Inline]) -> bool {
        !self.0.is_empty() && in_a_row(&plain(text)).any(|words| self.0.contains(&words))
    }

    /// Whether words that went out of a text may not be shown: in themselves, or because they are
    /// part of what its author put out of sight. A name alone is no few words in a row.
    pub(super) fn holds_part(&self, whole: &[Inline], part: &[Inline]) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let held: BTreeSet<String> = in_a_row(&plain(whole))
            .filter(|words| self.0.contains(words))
            .flatten()
            .collect();
        self.holds(part)
            || words_of(&plain(part))
                .iter()
                .any(|word| held.contains(word))
    }
}

fn words_of(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn in_a_row(text: &str) -> impl Iterator<Item = Vec<String>> {
    let words = words_of(text);
    let rows: Vec<Vec<String>> = words.windows(IN_A_ROW).map(<[String]>::to_vec).collect();
    rows.into_iter()
}
