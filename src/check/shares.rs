//! Figures in running text: so many of so many, and shares in per cent.

use std::ops::Range;

use super::number_words::{named_share, value};
use crate::model::MONTHS;

/// A number as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    /// Its value.
    pub(super) value: f64,
    /// How many digits stand behind its point.
    pub(super) n_decimals: usize,
    /// Whether it is a share in per cent.
    pub(super) is_share: bool,
    /// Whether it is said in words only: a third, nine in ten.
    pub(super) is_rough: bool,
    /// The word it is, of those of the text, and the first behind it.
    at: (usize, usize),
}

impl Amount {
    /// Whether both are the same figure, wherever they stand.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.value - other.value).abs() < 1e-9
            && self.n_decimals == other.n_decimals
            && self.is_share == other.is_share
    }
}

/// So many of so many, with the share that stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// How many.
    pub(super) n: f64,
    /// Of how many.
    pub(super) of: f64,
    /// The share that the text gives for it, and how many digits stand behind its point.
    pub(super) said: Option<(f64, usize)>,
    /// The words, for a message.
    pub(super) text: String,
}

impl Part {
    /// Returns the share in per cent.
    pub(super) fn share(&self) -> f64 {
        self.n * 100.0 / self.of
    }
}

/// How many words stand at most between a whole and its part.
const WORDS_TO_PART: usize = 14;

struct Word<'t> {
    text: &'t str,
    range: Range<usize>,
}

/// Finds the numbers of a text, in figures or in words. Years and days are none.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    found(&words(text))
}

/// Finds the same with where each stands, in bytes, its unit included.
pub(super) fn amounts_at(text: &str) -> Vec<(Range<usize>, Amount)> {
    let words = words(text);
    let range = |amount: &Amount| {
        let last = amount.at.1.checked_sub(1)?;
        Some(words.get(amount.at.0)?.range.start..words.get(last)?.range.end)
    };
    let amounts = found(&words).into_iter();
    amounts
        .filter_map(|amount| Some((range(&amount)?, amount)))
        .collect()
}

/// Finds what is so many of so many.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let words = words(text);
    let amounts = found(&words);
    let mut parts = Vec::new();
    for (idx, pair) in amounts.windows(2).enumerate() {
        let [one, other] = pair else { break };
        if one.is_share || other.is_share || !is_of(&words, one.at.1, other.at.0) {
            continue;
        }
        if one.value <= other.value && other.value > 0.0 {
            parts.push(Part {
                n: one.value,
                of: other.value,
                said: said(&words, &amounts, idx),
                text: between(text, &words, one.at.0, other.at.1).to_owned(),
            });
        }
    }
    parts.extend(of_a_whole(text, &words, &amounts));
    parts
}

