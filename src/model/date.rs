//! Dates as people in England write them. Files hold ISO dates (`2022-05-26`).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// From one day to another; either end may be open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Period {
    /// Whether neither end is known.
    pub fn is_empty(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Returns the period in words, "1 April 2025 to 31 March 2026", or an empty text.
    pub fn label(&self) -> String {
        match (self.from, self.to) {
            (None, None) => String::new(),
            (Some(from), Some(to)) if from == to => british_date(from),
            (Some(from), Some(to)) => format!("{} to {}", british_date(from), british_date(to)),
            (Some(from), None) => format!("from {}", british_date(from)),
            (None, Some(to)) => format!("to {}", british_date(to)),
        }
    }
}

/// The names of the months.
pub const MONTHS: [&str; 12] = [
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

/// Returns a date in words, "26 May 2022", with non-breaking spaces.
pub fn british_date(date: Date) -> String {
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|idx| MONTHS.get(idx))
        .copied()
        .unwrap_or_default();
    format!("{}\u{a0}{month}\u{a0}{}", date.day(), date.year())
}

/// Reads a date as a person types it: `26 May 2022`, `26/5/2022`, `26.05.22` or `2022-05-26`.
///
/// Day comes before month, as in England. Two figures for the year mean 20xx.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(date) = text.parse::<Date>()
        && text.len() == 10
    {
        return Some(date);
    }
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let day = day
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .parse::<i8>()
        .ok()?;
    let year = match year.len() {
        2 => year.parse::<i16>().ok()? + 2000,
        4 => year.parse().ok()?,
        _ => return None,
    };
    Date::new(year, month_number(month)?, day).ok()
}

/// Returns the last day of a month that somebody wrote without a day: `Sep 2026`, `9/2026` or
/// `2026-09`; none for anything else.
pub fn end_of_month(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '.' | '-' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let (month, year) = match parts[..] {
        [year, month] if year.len() == 4 && year.parse::<i16>().is_ok() => (month, year),
        [month, year] if year.len() == 4 => (month, year),
        _ => return None,
    };
    let first = Date::new(year.parse().ok()?, month_number(month)?, 1).ok()?;
    Some(first.last_of_month())
}

fn month_number(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    month_named(text)
}

/// Returns the number of a month by its name, or by three or more letters of it.
pub(super) fn month_named(text: &str) -> Option<i8> {
    let text = text.to_lowercase();
    if text.len() < 3 {
        return None;
    }
    let idx = MONTHS
        .iter()
        .position(|month| month.to_lowercase().starts_with(&text))?;
    i8::try_from(idx + 1).ok()
}

/// Returns the name of a month by its number; none where there is no such month.
pub(super) fn month_name(number: i8) -> Option<&'static str> {
    let idx = usize::try_from(number).ok()?.checked_sub(1)?;
    MONTHS.get(idx).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_in_england_write_them() {
        for text in [
            "26 May 2022",
            "26/5/2022",
            "26.05.22",
            "2022-05-26",
            "26th may 2022",
            "26-May-22",
        ] {
            assert_eq!(
                parse_date(text).map(|date| date.to_string()).as_deref(),
                Some("2022-05-26"),
                "{text}"
            );
        }
        for text in ["", "May 2022", "31/2/2022", "5/26/2022", "soon"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn a_month_without_a_day_has_an_end() {
        for text in ["Sep 2026", "september 2026", "9/2026", "09.2026", "2026-09"] {
            assert_eq!(
                end_of_month(text),
                Some(Date::constant(2026, 9, 30)),
                "{text}"
            );
        }
        for text in [
            "2026",
            "Sep",
            "Sep 26",
            "26 Sep 2026",
            "13/2026",
            "soon 2026",
            "",
        ] {
            assert_eq!(end_of_month(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_reads_in_words() {
        assert_eq!(
            british_date(Date::constant(2022, 5, 6)),
            "6\u{a0}May\u{a0}2022"
        );
    }
}
