//! What a closed card says: the filled columns in a line or two each, and what is missing.

use egui::Ui;

use super::{chart::spark_ui, deck::Deck, steps, tags::label_of};
use crate::model::{
    CellKind, Column, FindingKind, Record, RegisterKind, RowId, SectionId, Value, british_date,
};
use crate::ui::{
    section::{
        rich::flow_ui,
        sheet::{Names, Sheet},
    },
    theme::Tokens,
    widgets::{card::labelled_ui, chip::chip_ui, text::text_ui},
};

pub(super) fn closed_ui(ui: &mut Ui, sheet: &mut Sheet<'_, '_>, deck: &Deck<'_>, row: &dyn Record) {
    let names = sheet.names.clone();
    let mut followed = None;
    for column in deck.columns {
        if !is_said_above(row.register(), column) && !is_said_elsewhere(row, column) {
            followed = column_ui(ui, sheet, &names, row, column).or(followed);
        }
    }
    steps::summary_ui(ui, sheet, row);
    if let Some(id) = followed {
        sheet.go_to(&id);
    }
}

/// Whether the tags or the title say what is in a column, or it matters to nobody at a glance.
fn is_said_above(register: RegisterKind, column: &Column) -> bool {
    column.name == register.title_column()
        || matches!(column.name, "kind" | "status" | "standing" | "reference")
}

/// Whether another line says it too: who also says by when, a measure where it stands.
fn is_said_elsewhere(row: &dyn Record, column: &Column) -> bool {
    let teller = match column.name {
        "due" => "owner",
        "baseline" | "target" => "measure",
        _ => return false,
    };
    !row.get(teller).is_empty() && !row.get(column.name).is_empty()
}

/// Returns a text with what belongs on its line.
fn whole_line(row: &dyn Record, column: &Column, words: String) -> String {
    match column.name {
        "owner" => {
            let Value::Date(Some(due)) = row.get("due") else {
                return words;
            };
            format!("{words}, by {}", british_date(due))
        }
        "measure" => [("Now", "baseline"), ("Target", "target")]
            .into_iter()
            .fold(words, |words, (what, column)| {
                let Value::Text(text) = row.get(column) else {
                    return words;
                };
                if text.is_empty() {
                    words
                } else {
                    format!("{words}. {what}: {text}")
                }
            }),
        _ => words,
    }
}

/// Shows one column. Returns the row whose chip was pressed.
fn column_ui(
    ui: &mut Ui,
    sheet: &Sheet<'_, '_>,
    names: &Names<'_>,
    row: &dyn Record,
    column: &Column,
) -> Option<String> {
    let value = row.get(column.name);
    if value.is_empty() {
        if matters(row, column.name) {
            missing_ui(ui, column);
        }
        return None;
    }
    let mut followed = None;
    let words = match value {
        Value::Prose(prose) => {
            labelled_ui(ui, column.label, |ui| {
                followed = flow_ui(ui, names, prose.as_str());
            });
            return followed;
        }
        Value::Link(Some(link)) => {
            labelled_ui(ui, column.label, |ui| {
                followed = chip_of(ui, names, &link);
                if let Some(named) = names.of(&link) {
                    body_ui(ui, &named.title);
                }
            });
            return followed;
        }
        Value::Links(links) => {
            labelled_ui(ui, column.label, |ui| {
                for link in &links {
                    followed = chip_of(ui, names, link).or(followed.take());
                }
            });
            return followed;
        }
        Value::Text(text) if column.kind == CellKind::Section => title_of_section(sheet, &text),
        Value::Text(text) => whole_line(row, column, text),
        Value::Date(date) => date.map(british_date).unwrap_or_default(),
        Value::Period(period) => period.label(),
        Value::Choice(_) => match label_of(row, column.name) {
            Some(label) if !is_first(column, label) => label.to_owned(),
            Some(_) | None => return None,
        },
        Value::List(lines) => lines.join("; "),
        Value::Series(points) => {
            labelled_ui(ui, column.label, |ui| {
                ui.horizontal(|ui| {
                    spark_ui(ui, sheet, row);
                    body_ui(ui, &series_words(&points));
                });
            });
            return None;
        }
        Value::Link(None) | Value::SignOffs(_) | Value::Logo(_) => return None,
    };
    labelled_ui(ui, column.label, |ui| body_ui(ui, &words));
    followed
}

fn body_ui(ui: &mut Ui, words: &str) {
    let tokens = Tokens::of(ui);
    text_ui(ui, words, tokens.text.body, tokens.colors.ink);
}

fn missing_ui(ui: &mut Ui, column: &Column) {
    let tokens = Tokens::of(ui);
    let words = match column.kind {
        CellKind::Links(_) | CellKind::Link(_) => "None linked yet",
        CellKind::Text
        | CellKind::Prose
        | CellKind::Date
        | CellKind::Period
        | CellKind::Choice(_)
        | CellKind::Section
        | CellKind::Series
        | CellKind::List
        | CellKind::SignOffs
        | CellKind::Color
        | CellKind::Logo => "Not answered yet",
    };
    labelled_ui(ui, column.label, |ui| {
        let italic = tokens
            .text
            .body
            .with_weight(crate::ui::theme::Weight::Italic);
        text_ui(ui, words, italic, tokens.colors.muted);
    });
}

/// Whether a reader will ask about a column, so that it is shown even where it is empty.
fn matters(row: &dyn Record, column: &str) -> bool {
    let columns: &[&str] = match row.register() {
        RegisterKind::Findings if is_strength(row) => &[],
        RegisterKind::Findings => &["did", "difference"],
        RegisterKind::Statements => &["how", "evidence", "difference"],
        RegisterKind::Priorities => &["outcome", "measure", "owner", "due"],
        RegisterKind::Actions => &["owner", "due"],
        RegisterKind::Evidence => &["as_at"],
        RegisterKind::Questions => &["answer"],
        RegisterKind::Reviews => &["found"],
        RegisterKind::Indicators => &["values"],
        RegisterKind::Terms => &["meaning"],
        RegisterKind::Meetings | RegisterKind::Contacts | RegisterKind::Documents => &[],
    };
    columns.contains(&column)
}

fn is_strength(row: &dyn Record) -> bool {
    row.get("kind") == Value::Choice(FindingKind::Strength.name().to_owned())
}

/// Whether a choice is the one that a new row begins with, and so says nothing.
fn is_first(column: &Column, label: &str) -> bool {
    matches!(column.kind, CellKind::Choice([first, ..]) if first.label == label)
}

fn chip_of(ui: &mut Ui, names: &Names<'_>, link: &RowId) -> Option<String> {
    let row = names.of(link)?;
    let is_pressed = chip_ui(ui, &row.label, &row.title).clicked();
    is_pressed.then_some(row.id)
}

fn title_of_section(sheet: &Sheet<'_, '_>, id: &str) -> String {
    let found = SectionId::new(id)
        .ok()
        .and_then(|id| sheet.view.template.section(&id));
    found.map_or_else(|| id.to_owned(), |found| found.outline_title().to_owned())
}

fn series_words(points: &[crate::model::Point]) -> String {
    let Some(last) = points.last() else {
        return String::new();
    };
    let mut words = format!("{}: {}", last.period, last.ours.0);
    for (whose, figure) in [
        ("neighbours", &last.neighbours),
        ("England", &last.england),
        ("target", &last.target),
    ] {
        if !figure.is_empty() {
            words = format!("{words}, {whose} {}", figure.0);
        }
    }
    words
}
