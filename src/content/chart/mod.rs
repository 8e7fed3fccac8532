//! An indicator as a chart: what is shown and what it says, in numbers and words.
//!
//! Nothing here knows a line from a bar: whoever draws a chart decides how it looks. Invariant:
//! every series has one value a period, and the alternative text is written from the same values.

mod alt;
mod data;
mod judge;
mod make;
mod names;
pub(super) mod order;
mod periods;
pub(super) mod when;

pub(super) use self::{
    alt::reason,
    judge::{Standing, judge, judge_exactly},
};
pub use self::{
    data::{Chart, ChartForm, ChartValue, GoodSide, Missing, Number, Series, SeriesRole},
    judge::tolerance,
};
