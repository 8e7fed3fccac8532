//! A review: who looked, when and how, what they found, its strengths and areas, our response.

use crate::model::{Column, Record, RegisterKind, Standing};

use crate::template::Section;

use super::{
    Block, Inline,
    blocks::with_label,
    cells::{aside, cell_place, content},
    edition::Edition,
    pairs,
    pieces::{joined, muted, paragraph, row_place},
    text::inlines_text,
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
    let mut blocks = Vec::new();
    let facts: Vec<Vec<Inline>> = FACTS
        .into_iter()
        .filter_map(find)
        .map(|column| fact(edition, row, column))
        .collect();
    let facts = joined(facts, &muted(" · "));
    if !facts.is_empty() {
        blocks.push(paragraph(&row_place(row), facts));
    }
    for name in ["method", "found"] {
        if let Some(column) = find(name) {
            blocks.extend(with_label(
                column.label,
                content(edition, row, column),
                &cell_place(row, column),
            ));
        }
    }
    if find("found").is_some() {
        let mut findings = edition.linking(RegisterKind::Findings, "review", row.id());
        findings.retain(|finding| !edition.shows(section, *finding));
        blocks.extend(pairs::of_review(edition, &findings, &row_place(row)));
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
    let text = aside(edition, row, column);
    // That a review is final goes without saying.
    let is_final = inlines_text(&text) == Standing::Final.label();
    if column.name == "standing" && is_final {
        return Vec::new();
    }
    text
}
