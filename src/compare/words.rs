//! The difference between two texts, word by word.
//!
//! Invariant: what is the same and what was removed make up the text before; what is the same
//! and what was added make up the text after.

use std::ops::Range;

use similar::DiffableStr as _;

use crate::difference::{Run, Word, read_runs};
use crate::model::RowId;

/// How many words and spaces of a passage are compared; a longer passage without any line in
/// common is shown as replaced.
const MAX_TOKENS: usize = 8_000;

/// A stretch of a text that was compared with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// It stands in both.
    Same(String),
    /// It stood in the text before only.
    Removed(String),
    /// It stands in the text after only.
    Added(String),
}

impl Piece {
    /// Returns the words.
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Removed(text) | Self::Added(text) => text,
        }
    }
}

/// The smallest thing that is compared: a word, what stands between words, or a link.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Token {
    text: String,
    /// The row, for a link: two rows of one title are not the same.
    row: Option<RowId>,
}

impl Token {
    /// A thing that is compared as a whole.
    pub(super) fn whole(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            row: None,
        }
    }

    /// A link to a row.
    pub(super) fn link(label: String, row: RowId) -> Self {
        Self {
            text: label,
            row: Some(row),
        }
    }
}

impl Word for Token {
    fn ends_line(&self) -> bool {
        self.text.ends_with('\n')
    }

    fn n_letters(&self) -> Option<usize> {
        let is_solid = self.row.is_some() || self.text.contains('\n');
        let letters = self.text.chars().filter(|c| c.is_alphanumeric());
        (!is_solid).then(|| letters.count())
    }
}

/// Splits a text into words and what stands between them.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for (idx, line) in text.split('\n').enumerate() {
        if idx > 0 {
            tokens.push(Token::whole("\n"));
        }
        tokens.extend(line.tokenize_unicode_words().into_iter().map(Token::whole));
    }
    tokens
}

/// Compares two texts. Where both read alike, though something beneath differs, all is replaced.
pub(super) fn pieces(before: &[Token], after: &[Token]) -> Vec<Piece> {
    if before == after && !before.is_empty() {
        let whole = |tokens: &[Token]| text(tokens, 0..tokens.len());
        return vec![Piece::Removed(whole(before)), Piece::Added(whole(after))];
    }
    difference(before, after)
}

fn difference(before: &[Token], after: &[Token]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for run in read_runs(before, after, MAX_TOKENS) {
        match run {
            Run::Same { new, .. } => pieces.push(Piece::Same(text(after, new))),
            Run::Changed { old, new } => {
                if !old.is_empty() {
                    pieces.push(Piece::Removed(text(before, old)));
                }
                if !new.is_empty() {
                    pieces.push(Piece::Added(text(after, new)));
                }
            }
        }
    }
    pieces
}

fn text(tokens: &[Token], range: Range<usize>) -> String {
    let tokens = tokens.get(range).unwrap_or_default();
    tokens.iter().map(|token| token.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Compares two texts; `-[removed]` and `+[added]` stand between what stayed.
    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let (before, after) = (tokens(before), tokens(after));
        let pieces = difference(&before, &after);
        let shown: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Same(text) => text.clone(),
                Piece::Removed(text) => format!("-[{text}]"),
                Piece::Added(text) => format!("+[{text}]"),
            })
            .collect();
        assert_eq!(shown, expected);
        for (tokens, is_other) in [
            (
                &before,
                (|piece| matches!(piece, &&Piece::Added(_))) as fn(&&Piece) -> bool,
            ),
            (&after, |piece| matches!(piece, &&Piece::Removed(_))),
        ] {
            let kept = pieces.iter().filter(|piece| !is_other(piece));
            let kept: String = kept.map(Piece::text).collect();
            assert_eq!(kept, text(tokens, 0..tokens.len()));
        }
    }

    #[test]
    fn single_words_and_figures_are_found() {
        check(
            "14 of 20 audits",
            "15 of 22 audits",
            "-[14]+[15] of -[20]+[22] audits",
        );
        check(
            "Most children’s plans",
            "Children’s plans",
            "-[Most children’s]+[Children’s] plans",
        );
        check("", "New", "+[New]");
        check("Old", "", "-[Old]");
        check("", "", "");
    }

    #[test]
    fn a_space_between_changed_words_belongs_to_the_change() {
        check(
            "We do well here",
            "We fare badly here",
            "We -[do well]+[fare badly] here",
        );
    }

    #[test]
    fn words_that_stayed_by_chance_in_a_rewritten_sentence_are_no_islands() {
        check(
            "Last year many homes were full of boys in care, and so on",
            "Now we know that each one is part of a plan that works, and so on",
            "-[Last year many homes were full of boys in care]+[Now we know that each one is part of a plan that works], and so on",
        );
    }

    #[test]
    fn a_paragraph_put_between_two_others_leaves_both_alone() {
        check(
            "One.\n\nTwo.",
            "One.\n\nNew.\n\nTwo.",
            "One.\n\n+[New.\n\n]Two.",
        );
    }

    #[test]
    fn a_paragraph_cut_in_two_shows_the_cut_only() {
        check("One. Two.", "One.\n\nTwo.", "One.-[ ]+[\n\n]Two.");
    }

    #[test]
    fn letters_of_all_tongues_stay_whole() {
        check("Łódź 🦊 Đặng", "Łódź 🦊🦊 Đặng", "Łódź 🦊+[🦊] Đặng");
    }

    #[test]
    fn a_very_long_passage_written_anew_is_one_change() {
        let text = |word: &str| format!("{word} ").repeat(6_000);
        let (before, after) = (text("before"), text("after"));
        check(&before, &after, &format!("-[{before}]+[{after}]"));
    }
}
