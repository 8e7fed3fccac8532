//! Rows of a register as a list, a short line a row.

use super::{
    cells::{aside, short},
    columns::telling,
};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{BOLD, DOT, PLAIN, anchored, block, joined, muted, paragraph, said, words},
            tree::{Block, Body, Inline, List},
        },
        texts::labels::title,
    },
    model::{CellKind, Column, Place, Record},
    template::RegisterView,
};

/// Builds the list of a view.
pub(in crate::content) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let columns = telling(view, rows);
    let items: Vec<Vec<Block>> = rows
        .iter()
        .filter_map(|row| item(edition, &columns, *row))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![block(origin, Body::List(List { start: None, items }))]
}

fn item(
    edition: &Edition<'_>,
    columns: &[&'static Column],
    row: &dyn Record,
) -> Option<Vec<Block>> {
    let text = line(edition, columns, row);
    let item = vec![paragraph(&row.place(), text.clone())];
    (!text.is_empty()).then(|| anchored(item, row.id()))
}

/// A list has no headers: what a value is must be clear from itself.
fn aside_or_text(edition: &Edition<'_>, row: &dyn Record, column: &Column) -> Vec<Inline> {
    match column.kind {
        CellKind::Date | CellKind::Period | CellKind::Link(_) => aside(edition, row, column),
        CellKind::Text
        | CellKind::Prose
        | CellKind::Choice(_)
        | CellKind::Links(_)
        | CellKind::Section
        | CellKind::Series
        | CellKind::List
        | CellKind::SignOffs
        | CellKind::Color
        | CellKind::Logo => short(edition, row, column),
    }
}

/// Writes the title, then whatever else the view asks for.
fn line(edition: &Edition<'_>, columns: &[&'static Column], row: &dyn Record) -> Vec<Inline> {
    let title_column = row.register().title_column();
    let others: Vec<Vec<Inline>> = columns
        .iter()
        .filter(|column| column.name != title_column)
        .map(|column| aside_or_text(edition, row, column))
        .filter(|text| !text.is_empty())
        .collect();
    let mut head = Vec::new();
    if edition.is_used(row.id())
        && let Some(label) = edition.labels().get(row.id())
    {
        head.push(muted(&format!("{} ", label.short)));
    }
    let voice = if others.is_empty() { PLAIN } else { BOLD };
    let name = title(row);
    if !name.is_empty() {
        head.push(said(&name, voice));
    }
    let mut pieces = vec![head];
    pieces.extend(others);
    joined(pieces, &words(DOT))
}
