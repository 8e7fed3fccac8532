//! The steps of priorities.

use jiff::civil::Date;

use crate::model::{ActionStatus, CellKind, RegisterKind, RowId, record::record};

record! {
    /// One step of a priority, with an owner and a date.
    Action in Actions as COLUMNS {
        /// The priority it serves.
        priority: Option<RowId> = ("Priority", "The priority this step serves", CellKind::Link(RegisterKind::Priorities)),
        /// What will be done.
        what: String = ("Action", "What will be done, beginning with a verb", CellKind::Text),
        /// Who does it, by role.
        owner: String = ("Owner", "The role that does it", CellKind::Text),
        /// By when.
        due: Option<Date> = ("By when", "When it will be done", CellKind::Date),
        /// How far it has come.
        status: ActionStatus = ("Status", "How far it has come", CellKind::Choice(ActionStatus::OPTIONS)),
    }
}
