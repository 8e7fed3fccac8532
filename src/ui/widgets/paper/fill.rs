//! Areas with straight edges, filled: triangles for those that have dents.
//!
//! The toolkit fills convex areas only. An area with dents is cut into triangles, ear by ear.

use egui::{Color32, Mesh, Pos2, Shape, Stroke};

use super::sheet::Sheet;
use crate::layout::Point;

/// How wide the soft edge of a filled area is, in points.
const SOFT_EDGE: f32 = 0.5;

/// Adds a filled area.
pub(super) fn add(shapes: &mut Vec<Shape>, points: &[Point], color: Color32, sheet: Sheet) {
    let corners: Vec<Pos2> = points
        .iter()
        .map(|point| sheet.at(point.x, point.y))
        .collect();
    if is_convex(&corners) {
        shapes.push(Shape::convex_polygon(corners, color, Stroke::NONE));
        return;
    }
    let mut mesh = Mesh::default();
    for triangle in triangles(&corners) {
        let first = u32::try_from(mesh.vertices.len()).unwrap_or_default();
        for corner in triangle {
            mesh.colored_vertex(corner, color);
        }
        mesh.add_triangle(first, first + 1, first + 2);
    }
    shapes.push(Shape::mesh(mesh));
    shapes.push(Shape::closed_line(corners, Stroke::new(SOFT_EDGE, color)));
}

/// Twice the area of a triangle; positive where its corners turn right on the screen.
fn turn(a: Pos2, b: Pos2, c: Pos2) -> f32 {
    (b - a).x * (c - a).y - (b - a).y * (c - a).x
}

/// Returns every corner with the one before and the one after it.
fn corners_of(points: &[Pos2]) -> impl Iterator<Item = [Pos2; 3]> {
    let before = points.iter().cycle().skip(points.len().saturating_sub(1));
    let after = points.iter().cycle().skip(1);
    let around = before.zip(points).zip(after);
    around.map(|((before, here), after)| [*before, *here, *after])
}

/// Whether all corners turn the same way, and no more than once around.
fn is_convex(points: &[Pos2]) -> bool {
    let mut turned: f32 = 0.0;
    let (mut has_left, mut has_right) = (false, false);
    for [a, b, c] in corners_of(points) {
        let way = turn(a, b, c);
        has_left |= way < 0.0;
        has_right |= way > 0.0;
        turned += way.atan2((b - a).dot(c - b)).abs();
    }
    !(has_left && has_right) && turned < 1.5 * std::f32::consts::TAU
}

/// Cuts an area into triangles. What crosses itself is cut as far as it can be.
fn triangles(points: &[Pos2]) -> Vec<[Pos2; 3]> {
    let mut rest = points.to_vec();
    rest.dedup();
    let area: f32 = corners_of(&rest)
        .map(|[a, b, _]| a.x * b.y - b.x * a.y)
        .sum();
    if area < 0.0 {
        rest.reverse();
    }
    let mut triangles = Vec::new();
    while rest.len() > 2 {
        let ear = corners_of(&rest).position(|ear| is_ear(ear, &rest));
        // What has no ear crosses itself; any corner then brings the end nearer.
        let idx = ear.unwrap_or(0);
        if let (Some(_), Some(triangle)) = (ear, corners_of(&rest).nth(idx)) {
            triangles.push(triangle);
        }
        rest.remove(idx);
    }
    triangles
}

/// Whether a corner can be cut off: it turns outwards and no other corner lies in it.
fn is_ear([a, b, c]: [Pos2; 3], points: &[Pos2]) -> bool {
    let holds = |p: Pos2| turn(a, b, p) >= 0.0 && turn(b, c, p) >= 0.0 && turn(c, a, p) >= 0.0;
    turn(a, b, c) > 0.0 && !points.iter().any(|p| ![a, b, c].contains(p) && holds(*p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[track_caller]
    fn check(points: &[Pos2], expected: f32) {
        let found = area(&triangles(points));
        assert!((found - expected).abs() < 0.001, "{found}");
    }

    fn area(triangles: &[[Pos2; 3]]) -> f32 {
        triangles
            .iter()
            .map(|[a, b, c]| turn(*a, *b, *c).abs() / 2.0)
            .sum()
    }

    #[test]
    fn an_area_with_a_dent_is_filled_without_the_dent() {
        let arrow = [
            pos2(0.0, 0.0),
            pos2(10.0, 5.0),
            pos2(0.0, 10.0),
            pos2(4.0, 5.0),
        ];
        assert!(!is_convex(&arrow));
        check(&arrow, 30.0);
        let mut other_way = arrow;
        other_way.reverse();
        check(&other_way, 30.0);
    }

    #[test]
    fn a_band_along_a_trend_is_filled_once() {
        let up = [(0.0, 2.0), (1.0, 5.0), (2.0, 1.0), (3.0, 4.0)];
        let there = up.iter().map(|(x, y)| pos2(*x, *y));
        let back = up.iter().rev().map(|(x, y)| pos2(*x, *y + 2.0));
        let band: Vec<Pos2> = there.chain(back).collect();
        check(&band, 6.0);
    }

    #[test]
    fn a_box_is_convex_and_a_star_is_not() {
        let square = [
            pos2(0.0, 0.0),
            pos2(4.0, 0.0),
            pos2(4.0, 4.0),
            pos2(0.0, 4.0),
        ];
        assert!(is_convex(&square));
        let star: Vec<Pos2> = (0..5_u8)
            .map(|idx| {
                let turn = f32::from(idx) * 2.0 * std::f32::consts::TAU / 5.0;
                pos2(turn.cos(), turn.sin())
            })
            .collect();
        assert!(!is_convex(&star));
    }
}
