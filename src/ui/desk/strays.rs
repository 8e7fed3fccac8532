//! Rows that name no review yet, and so belong in every list of findings: each is shown in one.

use std::collections::BTreeMap;

use crate::model::{Draft, Record, RegisterKind, RowId, SectionId, Value};
use crate::template::{RegisterView, Section, Template};

/// Where rows were added that nothing else says a place of.
pub(in crate::ui) type Strays = BTreeMap<RowId, SectionId>;

/// Whether a list that would take a row is the one to show it: where it was added, and otherwise
/// the first that takes it, as on paper.
pub(in crate::ui) fn is_shown_here(
    draft: &Draft,
    template: &Template,
    strays: &Strays,
    (section, view): (&Section, &RegisterView),
    row: &dyn Record,
) -> bool {
    if view.of_reviews.is_empty() || names_review(draft, row) {
        return true;
    }
    let views = template.views(row.register());
    let mut takes = views
        .iter()
        .filter(|(home, _, view)| !view.of_reviews.is_empty() && view.takes(draft, row, &home.id));
    let added = strays.get(row.id());
    let first = takes.clone().next();
    let home = takes.find(|(home, ..)| Some(&home.id) == added).or(first);
    home.is_none_or(|(home, ..)| home.id == section.id)
}

fn names_review(draft: &Draft, row: &dyn Record) -> bool {
    let Value::Link(Some(review)) = row.get("review") else {
        return false;
    };
    let registers = &draft.registers;
    registers.row(RegisterKind::Reviews, &review).is_some()
}
