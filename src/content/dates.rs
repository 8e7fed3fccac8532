//! Periods and months as a narrow place needs them: nothing said twice within one date.

use jiff::civil::Date;

use crate::model::{Period, british_date};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
];

/// Returns "14 to 25 November 2022", "28 March to 3 April 2025", or both dates in full.
pub(super) fn period(period: &Period) -> String {
    let (Some(from), Some(to)) = (period.from, period.to) else {
        return period.label();
    };
    if from == to || from.year() != to.year() {
        return period.label();
    }
    if from.month() == to.month() {
        return format!("{} to {}", from.day(), british_date(to));
    }
    let from = british_date(from);
    let day_and_month = from.rsplit_once(' ').map_or(from.as_str(), |(day, _)| day);
    format!("{day_and_month} to {}", british_date(to))
}

/// Returns "Sept 2024".
pub(super) fn month(date: Date) -> String {
    let idx = usize::try_from(date.month()).unwrap_or_default();
    let name = MONTHS.get(idx.saturating_sub(1)).copied();
    format!("{} {}", name.unwrap_or_default(), date.year())
}

/// Returns "30 Sept 2026", which stays in one line.
pub(super) fn day(date: Date) -> String {
    format!("{} {}", date.day(), month(date)).replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_names_its_month_and_year_once() {
        let words = |from, to| {
            period(&Period {
                from: Some(from),
                to: Some(to),
            })
        };
        let start = date(2022, 11, 14);
        assert_eq!(words(start, date(2022, 11, 25)), "14 to 25 November 2022");
        assert_eq!(
            words(start, date(2022, 12, 2)),
            "14 November to 2 December 2022"
        );
        assert_eq!(
            words(start, date(2023, 1, 5)),
            "14 November 2022 to 5 January 2023"
        );
        assert_eq!(words(start, start), "14 November 2022");
        assert_eq!(month(date(2024, 9, 17)), "Sept 2024");
        assert_eq!(day(date(2026, 5, 1)), "1\u{a0}May\u{a0}2026");
    }
}
