//! The finished pages in the window: beside the text, or alone to be read.
//!
//! The pages are those of the PDF, laid out on a thread after every change (`desk::page_keeper`)
//! and painted by `widgets::paper`. They follow the keyboard, and a press leads to the text.
//! Nothing here changes a draft. Invariant: only pages that can be seen are made into pictures.

mod bar;
mod ground;
mod marks;
mod pointed;
mod reading;
mod sheet;
mod view;

use egui::{Id, Panel, Ui};

pub(super) use self::reading::reading_ui;

use self::view::{Role, pages_ui};
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    walk,
};

/// The narrowest and the widest the pages beside the text are, in points.
const WIDTHS: std::ops::RangeInclusive<f32> = 480.0..=1400.0;
/// From this width on, a page is read without effort: its words are as large as those of the
/// window. What the text can spare beyond that is shared.
const READABLE: f32 = 620.0;
/// What the text beside the pages needs at least, and what it needs to stand in its full column.
const TEXT_WIDTH: f32 = 480.0;
const COLUMN_WIDTH: f32 = 716.0;

/// Shows the pages at the right of the text. `shares` says whether they share the place with
/// the help.
pub(super) fn preview_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
    shares: bool,
) {
    let tokens = view.tokens;
    let room = ui.available_width();
    let widest = WIDTHS.end().min(room - TEXT_WIDTH).max(*WIDTHS.start());
    // A width that was dragged holds for the room it was dragged in.
    let panel = Id::unique(("pages", room.round().to_bits()));
    // The edge is dragged; keys do nothing with it.
    walk::skip(ui, ui.scope_id().with(panel).with("__resize"));
    Panel::right(panel)
        .resizable(true)
        .default_size(width_in(room).clamp(*WIDTHS.start(), widest))
        .size_range(*WIDTHS.start()..=widest)
        .frame(egui::Frame::new())
        .show(ui, |ui| {
            ui.expand_to_include_rect(ui.max_rect());
            ui.spacing_mut().item_spacing.y = 0.0;
            let frame = egui::Frame::new().fill(tokens.colors.panel);
            frame.show(ui, |ui| bar::bar_ui(ui, view, state, actions, shares));
            pages_ui(ui, view, state, actions, Role::Beside);
        });
    state.preview.pictures.end_frame();
}

/// Returns how wide the pages are in the room that outline and help leave: half of it, as much
/// as makes them readable, and all that the text has no use for.
fn width_in(room: f32) -> f32 {
    (room / 2.0).max(READABLE).max(room - COLUMN_WIDTH)
}
