//! Letters without bullets: the sentences that ask for something, for the user to pick from.

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

/// How a letter begins and ends: nothing there asks for anything.
const COURTESIES: &[&str] = &[
    "dear ",
    "yours ",
    "thank you",
    "copied to",
    "i am copying",
    "cc ",
];

/// The fewest and the most words of a sentence that is proposed.
const WORDS: std::ops::RangeInclusive<usize> = 5..=80;

/// Returns the sentences that ask for something, in order.
pub(super) fn sentences(blocks: &[Block]) -> Vec<String> {
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
        let lower = text.to_lowercase();
        if COURTESIES
            .iter()
            .any(|courtesy| lower.starts_with(courtesy))
        {
            continue;
        }
        found.extend(parted(text).into_iter().filter(|sentence| asks(sentence)));
    }
    found
}

fn asks(sentence: &str) -> bool {
    let lower = format!(" {} ", sentence.to_lowercase());
    let n_words = sentence.split_whitespace().count();
    WORDS.contains(&n_words) && ASKS.iter().any(|words| lower.contains(words))
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
        assert_eq!(sentences(&blocks), expected);
    }
}
