//! One of a list of options: a closed list of a register, or the template's own.

use egui::Ui;

use super::slot::Slot;
use crate::model::{Choice, Value};
use crate::template::OptionText;
use crate::ui::{
    section::sheet::{Sheet, place_ui},
    widgets::choice::{ChoiceOption, choice_ui, from_list_ui},
};

/// The option that takes the answer back.
const NONE: ChoiceOption<'_> = ChoiceOption {
    name: "",
    label: "Not decided yet",
};

pub(super) fn choice_cell_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    options: &[Choice],
    chosen: &str,
) {
    let options = offered(options);
    if let Some(name) = choice_ui(ui, &slot.spec(sheet), &options, chosen) {
        sheet.set(slot.place, Value::Choice(name));
    }
}

/// Shows the editor of a cell as a list to pick from, however few there are.
pub(super) fn choice_list_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    options: &[Choice],
    chosen: &str,
) {
    let options = offered(options);
    if let Some(name) = from_list_ui(ui, &slot.spec(sheet), &options, chosen) {
        sheet.set(slot.place, Value::Choice(name));
    }
}

fn offered(options: &[Choice]) -> Vec<ChoiceOption<'_>> {
    options
        .iter()
        .map(|Choice { name, label }| ChoiceOption { name, label })
        .collect()
}

/// Shows the editor of a field with options of the template.
pub(in crate::ui::section) fn choice_field_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    options: &[OptionText],
    chosen: &str,
) {
    let own = options.iter().map(|OptionText { id, label }| ChoiceOption {
        name: id.as_str(),
        label,
    });
    let options: Vec<ChoiceOption<'_>> = std::iter::once(NONE).chain(own).collect();
    let picked = place_ui(ui, sheet, slot.place, |ui, sheet| {
        choice_ui(ui, &slot.spec(sheet), &options, chosen)
    });
    if let Some(name) = picked {
        sheet.set(slot.place, Value::Choice(name));
    }
}
