//! Charts: one drawing for pages, window and other outputs.
//!
//! Lines are told apart by weight, dashes and marks, and named where they end: no legend, and no
//! meaning that colour alone carries. What a chart says in words stands in `content::Chart`.

mod bars;
mod drawing;
mod frame;
mod labels;
mod marks;
mod pen;
mod piece;
mod scale;
mod spark;
mod spread;
mod trend;
mod values;

pub use self::drawing::{Drawing, draw_chart};
pub(super) use self::piece::piece;
