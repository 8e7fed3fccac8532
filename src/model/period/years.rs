//! The years that figures of a paper are usually of.

use jiff::civil::{Date, date};

use crate::model::Details;

/// Returns the names of the last years whose figures a paper can have, the oldest first: those
/// that had ended by the day to which its figures are counted, or by the end of what it covers.
/// None where neither day is known.
pub fn usual_years(details: &Details, n_years: i16) -> Vec<String> {
    let Some(until) = details.figures_to.or(details.period.to) else {
        return Vec::new();
    };
    let is_calendar = details
        .period
        .from
        .is_some_and(|from| (from.month(), from.day()) == (1, 1))
        && (until.month(), until.day()) == (12, 31);
    let last = last_ended(until, is_calendar);
    let years = (0..n_years).rev().map(|before| last - before);
    years
        .map(|year| {
            if is_calendar {
                year.to_string()
            } else {
                format!("{}/{:02}", year - 1, year.rem_euclid(100))
            }
        })
        .collect()
}

/// Returns the calendar year in which the last year had ended by a day.
fn last_ended(until: Date, is_calendar: bool) -> i16 {
    let year = until.year();
    let has_ended = is_calendar || until >= date(year, 3, 31);
    if has_ended { year } else { year - 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;

    #[test]
    fn the_years_that_had_ended_are_those_of_figures() {
        for (from, to, figures_to, expected) in [
            (
                None,
                Some(date(2026, 3, 31)),
                None,
                &["2024/25", "2025/26"][..],
            ),
            (None, Some(date(2026, 3, 30)), None, &["2023/24", "2024/25"]),
            (
                None,
                Some(date(2026, 3, 31)),
                Some(date(2026, 9, 30)),
                &["2024/25", "2025/26"],
            ),
            (
                Some(date(2025, 1, 1)),
                Some(date(2025, 12, 31)),
                None,
                &["2024", "2025"],
            ),
            (
                Some(date(1999, 4, 1)),
                Some(date(2000, 3, 31)),
                None,
                &["1998/99", "1999/00"],
            ),
            (None, None, None, &[]),
        ] {
            let details = Details {
                period: Period { from, to },
                figures_to,
                ..Details::default()
            };
            assert_eq!(usual_years(&details, 2), expected);
        }
    }
}
