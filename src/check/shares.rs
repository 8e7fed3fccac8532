//! Figures in running text: so many of so many, and shares in per cent.

use std::ops::Range;

/// A number as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Amount {
    /// Its value.
    pub(super) value: f64,
    /// How many digits stand behind its point.
    pub(super) n_decimals: usize,
    /// Whether it is a share in per cent.
    pub(super) is_share: bool,
    /// The word it is, of those of the text, and the first behind it.
    at: (usize, usize),
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

struct Word<'t> {
    text: &'t str,
    range: Range<usize>,
}

/// Finds the numbers of a text, in figures or in words. Years and days are none.
pub(super) fn amounts(text: &str) -> Vec<Amount> {
    found(&words(text))
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
    parts
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
    for (at, c) in text.char_indices() {
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
    let mut amounts = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some((value, n_decimals)) = value(word.text) else {
            continue;
        };
        let next = |n: usize| words.get(at + n).map_or("", |word| word.text);
        let n_share_words = match (next(1), next(2)) {
            ("per", "cent") => 2,
            ("%" | "percent", _) => 1,
            _ => 0,
        };
        let is_day = is_month(next(1))
            || at
                .checked_sub(1)
                .and_then(|at| words.get(at))
                .is_some_and(|last| is_month(last.text));
        let is_year = word.text.len() == 4 && n_decimals == 0 && (1990.0..2100.0).contains(&value);
        if n_share_words > 0 || !(is_day || is_year) {
            amounts.push(Amount {
                value,
                n_decimals,
                is_share: n_share_words > 0,
                at: (at, at + 1 + n_share_words),
            });
        }
    }
    amounts
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS.contains(&word)
}

fn value(word: &str) -> Option<(f64, usize)> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let plain = word.replace(',', "");
        let n_decimals = plain.split_once('.').map_or(0, |(_, behind)| behind.len());
        return plain.parse().ok().map(|value| (value, n_decimals));
    }
    named_number(&word.to_lowercase()).map(|value| (f64::from(value), 0))
}

/// Returns the number that a word in small letters names, up to twenty.
pub fn named_number(word: &str) -> Option<u32> {
    const NAMED: [&str; 21] = [
        "nought",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let idx = NAMED.iter().position(|name| *name == word)?;
    u32::try_from(idx).ok()
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
