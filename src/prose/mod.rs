//! Prose without a window: what the editor, imports and searches know of texts.
//!
//! Pure: text in, text out. Nothing here knows a draft's file, a template or a widget.

mod cells;
mod pasted;
mod series;

pub use self::{
    cells::{Rows, rows},
    pasted::pasted,
    series::{COLUMNS, Filled, filled, set},
};
