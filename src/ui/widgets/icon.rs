//! Icons, drawn as lines so that they need no font and take any colour.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A bullet list.
    Bullets,
    /// A numbered list.
    Numbers,
    /// A quotation.
    Quote,
    /// A link out of the paper.
    Link,
    /// A citation of evidence.
    Cite,
    /// Close or take away.
    Close,
    /// Smaller.
    Minus,
    /// The whole window.
    Expand,
    /// One page.
    OnePage,
    /// Two pages side by side.
    TwoPages,
    /// All pages, small.
    AllPages,
    /// Add.
    Plus,
    /// Move up.
    Up,
    /// Move down.
    Down,
    /// Folded.
    FoldedRight,
    /// Unfolded.
    UnfoldedDown,
    /// Opens a list below.
    DropDown,
    /// Done.
    Check,
    /// Needs attention.
    Triangle,
    /// No judgement, or a strength.
    Dot,
    /// Not for every reader.
    Lock,
    /// For the writers alone.
    Note,
}

/// Paints an icon in the middle of a space; 16 points high and wide.
pub fn paint_icon(painter: &Painter, icon: Icon, center: Pos2, color: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y);
    let stroke = Stroke::new(1.5, color);
    let line = |points: &[Pos2]| {
        painter.add(Shape::line(points.to_vec(), stroke));
    };
    match icon {
        Icon::Bullets => bullets(painter, center, stroke),
        Icon::Numbers => numbers(painter, center, stroke),
        Icon::Quote => quote(painter, center, stroke),
        Icon::Link => {
            for (center, slope) in [(at(-3.0, 3.0), -1.0), (at(3.0, -3.0), 1.0)] {
                let ends = vec2(slope, -slope) * 1.2;
                painter.add(Shape::closed_line(pill(center, ends), stroke));
            }
        }
        Icon::Cite => {
            let rect = Rect::from_center_size(center, vec2(16.0, 12.0));
            painter.rect_stroke(
                rect,
                CornerRadius::same(3),
                stroke,
                egui::StrokeKind::Inside,
            );
            line(&[at(-4.0, 0.0), at(4.0, 0.0)]);
        }
        Icon::Close => {
            line(&[at(-4.0, -4.0), at(4.0, 4.0)]);
            line(&[at(-4.0, 4.0), at(4.0, -4.0)]);
        }
        Icon::Plus => {
            line(&[at(-5.0, 0.0), at(5.0, 0.0)]);
            line(&[at(0.0, -5.0), at(0.0, 5.0)]);
        }
        Icon::Minus => line(&[at(-5.0, 0.0), at(5.0, 0.0)]),
        Icon::Expand => expand(painter, center, stroke),
        Icon::OnePage => pages(painter, &[center], vec2(10.0, 13.0), stroke),
        Icon::TwoPages => {
            let centers = [at(-4.0, 0.0), at(4.0, 0.0)];
            pages(painter, &centers, vec2(6.5, 11.0), stroke);
        }
        Icon::AllPages => {
            let corners = [(-3.5, -3.75), (3.5, -3.75), (-3.5, 3.75), (3.5, 3.75)];
            pages(
                painter,
                &corners.map(|(x, y)| at(x, y)),
                vec2(4.5, 5.0),
                stroke,
            );
        }
        Icon::Up => {
            line(&[at(0.0, 5.0), at(0.0, -5.0)]);
            line(&[at(-4.0, -1.0), at(0.0, -5.0), at(4.0, -1.0)]);
        }
        Icon::Down => {
            line(&[at(0.0, -5.0), at(0.0, 5.0)]);
            line(&[at(-4.0, 1.0), at(0.0, 5.0), at(4.0, 1.0)]);
        }
        Icon::FoldedRight => fill(
            painter,
            color,
            [at(-3.0, -4.0), at(4.0, 0.0), at(-3.0, 4.0)],
        ),
        Icon::UnfoldedDown => fill(
            painter,
            color,
            [at(-4.0, -3.0), at(4.0, -3.0), at(0.0, 4.0)],
        ),
        Icon::DropDown => line(&[at(-4.0, -2.0), at(0.0, 2.0), at(4.0, -2.0)]),
        Icon::Check => line(&[at(-4.0, 0.5), at(-1.0, 3.5), at(4.5, -3.5)]),
        Icon::Triangle => fill(painter, color, [at(0.0, -5.0), at(5.5, 4.5), at(-5.5, 4.5)]),
        Icon::Dot => {
            painter.circle_filled(center, 5.0, color);
        }
        Icon::Lock => lock(painter, center, stroke),
        Icon::Note => note(painter, center, stroke),
    }
}

