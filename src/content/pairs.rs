//! Strengths and areas for improvement, side by side.

use std::collections::BTreeSet;

use crate::model::{Column, FindingKind, Place, Record, RegisterKind, RowId, Value, citations};
use crate::template::RegisterView;

use super::{
    Block, Body, Inline, TableColumn, TableRow, Voice,
    cells::{aside, cell_place, content},
    columns::wanted,
    edition::Edition,
    pieces::{anchored, joined, muted, paragraph, row_place, signed_column, table, words},
    tables::answered_by,
};

/// Builds the pairs of a view of findings or statements.
pub(super) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let columns = wanted(view);
    let mut blocks = side_by_side(rows, origin, |row| claim(edition, row, &columns));
    if let Some(Body::Table(table)) = blocks.first_mut().map(|block| &mut block.body) {
        table.caption = super::typography::typographic(view.caption.trim());
    }
    blocks
}

/// Builds the pairs of what one review said, without our answers.
pub(super) fn of_review(
    edition: &Edition<'_>,
    findings: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    side_by_side(findings, origin, |row| {
        let said = RegisterKind::Findings.column("said");
        said.map_or_else(Vec::new, |said| content(edition, row, said))
    })
}

/// Sets strengths against areas, row by row; a side that nobody fills has no column.
fn side_by_side(
    rows: &[&dyn Record],
    origin: &Place,
    write: impl Fn(&dyn Record) -> Vec<Block>,
) -> Vec<Block> {
    let sides: Vec<(FindingKind, Vec<&dyn Record>)> = [FindingKind::Strength, FindingKind::Area]
        .into_iter()
        .map(|kind| {
            (
                kind,
                rows.iter().copied().filter(|row| is(*row, kind)).collect(),
            )
        })
        .filter(|(_, side): &(_, Vec<&dyn Record>)| !side.is_empty())
        .collect();
    if sides.is_empty() {
        return Vec::new();
    }
    let headers: Vec<TableColumn> = sides
        .iter()
        .map(|(kind, _)| match kind {
            FindingKind::Strength => signed_column(*kind, "Strengths"),
            FindingKind::Area => signed_column(*kind, "Areas for improvement"),
        })
        .collect();
    let n_rows = sides.iter().map(|(_, side)| side.len()).max();
    let table_rows = (0..n_rows.unwrap_or_default())
        .map(|idx| TableRow {
            origin: origin.clone(),
            anchor: None,
            cells: sides
                .iter()
                .map(|(_, side)| match side.get(idx) {
                    Some(row) => anchored(write(*row), row.id()),
                    None => Vec::new(),
                })
                .collect(),
        })
        .collect();
    let mut block = table(origin, headers, table_rows);
    if let Body::Table(table) = &mut block.body {
        table.has_row_headers = false;
    }
    vec![block]
}

fn is(row: &dyn Record, kind: FindingKind) -> bool {
    matches!(row.get("kind"), Value::Choice(name) if name == kind.name())
}

/// Writes one claim: its title in bold, what shows it, then the rest in the view's order.
fn claim(edition: &Edition<'_>, row: &dyn Record, columns: &[&'static Column]) -> Vec<Block> {
    let title = row.register().title_column();
    let mut blocks = Vec::new();
    if let Some(column) = row.register().column(title) {
        blocks.extend(content(edition, row, column).into_iter().map(strong));
    }
    for column in columns {
        match column.name {
            name if name == title => {}
            "evidence" | "section" | "kind" | "review" | "reference" => {}
            "how" => blocks.extend(content(edition, row, column)),
            _ => blocks.extend(super::blocks::with_label(
                column.label,
                content(edition, row, column),
                &cell_place(row, column),
            )),
        }
    }
    if columns.iter().any(|column| column.name == "evidence") {
        cite_evidence(edition, row, &mut blocks);
    }
    blocks.extend(answered_by(edition, row));
    let mut asides: Vec<Vec<Inline>> = Vec::new();
    if edition.is_used(row.id())
        && let Some(label) = edition.labels.get(row.id())
    {
        asides.push(vec![muted(&label.short)]);
    }
    for column in columns {
        if matches!(column.name, "review" | "reference") {
            asides.push(aside(edition, row, column));
        }
    }
    let asides = joined(asides, &muted(", "));
    if !asides.is_empty() {
        blocks.push(paragraph(&row_place(row), asides));
    }
    blocks
}

fn strong(mut block: Block) -> Block {
    if let Body::Paragraph { text, .. } = &mut block.body {
        for inline in text {
            if let Inline::Text { voice, .. } = inline {
                *voice = Voice {
                    bold: true,
                    ..*voice
                };
            }
        }
    }
    block
}

/// Returns what the text already cites where it says how we know.
fn citations_in(row: &dyn Record) -> BTreeSet<RowId> {
    match row.get("how") {
        Value::Prose(prose) => citations(prose.as_str())
            .into_iter()
            .map(|citation| citation.row)
            .collect(),
        Value::Text(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Link(_)
        | Value::Links(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_) => BTreeSet::new(),
    }
}

/// Puts the evidence behind how we know, or behind the claim.
fn cite_evidence(edition: &Edition<'_>, row: &dyn Record, blocks: &mut Vec<Block>) {
    let Value::Links(links) = row.get("evidence") else {
        return;
    };
    let known: BTreeSet<RowId> = citations_in(row);
    let fresh: Vec<RowId> = links
        .into_iter()
        .filter(|link| !known.contains(link))
        .collect();
    let cites = edition.labels.cites(&fresh);
    if cites.is_empty() {
        return;
    }
    let after = blocks.iter_mut().take(2).rfind(|block| {
        matches!(&block.body, Body::Paragraph { .. })
            && !matches!(&block.origin, Place::Cell(_, _, "difference" | "next"))
    });
    match after.map(|block| &mut block.body) {
        Some(Body::Paragraph { text, .. }) => {
            text.push(words(" "));
            text.extend(cites);
        }
        Some(Body::Heading(_) | Body::List(_) | Body::Quote(_) | Body::Table(_)) | None => {
            blocks.push(paragraph(&row_place(row), joined(vec![cites], &words(" "))));
        }
    }
}
