//! Rows of a register as one table, a row a row.

use crate::model::{CellKind, Place, Record, RegisterKind};
use crate::template::RegisterView;

use super::{
    Block, Body, Inline, TableColumn, TableRow,
    cells::{self, cell_place, content},
    columns::{Merged, columns, share},
    edition::{Edition, answering_column},
    pieces::{column, joined, muted, paragraph, row_place, table},
};

/// Builds the table of a view.
pub(super) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let has_refs = has_ref_column(view.register);
    let merged = columns(edition, view, rows, usize::from(has_refs));
    if merged.is_empty() {
        return Vec::new();
    }
    let mut headers: Vec<TableColumn> = Vec::new();
    if has_refs {
        headers.push(column("Ref.", 2));
    }
    headers.extend(merged.iter().map(header));
    let rows = rows
        .iter()
        .map(|row| table_row(edition, *row, &merged, has_refs))
        .collect();
    let mut block = table(origin, headers, rows);
    if let Body::Table(table) = &mut block.body {
        table.caption = super::typography::typographic(view.caption.trim());
    }
    vec![block]
}

/// Whether readers look rows up by their label, as in an index.
fn has_ref_column(register: RegisterKind) -> bool {
    match register {
        RegisterKind::Evidence | RegisterKind::Documents | RegisterKind::Indicators => true,
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
        if holds_prose { share.max(6) } else { share },
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
        let label = edition.labels.get(row.id());
        let label = label.map_or("", |label| label.short.as_str());
        cells.push(vec![paragraph(
            &row_place(row),
            vec![super::pieces::words(label)],
        )]);
    }
    for (idx, merged) in merged.iter().enumerate() {
        let is_first = idx == 0 && !has_refs;
        cells.push(cell(edition, row, merged, is_first));
    }
    TableRow {
        origin: row_place(row),
        anchor: Some(row.id().clone()),
        cells,
    }
}

fn cell(edition: &Edition<'_>, row: &dyn Record, merged: &Merged, is_first: bool) -> Vec<Block> {
    let mut blocks = content(edition, row, merged.host);
    for guest in merged
        .guests
        .iter()
        .filter(|guest| guest.kind == CellKind::Prose)
    {
        blocks.extend(content(edition, row, guest));
    }
    let mut aside: Vec<Vec<Inline>> = Vec::new();
    if is_first
        && edition.is_used(row.id())
        && let Some(label) = edition.labels.get(row.id())
    {
        aside.push(vec![muted(&label.short)]);
    }
    for guest in merged
        .guests
        .iter()
        .filter(|guest| guest.kind != CellKind::Prose)
    {
        aside.push(cells::aside(edition, row, guest));
    }
    let aside = joined(aside, &muted(", "));
    if !aside.is_empty() {
        blocks.push(paragraph(&cell_place(row, merged.host), aside));
    }
    if merged.host.name == "status" {
        blocks.extend(answered_by(edition, row));
    }
    blocks
}

/// Returns the priorities that answer a finding or a statement.
pub(super) fn answered_by(edition: &Edition<'_>, row: &dyn Record) -> Option<Block> {
    let column = answering_column(row.register())?;
    let cites: Vec<Vec<Inline>> = edition
        .linking(RegisterKind::Priorities, column, row.id())
        .into_iter()
        .filter_map(|priority| edition.labels.cite(priority.id()))
        .map(|cite| vec![cite])
        .collect();
    if cites.is_empty() {
        return None;
    }
    let mut text = vec![muted("Answered by ")];
    text.extend(joined(cites, &super::pieces::words(", ")));
    Some(paragraph(&row_place(row), text))
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
        caption: String::new(),
        one: String::new(),
    };
    build(edition, &view, rows, origin)
}
