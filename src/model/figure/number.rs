//! A number as it was published, and how two of them compare.

use std::{borrow::Cow, cmp::Ordering};

use super::{Mark, Marks, mark};

/// More digits than any statistic has.
const MAX_DIGITS: usize = 17;

/// A number as it was published.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number {
    /// How it is printed.
    pub text: String,
    /// What official statistics say beside it.
    pub marks: Marks,
    /// The number without its point.
    units: i64,
    /// How many of its digits stand behind the point.
    n_decimals: u32,
}

impl Number {
    pub(super) fn read(text: &str, marks: Marks) -> Option<Self> {
        let text = with_points(text);
        let (units, n_decimals) = digits(&text)?;
        Some(Self {
            text: printed(&text),
            marks,
            units,
            n_decimals,
        })
    }

    /// Returns the mean of some numbers, with as many decimals as the finest of them has.
    pub fn mean(numbers: &[Self]) -> Option<String> {
        let n_decimals = numbers.iter().map(|number| number.n_decimals).max()?;
        let count = i128::try_from(numbers.len()).ok()?;
        let scaled =
            |number: &Self| i128::from(number.units) * 10_i128.pow(n_decimals - number.n_decimals);
        let sum: i128 = numbers.iter().map(scaled).sum();
        // A half goes away from nought.
        let mean = (sum.abs() * 2 + count) / (count * 2);
        let sign = if sum < 0 && mean > 0 { "-" } else { "" };
        let width = usize::try_from(n_decimals).ok()? + 1;
        let digits = format!("{mean:0>width$}");
        let (whole, part) = digits.split_at_checked(digits.len() + 1 - width)?;
        Some(match part {
            "" => format!("{sign}{whole}"),
            part => format!("{sign}{whole}.{part}"),
        })
    }

    /// Whether it may still change.
    pub fn is_provisional(&self) -> bool {
        self.marks.contains(&Mark::Provisional)
    }

    /// Whether nothing before it can be compared with it.
    pub fn is_after_break(&self) -> bool {
        self.marks.contains(&Mark::Break)
    }

    /// Says in a word or two what a chart has to say beside it; empty for nothing.
    pub fn remark(&self) -> String {
        mark::remark(&self.marks)
    }

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
    pub fn compare(&self, other: &Self) -> Ordering {
        let (own, other, _) = aligned(self, other);
        own.cmp(&other)
    }

    /// Whether two numbers lie within some per cent of the second, or within what rounding can
    /// make of them: one in the last digit that both have.
    pub fn is_close(&self, other: &Self, per_cent: u32) -> bool {
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

/// Puts a point where a raised one stands between two figures, as doctors write: `14·2`.
fn with_points(text: &str) -> Cow<'_, str> {
    const RAISED: [char; 3] = ['·', '∙', '⋅'];
    if !text.contains(RAISED) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace(RAISED, "."))
}

/// Returns a number without its point, and how many digits stand behind the point.
fn digits(text: &str) -> Option<(i64, u32)> {
    let (is_negative, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let text = text.strip_prefix('£').map_or(text, str::trim_start);
    let text = without_per_cent(text);
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let all = format!("{}{part}", ungrouped(whole)?);
    let is_number = !all.is_empty() && all.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || all.len() > MAX_DIGITS {
        return None;
    }
    let units: i64 = all.parse().ok()?;
    let n_decimals = u32::try_from(part.len()).ok()?;
    Some((if is_negative { -units } else { units }, n_decimals))
}

fn without_per_cent(text: &str) -> &str {
    let ends = ["%", "per cent", "percent", "per\u{a0}cent"];
    let rest = ends.iter().find_map(|end| text.strip_suffix(end));
    rest.unwrap_or(text).trim()
}

/// Takes the signs between thousands out. A comma or a blank is one before exactly three figures:
/// `14,2` is not 142, and a slip of the finger is no number at all.
fn ungrouped(whole: &str) -> Option<String> {
    let is_between = |c: char| matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let mut groups = whole.split(is_between);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if !rest.is_empty() {
        let leads = (1..=3).contains(&first.len()) && !first.starts_with('0');
        if !leads || rest.iter().any(|group| group.len() != 3) {
            return None;
        }
    }
    Some(format!("{first}{}", rest.concat()))
}

/// Returns a number as it is printed; the unit stands in the note of the chart.
fn printed(text: &str) -> String {
    let text = without_per_cent(text);
    match text.strip_prefix(['-', '–']) {
        Some(rest) => format!("−{rest}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Figure, Reading};
    use super::*;

    #[test]
    fn the_mean_has_the_decimals_of_the_finest() {
        let mean = |texts: &[&str]| {
            let numbers: Vec<Number> = texts.iter().map(|text| number(text)).collect();
            Number::mean(&numbers)
        };
        assert_eq!(mean(&["14", "15.5", "16.2"]).as_deref(), Some("15.2"));
        assert_eq!(mean(&["1", "2"]).as_deref(), Some("2"));
        assert_eq!(mean(&["0.05", "0.06"]).as_deref(), Some("0.06"));
        assert_eq!(mean(&["-0.2", "-0.4"]).as_deref(), Some("-0.3"));
        assert_eq!(mean(&[]), None);
    }

    fn number(text: &str) -> Number {
        match Figure(text.to_owned()).read() {
            Reading::Number(number) => number,
            Reading::Missing(missing) => panic!("{text}: {missing:?}"),
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, printed, units, n_decimals) in [
            ("14", "14", 14, 0),
            ("14.0", "14.0", 140, 1),
            (".5", ".5", 5, 1),
            ("0.123", "0.123", 123, 3),
            ("1,204.50", "1,204.50", 120_450, 2),
            ("1,204,500", "1,204,500", 1_204_500, 0),
            ("14,200", "14,200", 14_200, 0),
            ("9 %", "9", 9, 0),
            ("9 per cent", "9", 9, 0),
            ("-0.5", "−0.5", -5, 1),
            ("−3%", "−3", -3, 0),
            ("£2.4", "£2.4", 24, 1),
            ("£1,204", "£1,204", 1204, 0),
            ("12 000", "12 000", 12_000, 0),
            ("14.2 [p]", "14.2", 142, 1),
            ("14·2", "14.2", 142, 1),
            ("1,204·5%", "1,204.5", 12_045, 1),
            ("−0∙5 [p]", "−0.5", -5, 1),
            ("14.2% (p)", "14.2", 142, 1),
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
            assert_eq!(number(text).is_provisional(), is_provisional, "{text}");
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
