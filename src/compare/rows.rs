//! Which rows of a register were added, deleted, changed or moved.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Draft, Place, Record, RegisterKind, RowId};

use super::{
    change::{Change, ChangeKind},
    names::Names,
    show::{self, Options},
    value::{marking_change, value},
};

/// Returns what happened to the rows of a register: those there now in their order, then those
/// deleted in theirs.
pub(super) fn changes(register: RegisterKind, names: Names<'_>) -> Vec<Change> {
    let before = by_id(names.before, register);
    let after = by_id(names.after, register);
    let moved = moved(names, register, &before);
    let mut changes = Vec::new();
    for row in names.after.registers.rows(register) {
        let place = Place::Row(register, row.id().clone());
        match before.get(row.id()) {
            None => changes.push(whole_row(row, &place, ChangeKind::Added, names)),
            Some(old) => {
                let cells = cells(Some(*old), Some(row), names);
                if moved.contains(row.id()) {
                    changes.push(change(&place, row, ChangeKind::Moved, names));
                }
                if !cells.is_empty() {
                    changes.push(Change {
                        cells,
                        ..change(&place, row, ChangeKind::Changed, names)
                    });
                }
            }
        }
    }
    for row in names.before.registers.rows(register) {
        if !after.contains_key(row.id()) {
            let place = Place::Row(register, row.id().clone());
            changes.push(whole_row(row, &place, ChangeKind::Deleted, names));
        }
    }
    changes
}

fn by_id(draft: &Draft, register: RegisterKind) -> BTreeMap<&RowId, &dyn Record> {
    let rows = draft.registers.rows(register).into_iter();
    rows.map(|row| (row.id(), row)).collect()
}

fn change(place: &Place, row: &dyn Record, kind: ChangeKind, names: Names<'_>) -> Change {
    Change {
        place: place.clone(),
        label: names.row_label(row.register(), row.id()),
        kind,
        pieces: Vec::new(),
        cells: Vec::new(),
    }
}

fn whole_row(row: &dyn Record, place: &Place, kind: ChangeKind, names: Names<'_>) -> Change {
    let cells = if kind == ChangeKind::Added {
        cells(None, Some(row), names)
    } else {
        cells(Some(row), None, names)
    };
    Change {
        cells,
        ..change(place, row, kind, names)
    }
}

/// Compares two states of a row cell by cell. A row that is not there is as a new one is.
fn cells(before: Option<&dyn Record>, after: Option<&dyn Record>, names: Names<'_>) -> Vec<Change> {
    let Some(row) = after.or(before) else {
        return Vec::new();
    };
    let (register, id) = (row.register(), row.id());
    let new_row = register.new_row(id.clone());
    let state = |row: Option<_>| row.unwrap_or(new_row.as_record());
    let (old, new) = (state(before), state(after));
    let mut changes: Vec<Change> = register
        .columns()
        .iter()
        .filter(|column| old.get(column.name) != new.get(column.name))
        .map(|column| {
            let options = Options::Column(column.kind);
            let shown = |row: Option<&dyn Record>| {
                row.map_or_else(Vec::new, |row| {
                    show::shown(&row.get(column.name), options, names)
                })
            };
            let place = Place::Cell(register, id.clone(), column.name);
            value(place, column.label, &shown(before), &shown(after))
        })
        .collect();
    let place = Place::Row(register, id.clone());
    let markings = (old.marking(), new.marking());
    changes.extend(marking_change(place, "Who may read it", markings));
    changes
}

/// Returns the fewest rows whose moving explains the new order.
fn moved<'a>(
    names: Names<'a>,
    register: RegisterKind,
    before: &BTreeMap<&RowId, &dyn Record>,
) -> BTreeSet<&'a RowId> {
    let order = names.before.registers.rows(register).into_iter();
    let position: BTreeMap<&RowId, usize> = order
        .enumerate()
        .map(|(idx, row)| (row.id(), idx))
        .collect();
    let rows = names.after.registers.rows(register).into_iter();
    let stayed: Vec<(&RowId, usize)> = rows
        .filter(|row| before.contains_key(row.id()))
        .filter_map(|row| Some((row.id(), *position.get(row.id())?)))
        .collect();
    let kept = longest_rising(&stayed.iter().map(|(_, at)| *at).collect::<Vec<_>>());
    let rows = stayed.into_iter().enumerate();
    rows.filter(|(idx, _)| !kept.contains(idx))
        .map(|(_, (id, _))| id)
        .collect()
}

/// Returns the positions of a longest stretch of rising numbers within a row of numbers.
fn longest_rising(numbers: &[usize]) -> BTreeSet<usize> {
    // For each length, where the stretch of that length with the smallest last number ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut came_from: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (idx, number) in numbers.iter().enumerate() {
        let len = ends.partition_point(|end| numbers.get(*end).is_some_and(|last| last < number));
        came_from.push(len.checked_sub(1).and_then(|len| ends.get(len).copied()));
        match ends.get_mut(len) {
            Some(end) => *end = idx,
            None => ends.push(idx),
        }
    }
    let mut kept = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(idx) = next {
        kept.insert(idx);
        next = came_from.get(idx).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rising_stretch_stays() {
        for (numbers, kept) in [
            (vec![], vec![]),
            (vec![0, 1, 2], vec![0, 1, 2]),
            (vec![2, 0, 1], vec![1, 2]),
            (vec![1, 2, 0], vec![0, 1]),
            (vec![3, 0, 4, 1, 2], vec![1, 3, 4]),
        ] {
            let found: Vec<usize> = longest_rising(&numbers).into_iter().collect();
            assert_eq!(found, kept, "{numbers:?}");
        }
    }
}
