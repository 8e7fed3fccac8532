//! The way back from a row to the place that led there.

use egui::Ui;

use crate::model::{Place, Record, shortened};
use crate::ui::{
    commands::{Command, keys},
    section::sheet::Sheet,
    widgets::button::{Button, button_ui},
};

const TITLE_CHARS: usize = 40;

/// Shows the way back in the row to which the keyboard was led.
pub(super) fn way_back_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, row: &dyn Record) {
    let here = Place::Row(row.register(), row.id().clone());
    let way = sheet.state.ways.last();
    let Some(way) = way.filter(|way| way.to == here) else {
        return;
    };
    let words = format!("Back to “{}”", title(sheet, &way.from));
    let keys = keys::words(ui.ctx(), Command::Back);
    if button_ui(ui, Button::quiet(&words).shortcut(&keys)).clicked() {
        sheet.actions.run(Command::Back);
    }
}

fn title(sheet: &Sheet<'_, '_>, place: &Place) -> String {
    let title = match place {
        Place::Draft | Place::Detail(_) => "Cover and details".to_owned(),
        Place::Section(section) | Place::Field(section, _) => {
            let section = sheet.view.template.section(section);
            section.map_or_else(String::new, |section| section.outline_title().to_owned())
        }
        Place::Row(register, row) | Place::Cell(register, row, _) => {
            sheet.view.row_title(*register, row)
        }
    };
    shortened(&title, TITLE_CHARS)
}
