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
    let day_and_month = from
        .rsplit_once([' ', '\u{a0}'])
        .map_or(from.as_str(), |(day, _)| day);
    format!("{day_and_month} to {}", british_date(to))
}

/// Returns "Sept 2024".
pub(super) fn month(date: Date) -> String {
    let idx = usize::try_from(date.month()).unwrap_or_default();
    let name = MONTHS.get(idx.saturating_sub(1)).copied();
    format!("{} {}", name.unwrap_or_default(), date.year())
}

/// Returns "14 to 25 Nov 2022".
pub(super) fn days(period: &Period) -> String {
    let (Some(from), Some(to)) = (period.from, period.to) else {
        return super::dates::period(period);
    };
    if from == to {
        day(to)
    } else if from.year() != to.year() {
        format!("{} to {}", day(from), day(to))
    } else if from.month() == to.month() {
        format!("{}\u{a0}to\u{a0}{}", from.day(), day(to))
    } else {
        let first = day(from);
        let without_year = first.rsplit_once('\u{a0}').map_or(&*first, |(day, _)| day);
        format!("{without_year} to {}", day(to))
    }
}

/// Returns "Oct to Dec 2025" for whole months, the days where there are other ones.
pub(super) fn months(period: &Period) -> String {
    let (Some(from), Some(to)) = (period.from, period.to) else {
        return super::dates::period(period);
    };
    if from.day() != 1 || to != to.last_of_month() {
        return days(period);
    }
    let (first, last) = (month(from), month(to));
    if first == last {
        return last;
    }
    let first = match first.split_once(' ') {
        Some((name, _)) if from.year() == to.year() => name,
        _ => &first,
    };
    format!("{first} to {last}")
}

/// Returns "30 Sept 2026", which stays in one line.
pub(super) fn day(date: Date) -> String {
    format!("{} {}", date.day(), month(date)).replace(' ', "\u{a0}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[track_caller]
    fn check(write: fn(&Period) -> String, from: Date, to: Date, expected: &str) {
        let period = Period {
            from: Some(from),
            to: Some(to),
        };
        assert_eq!(write(&period).replace('\u{a0}', " "), expected);
    }

    #[test]
    fn a_period_names_its_month_and_year_once() {
        let start = date(2022, 11, 14);
        check(period, start, date(2022, 11, 25), "14 to 25 November 2022");
        check(
            period,
            start,
            date(2022, 12, 2),
            "14 November to 2 December 2022",
        );
        check(
            period,
            start,
            date(2023, 1, 5),
            "14 November 2022 to 5 January 2023",
        );
        check(period, start, start, "14 November 2022");
    }

    #[test]
    fn months_are_short_where_there_is_little_room() {
        let start = date(2022, 11, 14);
        check(days, start, date(2022, 11, 25), "14 to 25 Nov 2022");
        check(days, start, date(2022, 12, 2), "14 Nov to 2 Dec 2022");
        check(days, start, date(2023, 1, 5), "14 Nov 2022 to 5 Jan 2023");
        check(days, start, start, "14 Nov 2022");
    }

    #[test]
    fn whole_months_need_no_days() {
        check(
            months,
            date(2025, 10, 1),
            date(2025, 12, 31),
            "Oct to Dec 2025",
        );
        check(
            months,
            date(2024, 10, 1),
            date(2025, 9, 30),
            "Oct 2024 to Sept 2025",
        );
        check(months, date(2025, 6, 1), date(2025, 6, 30), "June 2025");
        check(
            months,
            date(2025, 6, 2),
            date(2025, 6, 30),
            "2 to 30 June 2025",
        );
        assert_eq!(day(date(2026, 5, 1)), "1\u{a0}May\u{a0}2026");
    }
}
