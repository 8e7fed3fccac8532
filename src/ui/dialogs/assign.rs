//! Who writes a section or a row, by when, and what they should know.

use egui::{Context, Id, Ui};

use super::frame::{Reply, Setting, answers_ui, frame_ui};
use crate::check;
use crate::model::{Place, RowId, SectionId, Task, british_date, parse_date};
use crate::session::Action;
use crate::ui::{
    desk::view::View,
    theme::Tokens,
    widgets::{
        button::{Button, button_ui},
        choice::{ChoiceOption, from_list_ui},
        field::FieldSpec,
        line_edit::line_edit_ui,
        text::text_ui,
    },
};

/// Who writes a section, while it is said.
#[derive(Debug)]
pub(in crate::ui) struct AssignDialog {
    section: SectionId,
    row: Option<RowId>,
    title: String,
    /// Those who write in the draft, by name.
    people: Vec<String>,
    /// Everybody who was asked for anything, without those who are taken off.
    tasks: Vec<Task>,
    is_changed: bool,
    person: String,
    /// As typed.
    due: String,
    note: String,
}

impl AssignDialog {
    /// Begins with who was asked for a section or a row; none where the place is neither.
    pub(in crate::ui) fn new(view: &View<'_>, place: &Place) -> Option<Self> {
        let people = view.draft.team.people.iter();
        Some(Self {
            title: view.label(place),
            section: check::home(view.draft, view.template, place)?,
            row: place.row().map(|(_, row)| row.clone()),
            people: people.map(|person| person.name.clone()).collect(),
            tasks: view.draft.team.tasks.clone(),
            is_changed: false,
            person: String::new(),
            due: String::new(),
            note: String::new(),
        })
    }

    /// Whether a task is about what is asked here.
    fn is_here(&self, task: &Task) -> bool {
        task.section == self.section && task.row == self.row
    }

    fn is_due_readable(&self) -> bool {
        self.due.trim().is_empty() || parse_date(&self.due).is_some()
    }

    fn can_save(&self) -> bool {
        let has_person = !self.person.trim().is_empty();
        self.is_due_readable() && (has_person || self.is_changed)
    }

    /// Returns who writes what; somebody who was asked before for the same is asked anew.
    fn tasks(&self) -> Vec<Task> {
        let mut tasks = self.tasks.clone();
        let person = self.person.trim();
        if !person.is_empty() {
            tasks.retain(|task| !self.is_here(task) || task.person != person);
            tasks.push(Task {
                section: self.section.clone(),
                row: self.row.clone(),
                person: person.to_owned(),
                due: parse_date(&self.due),
                note: self.note.trim().to_owned(),
            });
        }
        tasks
    }
}

pub(super) fn assign_ui(
    ctx: &Context,
    dialog: &mut AssignDialog,
    setting: &Setting<'_>,
) -> Option<Reply> {
    let title = if dialog.row.is_some() {
        "Who writes this row?"
    } else {
        "Who writes this section?"
    };
    frame_ui(ctx, setting, (title, 480.0), |ui| {
        let tokens = setting.tokens;
        text_ui(ui, &dialog.title, tokens.text.body, tokens.colors.muted);
        asked_ui(ui, dialog, tokens);
        let who = line_edit_ui(
            ui,
            &spec("who", "Who writes", "A person or a role"),
            &dialog.person,
        );
        if setting.is_fresh {
            who.response.request_focus();
        }
        if let Some(changed) = who.changed {
            dialog.person = changed;
        }
        known_ui(ui, dialog);
        let hint = "The day, for example 10 December 2026";
        line_ui(ui, &spec("due", "Wanted by", hint), &mut dialog.due);
        let hint = "What they should know, in a sentence or two";
        line_ui(ui, &spec("note", "Note", hint), &mut dialog.note);
        if !dialog.is_due_readable() {
            let words = "Write the day as 10 December 2026 or 10/12/2026";
            text_ui(ui, words, tokens.text.hint, tokens.colors.attention);
        }
        answers_ui(ui, |ui| {
            let save = |ui: &mut Ui| button_ui(ui, Button::primary("Save"));
            if ui.add_enabled_ui(dialog.can_save(), save).inner.clicked() {
                return Some(Reply::Act(Action::Assign(dialog.tasks())));
            }
            let cancel = button_ui(ui, Button::secondary("Cancel"));
            cancel.clicked().then_some(Reply::Close)
        })
    })
}

/// Offers those who write in the draft.
fn known_ui(ui: &mut Ui, dialog: &mut AssignDialog) {
    if dialog.people.is_empty() {
        return;
    }
    let options: Vec<ChoiceOption<'_>> = { dialog.people.iter() }
        .map(|name| ChoiceOption { name, label: name })
        .collect();
    let spec = spec("known", "Or one of those who write", "");
    let chosen = from_list_ui(ui, &spec, &options, &dialog.person);
    if let Some(chosen) = chosen {
        dialog.person = chosen;
    }
}

/// Shows who was asked, each to be removed.
fn asked_ui(ui: &mut Ui, dialog: &mut AssignDialog, tokens: &Tokens) {
    let mut off = None;
    for (idx, task) in dialog.tasks.iter().enumerate() {
        if !dialog.is_here(task) {
            continue;
        }
        let by = |due| format!("{}, by {}", task.person, british_date(due));
        let words = task.due.map_or_else(|| task.person.clone(), by);
        text_ui(ui, &words, tokens.text.strong, tokens.colors.ink);
        if !task.note.is_empty() {
            text_ui(ui, &task.note, tokens.text.body, tokens.colors.muted);
        }
        let name = format!("Remove {}", task.person);
        let button = Button::secondary(&name).id(Id::unique(("assign", "remove", idx)));
        if button_ui(ui, button).clicked() {
            off = Some(idx);
        }
    }
    if let Some(idx) = off {
        dialog.tasks.remove(idx);
        dialog.is_changed = true;
    }
}

fn spec<'a>(id: &str, label: &'a str, hint: &'a str) -> FieldSpec<'a> {
    FieldSpec {
        id: Id::unique(("assign", id)),
        label,
        hint,
    }
}

fn line_ui(ui: &mut Ui, spec: &FieldSpec<'_>, text: &mut String) {
    if let Some(changed) = line_edit_ui(ui, spec, text).changed {
        *text = changed;
    }
}
