//! The middle of the window: one section at a time, in a column of comfortable measure.
//!
//! Fields stand in the template's order, each under its prompt; rows of registers are cards that
//! open in place. Nothing here changes a draft: what the user does is pushed as actions.
//! One file a kind of field under `edit`, one a concern of a card under `card`.

mod card;
mod details;
mod edit;
mod field;
mod foot;
mod head;
mod inner;
mod parts;
mod prompt;
mod register;
mod rich;
mod sheet;
mod words;

use egui::Ui;

use crate::model::Place;

use super::{Actions, UiState, View};

pub(super) use self::details::details_ui;

use self::sheet::Sheet;

/// Shows the open section, as wide as the space there is. Shows nothing where the page is none.
pub(super) fn section_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    let Some(section) = state.section().and_then(|id| view.template.section(id)) else {
        return;
    };
    let place = Place::Section(section.id.clone());
    page_ui(ui, view, state, actions, &place, |ui, sheet| {
        head::head_ui(ui, sheet, section);
        for (idx, field) in section.fields.iter().enumerate() {
            ui.add_space(sheet.tokens().space.l);
            field::field_ui(ui, sheet, section, idx, field);
        }
        inner::inner_ui(ui, sheet, section);
        foot::foot_ui(ui, sheet, section);
    });
}

/// Shows a page, which as a whole takes no keyboard. Ids begin anew on each, so that none
/// outlives its page.
fn page_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
    place: &Place,
    page: impl FnOnce(&mut Ui, &mut Sheet<'_, '_>),
) {
    state.take_focus(place);
    let mut sheet = Sheet::new(ui, view, state, actions);
    ui.push_id((view.load, place), |ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::splat(view.tokens.space.s);
        page(ui, &mut sheet);
    });
}
