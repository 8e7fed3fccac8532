//! Days of birth, and the months by which days are known.

use super::{
    span::{Kind, Span},
    words::Word,
};

/// The months, with their short forms.
pub(super) const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Finds dates of birth.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for (at, word) in words.iter().enumerate() {
        let next = |n: usize| words.get(at + n).map_or("", |word| word.small.as_str());
        let says = match word.small.as_str() {
            "dob" | "d.o.b" | "born" | "birthday" | "birthdate" | "turned" | "turns" | "b" => 1,
            "date" if next(1) == "of" && next(2) == "birth" => 3,
            // Unborn baby, due 9 January.
            "due" if is_unborn(words, at) => 1,
            _ => continue,
        };
        let before = words.get(at.saturating_sub(4)..at).unwrap_or_default();
        let is_cohort = before.iter().any(|word| {
            [
                "children", "babies", "people", "all", "those", "infants", "cohort",
            ]
            .contains(&word.small.as_str())
        });
        let behind = words
            .get(at + says..(at + says + 7).min(words.len()))
            .unwrap_or_default();
        if let Some(end) = day_in(behind).filter(|_| !is_cohort) {
            spans.push(Span::new(Kind::Born, word.range.start..end));
        }
    }
}

/// Whether a birth is what is due.
fn is_unborn(words: &[Word<'_>], at: usize) -> bool {
    let before = words.get(at.saturating_sub(5)..at).unwrap_or_default();
    { before.iter() }.any(|word| matches!(word.small.as_str(), "unborn" | "baby" | "pregnant"))
}

/// Returns where a day ends that these words begin with, if they do.
fn day_in(words: &[Word<'_>]) -> Option<usize> {
    for (at, word) in words.iter().enumerate() {
        let is_slashed = word.text.chars().all(|c| c.is_ascii_digit())
            && words
                .get(at + 1)
                .is_some_and(|sign| matches!(sign.text, "/" | "."))
            && words
                .get(at + 3)
                .is_some_and(|sign| matches!(sign.text, "/" | "."));
        if is_slashed {
            return words
                .get(at + 4)
                .or(words.last())
                .map(|last| last.range.end);
        }
        let is_dashed = word.text.matches('-').count() == 2
            && word.text.starts_with(|c: char| c.is_ascii_digit());
        if is_dashed || word.text.matches('.').count() == 2 {
            return Some(word.range.end);
        }
        if MONTHS.contains(&word.small.as_str()) && (word.is_capital() || word.text.len() > 3) {
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            let has_day = before.is_some_and(|day| {
                day.text.starts_with(|c: char| c.is_ascii_digit()) || day.small == "of"
            }) || words
                .get(at + 1)
                .is_some_and(|day| day.text.starts_with(|c: char| c.is_ascii_digit()));
            if has_day {
                let last = words
                    .get(at + 1)
                    .filter(|year| year.text.starts_with(|c: char| c.is_ascii_digit()));
                return Some(last.unwrap_or(word).range.end);
            }
        }
        if !matches!(
            word.small.as_str(),
            "on" | "the"
                | "in"
                | ":"
                | "is"
                | "was"
                | "of"
                | "("
                | ","
                | "."
                | "early"
                | "late"
                | "mid"
        ) && word.number().is_none()
            && !word.text.starts_with(|c: char| c.is_ascii_digit())
            && !matches!(word.text, "/" | "-" | "–")
        {
            return None;
        }
    }
    None
}
