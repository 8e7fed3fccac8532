//! How far a section has come: an empty, a half or a full circle, with a tick or a lock.

use egui::{Color32, Painter, Pos2, Response, Role, Sense, Shape, Stroke, Ui, Vec2};

use super::{
    icon::{Icon, paint_icon},
    press,
};
use crate::ui::theme::Tokens;

/// How far a section has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing is written.
    #[default]
    NotBegun,
    /// Something is written.
    Drafting,
    /// The author says it is ready for review.
    Ready,
    /// It is agreed, and locked.
    Agreed,
}

impl Mark {
    /// Returns the words people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::NotBegun => "Not begun",
            Self::Drafting => "Drafting",
            Self::Ready => "Ready for review",
            Self::Agreed => "Agreed",
        }
    }
}

const RADIUS: f32 = 6.5;

/// Shows a mark, named for screen readers.
pub fn state_mark_ui(ui: &mut Ui, mark: Mark) -> Response {
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
    press::name(ui, &response, Role::Image, mark.label());
    paint_mark(ui.painter(), &tokens, mark, rect.center());
    response.on_hover_text(mark.label())
}

/// Paints a mark alone, where a row names it itself.
pub fn paint_mark(painter: &Painter, tokens: &Tokens, mark: Mark, center: Pos2) {
    let accent = tokens.colors.accent;
    match mark {
        Mark::NotBegun => {
            painter.circle_stroke(center, RADIUS, Stroke::new(1.2, tokens.colors.muted));
        }
        Mark::Drafting => {
            painter.add(half(center, accent));
            painter.circle_stroke(center, RADIUS, Stroke::new(1.2, accent));
        }
        Mark::Ready => {
            painter.circle_filled(center, RADIUS + 0.5, accent);
            paint_icon(painter, Icon::Check, center, tokens.colors.on_accent);
        }
        Mark::Agreed => paint_icon(painter, Icon::Lock, center, accent),
    }
}

/// The left half of the circle.
fn half(center: Pos2, color: Color32) -> Shape {
    let points = (0..=16_u8).map(|step| {
        let angle = std::f32::consts::FRAC_PI_2 + f32::from(step) / 16.0 * std::f32::consts::PI;
        center + RADIUS * Vec2::angled(angle)
    });
    Shape::convex_polygon(points.collect(), color, Stroke::NONE)
}
