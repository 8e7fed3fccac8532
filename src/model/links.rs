//! Walking the links between rows, in both directions.

use super::{Draft, Record, RegisterKind, RowId, Value};

/// One link between two rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The register of the row at the other end.
    pub register: RegisterKind,
    /// The row at the other end. It need not exist in a file that was edited by hand.
    pub row: RowId,
    /// The column that holds the link, whichever row it stands in.
    pub column: &'static str,
}

/// Returns where a row links to.
pub fn links_from(draft: &Draft, row: &RowId) -> Vec<Link> {
    let Some((_, record)) = draft.registers.find(row) else {
        return Vec::new();
    };
    record
        .links()
        .into_iter()
        .filter_map(|(column, target)| {
            let (_, found) = draft.registers.find(&target)?;
            Some(Link {
                register: found.register(),
                row: target,
                column: column.name,
            })
        })
        .collect()
}

/// Returns which rows link to a row.
pub fn links_to(draft: &Draft, row: &RowId) -> Vec<Link> {
    let mut links = Vec::new();
    for register in RegisterKind::ALL {
        for record in draft.registers.rows(*register) {
            for (column, target) in record.links() {
                if target == *row {
                    links.push(Link {
                        register: *register,
                        row: record.id().clone(),
                        column: column.name,
                    });
                }
            }
        }
    }
    links
}

/// Returns the row that this row is a part of. Links to rows of its own kind of part end here,
/// so that following them cannot go round in a circle.
pub fn belongs_to(row: &dyn Record) -> Option<(RegisterKind, RowId)> {
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