/// Finds the whole before its part: of the 60 whom we asked, 33 (55 per cent) said so.
fn of_a_whole(text: &str, words: &[Word<'_>], amounts: &[Amount]) -> Vec<Part> {
    let three = amounts.windows(3).filter_map(|three| {
        let [whole, part, share] = three else {
            return None;
        };
        let begins = whole.at.0.checked_sub(1)?;
        let before: Vec<String> = { words.get(begins.saturating_sub(1)..=begins)? }
            .iter()
            .map(|word| word.text.to_lowercase())
            .collect();
        let is_last_of = before.last().is_some_and(|word| word == "of");
        let is_whole = is_last_of
            || matches!(before.as_slice(), [of, the] if of == "of" && matches!(the.as_str(), "the" | "our" | "these" | "those" | "all"));
        let between_them = words.get(whole.at.1..part.at.0)?;
        let is_near = between_them.len() <= WORDS_TO_PART
            && between_them.iter().all(|word| !matches!(word.text, ";" | ":" | "."));
        let fits = !whole.is_share
            && !part.is_share
            && share.is_share
            && !share.is_rough
            && part.value <= whole.value
            && whole.value > 0.0
            && share.at.0 == part.at.1;
        (is_whole && is_near && fits && !between_them.is_empty()).then(|| Part {
            n: part.value,
            of: whole.value,
            said: Some((share.value, share.n_decimals)),
            text: between(text, words, begins - usize::from(!is_last_of), part.at.1).to_owned(),
        })
    });
    three.collect()
}

/// Returns the share that stands right behind a part of the whole, or right before it.
fn said(words: &[Word<'_>], amounts: &[Amount], idx: usize) -> Option<(f64, usize)> {
    let (one, other) = (amounts.get(idx)?, amounts.get(idx + 1)?);
    let behind = amounts.get(idx + 2).filter(|next| {
        let between = words.get(other.at.1..next.at.0).unwrap_or_default();
        let small = [
            "or", "is", "that", "children", "families", "young", "people", "cases", "(",
        ];
        next.is_share && between.len() < 3 && between.iter().all(|word| small.contains(&word.text))
    });
    let before = idx.checked_sub(1).and_then(|idx| amounts.get(idx));
    let before = before.filter(|last| {
        let between = words.get(last.at.1..one.at.0).unwrap_or_default();
        last.is_share && between.is_empty()
    });
    behind
        .or(before)
        .map(|share| (share.value, share.n_decimals))
}

/// Whether the words between two numbers say that the one is part of the other.
fn is_of(words: &[Word<'_>], from: usize, to: usize) -> bool {
    let between: Vec<&str> = words
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .map(|word| word.text)
        .collect();
    matches!(
        between.as_slice(),
        ["of" | "in"]
            | ["of", "the" | "our" | "these" | "those" | "all"]
            | ["out", "of"]
            | ["out", "of", "the"]
            | ["of", "the", "first" | "last"]
    )
}

fn between<'t>(text: &'t str, words: &[Word<'_>], from: usize, to: usize) -> &'t str {
    let (first, last) = (words.get(from), words.get(to.saturating_sub(1)));
    match (first, last) {
        (Some(first), Some(last)) => text
            .get(first.range.start..last.range.end)
            .unwrap_or_default(),
        (None, _) | (_, None) => "",
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut cited_to = 0;
    for (at, c) in text.char_indices() {
        if at < cited_to {
            continue;
        }
        if let Some(cited) = text
            .get(at..)
            .filter(|rest| c == '[' && rest.starts_with("[@"))
        {
            // What stands in a citation is no figure of the text.
            cited_to = at + cited.find(']').map_or(cited.len(), |end| end + 1);
        }
        let next = text
            .get(at + c.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        let is_joint = matches!(c, '.' | ',') && next.is_some_and(|next| next.is_ascii_digit())
            || matches!(c, '-' | '\'' | '’') && next.is_some_and(char::is_alphanumeric);
        if c.is_alphanumeric() || c == '£' || (start.is_some() && is_joint) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            words.push(Word {
                text: text.get(from..at).unwrap_or_default(),
                range: from..at,
            });
        }
        if matches!(c, '%' | ';' | '.' | ',' | ':') {
            words.push(Word {
                text: text.get(at..at + 1).unwrap_or_default(),
                range: at..at + 1,
            });
        }
    }
    if let Some(from) = start {
        words.push(Word {
            text: text.get(from..).unwrap_or_default(),
            range: from..text.len(),
        });
    }
    words.retain(|word| word.text != ",");
    words
}

fn found(words: &[Word<'_>]) -> Vec<Amount> {
    let mut amounts: Vec<Amount> = Vec::new();
    for at in 0..words.len() {
        let is_within = amounts.last().is_some_and(|last| at < last.at.1);
        if is_within {
            continue;
        }
        amounts.extend(part_at(words, at).or_else(|| amount_at(words, at)));
    }
    amounts
}

/// What names parts of a whole ends so.
const PARTS: [&str; 10] = [
    "third", "thirds", "quarter", "quarters", "fifth", "fifths", "sixth", "sixths", "tenth",
    "tenths",
];

/// Whether a word ends so, in letters of any size.
fn ends_with(word: &str, end: &str) -> bool {
    let from = word.len().checked_sub(end.len());
    let tail = from.and_then(|from| word.get(from..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// Returns the part of a whole that words name: half, a third, two thirds, two-thirds.
fn part_at(words: &[Word<'_>], at: usize) -> Option<Amount> {
    let written = |n: usize| words.get(at + n).map_or("", |word| word.text);
    let is_half = written(0).eq_ignore_ascii_case("half");
    let names_parts = |word: &str| PARTS.iter().any(|part| ends_with(word, part));
    if !(is_half || names_parts(written(0)) || names_parts(written(1))) {
        return None;
    }
    let small = |n: usize| {
        let word = words.get(at + n);
        word.map_or_else(String::new, |word| word.text.to_lowercase())
    };
    let (first, second) = (small(0), small(1));
    let joined = first.split_once('-');
    let (value, n_words) = match (first.as_str(), joined) {
        ("half", _) => (Some(50.0), 1),
        (_, Some((n, of))) => (named_share(n, of), 1),
        (first, None) => (named_share(first, &second), 2),
    };
    Some(Amount {
        value: value?,
        n_decimals: 0,
        is_share: true,
        is_rough: true,
        at: (at, at + n_words),
    })
}

fn amount_at(words: &[Word<'_>], at: usize) -> Option<Amount> {
    let word = words.get(at)?;
    let (number, n_decimals) = value(word.text)?;
    let next = |n: usize| words.get(at + n).map_or("", |word| word.text);
    let mut number = number;
    let mut n_words = 1;
    if matches!(next(1), "hundred" | "thousand") {
        number *= if next(1) == "hundred" { 100.0 } else { 1000.0 };
        n_words = 2;
        if next(2) == "and"
            && let Some((rest, 0)) = value(next(3)).filter(|(rest, _)| *rest < 100.0)
        {
            number += rest;
            n_words = 4;
        }
    }
    let n_share_words = match (next(n_words), next(n_words + 1)) {
        ("per", "cent") => 2,
        ("%" | "percent", _) => 1,
        _ => 0,
    };
    let last = at.checked_sub(1).and_then(|at| words.get(at));
    let is_day = is_month(next(1)) || last.is_some_and(|last| is_month(last.text));
    let is_year = word.text.len() == 4
        && n_decimals == 0
        && (1990.0..2100.0).contains(&number)
        && n_words == 1;
    (n_share_words > 0 || !(is_day || is_year)).then_some(Amount {
        value: number,
        n_decimals,
        is_share: n_share_words > 0,
        is_rough: false,
        at: (at, at + n_words + n_share_words),
    })
}

fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_of_so_many_are_found_with_the_share_beside_them() {
        let found = |text: &str| -> Vec<(f64, f64, Option<f64>)> {
            let parts = parts(text).into_iter();
            parts
                .map(|part| (part.n, part.of, part.said.map(|said| said.0)))
                .collect()
        };
        assert_eq!(
            found("18 of 25 (80 per cent) said so"),
            [(18.0, 25.0, Some(80.0))]
        );
        assert_eq!(found("72% (18 of the 25)"), [(18.0, 25.0, Some(72.0))]);
        assert_eq!(
            found("Eight in ten, and 90 per cent of others"),
            [(8.0, 10.0, None)]
        );
        assert_eq!(
            found("1,204 out of 2,000 on 4 May 2026"),
            [(1204.0, 2000.0, None)]
        );
        assert_eq!(found("20 plans; of 14 none"), []);
    }

    #[test]
    fn years_and_days_are_no_amounts() {
        let found =
            |text: &str| -> Vec<f64> { amounts(text).iter().map(|amount| amount.value).collect() };
        assert_eq!(
            found("In 2026, on 14 May, 71.5 per cent of 2,026"),
            [71.5, 2026.0]
        );
    }
}
