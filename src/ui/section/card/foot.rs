//! What can be done with a row: move it, mark it, delete it, close its card.

use egui::{Align, Layout, Ui, Vec2};

use super::deck::Deck;
use crate::model::{Place, Record};
use crate::session::Action;
use crate::ui::{
    section::sheet::Sheet,
    widgets::{
        button::{Button, button_ui},
        icon::Icon,
        press,
    },
};

/// Where there is less room, in points, what can be done takes more than a row.
const ONE_ROW: f32 = 500.0;

pub(super) fn foot_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let tokens = sheet.tokens();
    ui.add_space(tokens.space.xs);
    let (rule, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter()
        .hline(rule.x_range(), rule.min.y, tokens.rule());
    let size = Vec2::new(ui.available_width(), tokens.space.row);
    let is_narrow = ui.available_width() < ONE_ROW;
    let row_layout = Layout::left_to_right(Align::Center).with_main_wrap(is_narrow);
    ui.allocate_ui_with_layout(size, row_layout, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        moves_ui(ui, sheet, deck, row);
        if button_ui(ui, Button::quiet("Marking…")).clicked() {
            let place = Place::Row(row.register(), row.id().clone());
            sheet.actions.ask_marking(place);
        }
        let delete = format!("Delete {}", deck.one);
        let delete = if delete.chars().count() > 22 {
            "Delete".to_owned()
        } else {
            delete
        };
        let deleting = button_ui(ui, Button::quiet(&delete));
        if deleting.clicked() {
            delete_row(sheet, deck, row);
        }
        deleting.on_hover_text("Undo brings it back with everything in it");
        if !is_narrow {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                close_ui(ui, sheet, row);
            });
        }
    });
    if is_narrow {
        close_ui(ui, sheet, row);
    }
}

fn close_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, row: &dyn Record) {
    if button_ui(ui, Button::secondary("Close")).clicked() {
        sheet.state.open_rows.remove(row.id());
    }
}

/// Deletes a row. The keyboard goes to the one that takes its place.
fn delete_row(sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    sheet.actions.act(Action::Delete {
        register: row.register(),
        row: row.id().clone(),
    });
    let at = deck.rows.iter().position(|shown| shown.id() == row.id());
    let neighbours = at.map(|at| [Some(at + 1), at.checked_sub(1)]);
    let mut neighbours = neighbours.into_iter().flatten().flatten();
    match neighbours.find_map(|idx| deck.rows.get(idx)) {
        Some(neighbour) => sheet.actions.head(neighbour.id().clone()),
        None => sheet.actions.go(deck.home.clone()),
    }
}

fn moves_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let at = deck.rows.iter().position(|shown| shown.id() == row.id());
    let before = at.and_then(|at| at.checked_sub(1));
    let after = at.map(|at| at + 1);
    for (words, icon, idx) in [
        ("Move up", Icon::Up, before),
        ("Move down", Icon::Down, after),
    ] {
        let neighbour = idx.and_then(|idx| deck.rows.get(idx));
        let button = Button::quiet(words).icon(icon);
        let moved = press::enabled_ui(ui, neighbour.is_some(), |ui| {
            button_ui(ui, button).clicked()
        });
        if let (true, Some(neighbour)) = (moved, neighbour) {
            move_to(sheet, row, *neighbour);
        }
    }
}

/// Puts a row where its neighbour in this list stands; rows that are not shown stay between.
fn move_to(sheet: &mut Sheet<'_, '_>, row: &dyn Record, neighbour: &dyn Record) {
    let register = row.register();
    let registers = &sheet.view.draft.registers;
    if let Some(to) = registers.position(register, neighbour.id()) {
        sheet.actions.act(Action::Move {
            register,
            row: row.id().clone(),
            to,
        });
    }
}
