//! A review: who looked, when and how, what they found, its strengths and areas, our response.

use crate::model::{Column, Record, RegisterKind};

use super::{
    Block, Inline,
    blocks::with_label,
    cells::{cell_place, content, quiet},
    edition::Edition,
    pairs,
    pieces::{joined, muted, paragraph, row_place},
};

/// What stands in one quiet line under the heading.
const FACTS: [&str; 5] = ["kind", "body", "held", "published", "standing"];

/// Writes a review below its heading.
pub(super) fn body(
    edition: &Edition<'_>,
    row: &dyn Record,
    columns: &[&'static Column],
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
        let findings = edition.linking(RegisterKind::Findings, "review", row.id());
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
    let text = quiet(edition, row, column);
    match column.name {
        "published" if !text.is_empty() => {
            let mut dated = vec![muted("report or letter of ")];
            dated.extend(text);
            dated
        }
        // That a review is final goes without saying.
        "standing" if super::text::inlines_text(&text) == crate::model::Standing::Final.label() => {
            Vec::new()
        }
        _ => text,
    }
}
