//! What changed between the chosen state and the draft, and the way back.

use std::sync::Arc;

use egui::{Align, Id, Layout, ScrollArea, Ui};

use super::list::Row;
use crate::compare::Part;
use crate::model::Place;
use crate::session::{Action, Bookmark, Compared, SEEN};
use crate::ui::{
    commands::{Command, actions::Actions, review::ReviewAction},
    desk::{history::HistoryState, view::View},
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, from_list_ui},
        comparison::{ComparisonAct, ComparisonSpec, comparison_ui},
        field::FieldSpec,
        text::{heading_ui, text_ui, words_counted},
    },
};

/// How wide the comparison is at most.
const COLUMN: f32 = 720.0;
/// Where there is less room, in points, what can be done stands below the title.
const ONE_ROW: f32 = 520.0;
const EDGE: f32 = 32.0;

pub(super) fn changes_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (rows, state): (&[Row], &mut HistoryState),
    actions: &mut Actions,
) {
    ui.add_space(12.0);
    edged(ui, |ui| head_ui(ui, view, (rows, state), actions));
    edged(ui, |ui| until_ui(ui, rows, state));
    ui.add_space(8.0);
    let Some(compared) = shown(view, state) else {
        edged(ui, |ui| waiting_ui(ui, view, state));
        return;
    };
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt(&compared.path)
        .show(ui, |ui| {
            edged(ui, |ui| body_ui(ui, view, (compared, state), actions));
            ui.add_space(EDGE);
        });
}

/// Returns the comparison with the chosen state, once it is there.
fn shown<'a>(view: &View<'a>, state: &HistoryState) -> Option<&'a Compared> {
    let compared = view.past.compared.as_ref()?;
    let is_chosen = state.chosen.as_ref() == Some(&compared.path);
    (is_chosen && state.until == compared.until).then_some(compared)
}

fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (rows, state): (&[Row], &HistoryState),
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let row = rows
        .iter()
        .find(|row| state.chosen.as_ref() == Some(&row.kept.path));
    let title = row.map_or_else(
        || "Earlier versions".to_owned(),
        |row| format!("Changed since {}, {}", row.day, row.time),
    );
    let title_ui = |ui: &mut Ui| {
        heading_ui(ui, &title, 1, tokens.text.card_title, tokens.colors.ink);
    };
    if ui.available_width() < ONE_ROW {
        title_ui(ui);
        ui.horizontal_wrapped(|ui| answers_ui(ui, view, (rows, state), actions));
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        answers_ui(ui, view, (rows, state), actions);
        ui.with_layout(Layout::top_down(Align::Min), title_ui);
    });
}

/// Shows the way back, and what takes all of it back.
fn answers_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (rows, state): (&[Row], &HistoryState),
    actions: &mut Actions,
) {
    if button_ui(ui, Button::secondary("Back to the draft")).clicked() {
        actions.run(Command::History);
    }
    let differs = shown(view, state)
        .filter(|compared| !compared.changes.is_empty() && compared.until.is_none());
    if let Some(compared) = differs
        && button_ui(ui, Button::secondary("Show in the text")).clicked()
    {
        let then = Arc::clone(&compared.then);
        let begin = ReviewAction::Begin(then, since(rows, state), bookmark(rows, state));
        actions.review(begin);
    }
    if let Some(compared) = differs
        && button_ui(ui, Button::secondary("Restore everything")).clicked()
    {
        restore(None, compared, actions);
    }
}

/// Says which version is chosen, as it stands behind “since”.
/// Returns the state that what is accepted builds on: the chosen one, where it was seen and kept.
fn bookmark(rows: &[Row], state: &HistoryState) -> Bookmark {
    let is_chosen = |row: &&Row| state.chosen.as_ref() == Some(&row.kept.path);
    let row = rows.iter().find(is_chosen);
    let seen = row.filter(|row| row.kept.is_called(SEEN));
    seen.map_or_else(Bookmark::default, |row| Bookmark::at(row.kept.moment))
}

fn since(rows: &[Row], state: &HistoryState) -> String {
    let mut rows = rows.iter();
    let row = rows.find(|row| state.chosen.as_ref() == Some(&row.kept.path));
    row.map_or_else(String::new, |row| match &row.kept.name {
        Some(name) => format!("“{name}” ({}, {})", row.day, row.time),
        None => format!("{}, {}", row.day, row.time),
    })
}

