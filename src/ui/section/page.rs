//! The column in which a page of the draft stands.

use egui::{ScrollArea, Ui, Vec2};

use super::{agreed::agreed_ui, errand::errand_ui, sheet::Sheet};
use crate::model::Place;
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    walk,
};

/// The space the column keeps from the outline where there is room.
const MARGIN: f32 = 58.0;

/// Shows a page in the column, which scrolls. Each page keeps where it was scrolled to, and ids
/// begin anew on each, so that none outlives its page.
pub(super) fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
    place: &Place,
    page: impl FnOnce(&mut Ui, &mut Sheet<'_, '_>),
) {
    let tokens = view.tokens;
    let mut area = ScrollArea::vertical()
        .id_salt((view.load, place))
        .auto_shrink(false);
    if std::mem::take(&mut state.scroll_to_top) {
        area = area.vertical_scroll_offset(0.0);
    }
    if state.take_focus(place) {
        walk::want_first(ui);
    }
    // Measured outside the area, so that a page with a scroll bar stands where others do.
    let available = ui.available_width();
    // Alone it stands in the middle; beside others, near to what leads there.
    let most = if state.is_focused {
        f32::INFINITY
    } else {
        MARGIN
    };
    let margin = ((available - tokens.space.column) / 2.0).clamp(tokens.space.l, most);
    let mut sheet = Sheet::new(ui, view, state, actions);
    area.show(ui, |ui| {
        let width = tokens.space.column.min(available - 2.0 * margin).max(0.0);
        ui.add_space(tokens.space.xl);
        ui.horizontal_top(|ui| {
            ui.add_space(margin);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = Vec2::splat(tokens.space.s);
                errand_ui(ui, &mut sheet, place);
                agreed_ui(ui, &mut sheet, place);
                page(ui, &mut sheet);
            });
        });
        ui.add_space(tokens.space.xxl);
    });
}
