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

use egui::{Margin, ScrollArea, Ui};

use crate::model::Place;

use super::{Actions, UiState, View};

pub use self::details::details_ui;

use self::sheet::Sheet;

/// The space beside the column where there is enough of it.
const MARGIN: f32 = 58.0;
const LEAST_MARGIN: f32 = 20.0;

/// Shows the open section. Shows nothing where the page is none.
pub fn section_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    let Some(section) = state.section().and_then(|id| view.template.section(id)) else {
        return;
    };
    let place = Place::Section(section.id.clone());
    column_ui(ui, view, state, actions, &place, |ui, sheet| {
        head::head_ui(ui, sheet, section);
        for (idx, field) in section.fields.iter().enumerate() {
            ui.add_space(sheet.tokens().space.l);
            field::field_ui(ui, sheet, section, idx, field);
        }
        inner::inner_ui(ui, sheet, section);
        foot::foot_ui(ui, sheet, section);
    });
}

/// Shows a page in the column. The page keeps where it was scrolled to.
fn column_ui(
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
    if state.focus.as_ref() == Some(place) {
        state.focus = None;
    }
    let mut sheet = Sheet::new(ui, view, state, actions);
    area.show(ui, |ui| {
        let spare = ui.available_width() - tokens.space.column;
        let margin = (spare / 2.0).clamp(LEAST_MARGIN, MARGIN);
        let width = tokens.space.column.min(ui.available_width() - 2.0 * margin);
        let frame = egui::Frame::new().inner_margin(Margin {
            left: whole(margin),
            right: 0,
            top: whole(tokens.space.xl),
            bottom: whole(tokens.space.xxl),
        });
        frame.show(ui, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = tokens.space.s;
            page(ui, &mut sheet);
        });
    });
}

/// Margins are whole points in egui.
fn whole(points: f32) -> i8 {
    #[expect(clippy::cast_possible_truncation, reason = "spaces are small")]
    let whole = points.round() as i8;
    whole
}
