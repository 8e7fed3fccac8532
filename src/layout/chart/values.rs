//! Figures at the points of our own line, where they stand free of every line and mark.

use super::{
    marks::OWN_RADIUS,
    pen::{Pen, at},
};
use crate::{
    content::{Chart, SeriesRole},
    layout::{
        pages::{Area, Point, Stroke},
        text::{fonts::CAP_HEIGHT, lines::Stands, rich::Look},
    },
};

/// More points than this have their figures in the table alone.
const MANY: usize = 10;
/// How far a figure stands from its own point, from edge to edge.
const AWAY: f32 = 2.5;
/// How far from its middle a mark of another line reaches.
const MARK: f32 = 2.6;
/// The room around a figure, across and down.
const AROUND: (f32, f32) = (1.5, 1.0);
/// How much more room it has from other lines where there is some.
const AIR: f32 = 2.5;
/// How near its middle a rule of the scale spoils a figure, against its size.
const RULED: f32 = 0.3;

/// What figures must not cross.
#[derive(Debug, Default)]
pub(super) struct Crossing {
    /// Our own line.
    pub(super) own: Vec<Vec<Point>>,
    /// All other lines: of other areas, of targets, and those that lead to labels.
    pub(super) others: Vec<Vec<Point>>,
    /// How far down the rules of the scale stand, which figures cross only where they must.
    pub(super) rules: Vec<f32>,
    /// Where they may stand.
    pub(super) within: Area,
    /// Where figures stand already.
    pub(super) taken: Vec<Area>,
}

/// A figure and where it stands.
#[derive(Debug)]
pub(super) struct Placed {
    text: String,
    middle: Point,
    width: f32,
}

/// Finds places for figures above or below points; the last point has its figure at the end of
/// the line.
pub(super) fn place(
    pen: &mut Pen<'_>,
    chart: &Chart,
    mut crossing: Crossing,
    place: impl Fn(usize, f64) -> Point,
) -> Vec<Placed> {
    let Some(own) = chart.series(SeriesRole::Own) else {
        return Vec::new();
    };
    let n_points = own.numbers().count();
    let look = look(pen);
    let mut placed = Vec::new();
    for (nth, (idx, number)) in own.numbers().enumerate() {
        let is_shown = nth + 1 < n_points && (nth == 0 || n_points <= MANY);
        if !is_shown {
            continue;
        }
        let point = place(idx, number.value());
        let width = pen.width(&number.text, look);
        if let Some(middle) = crossing.free_place(point, width, look.size) {
            crossing.taken.push(around(middle, width, look.size));
            placed.push(Placed {
                text: number.text.clone(),
                middle,
                width,
            });
        }
    }
    placed
}

/// Writes figures where they stand.
pub(super) fn write(pen: &mut Pen<'_>, placed: &[Placed]) {
    let look = look(pen);
    for figure in placed {
        pen.text(&figure.text, look, figure.middle, Stands::Center);
    }
}

fn look(pen: &Pen<'_>) -> Look {
    let mut look = pen.strong();
    look.size = pen.style.type_sizes.small;
    look
}

/// Draws a level line that stops short of the figures in its way.
pub(super) fn ruled(pen: &mut Pen<'_>, [from, to]: [Point; 2], stroke: Stroke, placed: &[Placed]) {
    let reach = look(pen).size * CAP_HEIGHT / 2.0 + AROUND.1;
    let is_in_way = |figure: &&Placed| (figure.middle.y - from.y).abs() < reach;
    let mut start = from.x;
    // Figures stand in the order of their points.
    for figure in placed.iter().filter(is_in_way) {
        let half = figure.width / 2.0 + AROUND.0;
        let end = figure.middle.x - half;
        if end > start {
            pen.line(&[at(start, from.y), at(end, from.y)], stroke);
        }
        start = start.max(figure.middle.x + half);
    }
    if to.x > start {
        pen.line(&[at(start, from.y), to], stroke);
    }
}

/// Returns the room that a figure takes.
fn around(middle: Point, width: f32, size: f32) -> Area {
    let (across, down) = (width + 2.0 * AROUND.0, size + 2.0 * AROUND.1);
    Area {
        x: middle.x - across / 2.0,
        y: middle.y - down / 2.0,
        width: across,
        height: down,
    }
}

impl Crossing {
    /// Returns the best place for a figure at a point, counted to its middle: above it or below,
    /// else to one side; rather with air around it, and rather off the rules of the scale.
    fn free_place(&self, point: Point, width: f32, size: f32) -> Option<Point> {
        let away = OWN_RADIUS + AWAY + size / 2.0;
        let aside = width / 2.0 + 1.0;
        let places = [
            (0.0, -away),
            (0.0, away),
            (-aside, -away),
            (aside, away),
            (aside, -away),
            (-aside, away),
        ];
        let free = places.into_iter().filter_map(|(dx, dy)| {
            let middle = at(point.x + dx, point.y + dy);
            let area = around(middle, width, size);
            self.is_free(&area).then_some(middle)
        });
        let is_close = |middle: &Point| {
            let area = around(*middle, width + 2.0 * AIR, size + 2.0 * AIR);
            self.others.iter().any(|line| crosses(line, &area, MARK))
        };
        // A rule along the head or foot of a figure does no harm.
        let is_ruled = |middle: &Point| {
            let mut rules = self.rules.iter();
            rules.any(|y| (y - middle.y).abs() < size * RULED)
        };
        // Of those that are as good as each other, the first.
        free.min_by_key(|middle| (is_close(middle), is_ruled(middle)))
    }

