//! A drawing of the paper within the window: a chart on the card of its row.
//!
//! To a screen reader it is a picture with words; nothing in it can be pressed.

use egui::{
    Color32, FontId, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo,
    accesskit::Role, epaint::CircleShape, pos2,
};

use crate::{
    fonts::Face,
    layout::{Area, Color, Drawing, GlyphRun, Path, Point, Shape as Painted, Sign},
    ui::theme::Weight,
};

/// Shows a drawing, with words for those who cannot see it.
pub fn drawing_ui(ui: &mut Ui, drawing: &Drawing, words: &str) -> Response {
    let size = Vec2::new(drawing.size.width, drawing.size.height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
    if ui.is_rect_visible(rect) {
        paint(ui.painter(), drawing, rect);
    }
    response
}

fn paint(painter: &Painter, drawing: &Drawing, rect: Rect) {
    let at = |point: Point| rect.min + Vec2::new(point.x, point.y);
    for item in &drawing.items {
        match &item.shape {
            Painted::Text(run) => text(painter, run, at(Point { x: run.x, y: run.y })),
            Painted::Rect { area, color } => {
                painter.rect_filled(placed(area, rect.min), 0.0, of(*color));
            }
            Painted::Sign { sign, area, color } => {
                sign_shape(painter, *sign, placed(area, rect.min), of(*color));
            }
            Painted::Path(path) => line(painter, path, at),
        }
    }
}

fn of(Color(red, green, blue): Color) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

fn placed(area: &Area, corner: Pos2) -> Rect {
    let size = Vec2::new(area.width, area.height);
    Rect::from_min_size(corner + Vec2::new(area.x, area.y), size)
}

/// Writes words whose first letter stands on the line at a place.
fn text(painter: &Painter, run: &GlyphRun, at: Pos2) {
    let weight = match run.face {
        Face::Regular => Weight::Regular,
        Face::Italic => Weight::Italic,
        Face::SemiBold => Weight::SemiBold,
        Face::SemiBoldItalic => Weight::SemiBoldItalic,
    };
    let font = FontId::new(run.size, weight.family());
    let color = of(run.color);
    let galley = painter.layout_no_wrap(run.text.to_string(), font, color);
    let baseline = galley.rows.first().and_then(|row| {
        let glyph = row.glyphs.first()?;
        Some(row.pos.y + glyph.pos.y)
    });
    let corner = pos2(at.x, at.y - baseline.unwrap_or_default());
    painter.galley(corner, galley, color);
}

/// Draws a sign. Charts have discs alone.
fn sign_shape(painter: &Painter, sign: Sign, rect: Rect, color: Color32) {
    let radius = rect.width() / 2.0;
    match sign {
        Sign::Disc => {
            painter.add(CircleShape::filled(rect.center(), radius, color));
        }
        Sign::Ring | Sign::HalfDisc => {
            painter.circle_stroke(rect.center(), radius, Stroke::new(1.0, color));
        }
        Sign::Triangle => {
            let corners = vec![rect.center_top(), rect.right_bottom(), rect.left_bottom()];
            painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
        }
    }
}

fn line(painter: &Painter, path: &Path, at: impl Fn(Point) -> Pos2) {
    let mut points: Vec<Pos2> = path.points.iter().map(|point| at(*point)).collect();
    if let Some(fill) = path.fill {
        let shape = Shape::convex_polygon(points.clone(), of(fill), Stroke::NONE);
        painter.add(shape);
    }
    let Some(stroke) = path.stroke else { return };
    let line = Stroke::new(stroke.width, of(stroke.color));
    if path.is_closed {
        points.extend(points.first().copied());
    }
    match stroke.dash {
        Some((dash, gap)) => {
            // A dash of no length is a dot.
            let dash = dash.max(stroke.width);
            painter.extend(Shape::dashed_line(&points, line, dash, gap));
        }
        None => {
            painter.add(Shape::line(points, line));
        }
    }
}
