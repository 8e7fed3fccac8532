//! A link to a row as a small labelled chip: E4, P3. A press follows it.

use egui::{CornerRadius, Response, Role, Sense, Ui, Vec2, text::LayoutJob};

use super::press;
use crate::ui::theme::Tokens;

/// Shows a chip. The title is what the row is, for a tooltip and a screen reader.
pub fn chip_ui(ui: &mut Ui, label: &str, title: &str) -> Response {
    let tokens = Tokens::of(ui);
    let colors = &tokens.colors;
    let format = tokens.text.chip.format(colors.accent);
    let job = LayoutJob::single_section(label.to_owned(), format);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = Vec2::new(galley.size().x + 10.0, 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = if title.is_empty() {
        label.to_owned()
    } else {
        format!("{label}: {title}")
    };
    press::name(ui, &response, Role::Link, &name);
    let fill = if response.hovered() {
        colors.selection
    } else {
        colors.accent_tint
    };
    let radius = tokens.radius.s;
    ui.painter()
        .rect_filled(rect, CornerRadius::same(radius), fill);
    let corner = rect.center() - galley.size() / 2.0;
    ui.painter().galley(corner, galley, colors.accent);
    press::ring(ui, &tokens, &response, rect, radius);
    response.on_hover_text(name)
}
