//! Indicators as tables and charts.

pub(super) mod by_year;
pub(super) mod charts;
mod of_rows;
mod remarks;
pub(super) mod rug;
