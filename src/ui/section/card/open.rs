//! An open card: an editor for every column, what links here, and what can be done with the row.

use egui::Ui;

use super::{
    chart::chart_ui,
    deck::{Deck, cell},
    foot::foot_ui,
    reverse::reverse_ui,
    steps::steps_ui,
    used_by::used_by_ui,
    way_back::way_back_ui,
};
use crate::model::{CellKind, Column, Place, Record};
use crate::ui::{
    section::{edit::cell_ui, said::row_said_ui, sheet::Sheet},
    widgets::fold::fold_head_ui,
};

pub(super) fn open_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let gap = sheet.tokens().space.xs;
    ui.add_space(gap);
    way_back_ui(ui, sheet, row);
    for column in deck.columns {
        cell_ui(ui, sheet, &cell(row, column), column, deck.cell_words);
        if column.kind == CellKind::Series {
            ui.add_space(gap);
            chart_ui(ui, sheet, row);
        }
        ui.add_space(gap);
    }
    reverse_ui(ui, sheet, row);
    steps_ui(ui, sheet, deck, row);
    used_by_ui(ui, sheet, row);
    more_ui(ui, sheet, deck, row);
    row_said_ui(ui, sheet, &Place::Row(row.register(), row.id().clone()));
    foot_ui(ui, sheet, deck, row);
}

/// Shows the columns that the template does not show here.
fn more_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let columns = row.register().columns().iter();
    let rest: Vec<&Column> = columns
        .filter(|column| deck.columns.iter().all(|shown| shown.name != column.name))
        .filter(|column| column.name != "section")
        .collect();
    if rest.is_empty() {
        return;
    }
    let place = Place::Row(row.register(), row.id().clone());
    let open_id = sheet.id(&place).with("more");
    let mut is_open = ui.data(|data| data.get_temp(open_id)).unwrap_or(false);
    is_open |= is_wanted(sheet, row, &rest);
    if fold_head_ui(ui, "More", is_open).toggled {
        is_open = !is_open;
    }
    ui.data_mut(|data| data.insert_temp(open_id, is_open));
    if is_open {
        for column in rest {
            cell_ui(ui, sheet, &cell(row, column), column, deck.cell_words);
            ui.add_space(sheet.tokens().space.xs);
        }
    }
}

/// Whether the keyboard is wanted in one of the columns.
fn is_wanted(sheet: &Sheet<'_, '_>, row: &dyn Record, columns: &[&Column]) -> bool {
    match &sheet.state.focus {
        Some(Place::Cell(_, wanted, name)) => {
            wanted == row.id() && columns.iter().any(|column| column.name == *name)
        }
        Some(
            Place::Draft | Place::Detail(_) | Place::Section(_) | Place::Field(..) | Place::Row(..),
        )
        | None => false,
    }
}
