//! One row of a list of which one is chosen: words at the left, a figure at the right.

use egui::{CornerRadius, Response, Role, Sense, Ui, pos2, text::LayoutJob, vec2};

use super::press;
use crate::ui::{
    theme::Tokens,
    walk::{self, Arrows},
};

const PAD: f32 = 10.0;

/// What a row shows.
#[derive(Debug, Clone, Copy)]
pub struct PickRow<'a> {
    /// The first words, such as a time.
    pub lead: &'a str,
    /// What it is.
    pub title: &'a str,
    /// Whether somebody gave it that name, which stands out then.
    pub is_named: bool,
    /// A figure at the right.
    pub figure: &'a str,
    /// Whether it is the chosen one.
    pub is_chosen: bool,
}

/// Shows a row over the whole width.
pub fn pick_row_ui(ui: &mut Ui, row: &PickRow<'_>) -> Response {
    let tokens = Tokens::of(ui);
    let (colors, text) = (&tokens.colors, &tokens.text);
    let size = vec2(ui.available_width(), tokens.space.row);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{} {}, {}", row.lead, row.title, row.figure);
    press::name_choice(ui, &response, Role::RadioButton, &name, row.is_chosen);
    walk::member(
        ui,
        response.id,
        ui.unique_id(),
        row.is_chosen,
        Arrows::Vertical,
    );
    if row.is_chosen || response.hovered() {
        let tint = if row.is_chosen {
            colors.row_tint
        } else {
            colors.hover_tint
        };
        let radius = CornerRadius::same(tokens.radius.m);
        ui.painter().rect_filled(rect, radius, tint);
    }
    let title = if row.is_named { text.strong } else { text.body };
    let put = |words: &str, kind: crate::ui::theme::Type, color, room: f32| {
        let mut job = LayoutJob::single_section(words.to_owned(), kind.format(color));
        job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let lead = put(row.lead, text.body, colors.muted, 60.0);
    let figure = put(row.figure, text.hint, colors.muted, 90.0);
    let left = rect.min.x + PAD + 52.0;
    let right = rect.max.x - PAD - figure.size().x;
    let title = put(row.title, title, colors.ink, right - left - PAD);
    let paint = |galley: std::sync::Arc<egui::Galley>, x: f32| {
        let y = rect.center().y - galley.size().y / 2.0;
        ui.painter().galley(pos2(x, y), galley, colors.ink);
    };
    paint(lead, rect.min.x + PAD);
    paint(title, left);
    paint(figure, right);
    press::ring(ui, &tokens, &response, rect, tokens.radius.m);
    response
}
