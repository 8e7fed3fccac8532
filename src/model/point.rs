//! One value of an indicator with its comparators.

use serde::{Deserialize, Serialize};

use super::Figure;

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

fn is_default(figure: &Figure) -> bool {
    *figure == Figure::default()
}
