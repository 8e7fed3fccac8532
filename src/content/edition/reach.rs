//! Which rows a paper may name: those that stand in it whatever is cited, and those that
//! something in it leads to.
//!
//! Rows that nothing readable names get no number, so that what only a hidden text cites leaves
//! no gap either. Invariant: whatever a paper cites is named here.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    cited::cited_in,
    targets::{answering_column, targets},
    views::Views,
};
use crate::{
    model::{CellKind, Column, Draft, Record, RegisterKind, RowId, belongs_to},
    template::Template,
};

/// Returns the rows that are seen and that the paper of the reader of `views` does not name.
pub(super) fn unnamed(
    draft: &Draft,
    template: &Template,
    views: &Views<'_>,
    unseen: &BTreeSet<RowId>,
) -> BTreeSet<RowId> {
    let readable = || {
        draft
            .registers
            .all_rows()
            .filter(|row| !unseen.contains(row.id()))
    };
    let (homes, strays): (Vec<&dyn Record>, Vec<&dyn Record>) =
        readable().partition(|row| views.has_home(*row));
    let mut unnamed: BTreeSet<RowId> = strays.iter().map(|row| row.id().clone()).collect();
    if unnamed.is_empty() {
        return unnamed;
    }
    let mut found: Vec<RowId> = homes.iter().map(|row| row.id().clone()).collect();
    let note = draft.details.note.citations().iter();
    found.extend(note.map(|cited| cited.row.clone()));
    for outlined in template.outline(&[]) {
        let cited = cited_in(draft, template, outlined.section, views.reader());
        found.extend(cited);
    }
    let rows: BTreeMap<&RowId, &dyn Record> = readable().map(|row| (row.id(), row)).collect();
    let parts = parts(readable());
    let mut seen: BTreeSet<RowId> = BTreeSet::new();
    while let Some(id) = found.pop() {
        let Some(row) = rows.get(&id).filter(|row| seen.insert(row.id().clone())) else {
            continue;
        };
        unnamed.remove(&id);
        found.extend(targets(*row));
        found.extend(parts.get(&id).into_iter().flatten().cloned());
    }
    unnamed
}

/// Returns the rows that may stand below others: the findings of a review, the steps of a
/// priority, and the priorities that answer a finding.
fn parts<'a>(rows: impl Iterator<Item = &'a dyn Record>) -> BTreeMap<RowId, Vec<RowId>> {
    let mut parts: BTreeMap<RowId, Vec<RowId>> = BTreeMap::new();
    for row in rows {
        let owner = belongs_to(row).map(|(_, owner)| owner);
        let answers = |column: &Column| matches!(column.kind, CellKind::Links(to) if answering_column(to) == Some(column.name));
        let links = row.links().into_iter();
        let links = links
            .filter(|(column, _)| row.register() == RegisterKind::Priorities && answers(column));
        for whole in owner.into_iter().chain(links.map(|(_, target)| target)) {
            parts.entry(whole).or_default().push(row.id().clone());
        }
    }
    parts
}
