//! The difference between two texts, word by word.
//!
//! Invariant: what is the same and what was removed make up the text before; what is the same
//! and what was added make up the text after.

use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffableStr as _, capture_diff_slices};

use crate::model::RowId;

/// How many words and spaces of a passage are compared; a longer passage without any line in
/// common is shown as replaced.
const MAX_TOKENS: usize = 8_000;
/// A stretch of so few letters that stayed within a rewritten sentence is noise.
const NOISE: usize = 4;
/// How many words on both sides make a sentence rewritten.
const REWRITTEN: usize = 3;

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

    fn n_letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphanumeric()).count()
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
    let mut runs = Vec::new();
    by_lines(before, after, &mut runs);
    let runs = without_noise(&joined(runs), after);
    let mut pieces = Vec::new();
    for run in runs {
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

/// A stretch of both texts, in tokens.
#[derive(Debug, Clone)]
enum Run {
    Same {
        old: Range<usize>,
        new: Range<usize>,
    },
    Changed {
        old: Range<usize>,
        new: Range<usize>,
    },
}

/// Finds the lines that stayed, and compares what lies between them word by word: quicker for
/// long texts, and a paragraph is never read as parts of two others.
fn by_lines(before: &[Token], after: &[Token], runs: &mut Vec<Run>) {
    let (old, new) = (lines(before), lines(after));
    let of = |tokens: &[Token], lines: &[Range<usize>]| -> Vec<Vec<Token>> {
        let lines = lines.iter();
        lines
            .map(|line| tokens.get(line.clone()).unwrap_or_default().to_vec())
            .collect()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &of(before, &old), &of(after, &new));
    for op in ops {
        let (old, new) = (span(&old, op.old_range()), span(&new, op.new_range()));
        match op {
            DiffOp::Equal { .. } => runs.push(Run::Same { old, new }),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {
                runs.push(Run::Changed { old, new });
            }
            DiffOp::Replace { .. } => by_words(before, after, (old, new), runs),
        }
    }
}

fn by_words(
    before: &[Token],
    after: &[Token],
    (old, new): (Range<usize>, Range<usize>),
    runs: &mut Vec<Run>,
) {
    if old.len() + new.len() > MAX_TOKENS {
        runs.push(Run::Changed { old, new });
        return;
    }
    let ops = capture_diff_slices(
        Algorithm::Myers,
        before.get(old.clone()).unwrap_or_default(),
        after.get(new.clone()).unwrap_or_default(),
    );
    for op in ops {
        let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
        let (old, new) = (
            shift(op.old_range(), old.start),
            shift(op.new_range(), new.start),
        );
        runs.push(match op {
            DiffOp::Equal { .. } => Run::Same { old, new },
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                Run::Changed { old, new }
            }
        });
    }
}

/// Returns the lines of a text, each with its end.
fn lines(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (idx, token) in tokens.iter().enumerate() {
        if token.text.ends_with('\n') {
            lines.push(start..idx + 1);
            start = idx + 1;
        }
    }
    if start < tokens.len() {
        lines.push(start..tokens.len());
    }
    lines
}

/// Returns the tokens that some lines cover.
fn span(lines: &[Range<usize>], range: Range<usize>) -> Range<usize> {
    let end_of = |idx: usize| lines.get(idx).map_or(0, |line| line.end);
    let start = range.start.checked_sub(1).map_or(0, end_of);
    let end = range.end.checked_sub(1).map_or(0, end_of);
    start..end.max(start)
}

/// Joins neighbours of one kind.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match (joined.last_mut(), &run) {
            (Some(Run::Same { old, new }), Run::Same { old: o, new: n })
            | (Some(Run::Changed { old, new }), Run::Changed { old: o, new: n }) => {
                old.end = o.end;
                new.end = n.end;
            }
            _ => joined.push(run),
        }
    }
    joined
}

/// Turns stretches that stayed by chance into part of the change round them: first a space
/// between two changed words, then an “of” in a sentence written anew.
fn without_noise(runs: &[Run], after: &[Token]) -> Vec<Run> {
    let words = absorbed(runs, |same, around| {
        around > 0 && n_letters(after, same) == Some(0)
    });
    // A changed word is one token, two are three with the space between.
    absorbed(&words, |same, around| {
        around >= REWRITTEN * 2 - 1 && n_letters(after, same).is_some_and(|n| n <= NOISE)
    })
}

/// Makes those stretches that stayed part of the change round them which `is_noise` says are;
/// it is told how many tokens the smaller change beside it has.
fn absorbed(runs: &[Run], is_noise: impl Fn(&Range<usize>, usize) -> bool) -> Vec<Run> {
    let changed = |at: Option<usize>| match at.and_then(|at| runs.get(at)) {
        Some(Run::Changed { old, new }) => old.len().max(new.len()),
        Some(Run::Same { .. }) | None => 0,
    };
    let quiet = runs.iter().enumerate().map(|(idx, run)| {
        let around = changed(idx.checked_sub(1)).min(changed(Some(idx + 1)));
        match run {
            Run::Same { old, new } if is_noise(new, around) => Run::Changed {
                old: old.clone(),
                new: new.clone(),
            },
            Run::Same { .. } | Run::Changed { .. } => run.clone(),
        }
    });
    joined(quiet.collect())
}

/// Counts letters and figures; none where the stretch holds a link or ends a line.
fn n_letters(tokens: &[Token], range: &Range<usize>) -> Option<usize> {
    let tokens = tokens.get(range.clone())?;
    let is_solid = |token: &Token| token.row.is_some() || token.text.contains('\n');
    let count = || tokens.iter().map(Token::n_letters).sum();
    (!tokens.iter().any(is_solid)).then(count)
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
