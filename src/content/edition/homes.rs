//! The field in which each row is at home.

use std::collections::BTreeMap;

use crate::model::{FieldId, Record, RowId, SectionId};

/// Names a field.
pub(in crate::content) type FieldKey = (SectionId, FieldId);

/// Where rows are at home that fields list.
///
/// Presentations offer an anchor wherever a row stands. A row is at home in the field that
/// lists the most rows, and among equals in the last, because an index stands at the end; a row
/// that no field lists is at home where it is first mentioned, as an action is below its
/// priority.
pub(in crate::content) type Homes = BTreeMap<RowId, FieldKey>;

/// Returns where rows are at home, given what each field shows, in the order of the paper.
pub(super) fn homes<'a>(shown: impl Iterator<Item = (FieldKey, Vec<&'a dyn Record>)>) -> Homes {
    let mut homes: BTreeMap<RowId, (usize, FieldKey)> = BTreeMap::new();
    for (key, rows) in shown {
        for row in &rows {
            let best = homes
                .entry(row.id().clone())
                .or_insert_with(|| (rows.len(), key.clone()));
            if best.0 <= rows.len() {
                *best = (rows.len(), key.clone());
            }
        }
    }
    let homes = homes.into_iter();
    homes.map(|(row, (_, home))| (row, home)).collect()
}
