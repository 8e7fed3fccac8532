//! Strengths and areas for improvement, side by side.

use super::{
    cells::{aside, content, short},
    columns::wanted,
    links::{answered_by, cite_evidence, common_review},
};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{DOT, anchored, joined, list, muted, paragraph, signed_column, table, words},
            run::{Lead, Run},
            tree::{Block, Body, Inline, TableRow, Tone, Voice},
        },
        typography::typographic,
    },
    model::{Column, FindingKind, Place, Record, RegisterKind, Value},
    template::RegisterView,
};

/// Builds the pairs of a view of findings or statements.
pub(in crate::content) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let mut columns = wanted(view);
    let common = common_review(edition, &columns, rows)
        .filter(|_| !view.caption.trim().is_empty() && has_both(rows));
    if common.is_some() {
        columns.retain(|column| column.name != "review");
    }
    let mut blocks = side_by_side(rows, origin, |row, below| {
        claim(edition, row, &columns, below)
    });
    if let Some(Body::Table(table)) = blocks.first_mut().map(|block| &mut block.body) {
        table.caption = typographic(view.caption.trim());
        table.caption_note = common.unwrap_or_default();
    }
    blocks
}

/// Builds the pairs of what one review said, without our answers.
pub(super) fn of_review(
    edition: &Edition<'_>,
    findings: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    side_by_side(findings, origin, |row, _| {
        let said = RegisterKind::Findings.column("said");
        said.map_or_else(Vec::new, |said| content(edition, row, said))
    })
}

/// Sets strengths against areas, row by row; a list where there is only one kind.
fn side_by_side(
    rows: &[&dyn Record],
    origin: &Place,
    write: impl Fn(&dyn Record, Lead) -> Vec<Block>,
) -> Vec<Block> {
    let of_kind =
        |kind| -> Vec<&dyn Record> { rows.iter().copied().filter(|row| is(*row, kind)).collect() };
    let strengths = of_kind(FindingKind::Strength);
    let areas = of_kind(FindingKind::Area);
    match (strengths.is_empty(), areas.is_empty()) {
        (true, true) => return Vec::new(),
        (false, true) => return one_sided(FindingKind::Strength, &strengths, origin, write),
        (true, false) => return one_sided(FindingKind::Area, &areas, origin, write),
        (false, false) => {}
    }
    let headers = vec![
        signed_column(FindingKind::Strength, "Strengths"),
        signed_column(FindingKind::Area, "Areas for improvement"),
    ];
    let cell = |side: &[&dyn Record], idx: usize| match side.get(idx) {
        Some(row) => anchored(write(*row, Lead::Line), row.id()),
        None => Vec::new(),
    };
    let table_rows = (0..strengths.len().max(areas.len()))
        .map(|idx| TableRow {
            origin: origin.clone(),
            anchor: None,
            cells: vec![cell(&strengths, idx), cell(&areas, idx)],
        })
        .collect();
    let mut block = table(origin, headers, table_rows);
    if let Body::Table(table) = &mut block.body {
        table.has_row_headers = false;
    }
    vec![block]
}

/// Writes rows of one kind: a single one as a paragraph, more as a list.
fn one_sided(
    kind: FindingKind,
    rows: &[&dyn Record],
    origin: &Place,
    write: impl Fn(&dyn Record, Lead) -> Vec<Block>,
) -> Vec<Block> {
    if let [row] = rows {
        let mut blocks = write(*row, Lead::Flow);
        match blocks.first_mut().map(|block| &mut block.body) {
            Some(Body::Paragraph { text, .. }) => {
                text.splice(0..0, [status(kind, kind.label()), words("  ")]);
            }
            Some(
                Body::Heading(_) | Body::List(_) | Body::Quote(_) | Body::Table(_) | Body::Chart(_),
            )
            | None => {
                blocks.insert(0, paragraph(origin, vec![status(kind, kind.label())]));
            }
        }
        return anchored(blocks, row.id());
    }
    let plural = match kind {
        FindingKind::Strength => "Strengths",
        FindingKind::Area => "Areas for improvement",
    };
    let items: Vec<Vec<Block>> = rows
        .iter()
        .map(|row| anchored(write(*row, Lead::Flow), row.id()))
        .filter(|item| !item.is_empty())
        .collect();
    vec![
        paragraph(origin, vec![status(kind, plural)]),
        list(origin, items),
    ]
}

