//! What stands in a slot of a draft, and the edits that put something else there.

use crate::edit::{Edit, remove_row};
use crate::model::{CellKind, Draft, Held, Place, Record, RegisterKind, RowId, Slot, Value};

/// Returns what stands in a slot.
pub fn held(draft: &Draft, slot: &Slot) -> Held {
    match slot {
        Slot::Value(place) => draft.value(place).map_or(Held::Nothing, Held::Value),
        Slot::Marking(place) => Held::Marking(draft.own_marking(place)),
        Slot::Row(register, row) => draft
            .registers
            .position(*register, row)
            .and_then(|idx| draft.registers.row_at(*register, idx))
            .map_or(Held::Nothing, |row| Held::Row(Box::new(row))),
        Slot::RowOrder(register) => Held::Rows(row_ids(draft, *register)),
        Slot::SectionOrder => Held::Sections(draft.arrangement.clone()),
        Slot::Ready(section) => Held::Ready(draft.ready.contains(section)),
    }
}

/// Returns the edits that put something into a slot, one after the other. Those for a row that is
/// there already leave its place among the others.
pub(super) fn put(draft: &Draft, slot: &Slot, held: &Held) -> Vec<Edit> {
    match (slot, held) {
        (Slot::Value(place), Held::Value(value)) => vec![Edit::Set {
            place: place.clone(),
            value: value.clone(),
        }],
        (Slot::Value(place @ Place::Field(..)), Held::Nothing) => vec![Edit::Set {
            place: place.clone(),
            value: Value::Text(String::new()),
        }],
        (Slot::Marking(place), Held::Marking(marking)) => vec![Edit::Mark {
            place: place.clone(),
            marking: marking.clone(),
        }],
        (Slot::Row(register, id), Held::Row(row)) => {
            let at = draft.registers.position(*register, id);
            let mut edits: Vec<Edit> = Vec::new();
            edits.extend(at.map(|_| Edit::Remove {
                register: *register,
                row: id.clone(),
            }));
            edits.push(Edit::Insert {
                idx: at.unwrap_or(usize::MAX),
                row: row.clone(),
            });
            edits
        }
        (Slot::Row(register, id), Held::Nothing) => {
            let at = draft.registers.position(*register, id);
            at.map(|_| remove_row(draft, *register, id))
                .into_iter()
                .collect()
        }
        (Slot::RowOrder(register), Held::Rows(order)) => moves(draft, *register, order),
        (Slot::SectionOrder, Held::Sections(order)) => vec![Edit::Arrange(order.clone())],
        (Slot::Ready(section), Held::Ready(ready)) => vec![Edit::Ready {
            section: section.clone(),
            ready: *ready,
        }],
        // A file that was written by hand may say what cannot be.
        (
            Slot::Value(_)
            | Slot::Marking(_)
            | Slot::Row(..)
            | Slot::RowOrder(_)
            | Slot::SectionOrder
            | Slot::Ready(_),
            _,
        ) => Vec::new(),
    }
}

/// Returns the moves that put the rows of a register into an order, as far as they are there.
pub(super) fn moves(draft: &Draft, register: RegisterKind, order: &[RowId]) -> Vec<Edit> {
    let mut now = row_ids(draft, register);
    let mut moves = Vec::new();
    let known: Vec<&RowId> = order.iter().filter(|id| now.contains(id)).collect();
    for (to, id) in known.into_iter().enumerate() {
        let Some(from) = now.iter().position(|other| other == id) else {
            continue;
        };
        if from != to {
            let id = now.remove(from);
            moves.push(Edit::Move {
                register,
                row: id.clone(),
                to,
            });
            now.insert(to.min(now.len()), id);
        }
    }
    moves
}

/// Returns the rows of a register in order.
pub(super) fn row_ids(draft: &Draft, register: RegisterKind) -> Vec<RowId> {
    let rows = draft.registers.rows(register).into_iter();
    rows.map(Record::id).cloned().collect()
}

/// Returns the kind of cell at a place; none for a field.
pub(super) fn kind(place: &Place) -> Option<CellKind> {
    match place {
        Place::Detail(name) => {
            let mut columns = Draft::detail_columns();
            let column = columns.find(|column| column.name == *name);
            column.map(|column| column.kind)
        }
        Place::Cell(register, _, name) => register.column(name).map(|column| column.kind),
        Place::Draft | Place::Section(_) | Place::Field(..) | Place::Row(..) => None,
    }
}
