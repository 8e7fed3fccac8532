//! Lines with dashes, their ends and corners round as in the PDF.

use egui::{Color32, Pos2, Shape, Stroke};

use super::sheet::Sheet;
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
                if let Shape::LineSegment { points, .. } = dashed {
                    add_dash(shapes, points, line);
                }
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

/// Adds one dash. As a segment, the toolkit would shift the ends of a level or upright one to whole
/// pixels, and a dash shorter than a pixel can vanish so; a level line of dots did as a whole.
fn add_dash(shapes: &mut Vec<Shape>, ends: [Pos2; 2], line: Stroke) {
    let [from, to] = ends;
    if from.distance(to) <= line.width / 2.0 {
        let middle = from + (to - from) / 2.0;
        shapes.push(Shape::circle_filled(middle, line.width / 2.0, line.color));
        return;
    }
    round_off(shapes, &ends, line.width, line.color);
    shapes.push(Shape::line(ends.to_vec(), line));
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

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput, epaint::Primitive, pos2, vec2};

    use super::*;
    use crate::layout::{Color, Point};

    /// Returns how much is painted of a line: area by opacity, in pixels.
    fn painted(corners: &[(f32, f32)], stroke: layout::Stroke, zoom: f32) -> f32 {
        let path = Path {
            points: corners
                .iter()
                .map(|(x, y)| Point { x: *x, y: *y })
                .collect(),
            is_closed: false,
            fill: None,
            stroke: Some(stroke),
        };
        let sheet = Sheet {
            zoom,
            ..Sheet::default()
        };
        let ctx = Context::default();
        let mut output = ctx.run_ui(RawInput::default(), |ui| {
            let mut shapes = Vec::new();
            add(&mut shapes, &path, &stroke, sheet);
            let screen = egui::Rect::from_min_size(pos2(0.0, 0.0), vec2(2000.0, 2000.0));
            ui.painter().with_clip_rect(screen).extend(shapes);
        });
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        let painted = ctx.tessellate(shapes, 1.0);
        let meshes = painted
            .iter()
            .filter_map(|painted| match &painted.primitive {
                Primitive::Mesh(mesh) => Some(mesh),
                Primitive::Callback(_) => None,
            });
        meshes.map(covered).sum()
    }

    fn covered(mesh: &egui::Mesh) -> f32 {
        let corner = |idx: &u32| &mesh.vertices[usize::try_from(*idx).unwrap()];
        mesh.indices
            .chunks(3)
            .map(|triangle| {
                let [a, b, c] = [0, 1, 2].map(|nth| corner(&triangle[nth]));
                let (ab, ac) = (b.pos - a.pos, c.pos - a.pos);
                let opacity = [a, b, c].map(|corner| f32::from(corner.color.a()) / 255.0);
                let opacity = opacity.iter().sum::<f32>() / 3.0;
                (ab.x * ac.y - ab.y * ac.x).abs() / 2.0 * opacity
            })
            .sum()
    }

    #[test]
    fn a_level_line_is_painted_as_a_slanting_one_is() {
        let lines: [(&str, &[(f32, f32)]); 4] = [
            ("level", &[(10.0, 50.0), (160.0, 50.0), (310.0, 50.0)]),
            ("level", &[(10.0, 50.3), (310.0, 50.3)]),
            ("upright", &[(50.0, 10.0), (50.0, 310.0)]),
            ("leftwards", &[(310.0, 50.0), (10.0, 50.0)]),
        ];
        for (width, dash) in [
            (0.7, None),
            (1.3, None),
            (2.2, Some((3.2, 3.6))),
            (1.0, Some((4.5, 3.2))),
            (1.3, Some((0.1, 2.9))),
        ] {
            let stroke = layout::Stroke {
                width,
                color: Color(0, 0, 0),
                dash,
            };
            for zoom in [0.4, 0.75, 1.0, 1.5, 2.0] {
                let slanting = painted(&[(10.0, 50.0), (309.0, 74.0)], stroke, zoom);
                for (name, corners) in lines {
                    let share = painted(corners, stroke, zoom) / slanting;
                    let line = format!("{name}, {width} {dash:?} at {zoom}: {share}");
                    assert!((0.8..1.25).contains(&share), "{line}");
                }
            }
        }
    }
}
