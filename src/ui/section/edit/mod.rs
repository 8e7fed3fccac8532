//! Editors, one file a kind of value. Each shows what stands at a place and pushes what the user
//! makes of it; where the place is, in a field, a row or the details, makes no difference.

mod choice;
mod color;
mod commented;
mod date;
mod line;
mod links;
mod list;
mod logo;
mod marked;
mod period;
mod prose;
mod section_choice;
mod series;
mod sign_offs;
mod slot;

use egui::Ui;

use crate::model::{CellKind, Column, Place, Value};
use crate::ui::section::{
    in_doubt::in_doubt_ui,
    said::said_ui,
    sheet::{Sheet, place_ui},
    words::words_ui,
};

pub(super) use self::{
    choice::choice_field_ui,
    links::{add_label, noun, titled},
    prose::prose_field_ui,
    slot::Slot,
};

/// Shows the editor of a cell or a detail.
pub(super) fn cell_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    place: &Place,
    column: &Column,
    limit: Option<u32>,
) {
    let Some(value) = sheet.view.draft.value(place) else {
        return;
    };
    let slot = Slot {
        place,
        label: column.label,
        hint: column.hint,
    };
    let n_words = value.word_count();
    in_doubt_ui(ui, sheet, place);
    said_ui(ui, sheet, place);
    place_ui(ui, sheet, place, |ui, sheet| {
        editor_ui(ui, sheet, &slot, column.kind, value);
    });
    if let (Some(limit), CellKind::Prose) = (limit, column.kind) {
        words_ui(ui, n_words, limit);
    }
}

/// Shows the editor of a cell that is short enough for a table, under a name of its own.
pub(super) fn short_cell_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    place: &Place,
    label: &str,
    kind: CellKind,
) {
    let Some(value) = sheet.view.draft.value(place) else {
        return;
    };
    let hint = "";
    let slot = Slot { place, label, hint };
    match (kind, value) {
        (CellKind::Choice(options), Value::Choice(chosen)) => {
            choice::choice_list_ui(ui, sheet, &slot, options, &chosen);
        }
        (kind, value) => editor_ui(ui, sheet, &slot, kind, value),
    }
}

fn editor_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    kind: CellKind,
    value: Value,
) {
    match (kind, value) {
        (CellKind::Color, Value::Text(text)) => color::color_ui(ui, sheet, slot, &text),
        (CellKind::Section, Value::Text(text)) => {
            section_choice::section_choice_ui(ui, sheet, slot, &text);
        }
        (CellKind::Choice(options), Value::Choice(chosen)) => {
            choice::choice_cell_ui(ui, sheet, slot, options, &chosen);
        }
        (CellKind::Link(register), Value::Link(link)) => {
            links::link_ui(ui, sheet, slot, register, link.as_ref());
        }
        (CellKind::Links(register), Value::Links(links)) => {
            links::links_ui(ui, sheet, slot, register, &links);
        }
        (_, Value::Text(text)) => line::line_ui(ui, sheet, slot, &text),
        (_, Value::Prose(prose)) => prose::prose_cell_ui(ui, sheet, slot, prose.as_str()),
        (_, Value::Date(date)) => date::date_ui(ui, sheet, slot, date),
        (_, Value::Period(period)) => period::period_ui(ui, sheet, slot, period),
        (_, Value::Series(points)) => series::series_ui(ui, sheet, slot, &points),
        (_, Value::List(lines)) => list::list_ui(ui, sheet, slot, &lines),
        (_, Value::SignOffs(list)) => sign_offs::sign_offs_ui(ui, sheet, slot, &list),
        (_, Value::Logo(logo)) => logo::logo_ui(ui, sheet, slot, logo.as_ref()),
        // A value never differs from its column's kind: both come from one declaration.
        (_, Value::Choice(_) | Value::Link(_) | Value::Links(_)) => {}
    }
}

/// Shows the editor of a field that holds one line.
pub(super) fn line_field_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, slot: &Slot<'_>, text: &str) {
    place_ui(ui, sheet, slot.place, |ui, sheet| {
        line::line_ui(ui, sheet, slot, text);
    });
}

/// Shows the editor of a field that holds a day.
pub(super) fn date_field_ui(
    ui: &mut Ui,
    sheet: &mut Sheet<'_, '_>,
    slot: &Slot<'_>,
    date: Option<jiff::civil::Date>,
) {
    place_ui(ui, sheet, slot.place, |ui, sheet| {
        date::date_ui(ui, sheet, slot, date);
    });
}
