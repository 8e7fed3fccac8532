//! Figures at the points of our own line, where they stand free of every line.

use super::{
    super::{
        pages::{Area, Point},
        paragraph::Stands,
    },
    marks::OWN_RADIUS,
    pen::{Pen, at},
};
use crate::content::{Chart, SeriesRole};

/// More points than this have their figures in the table alone.
const MANY: usize = 10;

/// What figures must not cross.
#[derive(Debug, Default)]
pub(super) struct Crossing {
    pub(super) lines: Vec<Vec<Point>>,
    /// Where they may stand.
    pub(super) within: Area,
}

/// Writes figures above or below points; the last point has its figure at the end of the line.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    chart: &Chart,
    crossing: &Crossing,
    place: impl Fn(usize, f64) -> Point,
) {
    let Some(own) = chart.series(SeriesRole::Own) else {
        return;
    };
    let n_points = own.numbers().count();
    let mut look = pen.strong();
    look.size = pen.style.type_sizes.small;
    for (nth, (idx, number)) in own.numbers().enumerate() {
        let is_shown = nth + 1 < n_points && (nth == 0 || n_points <= MANY);
        if !is_shown {
            continue;
        }
        let point = place(idx, number.value());
        let width = pen.width(&number.text, look);
        let away = OWN_RADIUS + 2.5 + look.size / 2.0;
        let middles = [at(point.x, point.y - away), at(point.x, point.y + away)];
        let free = middles.into_iter().find(|middle| {
            let area = Area {
                x: middle.x - width / 2.0 - 1.5,
                y: middle.y - look.size / 2.0 - 1.0,
                width: width + 3.0,
                height: look.size + 2.0,
            };
            crossing.is_free(&area)
        });
        if let Some(middle) = free {
            pen.text(&number.text, look, middle, Stands::Center);
        }
    }
}

impl Crossing {
    fn is_free(&self, area: &Area) -> bool {
        let Area {
            x,
            y,
            width,
            height,
        } = self.within;
        let is_beside = area.x >= x && area.x + area.width <= x + width;
        let is_within = is_beside && area.y >= y && area.y + area.height <= y + height;
        is_within && self.lines.iter().all(|line| !crosses(line, area))
    }
}

/// Whether a line goes through a rectangle.
fn crosses(line: &[Point], area: &Area) -> bool {
    line.windows(2).any(|pair| match pair {
        [from, to] => cuts(*from, *to, area),
        _ => false,
    }) || line
        .iter()
        .any(|point| area.distance(point.x, point.y) <= 0.0)
}

/// Whether a straight line goes through a rectangle: what is left of it between the sides still
/// lies partly between top and bottom.
fn cuts(from: Point, to: Point, area: &Area) -> bool {
    let (mut first, mut last) = (0.0_f32, 1.0_f32);
    for (start, end, low, high) in [
        (from.x, to.x, area.x, area.x + area.width),
        (from.y, to.y, area.y, area.y + area.height),
    ] {
        let along = end - start;
        if along.abs() < f32::EPSILON {
            if start < low || start > high {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - start) / along, (high - start) / along);
        first = first.max(one.min(other));
        last = last.min(one.max(other));
    }
    first <= last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_through_a_rectangle_are_noticed() {
        let area = Area {
            x: 10.0,
            y: 10.0,
            width: 10.0,
            height: 10.0,
        };
        for (from, to, is_cut) in [
            (at(0.0, 0.0), at(30.0, 30.0), true),
            (at(0.0, 15.0), at(30.0, 15.0), true),
            (at(12.0, 12.0), at(13.0, 13.0), true),
            (at(15.0, 0.0), at(15.0, 30.0), true),
            (at(0.0, 0.0), at(30.0, 0.0), false),
            (at(0.0, 18.0), at(12.0, 30.0), false),
            (at(25.0, 0.0), at(25.0, 30.0), false),
        ] {
            assert_eq!(crosses(&[from, to], &area), is_cut, "{from:?} {to:?}");
        }
    }
}
