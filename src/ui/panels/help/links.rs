//! What is linked to the open row, or to anything in the open section. A click goes there.

use std::borrow::Cow;

use egui::Ui;

use crate::model::{Answer, Place, RegisterKind, RowId, Value, citations, links_from, links_to};
use crate::template::{FieldKind, Scope, Section};
use crate::ui::{
    commands::actions::Actions,
    desk::{state::UiState, view::View},
    widgets::{
        button::{Button, button_ui},
        text::{heading_ui, text_ui},
    },
};

/// Rows that are linked, by how.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// What they are linked to, in words.
    from: String,
    groups: Vec<(&'static str, Vec<(RegisterKind, RowId)>)>,
}

impl Links {
    pub(super) fn len(&self) -> usize {
        self.groups.iter().map(|(_, rows)| rows.len()).sum()
    }

    fn add(&mut self, how: &'static str, mut rows: Vec<(RegisterKind, RowId)>) {
        let mut seen = std::collections::BTreeSet::new();
        rows.retain(|(_, row)| seen.insert(row.clone()));
        if !rows.is_empty() {
            self.groups.push((how, rows));
        }
    }
}

/// Finds what is linked to the row that has the keyboard, else to the open section.
pub(super) fn found(view: &View<'_>, state: &UiState) -> Links {
    if let Some((register, row)) = state.current.as_ref().and_then(Place::row) {
        return of_row(view, register, row);
    }
    let section = state.section().and_then(|id| view.template.section(id));
    section
        .map(|section| of_section(view, section))
        .unwrap_or_default()
}

fn of_row(view: &View<'_>, register: RegisterKind, row: &RowId) -> Links {
    let mut links = Links {
        from: view.row_title(register, row),
        groups: Vec::new(),
    };
    let rows = |links: Vec<crate::model::Link>| {
        links
            .into_iter()
            .map(|link| (link.register, link.row))
            .collect()
    };
    links.add("It links to", rows(links_from(view.draft, row)));
    links.add("Linked from", rows(links_to(view.draft, row)));
    links
}

fn of_section(view: &View<'_>, section: &Section) -> Links {
    let mut links = Links {
        from: section.outline_title().to_owned(),
        groups: Vec::new(),
    };
    let mut cited = Vec::new();
    let mut linked = Vec::new();
    for field in &section.fields {
        match &field.kind {
            FieldKind::Register(shown) if shown.scope != Scope::Used => {
                for row in view.rows(section, shown) {
                    let found = links_from(view.draft, row.id());
                    linked.extend(found.into_iter().map(|link| (link.register, link.row)));
                }
            }
            FieldKind::Register(_) | FieldKind::Line | FieldKind::Date | FieldKind::Choice(_) => {}
            FieldKind::Prose => {
                let found = match view.draft.answer(&section.id, &field.id) {
                    Some(Answer::Prose(text)) => Cow::Borrowed(text.citations()),
                    _ => Cow::Owned(citations(view.draft.prose(&section.id, &field.id))),
                };
                cited.extend(found.iter().filter_map(|citation| {
                    let (_, row) = view.draft.registers.find(&citation.row)?;
                    Some((row.register(), citation.row.clone()))
                }));
            }
        }
    }
    links.add("Cited in the text", cited);
    links.add("Linked from rows here", linked);
    links
}

pub(super) fn links_ui(ui: &mut Ui, view: &View<'_>, links: &Links, actions: &mut Actions) {
    let tokens = view.tokens;
    if links.groups.is_empty() {
        let nothing = "Nothing is linked here yet. Cite evidence in the text, or pick it in a row, and it stands here.";
        text_ui(ui, nothing, tokens.text.body, tokens.colors.muted);
        return;
    }
    text_ui(ui, &links.from, tokens.text.body, tokens.colors.muted);
    for (how, rows) in &links.groups {
        heading_ui(ui, how, 3, tokens.text.strong, tokens.colors.ink);
        for (register, row) in rows {
            link_ui(ui, view, (*register, row), actions);
        }
        ui.add_space(tokens.space.s);
    }
}

fn link_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (register, row): (RegisterKind, &RowId),
    actions: &mut Actions,
) {
    let tokens = view.tokens;
    let title = view.row_title(register, row);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let about = about(view, register, row);
        text_ui(ui, &about, tokens.text.hint, tokens.colors.muted);
        if button_ui(ui, Button::quiet(&title)).clicked() {
            actions.go(Place::Row(register, row.clone()));
        }
    });
}

/// Returns what a row is: its register, and for evidence its source and day.
fn about(view: &View<'_>, register: RegisterKind, row: &RowId) -> String {
    let mut parts = vec![crate::model::capitalized(register.one())];
    if let Some(record) = view.draft.registers.row(register, row) {
        if let Value::Text(source) = record.get("source")
            && !source.is_empty()
        {
            parts.push(source);
        }
        if let Value::Date(Some(date)) = record.get("as_at") {
            parts.push(crate::model::british_date(date));
        }
    }
    parts.join(" · ")
}
