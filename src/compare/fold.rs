//! Leaving out the middle of what stayed, so that changes in a long text stand close together.

use super::Piece;

/// A stretch of a comparison as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown<'a> {
    /// It stands in both texts.
    Same(&'a str),
    /// It stood in the text before only.
    Removed(&'a str),
    /// It stands in the text after only.
    Added(&'a str),
    /// It stands in both, and is left out until somebody asks for it.
    Folded(&'a str),
}

/// Keeps `keep` words on both sides of each change and folds what lies between, where that is
/// at least as much again.
pub fn fold(pieces: &[Piece], keep: usize) -> Vec<Shown<'_>> {
    let last = pieces.len().saturating_sub(1);
    let mut shown = Vec::new();
    for (idx, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Removed(text) => shown.push(Shown::Removed(text)),
            Piece::Added(text) => shown.push(Shown::Added(text)),
            Piece::Same(text) => {
                let head = if idx == 0 { 0 } else { keep };
                let tail = if idx == last { 0 } else { keep };
                fold_same(text, head, tail, &mut shown);
            }
        }
    }
    shown
}

fn fold_same<'a>(text: &'a str, head: usize, tail: usize, shown: &mut Vec<Shown<'a>>) {
    let words = word_ends(text);
    if words.len() < (head + tail).max(1) * 2 {
        shown.push(Shown::Same(text));
        return;
    }
    let start = head.checked_sub(1).and_then(|idx| words.get(idx));
    let start = start.map_or(0, |word| word.1);
    let end = words.len().checked_sub(tail).and_then(|idx| words.get(idx));
    let end = end.map_or(text.len(), |word| word.0);
    let part = |range| text.get(range).unwrap_or_default();
    let parts = [
        Shown::Same(part(0..start)),
        Shown::Folded(part(start..end)),
        Shown::Same(part(end..text.len())),
    ];
    shown.extend(parts.into_iter().filter(|part| *part != Shown::Same("")));
}

/// Returns where words begin and end, in bytes.
fn word_ends(text: &str) -> Vec<(usize, usize)> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                words.push((from, at));
                start = None;
            }
            (false, None) => start = Some(at),
            (true, None) | (false, Some(_)) => {}
        }
    }
    words.extend(start.map(|from| (from, text.len())));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pieces: &[Piece], expected: &[Shown<'_>]) {
        assert_eq!(fold(pieces, 2), expected);
        let whole: String = pieces.iter().map(Piece::text).collect();
        let shown = expected.iter().map(|shown| match shown {
            Shown::Same(text) | Shown::Removed(text) | Shown::Added(text) | Shown::Folded(text) => {
                *text
            }
        });
        assert_eq!(shown.collect::<String>(), whole);
    }

    #[test]
    fn a_few_words_stay_on_both_sides_of_a_change() {
        let same = |text: &str| Piece::Same(text.to_owned());
        check(
            &[
                same("a b c d e "),
                Piece::Removed("x".to_owned()),
                same(" été b c d e f g ü "),
                Piece::Added("y".to_owned()),
                same(" a b c d"),
            ],
            &[
                Shown::Folded("a b c "),
                Shown::Same("d e "),
                Shown::Removed("x"),
                Shown::Same(" été b"),
                Shown::Folded(" c d e f "),
                Shown::Same("g ü "),
                Shown::Added("y"),
                Shown::Same(" a b"),
                Shown::Folded(" c d"),
            ],
        );
    }

    #[test]
    fn what_is_short_stays_whole() {
        let pieces = [
            Piece::Removed("x".to_owned()),
            Piece::Same(" a b c d e f g ".to_owned()),
            Piece::Added("y".to_owned()),
        ];
        check(
            &pieces,
            &[
                Shown::Removed("x"),
                Shown::Same(" a b c d e f g "),
                Shown::Added("y"),
            ],
        );
    }
}
