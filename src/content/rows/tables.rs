//! Rows of a register as one table, a row a row.

use super::{
    cells::{aside, cell_place, content, narrow, short},
    columns::{Merged, columns, share, wanted},
    links::{answered_by, answering, cite, common_review},
};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{DOT, column, joined, muted, paragraph, table, words},
            tree::{Block, Body, Inline, TableColumn, TableRow},
        },
        typography::typographic,
    },
    model::{CellKind, Column, Place, Record, RegisterKind, Value},
    template::RegisterView,
};

/// Builds the table of a view.
pub(in crate::content) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let has_refs = has_ref_column(edition, view.register, rows);
    let (view, common) = without_common_review(edition, view, rows);
    let view = &view;
    let merged = columns(edition, view, rows, usize::from(has_refs));
    if merged.is_empty() {
        return Vec::new();
    }
    let mut headers: Vec<TableColumn> = Vec::new();
    if has_refs {
        headers.push(column("Ref.", 2));
    }
    headers.extend(merged.iter().map(header));
    let table_rows = rows
        .iter()
        .map(|row| table_row(edition, *row, &merged, has_refs))
        .collect();
    let mut block = table(origin, headers, table_rows);
    if let Body::Table(table) = &mut block.body {
        table.caption = typographic(view.caption.trim());
        table.caption_note = common;
        if covers_own_period(edition, view, &merged, rows) {
            "for the period of this paper where no other is named"
                .clone_into(&mut table.caption_note);
        }
    }
    vec![block]
}

/// Whether some rows cover the period of the paper, which is then not named in them.
fn covers_own_period(
    edition: &Edition<'_>,
    view: &RegisterView,
    merged: &[Merged],
    rows: &[&dyn Record],
) -> bool {
    let is_aside = merged
        .iter()
        .flat_map(|merged| &merged.guests)
        .any(|guest| guest.name == "period");
    let own = Value::Period(edition.draft.details.period);
    is_aside
        && !view.caption.trim().is_empty()
        && edition.draft.details.period.from.is_some()
        && rows.iter().any(|row| row.get("period") == own)
}

/// Takes the review out of a view whose rows all belong to the same one, and returns its title to
/// be said once. Without a caption there is no place for it.
fn without_common_review(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
) -> (RegisterView, String) {
    let mut view = view.clone();
    let columns = wanted(&view);
    let common = common_review(edition, &columns, rows).filter(|_| !view.caption.trim().is_empty());
    if common.is_some() {
        view.columns.retain(|name| name != "review");
    }
    (view, common.unwrap_or_default())
}

/// Whether readers look rows up by their label, as in an index.
fn has_ref_column(edition: &Edition<'_>, register: RegisterKind, rows: &[&dyn Record]) -> bool {
    match register {
        RegisterKind::Evidence | RegisterKind::Indicators => true,
        RegisterKind::Documents => rows.iter().any(|row| edition.is_used(row.id())),
        RegisterKind::Reviews
        | RegisterKind::Findings
        | RegisterKind::Statements
        | RegisterKind::Priorities
        | RegisterKind::Actions
        | RegisterKind::Meetings
        | RegisterKind::Questions
        | RegisterKind::Contacts
        | RegisterKind::Terms => false,
    }
}

fn header(merged: &Merged) -> TableColumn {
    let holds_prose = merged
        .guests
        .iter()
        .any(|guest| guest.kind == CellKind::Prose);
    let share = share(merged.host);
    column(
        merged.host.label,
        if holds_prose { share.max(9) } else { share },
    )
}

fn table_row(
    edition: &Edition<'_>,
    row: &dyn Record,
    merged: &[Merged],
    has_refs: bool,
) -> TableRow {
    let mut cells = Vec::new();
    if has_refs {
        let label = edition.labels().get(row.id());
        let label = label.map_or("", |label| label.short.as_str());
        cells.push(vec![paragraph(&row.place(), vec![words(label)])]);
    }
    for (idx, merged) in merged.iter().enumerate() {
        let is_first = idx == 0 && !has_refs;
        cells.push(cell(edition, row, merged, is_first));
    }
    TableRow {
        origin: row.place(),
        anchor: Some(row.id().clone()),
        cells,
    }
}

fn cell(edition: &Edition<'_>, row: &dyn Record, merged: &Merged, is_first: bool) -> Vec<Block> {
    let mut blocks = narrow(edition, row, merged.host);
    for guest in merged.guests.iter().filter(|guest| is_said_aloud(guest)) {
        blocks.extend(content(edition, row, guest));
    }
    let shows_evidence = |guest: &&&Column| guest.name == "evidence";
    if let Some(evidence) = merged.guests.iter().find(shows_evidence) {
        cite(&mut blocks, short(edition, row, evidence), row);
    }
    let mut aside: Vec<Vec<Inline>> = Vec::new();
    if is_first
        && edition.is_used(row.id())
        && let Some(label) = edition.labels().get(row.id())
    {
        aside.push(vec![muted(&label.short)]);
    }
    for guest in merged.guests.iter().filter(|guest| !is_said_aloud(guest)) {
        let is_said = match guest.name {
            "evidence" => true,
            "owner" => is_owner_of_answer(edition, row),
            _ => false,
        };
        if !is_said {
            aside.push(super::tables::aside(edition, row, guest));
        }
    }
    let between = match merged.host.name {
        "said" | "title" | "measure" => DOT,
        _ => ", ",
    };
    let mut aside = joined(aside, &muted(between));
    if merged.host.name == "status" {
        aside = joined(vec![aside, answered_by(edition, row)], &muted(DOT));
    }
    if !aside.is_empty() {
        blocks.push(paragraph(&cell_place(row, merged.host), aside));
    }
    blocks
}

/// Whether a guest has a paragraph of its own. A limit belongs to the quiet line beneath a title.
fn is_said_aloud(guest: &Column) -> bool {
    guest.kind == CellKind::Prose && guest.name != "caveat"
}

/// Whether a priority that answers the row names the same owner.
fn is_owner_of_answer(edition: &Edition<'_>, row: &dyn Record) -> bool {
    let owner = row.get("owner");
    answering(edition, row)
        .iter()
        .any(|priority| priority.get("owner") == owner)
}

/// Returns a register's rows beneath another row, as a small table with the columns given.
pub(super) fn small(
    edition: &Edition<'_>,
    register: RegisterKind,
    names: &[&str],
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    let view = RegisterView {
        register,
        columns: names.iter().map(|name| (*name).to_owned()).collect(),
        kinds: Vec::new(),
        of_reviews: Vec::new(),
        scope: crate::template::Scope::All,
        show: crate::template::Presentation::Table,
        limit: None,
        tolerance: None,
        caption: String::new(),
        one: String::new(),
    };
    build(edition, &view, rows, origin)
}
