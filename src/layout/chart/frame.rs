//! Where a chart is plotted, and what its scale must hold.

use super::{
    pen::{at, count},
    scale::{Bounds, Scale},
};
use crate::{
    content::{Chart, Series},
    layout::pages::Point,
};

/// The space between the scale and the first period, and between the last and the labels.
pub(super) const INSET: f32 = 12.0;
/// The space between the end of a line and its label.
pub(super) const LEADER: f32 = 12.0;
/// Where the figures of a chart stand.
pub(super) struct Frame {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    /// The space before the first period, and behind the last.
    pub(super) inset: f32,
    pub(super) scale: Scale,
    pub(super) n_periods: usize,
}

impl Frame {
    pub(super) fn x(&self, idx: usize) -> f32 {
        let first = self.left + self.inset;
        let n_steps = count(self.n_periods.saturating_sub(1)).max(1.0);
        first + (self.right - self.inset - first) * count(idx) / n_steps
    }

    pub(super) fn y(&self, value: f64) -> f32 {
        self.bottom - (self.bottom - self.top) * self.scale.share(value)
    }

    pub(super) fn place(&self, idx: usize, value: f64) -> Point {
        at(self.x(idx), self.y(value))
    }
}

/// Returns what the scale of a chart keeps to.
pub(super) fn bounds(chart: &Chart) -> Bounds {
    let figures = chart.series.iter().flat_map(Series::numbers);
    let n_decimals = figures.map(|(_, number)| number.n_decimals()).max();
    Bounds {
        is_share: chart.is_share,
        holds_nought: false,
        n_decimals: n_decimals.unwrap_or(0),
    }
}
