//! Letters without bullets: their sentences, for the user to pick from, those first that ask for
//! something.

use super::blocks::Block;

/// The words by which a sentence asks for something, or says that it is not there yet.
const ASKS: &[&str] = &[
    " should ",
    " must ",
    " need to ",
    " needs to ",
    " needed to ",
    " is needed",
    " are needed",
    " needs further ",
    " require improvement",
    " requires improvement",
    " further work ",
    " more work ",
    " to improve ",
    " improvement is ",
    " improvements are ",
    " not yet ",
    " not consistently ",
    " not always ",
    " inconsistent",
    " too many ",
    " too few ",
    " recommend",
    " area for ",
    " areas for ",
    " would benefit ",
    " remains a ",
    " remain a ",
    " delay",
    " weak",
];

/// How a sentence begins that only greets.
const COURTESIES: &[&str] = &["dear ", "thank you", "i am copying"];

/// How a letter ends: nothing there asks for anything.
const ENDS: &[&str] = &["yours ", "copied to", "cc "];

/// The fewest and the most words of a sentence that is proposed.
const WORDS: std::ops::RangeInclusive<usize> = 5..=80;

/// A sentence of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) text: String,
    /// Whether it asks for something.
    pub(super) asks: bool,
}

/// Returns the sentences of a letter, in order.
pub(super) fn sentences(blocks: &[Block]) -> Vec<Sentence> {
    let mut found = Vec::new();
    for block in blocks {
        let text = match block {
            Block::Line {
                is_heading: false,
                text,
            }
            | Block::Item { text, .. } => text,
            Block::Line { .. } | Block::Row(_) => continue,
        };
        if begins(text, ENDS) {
            continue;
        }
        let sentences = parted(text).into_iter();
        let sentences = sentences.filter(|text| {
            let n_words = text.split_whitespace().count();
            WORDS.contains(&n_words) && !begins(text, COURTESIES)
        });
        found.extend(sentences.map(|text| Sentence {
            asks: asks(&text),
            text,
        }));
    }
    found
}

fn begins(text: &str, with: &[&str]) -> bool {
    let lower = text.to_lowercase();
    with.iter().any(|words| lower.starts_with(words))
}

fn asks(sentence: &str) -> bool {
    let lower = format!(" {} ", sentence.to_lowercase());
    ASKS.iter().any(|words| lower.contains(words))
}

/// Parts a paragraph into sentences.
fn parted(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut sentence = String::new();
    for word in text.split(' ') {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        let is_short_form = ["e.g.", "i.e.", "Mr.", "Mrs.", "Ms.", "Dr.", "St."].contains(&word);
        if word.ends_with(['.', '?', '!']) && !is_short_form && !super::marks::is_numbered(word) {
            sentences.push(std::mem::take(&mut sentence));
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_ask_for_something_are_found() {
        let line = |text: &str| Block::Line {
            is_heading: false,
            text: text.to_owned(),
        };
        let blocks = [
            line("Dear colleague, you should have had this letter."),
            line(
                "The boats are well kept. Records of repairs need to be kept up, e.g. of sails. Crews are proud.",
            ),
            line("Visits are not yet frequent enough for every keeper."),
        ];
        let expected = [
            "Records of repairs need to be kept up, e.g. of sails.",
            "Visits are not yet frequent enough for every keeper.",
        ];
        let found = sentences(&blocks);
        let asking = found.iter().filter(|sentence| sentence.asks);
        let asking: Vec<&str> = asking.map(|sentence| sentence.text.as_str()).collect();
        assert_eq!(asking, expected);
        assert_eq!(found[0].text, "The boats are well kept.");
        assert_eq!(found.len(), 3, "what is shorter says nothing");
    }
}
