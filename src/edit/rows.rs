//! Edits that keep links whole: deleting a row, linking and unlinking.

use crate::model::{Draft, Place, RegisterKind, RowId, Value, links_to};

use super::Edit;

/// Returns the edit that deletes a row together with every link to it.
///
/// Citations in prose stay as they are: they are the author's words, and readiness names them.
pub fn remove_row(draft: &Draft, register: RegisterKind, row: &RowId) -> Edit {
    let mut edits: Vec<Edit> = links_to(draft, row)
        .into_iter()
        .filter(|link| link.row != *row)
        .filter_map(|link| {
            unlink(
                draft,
                &Place::Cell(link.register, link.row, link.column),
                row,
            )
        })
        .collect();
    edits.push(Edit::Remove {
        register,
        row: row.clone(),
    });
    Edit::Group(edits)
}

/// Returns the edit that adds a link to a cell, or none where it is there already.
pub fn link(draft: &Draft, cell: &Place, target: &RowId) -> Option<Edit> {
    let value = match draft.value(cell)? {
        Value::Link(before) if before.as_ref() != Some(target) => Value::Link(Some(target.clone())),
        Value::Links(mut rows) if !rows.contains(target) => {
            rows.push(target.clone());
            Value::Links(rows)
        }
        Value::Link(_)
        | Value::Links(_)
        | Value::Text(_)
        | Value::Prose(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => return None,
    };
    Some(Edit::Set {
        place: cell.clone(),
        value,
    })
}

/// Returns the edit that takes a link out of a cell, or none where it is not there.
pub fn unlink(draft: &Draft, cell: &Place, target: &RowId) -> Option<Edit> {
    let value = match draft.value(cell)? {
        Value::Link(Some(before)) if before == *target => Value::Link(None),
        Value::Links(mut rows) if rows.contains(target) => {
            rows.retain(|row| row != target);
            Value::Links(rows)
        }
        Value::Link(_)
        | Value::Links(_)
        | Value::Text(_)
        | Value::Prose(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => return None,
    };
    Some(Edit::Set {
        place: cell.clone(),
        value,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::model::Finding;

    #[test]
    fn deleting_a_row_takes_its_links_along_and_undoing_brings_them_back() {
        let evidence = RowId::new("e-panel").unwrap();
        let mut draft = Draft::default();
        draft
            .registers
            .insert(0, RegisterKind::Evidence.new_row(evidence.clone()));
        let mut finding = Finding::new(RowId::new("f-one").unwrap());
        finding.evidence.push(evidence.clone());
        draft.registers.findings.push(finding);

        let before = draft.clone();
        let edit = remove_row(&draft, RegisterKind::Evidence, &evidence);
        let inverse = apply(&mut draft, edit).unwrap();
        assert!(draft.registers.findings[0].evidence.is_empty());
        apply(&mut draft, inverse).unwrap();
        assert_eq!(draft, before);
    }

    #[test]
    fn linking_twice_is_no_edit() {
        let mut draft = Draft::default();
        draft
            .registers
            .findings
            .push(Finding::new(RowId::new("f-one").unwrap()));
        let cell = Place::Cell(
            RegisterKind::Findings,
            RowId::new("f-one").unwrap(),
            "evidence",
        );
        let target = RowId::new("e-one").unwrap();
        let edit = link(&draft, &cell, &target).unwrap();
        apply(&mut draft, edit).unwrap();
        assert_eq!(link(&draft, &cell, &target), None);
        assert!(unlink(&draft, &cell, &target).is_some());
    }
}
