//! Where two values of one place differ, so that what is typed can be told word by word and the
//! caret can stand where something happened.

use super::{Point, Value};

/// Where one value became another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// Some of a text, in bytes.
    Text {
        /// Where it begins, in both.
        at: usize,
        /// How much of the text before is gone.
        n_removed: usize,
        /// How much of the text after is new.
        n_inserted: usize,
    },
    /// One entry of several.
    Entry {
        /// Which.
        row: usize,
        /// Which of its columns; nought where it has one.
        column: usize,
    },
}

impl Touched {
    /// Finds where a value became another; none where they are the same, or where it cannot be
    /// told so.
    pub fn between(before: &Value, after: &Value) -> Option<Self> {
        match (before, after) {
            (Value::Series(before), Value::Series(after)) => of_series(before, after),
            (Value::List(before), Value::List(after)) => of_list(before, after),
            _ => of_text(before.written()?, after.written()?),
        }
    }
}

pub(super) fn of_text(before: &str, after: &str) -> Option<Touched> {
    if before == after {
        return None;
    }
    let shorter = before.len().min(after.len());
    let same = n_same(before.as_bytes(), after.as_bytes());
    let at = before
        .floor_char_boundary(same)
        .min(after.floor_char_boundary(same));
    let (one, other) = (before.as_bytes(), after.as_bytes());
    let most = shorter - at;
    let n_same_behind = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take(most)
        .take_while(|(one, other)| one == other)
        .count();
    let mut behind = n_same_behind;
    while !before.is_char_boundary(before.len() - behind)
        || !after.is_char_boundary(after.len() - behind)
    {
        behind -= 1;
    }
    Some(Touched::Text {
        at,
        n_removed: before.len() - behind - at,
        n_inserted: after.len() - behind - at,
    })
}

/// Returns how many bytes are the same from the beginning: piece by piece, because a long text
/// is compared with every key.
fn n_same(one: &[u8], other: &[u8]) -> usize {
    const PIECE: usize = 1024;
    let pieces = one.chunks(PIECE).zip(other.chunks(PIECE));
    let n_pieces = pieces.take_while(|(one, other)| one == other).count();
    let from = (n_pieces * PIECE).min(one.len()).min(other.len());
    let rest = one.iter().zip(other).skip(from);
    from + rest.take_while(|(one, other)| one == other).count()
}

fn of_series(before: &[Point], after: &[Point]) -> Option<Touched> {
    let n_rows = before.len().max(after.len());
    let last = after.len().saturating_sub(1);
    (0..n_rows).find_map(|row| {
        let (Some(one), Some(other)) = (before.get(row), after.get(row)) else {
            let row = row.min(last);
            return Some(Touched::Entry { row, column: 0 });
        };
        let column = if one.period == other.period {
            let figures = one.figures().into_iter().zip(other.figures());
            let mut figures = figures.enumerate();
            figures.find(|(_, (one, other))| one != other)?.0 + 1
        } else {
            0
        };
        Some(Touched::Entry { row, column })
    })
}

fn of_list(before: &[String], after: &[String]) -> Option<Touched> {
    let n_rows = before.len().max(after.len());
    let row = (0..n_rows).find(|row| before.get(*row) != after.get(*row))?;
    let row = row.min(after.len().saturating_sub(1));
    Some(Touched::Entry { row, column: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Figure, Prose};

    fn of_prose(before: &str, after: &str) -> Option<(usize, usize, usize)> {
        let value = |text: &str| Value::Prose(Prose::new(text));
        match Touched::between(&value(before), &value(after))? {
            Touched::Text {
                at,
                n_removed,
                n_inserted,
            } => Some((at, n_removed, n_inserted)),
            Touched::Entry { .. } => None,
        }
    }

    #[test]
    fn what_is_new_and_what_is_gone_is_found_in_whole_letters() {
        assert_eq!(of_prose("one two", "one new two"), Some((4, 0, 4)));
        assert_eq!(of_prose("one two", "one"), Some((3, 4, 0)));
        assert_eq!(of_prose("aa", "aaa"), Some((2, 0, 1)));
        // Letters that begin or end with the same bytes are others nevertheless.
        assert_eq!(of_prose("é", "è"), Some((0, 2, 2)));
        assert_eq!(of_prose("a¿b", "aÿb"), Some((1, 2, 2)));
        assert_eq!(of_prose("same", "same"), None);
        let long = "word ".repeat(1000);
        let other = format!("{long}x{long}");
        assert_eq!(of_prose(&long.repeat(2), &other), Some((5000, 0, 1)));
    }

    #[test]
    fn of_figures_the_cell_is_found() {
        let point = |period: &str, england: &str| Point {
            period: period.to_owned(),
            england: Figure(england.to_owned()),
            ..Point::default()
        };
        let before = vec![point("2024", "1"), point("2025", "2")];
        let mut after = before.clone();
        after[1].england = Figure("3".to_owned());
        let between = |before: &[Point], after: &[Point]| {
            Touched::between(
                &Value::Series(before.to_vec()),
                &Value::Series(after.to_vec()),
            )
        };
        let entry = |row, column| Some(Touched::Entry { row, column });
        assert_eq!(between(&before, &after), entry(1, 4));
        assert_eq!(between(&before[..1], &before), entry(1, 0));
        assert_eq!(between(&before, &before[..1]), entry(0, 0));
        assert_eq!(between(&before, &before), None);
    }
}
