//! A row of a register as a card that opens in place.

use egui::{
    CornerRadius, Frame, Margin, Response, Role, Sense, Ui, UiBuilder, Vec2, pos2, text::LayoutJob,
    vec2,
};

use super::{
    icon::{Icon, paint_icon},
    press,
    text::text_ui,
};
use crate::ui::theme::Tokens;

/// What a card shows of its row while it is closed.
#[derive(Debug, Clone, Copy)]
pub struct CardSpec<'a> {
    /// What the row is, in a line; what is empty is named by `untitled`.
    pub title: &'a str,
    /// What a row without a title is called, such as "New finding".
    pub untitled: &'a str,
    /// Whether it is open.
    pub is_open: bool,
}

/// What the user did with a card.
#[derive(Debug)]
pub struct CardResponse {
    /// Whether it shall be opened or closed now.
    pub toggled: bool,
    /// egui's response of the head.
    pub head: Response,
    /// egui's response of the whole card.
    pub card: Response,
}

/// The room of the handle by which a card is dragged.
const HANDLE_WIDTH: f32 = 28.0;

/// Shows a card: tags above the title, and the body under it.
pub fn card_ui(
    ui: &mut Ui,
    spec: &CardSpec<'_>,
    tags: impl FnOnce(&mut Ui),
    body: impl FnOnce(&mut Ui),
) -> CardResponse {
    let tokens = Tokens::of(ui);
    let edge = if spec.is_open {
        egui::Stroke::new(1.0, tokens.colors.muted)
    } else {
        tokens.rule()
    };
    let frame = Frame::new()
        .fill(tokens.colors.background)
        .stroke(edge)
        .corner_radius(CornerRadius::same(tokens.radius.l))
        .inner_margin(Margin::symmetric(16, 14));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = tokens.space.s;
        ui.scope(|ui| {
            // As high as a tag; egui would make it as high as a button.
            ui.spacing_mut().interact_size.y = 22.0;
            // What is dragged stands in the corner.
            ui.set_max_width(ui.available_width() - HANDLE_WIDTH);
            ui.horizontal_wrapped(tags);
        });
        let head = head_ui(ui, &tokens, spec);
        body(ui);
        head
    });
    CardResponse {
        toggled: shown.inner.clicked(),
        head: shown.inner,
        card: shown.response,
    }
}

fn head_ui(ui: &mut Ui, tokens: &Tokens, spec: &CardSpec<'_>) -> Response {
    let colors = &tokens.colors;
    let (title, color) = if spec.title.trim().is_empty() {
        (spec.untitled, colors.muted)
    } else {
        (spec.title, colors.ink)
    };
    let mut job = LayoutJob::single_section(title.to_owned(), tokens.text.card_title.format(color));
    job.wrap.max_width = ui.available_width() - 28.0;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let size = Vec2::new(ui.available_width(), galley.size().y.max(22.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    press::name(ui, &response, Role::Button, title);
    press::name_expanded(ui, &response, spec.is_open);
    let color = if response.hovered() && press::looks_enabled(ui) {
        colors.accent
    } else {
        color
    };
    ui.painter()
        .galley_with_override_text_color(rect.min, galley, color);
    let icon = if spec.is_open {
        Icon::UnfoldedDown
    } else {
        Icon::FoldedRight
    };
    let center = pos2(rect.max.x - 8.0, rect.min.y + 11.0);
    paint_icon(ui.painter(), icon, center, colors.muted);
    press::ring(
        ui,
        tokens,
        &response,
        rect.expand2(vec2(4.0, 0.0)),
        tokens.radius.s,
    );
    response
}

const LABEL_WIDTH: f32 = 130.0;

/// Shows a label and what stands behind it, as in a closed card.
pub fn labelled_ui(ui: &mut Ui, label: &str, value: impl FnOnce(&mut Ui)) {
    let tokens = Tokens::of(ui);
    let start = ui.cursor().min;
    let width = ui.available_width();
    let line = tokens.text.body.line;
    let place = |x: f32, width: f32| {
        let rect = egui::Rect::from_min_size(start + vec2(x, 0.0), vec2(width, line));
        UiBuilder::new().max_rect(rect)
    };
    let mut left = ui.new_child(place(0.0, LABEL_WIDTH - 8.0));
    text_ui(&mut left, label, tokens.text.body, tokens.colors.muted);
    let layout = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
    let mut right = ui.new_child(place(LABEL_WIDTH, width - LABEL_WIDTH).layout(layout));
    // As high as a line of text, so that label and value stand on the same line.
    right.spacing_mut().interact_size.y = line;
    right.spacing_mut().item_spacing.x = 4.0;
    value(&mut right);
    let height = left.min_rect().height().max(right.min_rect().height());
    ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
}
