//! What can be done with a row: move it, mark it, delete it, close its card.

use egui::{Align, Key, KeyboardShortcut, Layout, Modifiers, Ui, Vec2};

use super::{
    deck::Deck,
    reorder::{move_to, neighbours},
};
use crate::model::{Place, Record, shortened};
use crate::session::Action;
use crate::ui::{
    section::sheet::Sheet,
    widgets::{
        button::{Button, button_ui, icon_button_ui},
        icon::Icon,
        press,
    },
};

/// The keys that close a card and begin the next.
pub(super) const ANOTHER: KeyboardShortcut =
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Enter);
/// Where there is less room, in points, what can be done takes more than a row; more is needed
/// where rows can be given to somebody.
const ONE_ROW: f32 = 560.0;
const ONE_ROW_WITH_PEOPLE: f32 = 800.0;
/// How much of a name is shown.
const PERSON_CHARS: usize = 16;

pub(super) fn foot_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let tokens = sheet.tokens();
    ui.add_space(tokens.space.xs);
    let (rule, _) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter()
        .hline(rule.x_range(), rule.min.y, tokens.rule());
    let size = Vec2::new(ui.available_width(), tokens.space.row);
    let is_whole = sheet.view.draft.pack.is_none();
    let one_row = if is_whole {
        ONE_ROW_WITH_PEOPLE
    } else {
        ONE_ROW
    };
    let is_narrow = ui.available_width() < one_row;
    let row_layout = Layout::left_to_right(Align::Center).with_main_wrap(is_narrow);
    ui.allocate_ui_with_layout(size, row_layout, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        moves_ui(ui, sheet, deck, row);
        if button_ui(ui, Button::quiet("Who may read…")).clicked() {
            let place = Place::Row(row.register(), row.id().clone());
            sheet.actions.ask_marking(place);
        }
        if is_whole && button_ui(ui, Button::quiet(&asked_label(sheet, row))).clicked() {
            let place = Place::Row(row.register(), row.id().clone());
            sheet.actions.ask_assign(place);
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
                close_ui(ui, sheet, deck, row);
            });
        }
    });
    if is_narrow {
        ui.horizontal(|ui| close_ui(ui, sheet, deck, row));
    }
}

/// Says who was asked to write a row, or asks.
fn asked_label(sheet: &Sheet<'_, '_>, row: &dyn Record) -> String {
    let tasks = sheet.view.draft.team.tasks.iter();
    let people = tasks.filter(|task| task.row.as_ref() == Some(row.id()));
    let people: Vec<&str> = people.map(|task| task.person.as_str()).collect();
    match people.as_slice() {
        [] => "Who writes…".to_owned(),
        [one] => format!("Written by {}…", shortened(one, PERSON_CHARS)),
        [one, ..] => format!("Written by {} and others…", shortened(one, PERSON_CHARS)),
    }
}

fn close_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    ui.spacing_mut().item_spacing.x = sheet.tokens().space.xs;
    if button_ui(ui, Button::secondary("Close")).clicked() {
        sheet.state.cards.close(row.id());
        sheet.actions.head(row.id().clone());
    }
    if deck.add.is_some() {
        let another = button_ui(ui, Button::quiet("Add another").icon(Icon::Plus));
        if another.clicked() {
            add_another(ui, sheet, deck, row);
        }
        let keys = ui.ctx().format_shortcut(&ANOTHER);
        another.on_hover_text(format!("Closes this card and begins the next: {keys}"));
    }
}

/// Closes a card and begins another of its kind, where rows come one after the other.
pub(super) fn add_another(ui: &Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    if let Some(add) = deck.add {
        sheet.state.cards.close(row.id());
        add(ui, sheet, row);
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
    let (before, after) = neighbours(deck, row);
    for (words, icon, neighbour) in [
        ("Move up", Icon::Up, before),
        ("Move down", Icon::Down, after),
    ] {
        let moved = press::enabled_ui(ui, neighbour.is_some(), |ui| {
            icon_button_ui(ui, icon, words).clicked()
        });
        if let (true, Some(neighbour)) = (moved, neighbour) {
            move_to(sheet, row, neighbour);
        }
    }
}
