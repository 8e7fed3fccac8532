//! The rows that a pack has.

use std::collections::{BTreeMap, BTreeSet};

use crate::content::row_markings;
use crate::model::{Answer, Draft, Record, RegisterKind, RowId, Value, belongs_to, citations};
use crate::template::{FieldKind, Template};

use super::{
    order::{Order, Rest},
    outline::is_citable,
};

/// Returns the rows that the receiver gets: those that they may read and, where the other sections
/// are left out, of these what their sections show and cite, what belongs to that or is linked to
/// by it, and what can be cited.
pub(super) fn kept_rows(
    draft: &Draft,
    template: &Template,
    trimmed: &Template,
    order: &Order,
) -> BTreeSet<RowId> {
    let markings = row_markings(draft, template);
    let rows = draft.registers.all_rows().filter(|row| {
        let marking = markings.get(row.id());
        marking.is_none_or(|marking| marking.is_readable_by(order.readers))
    });
    let readable: BTreeMap<&RowId, &dyn Record> = rows.map(|row| (row.id(), row)).collect();
    if order.rest == Rest::Read {
        return readable.into_keys().cloned().collect();
    }
    let mut wanted = shown(draft, trimmed, order, &readable);
    let parts = readable.values().filter(|row| {
        let owner = owner(**row);
        owner.is_some_and(|owner| wanted.contains(&owner))
    });
    wanted.extend(parts.map(|row| row.id().clone()).collect::<Vec<RowId>>());
    let citable = readable.values().filter(|row| is_citable(row.register()));
    let mut found: Vec<RowId> = citable.map(|row| row.id().clone()).collect();
    found.extend(wanted);
    let mut kept = BTreeSet::new();
    while let Some(id) = found.pop() {
        if let Some(row) = readable.get(&id)
            && kept.insert(id)
        {
            found.extend(leads_to(*row));
        }
    }
    kept
}

/// Returns the rows that the sections asked for show or cite.
fn shown(
    draft: &Draft,
    trimmed: &Template,
    order: &Order,
    readable: &BTreeMap<&RowId, &dyn Record>,
) -> BTreeSet<RowId> {
    let mut shown = BTreeSet::new();
    for outlined in trimmed.outline(&[]) {
        let section = outlined.section;
        if !trimmed.is_within(&section.id, &order.sections) {
            continue;
        }
        for field in &section.fields {
            if let FieldKind::Register(view) = &field.kind {
                let rows = readable.values();
                let rows = rows.filter(|row| view.takes(draft, **row, &section.id));
                shown.extend(rows.map(|row| row.id().clone()));
            }
            let cited = match draft.answer(&section.id, &field.id) {
                Some(Answer::Prose(prose)) => prose.citations().to_vec(),
                Some(Answer::Line(text)) => citations(text),
                Some(Answer::Choice(_) | Answer::Date(_)) | None => Vec::new(),
            };
            shown.extend(cited.into_iter().map(|cited| cited.row));
        }
    }
    shown
}

/// Returns the row of which a row is a step or a question. A finding goes its own ways, whatever
/// review it stands in.
fn owner(row: &dyn Record) -> Option<RowId> {
    let (register, owner) = belongs_to(row)?;
    (register != RegisterKind::Reviews).then_some(owner)
}

fn leads_to(row: &dyn Record) -> Vec<RowId> {
    let links = row.links().into_iter().map(|(_, target)| target);
    let mut targets: Vec<RowId> = links.collect();
    for column in row.columns() {
        if let Value::Prose(prose) = row.get(column.name) {
            targets.extend(prose.citations().iter().map(|cited| cited.row.clone()));
        }
    }
    targets
}
