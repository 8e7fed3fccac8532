//! The council's own colour, with what it comes to on paper.

use egui::Ui;

use super::slot::Slot;
use crate::layout::{Color, Style};
use crate::model::{HouseColor, Value};
use crate::session::color_statement;
use crate::ui::{
    section::sheet::Sheet,
    widgets::{
        color_edit::{NamedColor, color_edit_ui},
        text::text_ui,
    },
};

pub(super) fn color_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, text: &str) {
    let value = HouseColor::read(text);
    let style = Style::shipped();
    let swatches: Vec<NamedColor> = style
        .swatches
        .iter()
        .map(|(name, Color(red, green, blue))| NamedColor {
            name: name.clone(),
            color: HouseColor([*red, *green, *blue]),
        })
        .collect();
    let color = color_edit_ui(ui, &slot.spec(sheet), value, &swatches);
    if color != value {
        let text = color.map(|color| color.to_string()).unwrap_or_default();
        sheet.set(slot.place, Value::Text(text));
    }
    let tokens = sheet.tokens();
    let statement = color_statement(value);
    text_ui(ui, &statement, tokens.text.hint, tokens.colors.muted);
}
