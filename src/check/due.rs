//! By when a sentence says that something will be done.

use jiff::{ToSpan as _, civil::Date};

/// Months and seasons, each with the month in which it ends. Winter ends in the next year.
const SPANS: [(&str, i8); 16] = [
    ("January", 1),
    ("February", 2),
    ("March", 3),
    ("April", 4),
    ("May", 5),
    ("June", 6),
    ("July", 7),
    ("August", 8),
    ("September", 9),
    ("October", 10),
    ("November", 11),
    ("December", 12),
    ("spring", 5),
    ("summer", 8),
    ("autumn", 11),
    ("winter", 2),
];

/// Returns the last day that a sentence names behind `after`: the end of the month, season or year.
/// A month without a year is the next one.
pub(super) fn due_in(sentence: &str, after: Date) -> Option<Date> {
    let words: Vec<&str> = sentence
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '–')))
        .filter(|word| !word.is_empty())
        .collect();
    let named = words.iter().enumerate().filter_map(|(idx, word)| {
        let behind = words.get(idx + 1).and_then(|next| year(next));
        let before = idx.checked_sub(1).and_then(|before| words.get(before));
        match (span(word), behind) {
            (Some((name, month)), Some(year)) => end_of(year + i16::from(name == "winter"), month),
            (Some((_, month)), None) => next_end(month, after),
            (None, _) if before.is_some_and(|before| span(before).is_some()) => None,
            (None, _) => whole_year(word),
        }
    });
    named.filter(|day| *day > after).max()
}

/// Returns the month or season that a word names. A month begins with a capital, a season need not.
fn span(word: &str) -> Option<(&'static str, i8)> {
    let is_season = |name: &str| name.starts_with(char::is_lowercase);
    let named = SPANS
        .iter()
        .find(|(name, _)| *name == word || is_season(name) && word.eq_ignore_ascii_case(name));
    named.copied()
}

/// Reads a year of this century.
fn year(word: &str) -> Option<i16> {
    let is_year = word.len() == 4 && word.starts_with("20");
    word.parse().ok().filter(|_| is_year)
}

/// Returns the end of a year: 2026, or 2026/27, which ends in March.
fn whole_year(word: &str) -> Option<Date> {
    match word.split_once(['/', '–']) {
        Some((first, behind)) if behind.len() == 2 => end_of(year(first)? + 1, 3),
        Some(_) => None,
        None => end_of(year(word)?, 12),
    }
}

fn end_of(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}

fn next_end(month: i8, after: Date) -> Option<Date> {
    let this = end_of(after.year(), month)?;
    if this > after {
        return Some(this);
    }
    let next = this.checked_add(1.year()).ok()?;
    Some(next.last_of_month())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_day_is_that_which_lies_ahead() {
        let after = date(2026, 3, 31);
        for (sentence, due) in [
            ("A hub will open in June.", Some(date(2026, 6, 30))),
            ("A hub will open in March.", Some(date(2027, 3, 31))),
            (
                "By 14 September 2026 all of it is done",
                Some(date(2026, 9, 30)),
            ),
            (
                "In autumn 2026, and more by winter 2026",
                Some(date(2027, 2, 28)),
            ),
            ("Summer will bring a second team", Some(date(2026, 8, 31))),
            (
                "It will come in 2027 and not before.",
                Some(date(2027, 12, 31)),
            ),
            ("We will spend more in 2026/27.", Some(date(2027, 3, 31))),
            ("Since May 2025 we plan more; it may help.", None),
            ("We will march on.", None),
        ] {
            assert_eq!(due_in(sentence, after), due, "{sentence}");
        }
    }
}
