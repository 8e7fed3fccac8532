//! When something is so, as a text says it: on 31 March 2026, in June 2026, in 2025-26.

use std::collections::BTreeSet;

use crate::model::MONTHS;

/// A time that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    /// A day.
    Day(String),
    /// A month.
    Month(String),
    /// A year of two halves or a calendar year, with its quarter if one is named.
    Year(String),
}

/// Whether a word in small letters is a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|month| month.eq_ignore_ascii_case(word))
}

/// Returns the one time that words in small letters name, and which of them name it; none where
/// they name several.
pub(super) fn when(words: &[&str]) -> Option<(When, BTreeSet<usize>)> {
    let mut named: Option<When> = None;
    let mut used = BTreeSet::new();
    let quarter = words.iter().position(|word| is_quarter(word));
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let found = if is_month(word) && is_year(next) {
            let day = at.checked_sub(1).and_then(|at| words.get(at));
            let day = day.filter(|day| day.parse::<u8>().is_ok_and(|day| (1..32).contains(&day)));
            used.extend([at, at + 1]);
            match day {
                Some(day) => {
                    used.insert(at - 1);
                    When::Day(format!("{day} {word} {next}"))
                }
                None => When::Month(format!("{word} {next}")),
            }
        } else if is_double_year(word) || is_year(word) && !used.contains(&at) {
            used.insert(at);
            let quarter = quarter.and_then(|at| words.get(at)).copied();
            used.extend(quarter.and_then(|_| words.iter().position(|word| is_quarter(word))));
            let year = word.replace(['/', '–'], "-");
            When::Year(format!("{} {year}", quarter.unwrap_or_default()))
        } else {
            continue;
        };
        if named.as_ref().is_some_and(|named| *named != found) {
            return None;
        }
        named = Some(found);
    }
    Some((named?, used))
}

fn is_quarter(word: &str) -> bool {
    matches!(word, "q1" | "q2" | "q3" | "q4")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_double_year(word: &str) -> bool {
    let parts = word.split_once(['-', '/', '–']);
    parts.is_some_and(|(first, last)| {
        is_year(first)
            && matches!(last.len(), 2 | 4)
            && last.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_where_one_is_named() {
        let read = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            when(&words).map(|(when, _)| when)
        };
        let day = When::Day("31 march 2026".to_owned());
        assert_eq!(read("412 children at 31 march 2026"), Some(day));
        let month = When::Month("june 2026".to_owned());
        assert_eq!(read("the june 2026 audit"), Some(month));
        let year = When::Year("q2 2026-27".to_owned());
        assert_eq!(read("84 per cent in q2 2026/27"), Some(year));
        assert_eq!(read("31 in 2024 and 19 in 2026"), None);
        assert_eq!(read("now and then"), None);
    }
}
