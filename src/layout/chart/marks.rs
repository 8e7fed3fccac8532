//! How the figures of each area look: weight, dashes and marks tell them apart on paper that has
//! lost its colours.

use super::pen::{Pen, at, solid};
use crate::{
    content::{GoodSide, Number, Series, SeriesRole},
    layout::{
        pages::{Area, Color, Point, Stroke},
        style::Colors,
    },
};

/// How thick our own line is, and its discs.
const OWN_LINE: f32 = 2.2;
pub(super) const OWN_RADIUS: f32 = 3.2;

/// Returns how the line of an area is drawn.
pub(super) fn stroke(role: SeriesRole, colors: &Colors) -> Stroke {
    match role {
        SeriesRole::Own => solid(OWN_LINE, colors.accent),
        SeriesRole::England => solid(0.9, colors.ink),
        SeriesRole::Neighbours => Stroke {
            dash: Some((4.5, 3.2)),
            ..solid(1.0, colors.muted)
        },
        SeriesRole::Region => Stroke {
            dash: Some((0.1, 2.9)),
            ..solid(1.3, colors.muted)
        },
    }
}

/// Returns the colour of an area.
pub(super) fn color(role: SeriesRole, colors: &Colors) -> Color {
    stroke(role, colors).color
}

/// Draws the mark of a figure. Figures that may still change are empty.
pub(super) fn mark(pen: &mut Pen<'_>, role: SeriesRole, number: &Number, middle: Point) {
    let color = color(role, &pen.style.colors);
    match role {
        SeriesRole::Own if number.is_provisional() => {
            pen.ring(middle, OWN_RADIUS - 0.75, solid(1.5, color));
        }
        SeriesRole::Own => pen.disc(middle, OWN_RADIUS, color),
        SeriesRole::England => pen.disc(middle, 1.7, color),
        SeriesRole::Neighbours => {
            let r = 2.5;
            let corners = [
                at(middle.x, middle.y - r),
                at(middle.x + r, middle.y),
                at(middle.x, middle.y + r),
                at(middle.x - r, middle.y),
            ];
            pen.fill(&corners, color);
        }
        SeriesRole::Region => {
            let r = 1.8;
            let area = Area {
                x: middle.x - r,
                y: middle.y - r,
                width: 2.0 * r,
                height: 2.0 * r,
            };
            pen.rect(area, color);
        }
    }
}

/// Fills a bar the way the area is drawn: our own whole, England empty, the others hatched.
pub(super) fn bar(pen: &mut Pen<'_>, role: SeriesRole, is_provisional: bool, area: Area) {
    let color = color(role, &pen.style.colors);
    match role {
        SeriesRole::Own if !is_provisional => {
            pen.rect(area, color);
            return;
        }
        SeriesRole::Own => hatch(pen, area, 1.0, 2.6, solid(1.1, color)),
        SeriesRole::England => {}
        SeriesRole::Neighbours => hatch(pen, area, 1.0, 4.2, solid(0.6, color)),
        SeriesRole::Region => hatch(pen, area, -1.0, 4.2, solid(0.6, color)),
    }
    let inset = 0.4;
    let corners = [
        at(area.x + inset, area.y + inset),
        at(area.x + area.width - inset, area.y + inset),
        at(area.x + area.width - inset, area.y + area.height - inset),
        at(area.x + inset, area.y + area.height - inset),
    ];
    pen.outline(&corners, solid(0.8, color));
}

/// Draws slanting lines within a rectangle; they rise to the right for a `slant` of 1.
fn hatch(pen: &mut Pen<'_>, area: Area, slant: f32, apart: f32, stroke: Stroke) {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    let mut start = area.x - area.height + apart / 2.0;
    while start < right {
        // From (start, foot) to (start + height, head), cut at the sides.
        let from = start.max(area.x);
        let to = (start + area.height).min(right);
        if to > from {
            let y = |x: f32| {
                let up = x - start;
                if slant > 0.0 {
                    bottom - up
                } else {
                    area.y + up
                }
            };
            pen.line(&[at(from, y(from)), at(to, y(to))], stroke);
        }
        start += apart;
    }
}

/// Returns the numbers of a series with their places, cut where a value is missing or the series
/// breaks.
pub(super) fn runs(
    series: &Series,
    place: impl Fn(usize, f64) -> Point,
) -> Vec<Vec<(&Number, Point)>> {
    let mut runs: Vec<Vec<(&Number, Point)>> = Vec::new();
    let mut last = None;
    for (idx, number) in series.numbers() {
        let point = (number, place(idx, number.value()));
        match runs.last_mut() {
            Some(run) if last == idx.checked_sub(1) && !number.is_after_break() => run.push(point),
            _ => runs.push(vec![point]),
        }
        last = Some(idx);
    }
    runs
}

/// How far the short strokes at a target stand apart.
const STROKES_APART: f32 = 10.0;

/// Draws a target: a thin line, and short strokes on the side where it is met.
pub(super) fn target(pen: &mut Pen<'_>, [from, to]: [Point; 2], good: GoodSide, stroke: Stroke) {
    pen.line(&[from, to], stroke);
    if good == GoodSide::Unknown {
        return;
    }
    let up = strokes_reach(good);
    let thin = Stroke {
        width: stroke.width * 0.7,
        ..stroke
    };
    let mut x = from.x + STROKES_APART / 2.0;
    while x < to.x {
        pen.line(&[at(x, from.y), at((x + 2.4).min(to.x), from.y + up)], thin);
        x += STROKES_APART;
    }
}

/// Returns how far down from a target its short strokes reach.
pub(super) fn strokes_reach(good: GoodSide) -> f32 {
    match good {
        GoodSide::Unknown => 0.0,
        GoodSide::Above => -3.2,
        GoodSide::Below => 3.2,
    }
}
