//! What rows lead to, as words: the review that they share, the priorities that answer them, and
//! the evidence that proves a text.

use std::collections::BTreeSet;

use crate::{
    content::{
        edition::{Edition, targets::answering_column},
        paper::{
            pieces::{joined, muted, paragraph, words},
            run,
            tree::{Block, Body, Inline},
        },
        texts::labels::title,
    },
    model::{Column, Record, RegisterKind, RowId, Value},
};

/// Returns the title of the review that all rows belong to, to be said once.
pub(super) fn common_review(
    edition: &Edition<'_>,
    columns: &[&'static Column],
    rows: &[&dyn Record],
) -> Option<String> {
    let column = columns.iter().find(|column| column.name == "review")?;
    let [first, second, ..] = rows else {
        return None;
    };
    let same = first.get(column.name);
    let is_same = |row: &&dyn Record| row.get(column.name) == same;
    let Value::Link(Some(review)) = &same else {
        return None;
    };
    if !is_same(second) || !rows.iter().all(is_same) {
        return None;
    }
    let review = edition.row(RegisterKind::Reviews, review)?;
    Some(title(review)).filter(|title| !title.is_empty())
}

/// Returns the priorities that answer a finding or a statement.
pub(super) fn answering<'a>(edition: &Edition<'a>, row: &dyn Record) -> Vec<&'a dyn Record> {
    answering_column(row.register()).map_or_else(Vec::new, |column| {
        edition.linking(RegisterKind::Priorities, column, row.id())
    })
}

/// Returns the priorities that answer a finding or a statement: "answered by P3", in one piece.
pub(super) fn answered_by(edition: &Edition<'_>, row: &dyn Record) -> Vec<Inline> {
    let cites: Vec<Vec<Inline>> = answering(edition, row)
        .into_iter()
        .filter_map(|priority| edition.labels().cite(priority.id()))
        .map(|cite| vec![cite])
        .collect();
    if cites.is_empty() {
        return Vec::new();
    }
    let mut text = vec![muted("answered\u{a0}by\u{a0}")];
    text.extend(joined(cites, &words(", ")));
    text
}

/// Puts citations behind the text that they prove.
pub(super) fn cite(blocks: &mut Vec<Block>, cites: Vec<Inline>, row: &dyn Record) {
    match blocks.last_mut().map(|block| &mut block.body) {
        _ if cites.is_empty() => {}
        Some(Body::Paragraph { text, .. }) => run::cite(text, cites),
        Some(
            Body::Heading(_) | Body::List(_) | Body::Quote(_) | Body::Table(_) | Body::Chart(_),
        )
        | None => {
            blocks.push(paragraph(&row.place(), cites));
        }
    }
}

/// Puts the evidence that the text does not cite itself behind the text that it proves.
pub(super) fn cite_evidence(edition: &Edition<'_>, row: &dyn Record, proved: &mut Vec<Block>) {
    cite(proved, fresh_evidence(edition, row), row);
}

/// Returns the evidence that the text does not cite itself.
fn fresh_evidence(edition: &Edition<'_>, row: &dyn Record) -> Vec<Inline> {
    let Value::Links(links) = row.get("evidence") else {
        return Vec::new();
    };
    let known = citations_in(row);
    let fresh: Vec<RowId> = links
        .into_iter()
        .filter(|link| !known.contains(link))
        .collect();
    edition.labels().cites(&fresh)
}

/// Returns what the text already cites where it says how we know.
fn citations_in(row: &dyn Record) -> BTreeSet<RowId> {
    match row.get("how") {
        Value::Prose(prose) => prose
            .citations()
            .iter()
            .map(|cited| cited.row.clone())
            .collect(),
        Value::Text(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => BTreeSet::new(),
    }
}
