//! Which rows a row leads to: what it belongs to, links to and cites.

use crate::model::{Record, RegisterKind, RowId, Value};

/// Returns the row that this row is a part of. Links to rows of its own kind of part end here,
/// so that following them cannot go round in a circle.
pub(super) fn belongs_to(row: &dyn Record) -> Option<(RegisterKind, RowId)> {
    let (column, owner) = match row.register() {
        RegisterKind::Findings => ("review", RegisterKind::Reviews),
        RegisterKind::Actions => ("priority", RegisterKind::Priorities),
        RegisterKind::Questions => ("meeting", RegisterKind::Meetings),
        RegisterKind::Reviews
        | RegisterKind::Evidence
        | RegisterKind::Statements
        | RegisterKind::Priorities
        | RegisterKind::Indicators
        | RegisterKind::Meetings
        | RegisterKind::Contacts
        | RegisterKind::Documents
        | RegisterKind::Terms => return None,
    };
    let Value::Link(Some(id)) = row.get(column) else {
        return None;
    };
    Some((owner, id))
}

/// Returns the column in which a priority links to what it answers in a register.
pub(in crate::content) fn answering_column(register: RegisterKind) -> Option<&'static str> {
    match register {
        RegisterKind::Findings => Some("findings"),
        RegisterKind::Statements => Some("statements"),
        RegisterKind::Reviews
        | RegisterKind::Evidence
        | RegisterKind::Priorities
        | RegisterKind::Actions
        | RegisterKind::Indicators
        | RegisterKind::Meetings
        | RegisterKind::Questions
        | RegisterKind::Contacts
        | RegisterKind::Documents
        | RegisterKind::Terms => None,
    }
}

/// Returns every row that a row links to or cites.
pub(super) fn targets(row: &dyn Record) -> Vec<RowId> {
    let mut targets: Vec<RowId> = row.links().into_iter().map(|(_, target)| target).collect();
    for column in row.register().columns() {
        if let Value::Prose(prose) = row.get(column.name) {
            targets.extend(prose.citations().iter().map(|cited| cited.row.clone()));
        }
    }
    targets
}
