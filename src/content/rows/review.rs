//! A review: who looked, when and how, what they found, its strengths and areas, our response.

use super::{
    cells::{aside, cell_place, content},
    names::is_idle,
    pairs,
};
use crate::{
    content::{
        edition::Edition,
        paper::{
            pieces::{DOT, joined, muted, with_label},
            run::{Lead, Run},
            tree::{Block, Inline},
        },
    },
    model::{Column, Record, RegisterKind},
    template::Section,
};

/// What stands in one quiet line under the heading.
const FACTS: [&str; 5] = ["kind", "body", "held", "published", "standing"];

/// Writes a review below its heading, with those of its findings that stand nowhere else in
/// its section.
pub(super) fn body(
    edition: &Edition<'_>,
    row: &dyn Record,
    columns: &[&'static Column],
    section: &Section,
) -> Vec<Block> {
    let find = |name: &str| columns.iter().copied().find(|column| column.name == name);
    let facts: Vec<Vec<Inline>> = FACTS
        .into_iter()
        .filter_map(find)
        .map(|column| fact(edition, row, column))
        .collect();
    // The facts stand in the paragraph of the method, so that no page ends with them alone.
    let mut run = Run::new(row.place());
    run.say(Lead::Line, joined(facts, &muted(DOT)));
    if let Some(method) = find("method") {
        run.piece(Lead::Line, method.label, content(edition, row, method));
    }
    let mut blocks = run.finish();
    if let Some(found) = find("found") {
        blocks.extend(with_label(
            found.label,
            content(edition, row, found),
            &cell_place(row, found),
        ));
    }
    if find("found").is_some() {
        let mut findings = edition.linking(RegisterKind::Findings, "review", row.id());
        findings.retain(|finding| !edition.shows(section, *finding));
        blocks.extend(pairs::of_review(edition, &findings, &row.place()));
    }
    if let Some(response) = find("response") {
        blocks.extend(with_label(
            response.label,
            content(edition, row, response),
            &cell_place(row, response),
        ));
    }
    blocks
}

fn fact(edition: &Edition<'_>, row: &dyn Record, column: &Column) -> Vec<Inline> {
    if is_idle(row, column) {
        return Vec::new();
    }
    aside(edition, row, column)
}
