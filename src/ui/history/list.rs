//! The list of what is kept, with what can be done to it.

use egui::{ScrollArea, Ui};

use crate::model::british_date;
use crate::session::{Clock, Kept, Past};
use crate::ui::{
    commands::actions::{Actions, HistoryAction},
    desk::{history::HistoryState, view::View},
    widgets::{
        button::{Button, button_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        pick_row::{PickRow, pick_row_ui},
        text::{heading_ui, text_ui},
    },
};

/// One kept state in words.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Row {
    pub(super) kept: Kept,
    pub(super) day: String,
    pub(super) time: String,
}

/// Returns what is kept, with day and time where the user is.
pub(in crate::ui) fn rows(past: &Past, clock: &dyn Clock) -> Vec<Row> {
    let states = past.states.iter().flatten();
    states
        .map(|kept| {
            let local = clock.local(kept.moment);
            Row {
                kept: kept.clone(),
                day: british_date(local.date()),
                time: format!("{:02}:{:02}", local.hour(), local.minute()),
            }
        })
        .collect()
}

pub(super) fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (rows, state): (&[Row], &mut HistoryState),
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let colors = &tokens.colors;
    heading_ui(ui, "History", 1, tokens.text.card_title, colors.ink);
    if view.path.is_none() {
        let told = "Earlier versions lie in a folder beside the draft’s file. Save the draft first; from then on each save is kept.";
        text_ui(ui, told, tokens.text.body, colors.muted);
        return;
    }
    snapshot_ui(ui, state, actions);
    ui.add_space(4.0);
    let foot = 150.0;
    ScrollArea::vertical()
        .max_height((ui.available_height() - foot).max(120.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            states_ui(ui, view, rows, state);
        });
    ui.separator();
    foot_ui(ui, view, (rows, state), actions);
}

fn snapshot_ui(ui: &mut Ui, state: &mut HistoryState, actions: &mut Actions) {
    let Some(name) = &state.naming else {
        if button_ui(ui, Button::secondary("Take a snapshot…")).clicked() {
            state.naming = Some(String::new());
            ui.memory_mut(|memory| memory.request_focus(name_id()));
        }
        return;
    };
    let spec = FieldSpec {
        id: name_id(),
        label: "Name of the snapshot",
        hint: "For example, sent to the director",
    };
    let edit = line_edit_ui(ui, &spec, name);
    let has_focus = edit.response.has_focus();
    let enters = has_focus && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let now = edit.changed.unwrap_or_else(|| name.clone());
    ui.horizontal(|ui| {
        if button_ui(ui, Button::primary("Keep it")).clicked() || enters {
            actions.history(HistoryAction::Snapshot(now.clone()));
            state.naming = None;
        } else if button_ui(ui, Button::secondary("Cancel")).clicked() {
            state.naming = None;
        } else {
            state.naming = Some(now);
        }
    });
}

fn name_id() -> egui::Id {
    egui::Id::unique("snapshot name")
}

fn states_ui(ui: &mut Ui, view: &View<'_>, rows: &[Row], state: &mut HistoryState) {
    let tokens = view.tokens;
    let muted = tokens.colors.muted;
    if view.past.states.is_none() {
        text_ui(ui, "Looking …", tokens.text.body, muted);
    } else if rows.is_empty() {
        let told = "Nothing is kept yet. From the next save on, each is kept: all of the last hours, then one an hour, a day, a week.";
        text_ui(ui, told, tokens.text.body, muted);
    }
    let mut day = "";
    for row in rows {
        if row.day != day {
            day = &row.day;
            ui.add_space(6.0);
            text_ui(ui, day, tokens.text.hint, muted);
        }
        let figure = size(row.kept.bytes);
        let shown = PickRow {
            lead: &row.time,
            title: row.kept.name.as_deref().unwrap_or("Saved"),
            is_named: row.kept.name.is_some(),
            figure: &figure,
            is_chosen: state.chosen.as_ref() == Some(&row.kept.path),
        };
        if pick_row_ui(ui, &shown).clicked() {
            state.chosen = Some(row.kept.path.clone());
            state.until = None;
            state.unfolded.clear();
        }
    }
}

fn n_states(n: usize) -> String {
    match n {
        1 => "1 earlier version".to_owned(),
        n => format!("{n} earlier versions"),
    }
}

fn foot_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (rows, state): (&[Row], &mut HistoryState),
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let colors = &tokens.colors;
    if let Some(folder) = &view.past.folder {
        let bytes = rows.iter().map(|row| row.kept.bytes).sum();
        let name = folder.file_name().unwrap_or_default().display();
        let told = format!(
            "{}, {}, in “{name}” beside the draft.",
            n_states(rows.len()),
            size(bytes)
        );
        text_ui(ui, &told, tokens.text.hint, colors.muted)
            .on_hover_text(folder.display().to_string());
    }
    if state.has_no_manager {
        let told = "The file manager of this computer did not start.";
        text_ui(ui, told, tokens.text.hint, colors.attention);
    }
    if state.is_clearing {
        let told = format!(
            "Delete all that is kept ({}, snapshots too)? The draft stays as it is. This cannot be undone.",
            n_states(rows.len())
        );
        text_ui(ui, &told, tokens.text.body, colors.attention);
        ui.horizontal(|ui| {
            if button_ui(ui, Button::secondary("Delete them")).clicked() {
                state.is_clearing = false;
                state.chosen = None;
                actions.history(HistoryAction::Clear);
            }
            if button_ui(ui, Button::secondary("Keep them")).clicked() {
                state.is_clearing = false;
            }
        });
        return;
    }
    let chosen = rows
        .iter()
        .find(|row| state.chosen.as_ref() == Some(&row.kept.path));
    if let Some(row) = chosen
        && button_ui(ui, Button::secondary("Show it beside the text")).clicked()
    {
        let name = row.kept.name.clone();
        let name = name.unwrap_or_else(|| format!("{}, {}", row.day, row.time));
        actions.history(HistoryAction::Beside(row.kept.path.clone(), name));
    }
    if !rows.is_empty() {
        ui.horizontal(|ui| {
            if button_ui(ui, Button::secondary("Show folder")).clicked() {
                actions.history(HistoryAction::ShowFolder);
            }
            if button_ui(ui, Button::secondary("Clear history…")).clicked() {
                state.is_clearing = true;
            }
        });
    }
}

/// Returns a size in words.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}
