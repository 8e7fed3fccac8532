//! How a workbook shows its numbers. What stands in a cell is not what is seen: 0.142 is shown as
//! 14.2 %, and a small count as “c”.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};

/// What a format does to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// It shows the number as it is.
    Plain,
    /// It shows so many decimals.
    Decimals(usize),
    /// It shows so many decimals of the hundredfold.
    Percent(usize),
    /// It shows a day.
    Day,
    /// It shows a month with its year.
    Month,
    /// It shows a year.
    Year,
    /// It may show words in place of the number.
    Otherwise,
}

impl Shown {
    /// Reads a format of the program itself, by its number.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            1 | 3 => Self::Decimals(0),
            2 | 4 => Self::Decimals(2),
            9 => Self::Percent(0),
            10 => Self::Percent(2),
            14..=17 | 22 => Self::Day,
            _ => Self::Plain,
        }
    }

    /// Reads a format as it is written: `0.0%`, `#,##0`, `dd/mm/yyyy`, `[<5]"c";0`.
    pub(super) fn of_code(code: &str) -> Self {
        let (mut plain, mut is_quoted, mut has_words, mut has_condition) =
            (String::new(), false, false, false);
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => is_quoted = !is_quoted,
                _ if is_quoted => has_words |= sign.is_alphanumeric() || sign == '*',
                '\\' | '_' | '*' => drop(signs.next()),
                '[' => {
                    let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    has_condition |= inner.starts_with(['<', '>', '=']);
                }
                _ => plain.push(sign),
            }
        }
        if has_condition || has_words {
            return Self::Otherwise;
        }
        let first = plain.split(';').next().unwrap_or_default().to_lowercase();
        let decimals = first.split_once('.').map_or(0, |(_, behind)| {
            behind
                .chars()
                .take_while(|sign| matches!(sign, '0' | '#' | '?'))
                .count()
        });
        let is_number = first.contains(['0', '#', '?']);
        if first.contains('%') {
            Self::Percent(decimals)
        } else if is_number && !first.contains(['d', 'y', 'h', 's']) {
            Self::Decimals(decimals)
        } else if first.contains('d') {
            Self::Day
        } else if first.contains(['h', 's']) {
            Self::Plain
        } else if first.contains('m') {
            Self::Month
        } else if first.contains('y') {
            Self::Year
        } else {
            Self::Plain
        }
    }

    /// Returns what is seen of a number; none where that is not to be had.
    pub(super) fn show(self, number: f64, is_1904: bool) -> Option<String> {
        match self {
            Self::Plain => Some(plain(number)),
            Self::Decimals(decimals) => Some(rounded(number, decimals)),
            Self::Percent(decimals) => Some(format!("{}%", rounded(number * 100.0, decimals))),
            Self::Day => Some(day(number, is_1904)?.strftime("%d/%m/%Y").to_string()),
            Self::Month => Some(day(number, is_1904)?.strftime("%b %Y").to_string()),
            Self::Year => Some(day(number, is_1904)?.year().to_string()),
            Self::Otherwise => None,
        }
    }
}

/// Returns a number with so many decimals. A half goes away from nought, as workbooks round, and
/// the noise of a binary fraction does not turn it.
fn rounded(number: f64, decimals: usize) -> String {
    let decimals = decimals.min(9);
    let scale = (0..decimals).fold(1.0, |scale, _| scale * 10.0);
    let scaled = number * scale;
    let whole = (scaled + scaled.signum() * 1e-7).round();
    format!("{:.decimals$}", whole / scale)
}

/// Returns a number without the noise of its binary fraction.
fn plain(number: f64) -> String {
    let text = format!("{number:.9}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}

/// Returns a day by its number. The first two months of 1900 are a day off, and nobody has
/// figures of them.
fn day(number: f64, is_1904: bool) -> Option<Date> {
    let first = if is_1904 {
        date(1904, 1, 1)
    } else {
        date(1899, 12, 30)
    };
    if !(0.0..200_000.0).contains(&number) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "it was looked at just before"
    )]
    let days = number.floor() as i64;
    first.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_given_as_it_is_shown() {
        for (code, number, shown) in [
            ("0.0%", 0.142, Some("14.2%")),
            ("0%", 0.5, Some("50%")),
            ("General", 0.1 + 0.2, Some("0.3")),
            ("General", 1204.0, Some("1204")),
            ("#,##0.0", 14.0, Some("14.0")),
            ("dd/mm/yyyy", 45_382.0, Some("31/03/2024")),
            ("mmm-yy", 45_382.0, Some("Mar 2024")),
            ("yyyy", 45_382.0, Some("2024")),
            ("0.0", 15.25, Some("15.3")),
            ("0%", 0.285, Some("29%")),
            ("0.0", -0.25, Some("-0.3")),
            ("[<5]\"c\";0", 3.0, None),
            ("0;0;\"c\"", 0.0, None),
            ("0_-", 7.0, Some("7")),
        ] {
            let seen = Shown::of_code(code).show(number, false);
            assert_eq!(seen.as_deref(), shown, "{code}");
        }
        assert_eq!(Shown::built_in(9).show(0.07, false).as_deref(), Some("7%"));
    }
}
