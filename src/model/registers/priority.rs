//! What will be done in the next 12 months.

use jiff::civil::Date;

use crate::model::{CellKind, Progress, Prose, RegisterKind, RowId, record::record};

record! {
    /// An outcome for children with a measure, an owner and a date.
    Priority in Priorities as COLUMNS {
        /// The priority in a few words.
        title: String = ("Title", "The priority in a few words", CellKind::Text),
        /// What will be different for children.
        outcome: Prose = ("Outcome for children", "What will be different for children in 12 months", CellKind::Prose),
        /// How one will see it.
        measure: String = ("Measure", "The one figure or finding that will show it", CellKind::Text),
        /// Where the measure stands.
        baseline: String = ("Baseline", "Where the measure stands now", CellKind::Text),
        /// Where it should stand.
        target: String = ("Target", "Where the measure should stand", CellKind::Text),
        /// Who answers for it, by role.
        owner: String = ("Owner", "The role that answers for it", CellKind::Text),
        /// By when.
        due: Option<Date> = ("By when", "When the outcome should be reached", CellKind::Date),
        /// Which findings it answers.
        findings: Vec<RowId> = ("Findings it answers", "What reviews said that this priority answers", CellKind::Links(RegisterKind::Findings)),
        /// Which statements it answers.
        statements: Vec<RowId> = ("Statements it answers", "Areas for improvement that this priority answers", CellKind::Links(RegisterKind::Statements)),
        /// What could stop it.
        risk: Prose = ("Risk", "What could stop it, and what is done about that", CellKind::Prose),
        /// How far it has come.
        status: Progress = ("Status", "How far it has come", CellKind::Choice(Progress::OPTIONS)),
    }
}
