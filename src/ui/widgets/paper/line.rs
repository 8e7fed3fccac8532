//! Lines with dashes, their ends and corners round as in the PDF.

use egui::{Color32, Pos2, Shape, Stroke};

use super::Sheet;
use crate::layout::{self, Path};

/// From this width on, in points, a square corner would show.
const ROUND_FROM: f32 = 1.5;
/// A line thinner than this many points would fade away.
const THINNEST: f32 = 0.5;

/// Adds the line along a path.
pub(super) fn add(shapes: &mut Vec<Shape>, path: &Path, stroke: &layout::Stroke, sheet: Sheet) {
    let mut points: Vec<Pos2> = path
        .points
        .iter()
        .map(|point| sheet.at(point.x, point.y))
        .collect();
    let color = sheet.color(stroke.color);
    let line = Stroke::new((stroke.width * sheet.zoom).max(THINNEST), color);
    match stroke.dash {
        Some((dash, gap)) if dash > 0.0 && gap > 0.0 => {
            if path.is_closed {
                points.extend(points.first().copied());
            }
            let (dash, gap) = (dash * sheet.zoom, gap * sheet.zoom);
            for dashed in Shape::dashed_line(&points, line, dash, gap) {
                if let Shape::LineSegment { points, .. } = &dashed {
                    round_off(shapes, points, line.width, color);
                }
                shapes.push(dashed);
            }
        }
        Some(_) | None => {
            round_off(shapes, &points, line.width, color);
            shapes.push(if path.is_closed {
                Shape::closed_line(points, line)
            } else {
                Shape::line(points, line)
            });
        }
    }
}

/// Puts a disc on every corner and end.
fn round_off(shapes: &mut Vec<Shape>, points: &[Pos2], width: f32, color: Color32) {
    if width >= ROUND_FROM {
        let discs = points
            .iter()
            .map(|point| Shape::circle_filled(*point, width / 2.0, color));
        shapes.extend(discs);
    }
}
