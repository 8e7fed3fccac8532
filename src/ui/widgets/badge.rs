//! Badges: who may read a part, as a shape and words. What everyone may read has none.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, Galley, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, pos2,
    text::LayoutJob, vec2,
};

use super::{
    icon::{Icon, paint_icon},
    press,
};
use crate::model::{Audience, Marking};
use crate::ui::theme::Tokens;

/// Who may read a part, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// The shape.
    pub icon: Icon,
    /// The words.
    pub words: String,
    /// More words, for those who point at it.
    pub hint: String,
}

impl Badge {
    /// Returns the badge of a marking; none for what everyone may read.
    pub fn of(marking: &Marking) -> Option<Self> {
        if marking.is_contradictory() {
            return Some(Self {
                icon: Icon::Triangle,
                words: "Exempt, readers not chosen".to_owned(),
                hint: "It is marked both as exempt and for everyone. Choose who may read it"
                    .to_owned(),
            });
        }
        let (icon, who) = match marking.audience {
            Audience::Everyone => return None,
            audience @ (Audience::Committee | Audience::Ofsted) => (Icon::Lock, audience.label()),
            Audience::WorkingNote => (Icon::Note, "Working note"),
        };
        let Some(exempt) = &marking.exempt else {
            return Some(Self {
                icon,
                words: who.to_owned(),
                hint: String::new(),
            });
        };
        Some(Self {
            icon,
            words: format!("Exempt · {who}"),
            hint: exempt.reason.trim().to_owned(),
        })
    }
}

const HEIGHT: f32 = 22.0;
const ICON_WIDTH: f32 = 17.0;
const PAD: f32 = 7.0;

/// Shows a badge, as a label for screen readers.
pub fn badge_ui(ui: &mut Ui, badge: &Badge) -> Response {
    show(ui, badge, Sense::hover(), &badge.words, Role::Label)
}

/// Shows a badge that can be pressed to choose other readers.
pub fn badge_button_ui(ui: &mut Ui, badge: &Badge) -> Response {
    let name = format!("{}. Change who may read this", badge.words);
    show(ui, badge, Sense::click(), &name, Role::Button)
}

fn show(ui: &mut Ui, badge: &Badge, sense: Sense, name: &str, role: Role) -> Response {
    let tokens = Tokens::of(ui);
    let color = tokens.colors.ink;
    let galley = badge_galley(ui, badge, &tokens, color);
    let size = vec2(galley.size().x + ICON_WIDTH + 2.0 * PAD, HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    press::name(ui, &response, role, name);
    let fill = if response.hovered() && sense.senses_click() {
        tokens.colors.row_tint
    } else {
        Color32::TRANSPARENT
    };
    let radius = CornerRadius::same(tokens.radius.s);
    let edge = egui::Stroke::new(1.0, tokens.colors.muted);
    ui.painter()
        .rect(rect, radius, fill, edge, egui::StrokeKind::Inside);
    paint_badge(
        ui.painter(),
        badge,
        galley,
        rect.left_center() + vec2(PAD, 0.0),
        color,
    );
    press::ring(ui, &tokens, &response, rect, tokens.radius.s);
    if badge.hint.is_empty() {
        return response;
    }
    response.on_hover_text(&badge.hint)
}

/// Lays out the words of a badge for [`paint_badge`].
pub fn badge_galley(ui: &Ui, badge: &Badge, tokens: &Tokens, color: Color32) -> Arc<Galley> {
    let format = tokens.text.chip.format(color);
    let job = LayoutJob::single_section(badge.words.clone(), format);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Paints a badge without a frame, where a row names it itself. `at` is the middle of its left
/// edge. Returns its space.
pub fn paint_badge(
    painter: &Painter,
    badge: &Badge,
    words: Arc<Galley>,
    at: Pos2,
    color: Color32,
) -> Rect {
    let size = Vec2::new(words.size().x + ICON_WIDTH, words.size().y);
    paint_icon(painter, badge.icon, at + vec2(6.0, 0.0), color);
    let corner = pos2(at.x + ICON_WIDTH, at.y - size.y / 2.0);
    painter.galley(corner, words, color);
    Rect::from_min_size(pos2(at.x, corner.y), size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Audience::{Committee, Everyone, Ofsted, WorkingNote},
        Exempt,
    };

    #[test]
    fn each_marking_has_a_shape_and_words_of_its_own() {
        let badge = |audience, is_exempt: bool| {
            let exempt = is_exempt.then(Exempt::default);
            Badge::of(&Marking { audience, exempt }).map(|badge| (badge.icon, badge.words))
        };
        let said = |icon, words: &str| Some((icon, words.to_owned()));
        assert_eq!(badge(Everyone, false), None);
        assert_eq!(
            badge(Committee, false),
            said(Icon::Lock, "Committee and Ofsted")
        );
        assert_eq!(badge(Ofsted, false), said(Icon::Lock, "Ofsted only"));
        assert_eq!(badge(WorkingNote, false), said(Icon::Note, "Working note"));
        let exempt = said(Icon::Lock, "Exempt · Committee and Ofsted");
        assert_eq!(badge(Committee, true), exempt);
        let undecided = said(Icon::Triangle, "Exempt, readers not chosen");
        assert_eq!(badge(Everyone, true), undecided);
    }
}
