//! Years in titles and periods, a year on.

use jiff::{ToSpan as _, civil::Date};

use crate::model::Period;

/// Returns the period of a year that follows one.
pub(super) fn next_period(last: Period) -> Period {
    let Some(to) = last.to else {
        return Period::default();
    };
    let from = to.tomorrow().ok();
    let end = from.and_then(|from| from.checked_add(1.year()).ok());
    Period {
        from: from.filter(|_| last.from.is_some()),
        to: end.and_then(|end: Date| end.yesterday().ok()),
    }
}

/// Returns a text with each of its years a year on: 2025 becomes 2026, 2024/25 becomes 2025/26.
pub(super) fn next_years(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Whether a year stands just before, to which two figures may belong.
    let mut is_after_year = false;
    while !rest.is_empty() {
        let n_figures = rest.bytes().take_while(u8::is_ascii_digit).count();
        if n_figures == 0 {
            let next = rest
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(rest.len());
            let (between, after) = rest.split_at_checked(next).unwrap_or((rest, ""));
            is_after_year &= matches!(between, "/" | "-" | "–" | "\u{2011}");
            out.push_str(between);
            rest = after;
            continue;
        }
        let (figures, after) = rest.split_at_checked(n_figures).unwrap_or((rest, ""));
        let number: u32 = figures.parse().unwrap_or(0);
        let is_year = n_figures == 4 && (2000..2100).contains(&number);
        if is_year {
            out.push_str(&(number + 1).to_string());
        } else if is_after_year && n_figures == 2 {
            let next = (number + 1) % 100;
            out.push_str(if next < 10 { "0" } else { "" });
            out.push_str(&next.to_string());
        } else {
            out.push_str(figures);
        }
        is_after_year = is_year;
        rest = after;
    }
    out
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn years_go_on_and_other_numbers_stay() {
        for (text, next) in [
            ("Self-evaluation 2025", "Self-evaluation 2026"),
            ("For 2024/25 and 2024–25", "For 2025/26 and 2025–26"),
            ("1999/00 of 12 in 2099/00", "1999/00 of 12 in 2100/01"),
            ("No year", "No year"),
        ] {
            assert_eq!(next_years(text), next);
        }
    }

    #[test]
    fn a_year_follows_a_year() {
        let period = |from, to| Period {
            from: Some(from),
            to: Some(to),
        };
        let last = period(date(2024, 4, 1), date(2025, 3, 31));
        let next = period(date(2025, 4, 1), date(2026, 3, 31));
        assert_eq!(next_period(last), next);
        assert_eq!(next_period(Period::default()), Period::default());
    }
}
