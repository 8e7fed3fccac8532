//! A line as small as a word: our own figures in a cell of a table.

use super::{
    marks,
    pen::{Pen, at, count, solid},
    scale::{Bounds, Scale},
};
use crate::{
    content::{Chart, SeriesRole},
    layout::pages::Point,
};

/// How high it is, against the size of the words beside it.
const HEIGHT: f32 = 1.9;
/// How thick its line is.
const LINE: f32 = 1.3;
/// How large the disc at its end is.
const RADIUS: f32 = 2.1;

/// Draws the line and returns how high it is.
pub(super) fn draw(pen: &mut Pen<'_>, chart: &Chart, width: f32) -> f32 {
    let height = pen.style.type_sizes.table * HEIGHT;
    let Some(own) = chart.series(SeriesRole::Own) else {
        return height;
    };
    let values: Vec<f64> = own.numbers().map(|(_, number)| number.value()).collect();
    let scale = Scale::new(
        &values,
        Bounds {
            n_decimals: 6,
            ..Bounds::default()
        },
    );
    let (low, high) = values
        .iter()
        .fold((1.0_f32, 0.0_f32), |(low, high), value| {
            let share = scale.share(*value);
            (low.min(share), high.max(share))
        });
    let n_steps = count(own.values.len().saturating_sub(1)).max(1.0);
    let place = |idx: usize, value: f64| -> Point {
        let share = if high > low {
            (scale.share(value) - low) / (high - low)
        } else {
            0.5
        };
        at(
            RADIUS + (width - 2.0 * RADIUS) * count(idx) / n_steps,
            height - RADIUS - (height - 2.0 * RADIUS) * share,
        )
    };
    let color = marks::color(SeriesRole::Own, &pen.style.colors);
    for run in marks::runs(own, place) {
        let points: Vec<Point> = run.iter().map(|(_, point)| *point).collect();
        if let [only] = points.as_slice() {
            pen.disc(*only, LINE * 0.7, color);
        }
        pen.line(&points, solid(LINE, color));
    }
    if let Some((idx, number)) = own.numbers().next_back() {
        pen.disc(place(idx, number.value()), RADIUS, color);
    }
    height
}
