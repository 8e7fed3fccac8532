//! The section of the paper that a row belongs to, by its title.

use egui::Ui;

use super::slot::Slot;
use crate::model::Value;
use crate::ui::{
    section::sheet::Sheet,
    widgets::choice::{ChoiceOption, choice_ui},
};

pub(super) fn section_choice_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    chosen: &str,
) {
    let outline = sheet.view.template.outline(&sheet.view.draft.arrangement);
    let options: Vec<ChoiceOption<'_>> = outline
        .iter()
        .map(|outlined| ChoiceOption {
            name: outlined.section.id.as_str(),
            label: outlined.section.outline_title(),
        })
        .collect();
    if let Some(name) = choice_ui(ui, &slot.spec(sheet), &options, chosen) {
        sheet.set(slot.place, Value::Text(name));
    }
}