fn status(kind: FindingKind, text: &str) -> Inline {
    Inline::Status {
        tone: match kind {
            FindingKind::Strength => Tone::Good,
            FindingKind::Area => Tone::Attention,
        },
        text: text.to_owned(),
    }
}

/// Returns a row's kind with its sign; a sign says more than the label “Kind”.
pub(super) fn sign(row: &dyn Record) -> Vec<Inline> {
    [FindingKind::Strength, FindingKind::Area]
        .into_iter()
        .filter(|kind| is(row, *kind))
        .map(|kind| status(kind, kind.label()))
        .collect()
}

/// Whether there is something on both sides.
fn has_both(rows: &[&dyn Record]) -> bool {
    [FindingKind::Strength, FindingKind::Area]
        .into_iter()
        .all(|kind| rows.iter().any(|row| is(*row, kind)))
}

fn is(row: &dyn Record, kind: FindingKind) -> bool {
    matches!(row.get("kind"), Value::Choice(name) if name == kind.name())
}

/// Writes one claim: its title in bold, what shows it, then the rest in the view's order, and
/// last how far it has come and what it belongs to. In a narrow cell, the parts begin lines.
fn claim(
    edition: &Edition<'_>,
    row: &dyn Record,
    columns: &[&'static Column],
    below: Lead,
) -> Vec<Block> {
    let title = row.register().title_column();
    let mut run = Run::new(row.place());
    let mut shown_how = columns
        .iter()
        .find(|column| column.name == "how")
        .map(|column| content(edition, row, column))
        .unwrap_or_default();
    let mut claim: Vec<Block> = row
        .register()
        .column(title)
        .map(|column| content(edition, row, column))
        .unwrap_or_default()
        .into_iter()
        .map(strong)
        .collect();
    if columns.iter().any(|column| column.name == "evidence") {
        let proved = if shown_how.is_empty() {
            &mut claim
        } else {
            &mut shown_how
        };
        cite_evidence(edition, row, proved);
    }
    run.piece(Lead::Line, "", claim);
    let mut lead = below;
    if !shown_how.is_empty() {
        run.piece(lead, "", shown_how);
        lead = Lead::Flow;
    }
    for column in columns {
        match column.name {
            name if name == title => {}
            "evidence" | "how" | "section" | "kind" | "review" | "reference" | "status"
            | "owner" | "due" => {}
            _ => {
                let blocks = content(edition, row, column);
                if !blocks.is_empty() {
                    run.piece(lead, column.label, blocks);
                    lead = Lead::Flow;
                }
            }
        }
    }
    run.say(Lead::Line, last_line(edition, row, columns));
    run.finish()
}

/// Writes how far a claim has come, who answers for it, and what it belongs to.
fn last_line(edition: &Edition<'_>, row: &dyn Record, columns: &[&'static Column]) -> Vec<Inline> {
    let mut pieces: Vec<Vec<Inline>> = Vec::new();
    for column in columns {
        match column.name {
            "status" => pieces.push(short(edition, row, column)),
            "owner" | "due" => pieces.push(aside(edition, row, column)),
            _ => {}
        }
    }
    pieces.push(answered_by(edition, row));
    if edition.is_used(row.id())
        && let Some(label) = edition.labels().get(row.id())
    {
        pieces.push(vec![muted(&label.short)]);
    }
    for column in columns {
        if matches!(column.name, "review" | "reference") {
            pieces.push(aside(edition, row, column));
        }
    }
    joined(pieces, &muted(DOT))
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
