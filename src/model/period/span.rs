//! Stretches of time: where they begin and end, and how long they are.

use jiff::civil::Date;

/// How long the time is that a figure is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Length {
    /// One day: a count as at a date.
    Day,
    /// A week.
    Week,
    /// So many days that are no whole months.
    Days(u16),
    /// So many whole months.
    Months(u16),
    /// A school term, or half of one.
    Term,
    /// A year that has only begun, up to some day.
    ToDate,
}

/// No more than a leap day short of a year.
const DAYS_OF_A_WHOLE_YEAR: i32 = 364;

const MONTHS_OF_A_YEAR: u16 = 12;

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeSpan {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// How long it is.
    pub length: Length,
}

impl TimeSpan {
    /// Whether figures of both can be compared: a quarter with a quarter, a year with a year that
    /// begins on the same day, and a year up to some day with another up to the same day.
    /// Calendar, financial and school years, and twelve months to the end of another month, are
    /// different years. What has run since April only grows, and would seem to rise from quarter
    /// to quarter.
    pub fn is_like(&self, other: &Self) -> bool {
        let day = |date: Date| (date.month(), date.day());
        let is_known = |span: &Self| {
            let n_days = (span.last - span.first).get_days();
            // A whole year "to date" does not say how far it has come.
            n_days < DAYS_OF_A_WHOLE_YEAR
        };
        if self.length != other.length {
            return false;
        }
        let is_as_far = match self.length {
            Length::ToDate => {
                day(self.last) == day(other.last) && is_known(self) && is_known(other)
            }
            Length::Months(n) if n % MONTHS_OF_A_YEAR == 0 => true,
            Length::Day | Length::Week | Length::Days(_) | Length::Months(_) | Length::Term => {
                return true;
            }
        };
        self == other || is_as_far && day(self.first) == day(other.first)
    }

    /// Returns what stretches are ordered by: where they end, then where they begin, so that a
    /// year stands behind its own quarters.
    pub fn order(&self) -> impl Ord + use<> {
        (self.last, std::cmp::Reverse(self.first), self.length)
    }
}
