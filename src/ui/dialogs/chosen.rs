//! What was chosen among figures that were found, for when the same file is read again.

use crate::import::figures::Series;

/// What was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::ui) struct Chosen {
    /// The series, and whether each was ticked.
    pub(super) ticked: Vec<(SeriesKey, bool)>,
    /// What was looked for among them.
    pub(super) words: String,
}

/// By which a series is known again: its column and its filters.
pub(super) type SeriesKey = (String, Vec<(String, String)>);

pub(super) fn key(series: &Series) -> SeriesKey {
    (series.column.clone(), series.filters.clone())
}
