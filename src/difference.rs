//! The difference between two sequences of words, as whoever reads them would tell it.
//!
//! Lines that stayed are found first: quicker for long texts, and a paragraph is never read as
//! parts of two others. It knows neither drafts nor papers; whoever asks says what a word is.
//!
//! Invariant: the runs cover both sequences, in order and without gaps.

use std::{hash::Hash, ops::Range};

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A stretch of so few letters that stayed within a rewritten sentence is noise.
const NOISE: usize = 4;
/// How many words on both sides make a sentence rewritten.
const REWRITTEN: usize = 3;

/// The smallest thing that is compared.
pub(crate) trait Word: Eq + Ord + Hash {
    /// Whether it ends a line.
    fn ends_line(&self) -> bool;

    /// Counts letters and figures; none for what no change takes with it, such as a link or
    /// the end of a line.
    fn n_letters(&self) -> Option<usize>;
}

/// A stretch of both sequences, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Run {
    /// It stands in both.
    Same {
        /// Which words of the one before.
        old: Range<usize>,
        /// Which words of the one after.
        new: Range<usize>,
    },
    /// What stood in the one before, and what stands there now; either may be empty.
    Changed {
        /// Which words of the one before.
        old: Range<usize>,
        /// Which words of the one after.
        new: Range<usize>,
    },
}

/// Returns the runs as they are read: a space between two changed words is part of the change,
/// and so is an “of” that stayed by chance in a sentence written anew. A passage of more than
/// `most` words without a line in common is one change.
pub(crate) fn read_runs<W: Word>(before: &[W], after: &[W], most: usize) -> Vec<Run> {
    without_noise(&joined(runs(before, after, most)), after)
}

/// Returns the runs as they were found. Neighbours may be of one kind.
pub(crate) fn runs<W: Word>(before: &[W], after: &[W], most: usize) -> Vec<Run> {
    let (old, new) = (lines(before), lines(after));
    let mut runs = Vec::new();
    let ops = capture_diff_slices(
        Algorithm::Myers,
        &of_lines(before, &old),
        &of_lines(after, &new),
    );
    for op in ops {
        let (old, new) = (span(&old, op.old_range()), span(&new, op.new_range()));
        match op {
            DiffOp::Equal { .. } => runs.push(Run::Same { old, new }),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => {
                runs.push(Run::Changed { old, new });
            }
            DiffOp::Replace { .. } if old.len() + new.len() > most => {
                runs.push(Run::Changed { old, new });
            }
            DiffOp::Replace { .. } => by_words((before, after), (old, new), &mut runs),
        }
    }
    runs
}

fn by_words<W: Word>(
    (before, after): (&[W], &[W]),
    (old, new): (Range<usize>, Range<usize>),
    runs: &mut Vec<Run>,
) {
    let ops = capture_diff_slices(
        Algorithm::Myers,
        before.get(old.clone()).unwrap_or_default(),
        after.get(new.clone()).unwrap_or_default(),
    );
    let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
    runs.extend(ops.into_iter().map(|op| {
        let (old, new) = (
            shift(op.old_range(), old.start),
            shift(op.new_range(), new.start),
        );
        match op {
            DiffOp::Equal { .. } => Run::Same { old, new },
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                Run::Changed { old, new }
            }
        }
    }));
}

fn of_lines<'w, W>(words: &'w [W], lines: &[Range<usize>]) -> Vec<&'w [W]> {
    let lines = lines.iter();
    lines
        .map(|line| words.get(line.clone()).unwrap_or_default())
        .collect()
}

/// Returns the lines of a text, each with its end.
fn lines<W: Word>(words: &[W]) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (idx, word) in words.iter().enumerate() {
        if word.ends_line() {
            lines.push(start..idx + 1);
            start = idx + 1;
        }
    }
    if start < words.len() {
        lines.push(start..words.len());
    }
    lines
}

/// Returns the words that some lines cover.
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
fn without_noise<W: Word>(runs: &[Run], after: &[W]) -> Vec<Run> {
    let words = absorbed(runs, |same, around| {
        around > 0 && n_letters(after, same) == Some(0)
    });
    // A changed word is one token, two are three with the space between.
    absorbed(&words, |same, around| {
        around >= REWRITTEN * 2 - 1 && n_letters(after, same).is_some_and(|n| n <= NOISE)
    })
}

/// Makes those stretches that stayed part of the change round them which `is_noise` says are;
/// it is told how many words the smaller change beside it has.
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

/// Counts letters and figures; none where the stretch holds what no change takes with it.
fn n_letters<W: Word>(words: &[W], range: &Range<usize>) -> Option<usize> {
    let words = words.get(range.clone())?.iter();
    words.map(Word::n_letters).sum()
}
