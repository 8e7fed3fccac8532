//! Tags: a shape and a word on a tint. The shape says it without the colour.

use egui::{Color32, CornerRadius, Response, Role, Sense, Ui, Vec2, pos2, text::LayoutJob};

use super::{
    icon::{Icon, paint_icon},
    press,
};
use crate::ui::theme::Tokens;

/// How good what a tag says is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Done, or a strength: a dot in green.
    Good,
    /// Needs attention, or to improve: a triangle in brown.
    Attention,
    /// On the way: a dot in the accent.
    Underway,
    /// No judgement: a dot in grey.
    Neutral,
}

impl Tone {
    fn looks(self, tokens: &Tokens) -> (Icon, Color32, Color32) {
        let colors = &tokens.colors;
        match self {
            Self::Good => (Icon::Dot, colors.good, colors.good_tint),
            Self::Attention => (Icon::Triangle, colors.attention, colors.attention_tint),
            Self::Underway => (Icon::Dot, colors.accent, colors.accent_tint),
            Self::Neutral => (Icon::Dot, colors.muted, colors.hover_tint),
        }
    }
}

/// Shows a tag on its tint.
pub fn tag_ui(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    show(ui, tone, text, 8.0)
}

/// Shows a tag without a tint, as a kicker over a title.
pub fn kicker_ui(ui: &mut Ui, tone: Tone, text: &str) -> Response {
    show(ui, tone, text, 0.0)
}

fn show(ui: &mut Ui, tone: Tone, text: &str, padding: f32) -> Response {
    let tokens = Tokens::of(ui);
    let (icon, color, tint) = tone.looks(&tokens);
    let job = LayoutJob::single_section(text.to_owned(), tokens.text.chip.format(color));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = Vec2::new(galley.size().x + 15.0 + 2.0 * padding, 22.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    press::name(ui, &response, Role::Label, text);
    if padding > 0.0 {
        let radius = CornerRadius::same(tokens.radius.s);
        ui.painter().rect_filled(rect, radius, tint);
    }
    let center = pos2(rect.min.x + padding + 5.0, rect.center().y);
    paint_icon(ui.painter(), icon, center, color);
    let corner = pos2(
        rect.min.x + padding + 15.0,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(corner, galley, color);
    response
}

/// Shows how many things need attention, as a small number on a tint.
pub fn count_ui(ui: &mut Ui, n_things: usize) -> Response {
    let tokens = Tokens::of(ui);
    let color = tokens.colors.attention;
    let job = LayoutJob::single_section(n_things.to_string(), tokens.text.body.format(color));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = Vec2::new((galley.size().x + 10.0).max(18.0), 18.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let name = match n_things {
        1 => "1 thing needs attention".to_owned(),
        n => format!("{n} things need attention"),
    };
    press::name(ui, &response, Role::Label, &name);
    ui.painter()
        .rect_filled(rect, CornerRadius::same(9), tokens.colors.attention_tint);
    let corner = rect.center() - galley.size() / 2.0;
    ui.painter().galley(corner, galley, color);
    response.on_hover_text(name)
}