/// Paints a slip of paper with two lines.
fn note(painter: &Painter, center: Pos2, stroke: Stroke) {
    pages(painter, &[center], vec2(11.0, 11.0), stroke);
    for (y, end) in [(-1.5, 2.5), (1.5, 1.0)] {
        let line = [center + vec2(-2.5, y), center + vec2(end, y)];
        painter.add(Shape::line(line.to_vec(), stroke));
    }
}

/// Paints a padlock that is closed.
fn lock(painter: &Painter, center: Pos2, stroke: Stroke) {
    let body = Rect::from_center_size(center + vec2(0.0, 2.5), vec2(10.0, 7.0));
    painter.rect_filled(body, CornerRadius::same(1), stroke.color);
    let shackle = (0..=8_u8).map(|step| {
        let angle = std::f32::consts::PI * (1.0 + f32::from(step) / 8.0);
        let (sin, cos) = angle.sin_cos();
        center + vec2(cos * 3.0, sin * 3.5 - 1.5)
    });
    painter.add(Shape::line(shackle.collect(), stroke));
}

/// Paints three dots with their lines.
fn bullets(painter: &Painter, center: Pos2, stroke: Stroke) {
    for y in [-5.0, 0.0, 5.0] {
        painter.circle_filled(center + vec2(-6.0, y), 1.5, stroke.color);
        let line = [center + vec2(-2.0, y), center + vec2(7.0, y)];
        painter.add(Shape::line(line.to_vec(), stroke));
    }
}

/// Paints lines beside a bar.
fn quote(painter: &Painter, center: Pos2, stroke: Stroke) {
    let lines = [
        [(-6.0, -6.0), (-6.0, 6.0)],
        [(-2.0, -4.0), (7.0, -4.0)],
        [(-2.0, 0.0), (5.0, 0.0)],
        [(-2.0, 4.0), (7.0, 4.0)],
    ];
    for line in lines {
        let points = line.map(|(x, y)| center + vec2(x, y));
        painter.add(Shape::line(points.to_vec(), stroke));
    }
}

/// Paints a 1 and a 2 with their lines.
fn numbers(painter: &Painter, center: Pos2, stroke: Stroke) {
    let lines: [&[(f32, f32)]; 5] = [
        &[(-1.0, -5.0), (7.0, -5.0)],
        &[(-1.0, 0.0), (7.0, 0.0)],
        &[(-1.0, 5.0), (7.0, 5.0)],
        &[(-6.5, -5.5), (-5.0, -7.0), (-5.0, -2.0)],
        &[
            (-6.5, 2.0),
            (-4.0, 2.0),
            (-4.0, 4.0),
            (-6.5, 7.0),
            (-3.5, 7.0),
        ],
    ];
    for line in lines {
        let points = line.iter().map(|(x, y)| center + vec2(*x, *y));
        painter.add(Shape::line(points.collect(), stroke));
    }
}

/// Paints the corners of something that grows.
fn expand(painter: &Painter, center: Pos2, stroke: Stroke) {
    for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
        let points = [(2.5, 6.0), (6.0, 6.0), (6.0, 2.5)];
        let points = points.map(|(right, down)| center + vec2(right * x, down * y));
        painter.add(Shape::line(points.to_vec(), stroke));
    }
}

/// Paints pages side by side.
fn pages(painter: &Painter, centers: &[Pos2], size: egui::Vec2, stroke: Stroke) {
    for center in centers {
        let rect = Rect::from_center_size(*center, size);
        painter.rect_stroke(
            rect,
            CornerRadius::same(1),
            stroke,
            egui::StrokeKind::Middle,
        );
    }
}

fn fill(painter: &Painter, color: Color32, points: [Pos2; 3]) {
    painter.add(Shape::convex_polygon(points.to_vec(), color, Stroke::NONE));
}

/// The outline of one link of a chain, lying askew.
fn pill(center: Pos2, ends: egui::Vec2) -> Vec<Pos2> {
    let along = vec2(ends.x.abs(), -ends.x.abs()).normalized();
    let across = vec2(along.y, -along.x);
    let mut points = Vec::new();
    for step in 0..16_u8 {
        let angle = f32::from(step) / 16.0 * std::f32::consts::TAU;
        let (sin, cos) = angle.sin_cos();
        let end = if cos >= 0.0 { 1.6 } else { -1.6 };
        points.push(center + along * (cos * 3.0 + end) + across * (sin * 3.0));
    }
    points.iter().map(|point| pos2(point.x, point.y)).collect()
}
