//! The indicators that rows are.

use crate::model::{Indicator, Record, Registers};

/// Returns the rows as what they are.
pub(super) fn indicators<'a>(registers: &'a Registers, rows: &[&dyn Record]) -> Vec<&'a Indicator> {
    let all = &registers.indicators;
    rows.iter()
        .filter_map(|row| all.iter().find(|indicator| indicator.id == *row.id()))
        .collect()
}
