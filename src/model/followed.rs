//! Where some words of a text stand once it became another.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Touched, touched::of_text};

/// How many words of a changed stretch are compared; of a longer one nothing is known again.
const MAX_WORDS: usize = 20_000;

/// One part of this many letters of a passage must be left for the rest to be taken for it.
const LEAST_PART: usize = 3;

/// Returns where a range of a text stands once that became another; none where its words are
/// gone. What is written at its edges does not belong to it, what is written within it does.
pub(super) fn followed(range: Range<usize>, before: &str, after: &str) -> Option<Range<usize>> {
    let Some(Touched::Text {
        at,
        n_removed,
        n_inserted,
    }) = of_text(before, after)
    else {
        return Some(range);
    };
    let old = at..at + n_removed;
    let new = at..at + n_inserted;
    let shifted = |byte: usize| byte + new.end - old.end;
    if range.end <= old.start {
        return Some(range);
    }
    if old.end <= range.start {
        return Some(shifted(range.start)..shifted(range.end));
    }
    if range.start < old.start && old.end < range.end {
        return Some(range.start..shifted(range.end));
    }
    if let Some(found) = moved_whole(&range, before, after, (&old, &new)) {
        return Some(found);
    }
    kept(&range, before, after, (&old, &new))
}

type Stretches<'a> = (&'a Range<usize>, &'a Range<usize>);

/// Finds the words as they were in what was changed, with what of them stands beside it. Of several
/// places it is the one that stands between the same words.
fn moved_whole(
    range: &Range<usize>,
    before: &str,
    after: &str,
    (old, new): Stretches<'_>,
) -> Option<Range<usize>> {
    let words = before.get(range.clone())?;
    let from = range.start.min(old.start);
    let behind = range.end.max(old.end) - old.end;
    let stretch = after.get(from..new.end + behind)?;
    if words.trim().is_empty() {
        return None;
    }
    let found = stretch.match_indices(words);
    let places: Vec<Range<usize>> = found
        .map(|(at, _)| from + at..from + at + words.len())
        .collect();
    if let [place] = places.as_slice() {
        return Some(place.clone());
    }
    let left = words_left(range, before, after, (old, new));
    let n_left = |place: &Range<usize>| {
        let within = left.iter();
        let within = within.filter(|word| place.start <= word.start && word.end <= place.end);
        within.count()
    };
    // The first of the best.
    places.into_iter().rev().max_by_key(n_left)
}

/// Finds from the first to the last word that is left of them.
fn kept(
    range: &Range<usize>,
    before: &str,
    after: &str,
    (old, new): Stretches<'_>,
) -> Option<Range<usize>> {
    let n_letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let of = |text: &str, range: Range<usize>| text.get(range).map_or(0, n_letters);
    let n_head = of(before, range.start..old.start.max(range.start));
    let n_tail = of(before, old.end.min(range.end)..range.end);
    let left = words_left(range, before, after, (old, new));
    let n_kept = left
        .iter()
        .map(|word| of(after, word.clone()))
        .sum::<usize>();
    let n_all = of(before, range.clone());
    if (n_head + n_kept + n_tail) * LEAST_PART < n_all.max(1) {
        return None;
    }
    let first = left.iter().map(|word| word.start).min();
    let last = left.iter().map(|word| word.end).max();
    let start = if range.start < old.start {
        range.start
    } else {
        first.unwrap_or(new.end)
    };
    let end = if old.end < range.end {
        range.end + new.end - old.end
    } else {
        last.unwrap_or(new.start)
    };
    (start < end).then_some(start..end)
}

/// Returns the words within the range that stand in what was changed before and after.
fn words_left(
    range: &Range<usize>,
    before: &str,
    after: &str,
    (old, new): Stretches<'_>,
) -> Vec<Range<usize>> {
    let (one, other) = (words(before, old), words(after, new));
    if one.len() + other.len() > MAX_WORDS {
        return Vec::new();
    }
    let of = |text: &str, words: &[Range<usize>]| -> Vec<String> {
        let words = words.iter();
        let said = words.map(|word| text.get(word.clone()).unwrap_or_default().to_lowercase());
        said.collect()
    };
    let ops = capture_diff_slices(Algorithm::Myers, &of(before, &one), &of(after, &other));
    let mut left = Vec::new();
    for op in ops {
        let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        else {
            continue;
        };
        for idx in 0..len {
            let (Some(word), Some(now)) = (one.get(old_index + idx), other.get(new_index + idx))
            else {
                continue;
            };
            if range.start <= word.start && word.end <= range.end {
                left.push(now.clone());
            }
        }
    }
    left
}

/// Returns the words of a stretch: letters and figures, without what stands between them.
fn words(text: &str, stretch: &Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let signs = text.get(stretch.clone()).unwrap_or_default().char_indices();
    for (at, c) in signs {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(stretch.start + at),
            (false, Some(from)) => {
                words.push(from..stretch.start + at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..stretch.end));
    words
}
