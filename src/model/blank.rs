//! Rows in which a reader would find nothing.

use std::collections::BTreeSet;

use super::{Draft, Record, RegisterKind, RowId, Value, plain_words};

/// Adds to the rows that a reader may not see those in which the reader would find nothing: they
/// too stand nowhere, are not cited and have no number, or it would show that something is hidden.
pub fn with_blank(draft: &Draft, hidden: &BTreeSet<RowId>) -> BTreeSet<RowId> {
    let is_seen = |row: &&dyn Record| !hidden.contains(row.id());
    // Rows may lead to each other and nowhere else: what is seen begins with what holds words.
    let mut blank: Vec<&dyn Record> = all_rows(draft)
        .filter(is_seen)
        .filter(|row| is_blank(*row, |_| false))
        .collect();
    let mut unseen = hidden.clone();
    unseen.extend(blank.iter().map(|row| row.id().clone()));
    loop {
        let leads = |row: &RowId| !unseen.contains(row) && draft.registers.find(row).is_some();
        let (still, found): (Vec<&dyn Record>, Vec<&dyn Record>) =
            blank.into_iter().partition(|row| is_blank(*row, leads));
        if found.is_empty() {
            return unseen;
        }
        for row in found {
            unseen.remove(row.id());
        }
        blank = still;
    }
}

fn all_rows(draft: &Draft) -> impl Iterator<Item = &dyn Record> {
    let registers = RegisterKind::ALL.iter();
    registers.flat_map(|register| draft.registers.rows(*register))
}

/// Whether a reader finds nothing in a row: nobody has written anything, or nothing but links to
/// rows that are not seen. Choices begin with an option, and a new row knows where it was added.
fn is_blank(row: &dyn Record, leads: impl Fn(&RowId) -> bool) -> bool {
    row.register().columns().iter().all(|column| {
        let value = row.get(column.name);
        match &value {
            Value::Choice(_) | Value::Link(_) => true,
            Value::Links(links) => !links.iter().any(&leads),
            Value::Prose(prose) if !prose.citations().is_empty() => {
                let mut cited = prose.citations().iter();
                plain_words(prose.as_str()).is_empty() && !cited.any(|cited| leads(&cited.row))
            }
            Value::Prose(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Series(_)
            | Value::List(_)
            | Value::SignOffs(_)
            | Value::Logo(_) => column.name == "section" || value.is_empty(),
        }
    })
}
