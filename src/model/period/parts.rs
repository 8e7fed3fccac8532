//! Years and parts of years as stretches of time.

use jiff::{ToSpan as _, civil::Date};

use super::span::{Length, TimeSpan};

/// Which twelve months a year is, or which years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// January to December.
    Calendar(i16),
    /// April to March, by the year in which it begins.
    Financial(i16),
    /// September to August, by the year in which it begins.
    Academic(i16),
    /// Several calendar years, the last included.
    Several(i16, i16),
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The first to fourth quarter.
    Quarter(u32),
    /// The first or second half.
    Half(u32),
    /// A month by its number in the calendar.
    Month(i8),
    /// A month by its place in the year.
    NthMonth(u32),
    /// A term, and which half of it.
    Term(Season, Option<u32>),
    /// One of six terms.
    NthTerm(u32),
}

/// A term of a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Autumn,
    Spring,
    Summer,
}

impl Year {
    /// Returns the whole year, or all of them.
    pub(super) fn span(self) -> Option<TimeSpan> {
        match self {
            Self::Several(first, last) => {
                let n_years = u16::try_from(last - first + 1).ok()?;
                months(first, 1, n_years * 12)
            }
            Self::Calendar(_) | Self::Financial(_) | Self::Academic(_) => {
                let (year, month) = self.start()?;
                months(year, month, 12)
            }
        }
    }

    /// Returns the year and month with which it begins.
    fn start(self) -> Option<(i16, i8)> {
        match self {
            Self::Calendar(year) => Some((year, 1)),
            Self::Financial(year) => Some((year, 4)),
            Self::Academic(year) => Some((year, 9)),
            Self::Several(..) => None,
        }
    }

    /// Returns the calendar year in which a month of this one lies.
    fn year_of(self, month: i8) -> Option<i16> {
        let (year, first) = self.start()?;
        Some(if month >= first { year } else { year + 1 })
    }
}

impl Part {
    /// Returns this part of a year.
    pub(super) fn of(self, year: Year) -> Option<TimeSpan> {
        let (start_year, start_month) = year.start()?;
        let from_start = |n_months: u32, length: u16| {
            let start = Date::new(start_year, start_month, 1).ok()?;
            let first = start.checked_add(i64::from(n_months).months()).ok()?;
            months(first.year(), first.month(), length)
        };
        match self {
            Self::Quarter(nth @ 1..=4) => from_start(3 * (nth - 1), 3),
            Self::Half(nth @ 1..=2) => from_start(6 * (nth - 1), 6),
            // Only a year of two numbers says which month is its first.
            Self::NthMonth(nth @ 1..=12) if start_month != 1 => from_start(nth - 1, 1),
            Self::Month(month) => months(year.year_of(month)?, month, 1),
            Self::Term(season, half) => term(season, half, year),
            Self::NthTerm(nth @ 1..=6) if start_month != 1 => {
                let start = Date::new(start_year, 9, 1).ok()?;
                let first = start.checked_add(i64::from(2 * (nth - 1)).months()).ok()?;
                Some(as_term(months(first.year(), first.month(), 2)?))
            }
            Self::Quarter(_) | Self::Half(_) | Self::NthMonth(_) | Self::NthTerm(_) => None,
        }
    }
}

/// A school year is named by two numbers whether it is called financial or academic.
fn term(season: Season, half: Option<u32>, year: Year) -> Option<TimeSpan> {
    let (calendar, month, length): (i16, i8, u16) = match (season, year) {
        (Season::Autumn, Year::Calendar(year) | Year::Financial(year) | Year::Academic(year)) => {
            (year, 9, 4)
        }
        (Season::Spring, Year::Calendar(year)) => (year, 1, 3),
        (Season::Summer, Year::Calendar(year)) => (year, 4, 4),
        (Season::Spring, Year::Financial(year) | Year::Academic(year)) => (year + 1, 1, 3),
        (Season::Summer, Year::Financial(year) | Year::Academic(year)) => (year + 1, 4, 4),
        (_, Year::Several(..)) => return None,
    };
    let (month, length) = match half {
        None => (month, length),
        Some(1) => (month, length - 2),
        Some(2) => (month + i8::try_from(length).ok()? - 2, 2),
        Some(_) => return None,
    };
    Some(as_term(months(calendar, month, length)?))
}

fn as_term(span: TimeSpan) -> TimeSpan {
    let length = Length::Term;
    TimeSpan { length, ..span }
}

/// Returns so many whole months from the first day of one.
pub(super) fn months(year: i16, month: i8, length: u16) -> Option<TimeSpan> {
    let first = Date::new(year, month, 1).ok()?;
    let last_month = first.checked_add((i64::from(length) - 1).months()).ok()?;
    Some(TimeSpan {
        first,
        last: last_month.last_of_month(),
        length: Length::Months(length),
    })
}

/// Returns a calendar year.
pub(super) fn calendar_year(year: u16) -> Option<TimeSpan> {
    Year::Calendar(i16::try_from(year).ok()?).span()
}

/// Returns one day.
pub(super) fn day(date: Date) -> TimeSpan {
    TimeSpan {
        first: date,
        last: date,
        length: Length::Day,
    }
}

/// Returns all from one stretch to the end of another.
pub(super) fn through(from: TimeSpan, to: TimeSpan) -> Option<TimeSpan> {
    if from.last >= to.last || from.first >= to.first {
        return None;
    }
    let (first, last) = (from.first, to.last);
    let is_whole = first.day() == 1 && last == last.last_of_month();
    let n_months =
        i32::from(last.year() - first.year()) * 12 + i32::from(last.month() - first.month()) + 1;
    let length = if is_whole {
        Length::Months(u16::try_from(n_months).ok()?)
    } else if last == first.checked_add(6.days()).ok()? {
        Length::Week
    } else {
        let n_days = first.until(last).ok()?.get_days() + 1;
        Length::Days(u16::try_from(n_days).ok()?)
    };
    Some(TimeSpan {
        first,
        last,
        length,
    })
}

/// Returns the months, or the week, that end with a stretch.
pub(super) fn ending(end: TimeSpan, length: Length) -> Option<TimeSpan> {
    let last = end.last;
    let first = match length {
        Length::Week => last.checked_sub(6.days()).ok()?,
        Length::Months(n) => {
            let month = last.first_of_month();
            let first = month.checked_sub((i64::from(n) - 1).months()).ok()?;
            if last == last.last_of_month() {
                first
            } else {
                // A year that ends in the middle of a month begins in the middle of one.
                last.checked_sub(i64::from(n).months())
                    .ok()?
                    .tomorrow()
                    .ok()?
            }
        }
        Length::Day | Length::Days(_) | Length::Term | Length::ToDate => return None,
    };
    Some(TimeSpan {
        first,
        last,
        length,
    })
}