    fn is_free(&self, area: &Area) -> bool {
        let Area {
            x,
            y,
            width,
            height,
        } = self.within;
        let is_beside = area.x >= x && area.x + area.width <= x + width;
        let is_within = is_beside && area.y >= y && area.y + area.height <= y + height;
        let crosses_any = |lines: &[Vec<Point>], mark| {
            let mut lines = lines.iter();
            lines.any(|line| crosses(line, area, mark))
        };
        is_within
            && !crosses_any(&self.own, OWN_RADIUS)
            && !crosses_any(&self.others, MARK)
            && !self.taken.iter().any(|taken| meets(taken, area))
    }
}

fn meets(one: &Area, other: &Area) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// Whether a line goes through a rectangle, or one of its marks, which reach so far from their
/// middles, reaches into it.
fn crosses(line: &[Point], area: &Area, mark: f32) -> bool {
    line.windows(2).any(|pair| match pair {
        [from, to] => cuts(*from, *to, area),
        _ => false,
    }) || line
        .iter()
        .any(|point| area.distance(point.x, point.y) <= mark)
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
            assert_eq!(crosses(&[from, to], &area, MARK), is_cut, "{from:?} {to:?}");
        }
    }

    fn crossing(lines: &[&[Point]]) -> Crossing {
        Crossing {
            others: lines.iter().map(|line| line.to_vec()).collect(),
            within: Area {
                x: 0.0,
                y: 0.0,
                width: 200.0,
                height: 100.0,
            },
            ..Crossing::default()
        }
    }

    #[track_caller]
    fn check(crossing: &Crossing, point: Point, expected: (&str, &str)) {
        let place = crossing.free_place(point, 20.0, 10.0).unwrap();
        let across = match place.x - point.x {
            dx if dx < 0.0 => "left",
            dx if dx > 0.0 => "right",
            _ => "middle",
        };
        let down = if place.y < point.y { "above" } else { "below" };
        assert_eq!((down, across), expected);
    }

    #[test]
    fn a_figure_stands_above_its_point_where_nothing_is() {
        let flat = [at(20.0, 50.0), at(180.0, 50.0)];
        check(&crossing(&[&flat]), flat[0], ("above", "middle"));
    }

    #[test]
    fn a_figure_stands_beside_a_line_that_climbs_past_it() {
        let steep = [at(40.0, 60.0), at(60.0, 10.0)];
        let below = [at(20.0, 70.0), at(180.0, 70.0)];
        check(&crossing(&[&steep, &below]), steep[0], ("above", "left"));
    }

    #[test]
    fn a_figure_keeps_clear_of_the_marks_of_other_lines() {
        let own = [at(20.0, 60.0), at(100.0, 60.0), at(180.0, 60.0)];
        let above = [at(20.0, 30.0), at(100.0, 43.0), at(180.0, 30.0)];
        // The line alone would leave room for it.
        check(&crossing(&[&own, &above]), own[1], ("below", "middle"));
    }

    #[test]
    fn a_figure_stands_off_the_rules_where_it_can() {
        let own = [at(20.0, 50.0), at(180.0, 50.0)];
        let mut ruled = crossing(&[&own]);
        ruled.rules = vec![40.0];
        check(&ruled, own[0], ("below", "middle"));
        ruled.rules = vec![40.0, 60.0];
        check(&ruled, own[0], ("above", "middle"));
    }

    #[test]
    fn a_figure_has_air_around_it_where_there_is_some() {
        let own = [at(20.0, 60.0), at(180.0, 60.0)];
        // Above it there is room between the lines, and no more than that.
        let above = [at(20.0, 40.0), at(180.0, 40.0)];
        let mut lines = crossing(&[&above]);
        lines.own = vec![own.to_vec()];
        check(&lines, own[0], ("below", "middle"));
        let below = [at(20.0, 80.0), at(180.0, 80.0)];
        lines.others.push(below.to_vec());
        check(&lines, own[0], ("above", "middle"));
    }

    #[test]
    fn a_figure_stands_on_no_other() {
        let own = [at(20.0, 60.0), at(40.0, 60.0), at(180.0, 60.0)];
        let mut lines = crossing(&[]);
        lines.own = vec![own.to_vec()];
        lines.taken = vec![around(at(25.0, 50.0), 20.0, 10.0)];
        check(&lines, own[1], ("below", "middle"));
    }
}
