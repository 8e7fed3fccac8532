//! Figures as they were published, read exactly: no rounding, no noise of binary fractions.
//!
//! A figure that is no number says why: official statistics leave figures out with signs that
//! have a meaning, and a chart must not turn any of them into nought.

use std::cmp::Ordering;

use crate::model::Figure;

/// More digits than any statistic has.
const MAX_DIGITS: usize = 17;

/// Words and signs behind a figure that may still change.
const PROVISIONAL: [&str; 5] = ["(provisional)", "provisional", "(p)", "p", "P"];
/// Words and signs behind a figure that was changed since it was published.
const REVISED: [&str; 3] = ["(revised)", "(r)", "r"];

/// A figure in a chart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ChartValue {
    /// A number.
    Number(Number),
    /// No number, and why.
    Missing(Missing),
}

impl ChartValue {
    /// Returns the number, if it is one.
    pub fn number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            Self::Missing(_) => None,
        }
    }
}

/// Why there is no number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// Nobody has given one.
    NotGiven,
    /// It is so small that it could point to a child: `c`, `*`, `<5`.
    Suppressed,
    /// There can be none: `z`.
    NotApplicable,
    /// It is not to be had: `x`, `:`, `n/a`.
    NotAvailable,
    /// It is not nought, but rounds to it: `k`, `low`.
    NearNought,
    /// It cannot be relied upon: `u`.
    Unreliable,
    /// Somebody wrote words instead.
    Words(String),
}

/// A number as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number {
    /// How it is printed.
    pub text: String,
    /// Whether it may still change.
    pub is_provisional: bool,
    /// The number without its point.
    units: i64,
    /// How many of its digits stand behind the point.
    n_decimals: u32,
}

impl Number {
    /// Returns where it stands on a scale.
    pub fn value(&self) -> f64 {
        let text = format!("{}e-{}", self.units, self.n_decimals);
        text.parse().unwrap_or_default()
    }

    /// Returns how many digits stand behind its point.
    pub fn n_decimals(&self) -> u32 {
        self.n_decimals
    }

    /// Returns which of two numbers is larger.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        let (own, other, _) = aligned(self, other);
        own.cmp(&other)
    }

    /// Whether two numbers lie within some per cent of the second, or within what rounding can
    /// make of them: one in the last digit that both have.
    pub(super) fn is_close(&self, other: &Self, per_cent: u32) -> bool {
        let (own, base, n_decimals) = aligned(self, other);
        let apart = (own - base).abs();
        let coarse = self.n_decimals.min(other.n_decimals);
        let last_digit = 10_i128.pow(n_decimals - coarse);
        apart <= last_digit || apart * 100 <= base.abs() * i128::from(per_cent)
    }
}

/// Returns two numbers in units of the same size, and how many decimals that is.
fn aligned(one: &Number, other: &Number) -> (i128, i128, u32) {
    let n_decimals = one.n_decimals.max(other.n_decimals);
    let scaled =
        |number: &Number| i128::from(number.units) * 10_i128.pow(n_decimals - number.n_decimals);
    (scaled(one), scaled(other), n_decimals)
}

/// Reads a figure.
pub(super) fn read(figure: &Figure) -> ChartValue {
    let text = figure.0.trim();
    let (core, is_provisional) = without_marker(text);
    if let Some((units, n_decimals)) = digits(core) {
        return ChartValue::Number(Number {
            text: printed(core),
            is_provisional,
            units,
            n_decimals,
        });
    }
    ChartValue::Missing(missing(text))
}

/// Takes off what says that a figure or a year may still change.
pub(super) fn without_marker(text: &str) -> (&str, bool) {
    let ends_number = |rest: &str| {
        rest.trim_end()
            .ends_with(|c: char| c.is_ascii_digit() || c == '%')
    };
    let cut = |markers: &[&str]| {
        let rest = markers.iter().find_map(|marker| text.strip_suffix(marker));
        rest.filter(|rest| ends_number(rest)).map(str::trim_end)
    };
    match (cut(&PROVISIONAL), cut(&REVISED)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => (text, false),
    }
}

