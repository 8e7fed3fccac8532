//! What a text gives as the neighbours’ share.

use std::collections::BTreeSet;

use super::{quoted_figures::topics, shares::amounts};

/// How many words two texts have in common that speak of the same figure.
const SAME_WORDS: usize = 2;

/// What a sentence gives as the neighbours’ share.
#[derive(Debug)]
pub(super) struct OfOthers {
    pub(super) share: f64,
    topics: BTreeSet<String>,
    years: BTreeSet<String>,
}

impl OfOthers {
    /// Reads the shares of a sentence.
    pub(super) fn in_sentence(sentence: &str) -> Vec<Self> {
        let pieces = sentence.split(';');
        let said = pieces.filter_map(|piece| {
            Some(Self {
                share: share_of_neighbours(piece)?,
                topics: topics(piece),
                years: years(piece),
            })
        });
        said.collect()
    }

    /// Whether another gives another share for the same.
    pub(super) fn differs_from(&self, other: &Self) -> bool {
        self.topics.intersection(&other.topics).count() >= SAME_WORDS
            && self.years == other.years
            && !self.years.is_empty()
            && (self.share - other.share).abs() > 1.0
    }
}

/// Returns the share that stands behind “neighbours” in a piece of a sentence, before “we”.
fn share_of_neighbours(piece: &str) -> Option<f64> {
    const NEAR: usize = 60;
    let (_, behind) = piece.split_once("neighbours")?;
    let near = behind.get(..behind.floor_char_boundary(NEAR.min(behind.len())))?;
    let near = near.split(" we ").next()?;
    let is_bare = { near.strip_prefix([' ', ':', '’', '\'', '\u{a0}']) }
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let mut shares = amounts(near).into_iter();
    shares
        .find(|amount| amount.is_share || is_bare)
        .map(|amount| amount.value)
}

fn years(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.len() == 4 && word.starts_with("20"))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_share_of_neighbours_is_read_whatever_sign_stands_behind_them() {
        for (piece, expected) in [
            ("our neighbours’ 69 per cent", Some(69.0)),
            ("our neighbours' 69 per cent", Some(69.0)),
            ("our neighbours – 69 per cent", Some(69.0)),
            ("our neighbours\u{a0}69 per cent", Some(69.0)),
            ("our neighbours’69", Some(69.0)),
            ("our neighbours 69", Some(69.0)),
            ("our neighbours", None),
            ("our neighbours are 69", None),
        ] {
            assert_eq!(super::share_of_neighbours(piece), expected, "{piece}");
        }
    }
}
