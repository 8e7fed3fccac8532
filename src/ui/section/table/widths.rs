//! How wide the columns of a table are, by what they hold.

use crate::model::{CellKind, Column};

/// How high the head of the table is.
pub(super) const HEAD_HEIGHT: f32 = 34.0;
/// The column of what opens a row's card.
pub(super) const LEAD_WIDTH: f32 = 36.0;
/// The column of names, where the first column is out of sight.
pub(super) const NAMES_WIDTH: f32 = 168.0;

/// Returns how wide a column is.
pub(super) fn width_of(column: &Column) -> f32 {
    match column.kind {
        CellKind::Text if is_long(column) => 250.0,
        CellKind::Text => 150.0,
        CellKind::Prose => 230.0,
        CellKind::Date => 186.0,
        CellKind::Section => 200.0,
        CellKind::Series => 250.0,
        CellKind::Choice(_)
        | CellKind::Period
        | CellKind::Link(_)
        | CellKind::Links(_)
        | CellKind::List => 170.0,
        CellKind::SignOffs | CellKind::Color | CellKind::Logo => 120.0,
    }
}

/// Whether a line says what the row is, or explains it.
fn is_long(column: &Column) -> bool {
    matches!(
        column.name,
        "title" | "what" | "meaning" | "measure" | "question" | "claim" | "role"
    )
}