/// Returns a number without its point, and how many digits stand behind the point.
fn digits(text: &str) -> Option<(i64, u32)> {
    let (is_negative, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.strip_prefix('£').unwrap_or(text);
    let text = text.strip_suffix('%').unwrap_or(text).trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole: String = whole
        .chars()
        .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    let all = format!("{whole}{part}");
    let is_number = !all.is_empty() && all.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || all.len() > MAX_DIGITS {
        return None;
    }
    let units: i64 = all.parse().ok()?;
    let n_decimals = u32::try_from(part.len()).ok()?;
    Some((if is_negative { -units } else { units }, n_decimals))
}

/// Returns a number as it is printed; the unit stands in the note of the chart.
fn printed(text: &str) -> String {
    let text = text.strip_suffix('%').unwrap_or(text).trim();
    match text.strip_prefix(['-', '–']) {
        Some(rest) => format!("−{rest}"),
        None => text.to_owned(),
    }
}

fn missing(text: &str) -> Missing {
    let small = text.to_lowercase();
    match small
        .trim_start_matches(['(', '['])
        .trim_end_matches([')', ']'])
    {
        "" => Missing::NotGiven,
        "c" | "*" | "suppressed" => Missing::Suppressed,
        "z" => Missing::NotApplicable,
        "x" | ":" | "." | ".." | "n/a" | "na" | "-" | "–" | "—" => Missing::NotAvailable,
        "k" | "low" => Missing::NearNought,
        "u" => Missing::Unreliable,
        other if other.starts_with(['<', '≤']) || other.starts_with("fewer than") => {
            Missing::Suppressed
        }
        _ => Missing::Words(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        match read(&Figure(text.to_owned())) {
            ChartValue::Number(number) => number,
            ChartValue::Missing(missing) => panic!("{text}: {missing:?}"),
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, printed, units, n_decimals) in [
            ("14", "14", 14, 0),
            ("14.0", "14.0", 140, 1),
            ("1,204.50", "1,204.50", 120_450, 2),
            ("9 %", "9", 9, 0),
            ("-0.5", "−0.5", -5, 1),
            ("−3%", "−3", -3, 0),
            ("£2.4", "£2.4", 24, 1),
            ("12 000", "12 000", 12_000, 0),
        ] {
            let number = number(text);
            let found = (&*number.text, number.units, number.n_decimals);
            assert_eq!(found, (printed, units, n_decimals), "{text}");
        }
    }

    #[test]
    fn the_place_on_a_scale_is_the_nearest_there_is() {
        for (text, value) in [("0.1", 0.1), ("1,204.50", 1204.5), ("-7", -7.0)] {
            assert_eq!(number(text).value().to_string(), value.to_string());
        }
    }

    #[test]
    fn what_may_still_change_is_known() {
        for (text, is_provisional) in [
            ("14p", true),
            ("14.2 (p)", true),
            ("14 provisional", true),
            ("14r", false),
            ("14", false),
        ] {
            assert_eq!(number(text).is_provisional, is_provisional, "{text}");
        }
    }

    #[test]
    fn every_sign_for_no_figure_is_understood() {
        for (text, missing) in [
            ("", Missing::NotGiven),
            (" c ", Missing::Suppressed),
            ("[c]", Missing::Suppressed),
            ("<5", Missing::Suppressed),
            ("z", Missing::NotApplicable),
            ("n/a", Missing::NotAvailable),
            ("–", Missing::NotAvailable),
            ("low", Missing::NearNought),
            ("u", Missing::Unreliable),
            ("14 of 20", Missing::Words("14 of 20".to_owned())),
            ("stop", Missing::Words("stop".to_owned())),
            ("1e9", Missing::Words("1e9".to_owned())),
            (
                "999999999999999999999",
                Missing::Words("999999999999999999999".to_owned()),
            ),
        ] {
            let read = read(&Figure(text.to_owned()));
            assert_eq!(read, ChartValue::Missing(missing), "{text}");
        }
    }

    #[test]
    fn numbers_are_close_within_a_share_or_within_rounding() {
        for (own, other, is_close) in [
            ("69", "68", true),
            ("10", "11", true),
            ("10", "12", false),
            ("22.8", "22.6", true),
            ("20.9", "22.6", false),
            ("14.6", "14", true),
            ("14.6", "15.0", false),
            ("0", "0", true),
            ("-5.0", "-5.1", true),
        ] {
            assert_eq!(
                number(own).is_close(&number(other), 2),
                is_close,
                "{own} {other}"
            );
        }
    }
}