/// Lets the user compare with a later state instead of with the draft.
fn until_ui(ui: &mut Ui, rows: &[Row], state: &mut HistoryState) {
    let later = rows
        .iter()
        .take_while(|row| state.chosen.as_ref() != Some(&row.kept.path));
    let later: Vec<(String, String)> = later
        .map(|row| {
            let name = row.kept.name.as_deref().unwrap_or("saved");
            let words = format!("{}, {} ({name})", row.day, row.time);
            (row.kept.path.display().to_string(), words)
        })
        .collect();
    if later.is_empty() {
        return;
    }
    let mut options = vec![ChoiceOption {
        name: "",
        label: "The draft as it is now",
    }];
    options.extend(later.iter().map(|(path, words)| ChoiceOption {
        name: path,
        label: words,
    }));
    let chosen = state
        .until
        .as_ref()
        .map_or_else(String::new, |path| path.display().to_string());
    let spec = FieldSpec {
        id: Id::unique("compared with"),
        label: "Compared with",
        hint: "",
    };
    if let Some(path) = from_list_ui(ui, &spec, &options, &chosen) {
        let mut rows = rows.iter().map(|row| &row.kept.path);
        state.until = rows
            .find(|kept| kept.display().to_string() == path)
            .cloned();
        state.unfolded.clear();
    }
}

fn waiting_ui(ui: &mut Ui, view: &View<'_>, state: &HistoryState) {
    let tokens = view.tokens;
    if let Some(problem) = &view.past.problem {
        text_ui(
            ui,
            &problem.message,
            tokens.text.body,
            tokens.colors.attention,
        );
        for hint in problem.hints_in_window() {
            text_ui(ui, hint, tokens.text.body, tokens.colors.muted);
        }
    } else if state.chosen.is_some() {
        text_ui(ui, "Comparing …", tokens.text.body, tokens.colors.muted);
    } else {
        let told = "Choose a version at the left to see what changed since then.";
        text_ui(ui, told, tokens.text.body, tokens.colors.muted);
    }
}

fn body_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (compared, state): (&Compared, &mut HistoryState),
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    only_ui(ui, view, compared, state);
    let only = state.only.clone().map(Part::Section);
    if only.is_none() {
        let words = summary(compared);
        text_ui(ui, &words, tokens.text.body, tokens.colors.muted);
    }
    ui.add_space(12.0);
    let spec = ComparisonSpec {
        changes: &compared.changes,
        unfolded: &state.unfolded,
        only: only.as_ref(),
        can_restore: compared.until.is_none(),
    };
    match comparison_ui(ui, &spec) {
        Some(ComparisonAct::Toggle(place)) => state.toggle(place),
        Some(ComparisonAct::Restore(part)) => restore(Some(part), compared, actions),
        Some(ComparisonAct::PutBack(place)) => actions.act(Action::PutBack {
            place,
            then: Arc::clone(&compared.then),
        }),
        Some(ComparisonAct::MoveBack(place)) => actions.act(Action::MoveBack {
            place,
            then: Arc::clone(&compared.then),
        }),
        None => {}
    }
}

/// Says that one section alone is shown, with the way to all others.
fn only_ui(ui: &mut Ui, view: &View<'_>, compared: &Compared, state: &mut HistoryState) {
    let Some(section) = state.only.clone() else {
        return;
    };
    let tokens = view.tokens;
    let title = view.label(&Place::Section(section.clone()));
    let has_changed = compared.changes.group(&Part::Section(section)).is_some();
    let words = if has_changed {
        format!("Only what changed in “{title}” is shown. What you put back can be undone.")
    } else {
        format!("Nothing has changed in “{title}” since then.")
    };
    text_ui(ui, &words, tokens.text.body, tokens.colors.muted);
    if button_ui(ui, Button::quiet("Show all that changed")).clicked() {
        state.only = None;
    }
}

fn summary(compared: &Compared) -> String {
    if compared.changes.is_empty() {
        return match compared.until {
            None => "Nothing has changed since then.".to_owned(),
            Some(_) => "Nothing had changed between the two.".to_owned(),
        };
    }
    let (out, put) = compared.changes.n_words();
    let changes = match compared.changes.n_changes() {
        1 => "1 change".to_owned(),
        n => format!("{n} changes"),
    };
    let undone = match compared.until {
        None => " What you restore can be undone.",
        Some(_) => "",
    };
    format!(
        "{changes}: {} struck through taken out, {} underlined put in.{undone}",
        words_counted(out),
        words_counted(put)
    )
}

fn restore(part: Option<Part>, compared: &Compared, actions: &mut Actions) {
    actions.act(Action::Restore {
        part,
        then: Arc::clone(&compared.then),
    });
}

/// Keeps contents within the column, away from the edges.
fn edged(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space(EDGE);
        ui.vertical(|ui| {
            let width = (ui.available_width() - EDGE).min(COLUMN);
            ui.set_width(width);
            contents(ui);
        });
    });
}
