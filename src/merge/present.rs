//! Which rows are there: added, gone, or deleted on one side and needed on the other.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Answer, Draft, Record, RegisterKind, RowId, Value};

/// The rows of a register by id.
pub(super) type ById<'a> = BTreeMap<&'a RowId, &'a dyn Record>;

/// Returns the rows of a register by id.
pub(super) fn by_id(draft: &Draft, register: RegisterKind) -> ById<'_> {
    let rows = draft.registers.rows(register).into_iter();
    rows.map(|row| (row.id(), row)).collect()
}

/// What becomes of rows that not both sides have.
#[derive(Debug, Default)]
pub(super) struct Present {
    /// Those that theirs added, in its order.
    pub(super) added: Vec<(RegisterKind, RowId)>,
    /// Those that theirs deleted and ours left alone.
    pub(super) gone: Vec<(RegisterKind, RowId)>,
    /// Those that one side deleted while the other changed them or began to use them.
    pub(super) contested: Vec<(RegisterKind, RowId)>,
}

impl Present {
    pub(super) fn of(base: Option<&Draft>, ours: &Draft, theirs: &Draft) -> Self {
        let mut present = Self::default();
        let mut maybe: Vec<(RegisterKind, RowId, bool)> = Vec::new();
        for register in RegisterKind::ALL {
            if ours.registers.is_same(&theirs.registers, *register) {
                continue;
            }
            let (our, their) = (by_id(ours, *register), by_id(theirs, *register));
            let was = base.map(|base| by_id(base, *register)).unwrap_or_default();
            for row in theirs.registers.rows(*register) {
                let key = (*register, row.id().clone());
                match (was.get(row.id()), our.contains_key(row.id())) {
                    (_, true) => {}
                    (None, false) => present.added.push(key),
                    (Some(old), false) if is_same(*old, row) => maybe.push((key.0, key.1, false)),
                    (Some(_), false) => present.contested.push(key),
                }
            }
            for row in ours.registers.rows(*register) {
                let key = (*register, row.id().clone());
                match (was.get(row.id()), their.contains_key(row.id())) {
                    (_, true) | (None, false) => {}
                    (Some(old), false) if is_same(*old, row) => maybe.push((key.0, key.1, true)),
                    (Some(_), false) => present.contested.push(key),
                }
            }
        }
        present.settle(maybe, base, ours, theirs);
        present
    }

    /// A row that one side deleted and the other did not change is gone, unless the other began
    /// to link to it or to cite it.
    fn settle(
        &mut self,
        maybe: Vec<(RegisterKind, RowId, bool)>,
        base: Option<&Draft>,
        ours: &Draft,
        theirs: &Draft,
    ) {
        let Some(base) = base.filter(|_| !maybe.is_empty()) else {
            return;
        };
        let (was, our, their) = (uses(base), uses(ours), uses(theirs));
        for (register, row, is_ours) in maybe {
            let now = if is_ours { &our } else { &their };
            let n_uses = |uses: &BTreeMap<RowId, usize>| uses.get(&row).copied().unwrap_or(0);
            if n_uses(now) > n_uses(&was) {
                self.contested.push((register, row));
            } else if is_ours {
                self.gone.push((register, row));
            }
        }
    }

    /// Leaves the links to rows alone of which it is in doubt whether they go.
    pub(super) fn keep_links(&self, base: &Value, theirs: &mut Value) {
        let is_kept = |id: &RowId| self.contested.iter().any(|(_, row)| row == id);
        match (base, theirs) {
            (Value::Link(Some(old)), Value::Link(new)) if new.is_none() && is_kept(old) => {
                *new = Some(old.clone());
            }
            (Value::Links(old), Value::Links(new)) => {
                for (idx, id) in old.iter().enumerate() {
                    if is_kept(id) && !new.contains(id) {
                        new.insert(idx.min(new.len()), id.clone());
                    }
                }
            }
            _ => {}
        }
    }
}

fn is_same(one: &dyn Record, other: &dyn Record) -> bool {
    let mut columns = one.columns().iter();
    one.marking() == other.marking()
        && columns.all(|column| one.get(column.name) == other.get(column.name))
}

/// Counts how often each row is linked to or cited.
fn uses(draft: &Draft) -> BTreeMap<RowId, usize> {
    let mut counts = BTreeMap::new();
    let mut used = |id: RowId| *counts.entry(id).or_insert(0) += 1;
    for row in draft.registers.all_rows() {
        for column in row.columns() {
            match row.get(column.name) {
                Value::Link(Some(id)) => used(id),
                Value::Links(ids) => ids.into_iter().for_each(&mut used),
                Value::Prose(prose) => {
                    let cited: BTreeSet<RowId> = cited(&prose);
                    cited.into_iter().for_each(&mut used);
                }
                Value::Link(None)
                | Value::Text(_)
                | Value::Date(_)
                | Value::Period(_)
                | Value::Choice(_)
                | Value::Series(_)
                | Value::List(_)
                | Value::SignOffs(_)
                | Value::Logo(_) => {}
            }
        }
    }
    for answer in draft.answers.values().flat_map(BTreeMap::values) {
        if let Answer::Prose(prose) = answer {
            cited(prose).into_iter().for_each(&mut used);
        }
    }
    counts
}

fn cited(prose: &crate::model::Prose) -> BTreeSet<RowId> {
    let cited = prose.citations().iter();
    cited.map(|citation| citation.row.clone()).collect()
}
