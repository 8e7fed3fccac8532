//! A priority: outcome for children, measure with baseline and target, who and by when, what it
//! answers, its steps.

use crate::model::{CellKind, Column, Place, Record, RegisterKind, Value};

use super::{
    Block, Inline, TableColumn, TableRow,
    blocks::with_label,
    cells::{cell_place, content, short},
    edition::Edition,
    pieces::{column, joined, paragraph, row_place, table, words},
    tables,
};

/// The columns of the small table, with their headers and shares.
const MEASURES: [(&str, &str, u16); 5] = [
    ("measure", "Measure", 8),
    ("baseline", "Baseline", 4),
    ("target", "Target", 4),
    ("owner", "Owner", 6),
    ("due", "By when", 4),
];

/// Writes a priority below its heading.
pub(super) fn body(
    edition: &Edition<'_>,
    row: &dyn Record,
    columns: &[&'static Column],
) -> Vec<Block> {
    let find = |name: &str| columns.iter().copied().find(|column| column.name == name);
    let mut blocks = Vec::new();
    if let Some(outcome) = find("outcome") {
        blocks.extend(content(edition, row, outcome));
    }
    if let Some(status) = find("status") {
        blocks.extend(content(edition, row, status));
    }
    blocks.extend(measures(edition, row, columns));
    if let Some(risk) = find("risk") {
        blocks.extend(with_label(
            risk.label,
            content(edition, row, risk),
            &cell_place(row, risk),
        ));
    }
    let actions = edition.linking(RegisterKind::Actions, "priority", row.id());
    let names = ["what", "owner", "due", "status"];
    blocks.extend(tables::small(
        edition,
        RegisterKind::Actions,
        &names,
        &actions,
        &row_place(row),
    ));
    blocks
}

fn measures(edition: &Edition<'_>, row: &dyn Record, columns: &[&'static Column]) -> Option<Block> {
    let mut headers: Vec<TableColumn> = Vec::new();
    let mut cells: Vec<Vec<Block>> = Vec::new();
    for (name, header, share) in MEASURES {
        let Some(found) = columns.iter().find(|column| column.name == name) else {
            continue;
        };
        let text = short(edition, row, found);
        if !text.is_empty() {
            headers.push(column(header, share));
            cells.push(vec![paragraph(&cell_place(row, found), text)]);
        }
    }
    let answers = answers(edition, row, columns);
    if !answers.is_empty() {
        headers.push(column("Answers", 3));
        cells.push(vec![paragraph(&row_place(row), answers)]);
    }
    if headers.is_empty() {
        return None;
    }
    let row = TableRow {
        origin: row_place(row),
        anchor: None,
        cells,
    };
    let origin: Place = row.origin.clone();
    let mut block = table(&origin, headers, vec![row]);
    if let super::Body::Table(table) = &mut block.body {
        table.has_row_headers = false;
    }
    Some(block)
}

/// Returns the findings and statements that a priority answers.
fn answers(edition: &Edition<'_>, row: &dyn Record, columns: &[&'static Column]) -> Vec<Inline> {
    let cites = columns
        .iter()
        .filter(|column| matches!(column.kind, CellKind::Links(_)))
        .map(|column| match row.get(column.name) {
            Value::Links(links) => edition.labels.cites(&links),
            Value::Text(_)
            | Value::Prose(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Choice(_)
            | Value::Link(_)
            | Value::Series(_)
            | Value::List(_)
            | Value::SignOffs(_) => Vec::new(),
        });
    joined(cites.collect(), &words(", "))
}
