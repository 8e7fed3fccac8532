//! Text that is folded away until it is asked for.

use egui::{CornerRadius, Response, Role, Sense, Ui, Vec2, pos2, text::LayoutJob};

use super::{
    button::edges,
    icon::{Icon, paint_icon},
    press,
};
use crate::ui::theme::Tokens;

/// How far what is pressed reaches to the left of the triangle.
const PAD: f32 = 4.0;

/// What the user did with something that folds.
#[derive(Debug)]
pub struct FoldResponse {
    /// Whether it shall be opened or closed now.
    pub toggled: bool,
    /// egui's response of the head.
    pub response: Response,
}

/// Shows the head alone, "▸ Guidance". Whoever calls it shows the rest where it belongs.
pub fn fold_head_ui(ui: &mut Ui, title: &str, is_open: bool) -> FoldResponse {
    let tokens = Tokens::of(ui);
    let colors = &tokens.colors;
    let job = LayoutJob::single_section(title.to_owned(), tokens.text.hint.format(colors.muted));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    // The triangle stands on the edge where text stands.
    let left = if edges(ui)[0] { 0.0 } else { PAD };
    let size = Vec2::new(galley.size().x + 18.0 + left, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let frame = rect.with_min_x(rect.min.x - (PAD - left));
    press::name(ui, &response, Role::DisclosureTriangle, title);
    press::name_expanded(ui, &response, is_open);
    if response.hovered() {
        let radius = CornerRadius::same(tokens.radius.s);
        ui.painter().rect_filled(frame, radius, colors.hover_tint);
    }
    let icon = if is_open {
        Icon::UnfoldedDown
    } else {
        Icon::FoldedRight
    };
    paint_icon(
        ui.painter(),
        icon,
        pos2(rect.min.x + left + 4.0, rect.center().y),
        colors.muted,
    );
    let corner = pos2(
        rect.min.x + left + 14.0,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(corner, galley, colors.muted);
    press::ring(ui, &tokens, &response, frame, tokens.radius.s);
    FoldResponse {
        toggled: response.clicked(),
        response,
    }
}

/// Shows the head, and what is folded under it while it is open.
pub fn fold_ui(
    ui: &mut Ui,
    title: &str,
    is_open: bool,
    body: impl FnOnce(&mut Ui),
) -> FoldResponse {
    let tokens = Tokens::of(ui);
    let done = fold_head_ui(ui, title, is_open);
    if is_open {
        egui::Frame::new()
            .fill(tokens.colors.background)
            .corner_radius(CornerRadius::same(tokens.radius.m))
            .inner_margin(egui::Margin::symmetric(12, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                body(ui);
            });
    }
    done
}
