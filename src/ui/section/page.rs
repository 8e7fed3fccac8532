//! The column in which a page of the draft stands.

use egui::{Key, Modifiers, ScrollArea, Ui, Vec2, style::ScrollAnimation, vec2};

use super::{agreed::agreed_ui, errand::errand_ui, reviewing::panel_ui, sheet::Sheet};
use crate::model::Place;
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    walk,
};

/// The space the column keeps from the outline where there is room.
const MARGIN: f32 = 58.0;

/// How much of what was seen is still seen after a page more, in points.
const KEPT: f32 = 48.0;

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
    state.cards.begin_page(place);
    let mut sheet = Sheet::new(ui, view, state, actions);
    let by = turned(ui).map(|pages| pages * (ui.available_height() - KEPT));
    area.show(ui, |ui| {
        if let Some(by) = by {
            ui.scroll_with_delta_animation(vec2(0.0, -by), ScrollAnimation::none());
        }
        let width = tokens.space.column.min(available - 2.0 * margin).max(0.0);
        ui.add_space(tokens.space.xl);
        ui.horizontal_top(|ui| {
            ui.add_space(margin);
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = Vec2::splat(tokens.space.s);
                errand_ui(ui, &mut sheet, place);
                agreed_ui(ui, &mut sheet, place);
                panel_ui(ui, &mut sheet, place);
                page(ui, &mut sheet);
            });
        });
        ui.add_space(tokens.space.xxl);
    });
}

/// Takes the keys that scroll by a page, where no text and nothing beside the column has the
/// keyboard. Returns how many pages on.
fn turned(ui: &Ui) -> Option<f32> {
    let ctx = ui.ctx();
    let (focused, is_asked) =
        ctx.memory(|memory| (memory.focused(), memory.top_modal_layer().is_some()));
    let is_here = focused
        .and_then(|id| ctx.read_response(id))
        .is_none_or(|response| ui.max_rect().x_range().contains(response.rect.center().x));
    if is_asked || !is_here || ctx.text_edit_focused() {
        return None;
    }
    let mut keys = [(Key::PageDown, 1.0), (Key::PageUp, -1.0)].into_iter();
    keys.find(|(key, _)| ui.input_mut(|input| input.consume_key(Modifiers::NONE, *key)))
        .map(|(_, pages)| pages)
}
