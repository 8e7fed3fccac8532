//! A period as its author named it, and what it means.

use super::{parts, read, span::TimeSpan};
use crate::model::figure::{self, Marks};

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
