//! Which rows a row leads to: what it belongs to, links to and cites.

use crate::model::{Record, RegisterKind, RowId, Value};

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
