//! Which time a figure is of: `2025`, `2024/25`, `Q1 24/25`, `Apr-24`, `as at 31 March 2024`.
//!
//! Councils write the same time in many ways; what is read here is where it begins and ends, so
//! that figures stand in time's order and only like is compared with like. What is not plain is
//! not guessed: it stays as its author wrote it.

mod following;
mod parts;
mod range;
mod read;
mod words;
mod years;

use jiff::civil::Date;

pub use self::{following::following, years::usual_years};

use super::figure::{self, Marks};

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

/// A period as its author named it, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPeriod<'a> {
    /// Its name, without the marks beside it.
    pub name: &'a str,
    /// What is said beside it: a provisional year.
    pub marks: Marks,
    /// Which time it is; none where that is not plain.
    pub time: Option<TimeSpan>,
}

impl<'a> NamedPeriod<'a> {
    /// Reads a period.
    pub fn read(text: &'a str) -> Self {
        let text = text.trim();
        if let Some(time) = plain_year(text).and_then(parts::calendar_year) {
            let marks = Marks::new();
            return Self {
                name: text,
                marks,
                time: Some(time),
            };
        }
        let (name, marks) = figure::split(text);
        Self {
            name,
            marks,
            time: read::read(name),
        }
    }

    /// Whether both are of the same time, however they are written.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.time, &other.time) {
            (Some(own), Some(other)) => own == other,
            (None, None) => self.name.to_lowercase() == other.name.to_lowercase(),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// Reads a year that stands alone.
pub fn plain_year(name: &str) -> Option<u16> {
    if name.len() != 4 {
        return None;
    }
    let year = name.parse().ok()?;
    (1900..=2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests;
