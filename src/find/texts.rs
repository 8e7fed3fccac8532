//! Every text of a draft that its author writes, in the order in which it is read.

use std::collections::BTreeSet;

use crate::model::{CellKind, Column, Draft, Place, Record, RegisterKind, SectionId, Value};
use crate::template::{FieldKind, Section, Template};

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// Paragraphs, lists and citations.
    Prose,
    /// One line of plain text.
    Line,
    /// Short lines, one an entry; here they stand one below the other.
    List,
}

/// A text of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Where it is.
    pub place: Place,
    /// The section where its author finds it; none for details, and for rows that no section shows.
    pub section: Option<SectionId>,
    /// How it is written.
    pub kind: TextKind,
    /// The text as it is written.
    pub text: String,
}

/// Returns every text of a draft: details, then section by section with the rows that stand
/// there, last the rows that no section shows. Empty ones are left out.
pub fn texts(draft: &Draft, template: &Template) -> Vec<Text> {
    let mut found = Vec::new();
    for column in Draft::written_columns() {
        let place = Place::Detail(column.name);
        if is_text(column)
            && let Some(value) = draft.value(&place)
        {
            found.extend(text(place, None, value));
        }
    }
    let mut seen = BTreeSet::new();
    for outlined in template.outline(&draft.arrangement) {
        section_texts(draft, outlined.section, &mut seen, &mut found);
    }
    for register in RegisterKind::ALL {
        for row in draft.registers.rows(*register) {
            if seen.insert(row.id().clone()) {
                row_texts(row, None, &mut found);
            }
        }
    }
    found
}

fn section_texts(
    draft: &Draft,
    section: &Section,
    seen: &mut BTreeSet<crate::model::RowId>,
    found: &mut Vec<Text>,
) {
    for field in &section.fields {
        if let FieldKind::Register(view) = &field.kind {
            let rows = draft.registers.rows(view.register).into_iter();
            for row in rows.filter(|row| view.takes(draft, *row, &section.id)) {
                if seen.insert(row.id().clone()) {
                    row_texts(row, Some(&section.id), found);
                }
            }
        } else {
            let place = Place::Field(section.id.clone(), field.id.clone());
            if let Some(value) = draft.value(&place) {
                found.extend(text(place, Some(section.id.clone()), value));
            }
        }
    }
}

fn row_texts(row: &dyn Record, section: Option<&SectionId>, found: &mut Vec<Text>) {
    for column in row.columns().iter().filter(|column| is_text(column)) {
        let place = Place::Cell(row.register(), row.id().clone(), column.name);
        found.extend(text(place, section.cloned(), row.get(column.name)));
    }
}

/// Whether a column holds what its author writes, rather than the name of something.
fn is_text(column: &Column) -> bool {
    matches!(
        column.kind,
        CellKind::Text | CellKind::Prose | CellKind::List
    )
}

fn text(place: Place, section: Option<SectionId>, value: Value) -> Option<Text> {
    let (kind, text) = match value {
        Value::Prose(prose) => (TextKind::Prose, prose.as_str().to_owned()),
        Value::Text(text) => (TextKind::Line, text),
        Value::List(lines) => (TextKind::List, lines.join("\n")),
        Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => return None,
    };
    (!text.trim().is_empty()).then_some(Text {
        place,
        section,
        kind,
        text,
    })
}
