//! Measures by year with comparators.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{
    CellKind, Figure, Polarity, Prose,
    record::{is_default, record},
};

/// The values of one indicator in one period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Point {
    /// The year or quarter, such as `2025` or `2025-26 Q2`.
    pub period: String,
    /// The authority's own figure.
    #[serde(skip_serializing_if = "is_default")]
    pub ours: Figure,
    /// The mean of the statistical neighbours.
    #[serde(skip_serializing_if = "is_default")]
    pub neighbours: Figure,
    /// The region's figure.
    #[serde(skip_serializing_if = "is_default")]
    pub region: Figure,
    /// England's figure.
    #[serde(skip_serializing_if = "is_default")]
    pub england: Figure,
    /// What the authority aims at.
    #[serde(skip_serializing_if = "is_default")]
    pub target: Figure,
}

impl Point {
    /// Whether there is any figure.
    pub fn holds_anything(&self) -> bool {
        self.figures().into_iter().any(|figure| !figure.is_empty())
    }

    /// Returns all figures: our own, neighbours, region, England, target.
    pub fn figures(&self) -> [&Figure; 5] {
        let Self {
            period: _,
            ours,
            neighbours,
            region,
            england,
            target,
        } = self;
        [ours, neighbours, region, england, target]
    }
}

record! {
    /// One measure, with values by year and how to read them.
    Indicator in Indicators as COLUMNS {
        /// A short code, such as the one in the Local Authority Interactive Tool.
        code: String = ("Code", "A short code, for example LACStable_2016on", CellKind::Text),
        /// What is measured.
        title: String = ("Indicator", "What is measured, in words a councillor understands", CellKind::Text),
        /// The unit.
        unit: String = ("Unit", "Per cent, per 10,000 children, days", CellKind::Text),
        /// Which direction is better.
        polarity: Polarity = ("Better when", "Which direction is better for children", CellKind::Choice(Polarity::OPTIONS)),
        /// The values.
        values: Vec<Point> = ("Values by year", "Our figure and the comparators for each year", CellKind::Series),
        /// Where the figures are from.
        source: String = ("Source", "Where the figures are from", CellKind::Text),
        /// When they were taken.
        as_at: Option<Date> = ("As at", "The day they were taken", CellKind::Date),
        /// What to take with care.
        caveat: Prose = ("Limits", "What to take with care in these figures", CellKind::Prose),
        /// What we say about it.
        commentary: Prose = ("Why it differs", "Why it differs from neighbours, and what it means for children", CellKind::Prose),
    }
}
