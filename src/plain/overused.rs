//! `overused-word`: words that councils use so often that they say nothing any more.

use std::{collections::BTreeMap, ops::Range};

use super::tokens::tokens;

/// Words with what is counted with them.
const LIST: &[(&str, &[&str])] = &[
    ("ambitious", &["ambitious", "ambition", "ambitions"]),
    ("appropriate", &["appropriate", "appropriately"]),
    ("clear", &["clear", "clearly"]),
    ("committed", &["committed", "commitment"]),
    ("comprehensive", &["comprehensive", "comprehensively"]),
    ("consistent", &["consistent", "consistently", "consistency"]),
    ("continue to", &["continue", "continues"]),
    (
        "deliver",
        &["deliver", "delivers", "delivered", "delivering", "delivery"],
    ),
    ("effective", &["effective", "effectively", "effectiveness"]),
    ("embedded", &["embed", "embeds", "embedded", "embedding"]),
    ("ensure", &["ensure", "ensures", "ensured", "ensuring"]),
    ("excellent", &["excellent", "excellence"]),
    ("focus", &["focus", "focused", "focuses", "focussed"]),
    ("high-quality", &["high-quality"]),
    ("innovative", &["innovative", "innovation", "innovations"]),
    ("journey", &["journey", "journeys"]),
    ("key", &["key"]),
    ("outcomes", &["outcomes", "outcome"]),
    ("passionate", &["passionate", "passion"]),
    ("proactive", &["proactive", "proactively"]),
    ("relentless", &["relentless", "relentlessly"]),
    ("robust", &["robust", "robustly", "robustness"]),
    ("significant", &["significant", "significantly"]),
    (
        "strengthen",
        &["strengthen", "strengthens", "strengthened", "strengthening"],
    ),
    ("strong", &["strong", "strongly", "stronger"]),
    ("timely", &["timely", "timeliness"]),
    ("vision", &["vision"]),
];

/// From how many times in a section a word is told, and in how many words at most.
const LEAST: usize = 4;
const PER_WORDS: usize = 120;

/// A word that is used too often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overused {
    /// The word.
    pub word: &'static str,
    /// Where it stands: the line, and the bytes of what is shown in it.
    pub places: Vec<(usize, Range<usize>)>,
}

/// Returns the words that are used too often in the lines of a section.
pub fn overused(lines: &[&str]) -> Vec<Overused> {
    let mut places: BTreeMap<&'static str, Vec<(usize, Range<usize>)>> = BTreeMap::new();
    let mut n_words = 0;
    for (idx, line) in lines.iter().enumerate() {
        for token in tokens(line) {
            n_words += 1;
            let listed = LIST
                .iter()
                .find(|(_, forms)| forms.contains(&token.word.as_str()));
            if let Some((word, _)) = listed {
                places.entry(word).or_default().push((idx, token.range));
            }
        }
    }
    places
        .into_iter()
        .filter(|(_, places)| places.len() >= LEAST && places.len() * PER_WORDS >= n_words)
        .map(|(word, places)| Overused { word, places })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_where_it_comes_often_and_close() {
        let line = "Robust plans, robustly kept, give a robust and strong picture.";
        let found = overused(&[line, "Our robust work."]);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].word, found[0].places.len()), ("robust", 4));
        let long = "word ".repeat(600);
        assert_eq!(overused(&[line, "Our robust work.", &long]), []);
    }
}
