//! The page in the middle: a column of comfortable width that scrolls.

use egui::{CentralPanel, ScrollArea, Ui};

use crate::ui::{UiState, View};

/// The space the column keeps from the outline where there is room.
const MARGIN: f32 = 58.0;

pub(in crate::ui) fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    contents: impl FnOnce(&mut Ui, &mut UiState),
) {
    let tokens = view.tokens;
    let frame = egui::Frame::new().fill(tokens.colors.page);
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        let mut area = ScrollArea::vertical()
            .id_salt(("page", view.load))
            .auto_shrink(false);
        if std::mem::take(&mut state.scroll_to_top) {
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| {
            let available = ui.available_width();
            let column = tokens.space.column.min(available - 2.0 * tokens.space.xl);
            let left = ((available - column) / 2.0).min(MARGIN);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(left);
                ui.vertical(|ui| {
                    ui.set_width(column);
                    ui.add_space(tokens.space.xl);
                    contents(ui, state);
                    ui.add_space(tokens.space.xxl * 2.0);
                });
            });
        });
    });
}
