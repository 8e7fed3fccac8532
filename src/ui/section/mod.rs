//! The middle of the window: one section at a time, in a column of comfortable measure.
//!
//! Fields stand in the template's order, each under its prompt; rows of registers are cards that
//! open in place. Nothing here changes a draft: what the user does is pushed as actions.
//! One file a kind of field under `edit`, one a concern of a card under `card`.

mod agreed;
mod card;
mod details;
mod edit;
mod errand;
mod field;
mod foot;
mod head;
mod in_doubt;
mod inner;
mod news;
mod page;
mod parts;
mod prompt;
mod register;
mod reviewing;
mod rich;
mod said;
mod sheet;
mod table;
mod taught;
mod words;

use egui::Ui;

use self::page::page_ui;
use crate::model::Place;
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
};

pub(super) use self::details::details_ui;

/// Shows the open section. Shows nothing where the page is none.
pub(super) fn section_ui(ui: &mut Ui, view: &View<'_>, state: &mut UiState, actions: &mut Actions) {
    let Some(section) = state.section().and_then(|id| view.template.section(id)) else {
        return;
    };
    let place = Place::Section(section.id.clone());
    page_ui(ui, view, state, actions, &place, |ui, sheet| {
        head::head_ui(ui, sheet, section);
        news::news_ui(ui, sheet, section);
        for (idx, field) in section.fields.iter().enumerate() {
            ui.add_space(sheet.tokens().space.l);
            field::field_ui(ui, sheet, section, idx, field);
        }
        reviewing::deleted_ui(ui, sheet, section);
        inner::inner_ui(ui, sheet, section);
        foot::foot_ui(ui, sheet, section);
    });
}
