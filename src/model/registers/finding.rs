//! What reviews said, and the whole answer to it.

use jiff::civil::Date;

use crate::model::{CellKind, FindingKind, Progress, Prose, RegisterKind, RowId, record::record};

record! {
    /// One thing a review said: what we did, what is different for children, what is left.
    Finding in Findings as COLUMNS {
        /// Which review said it.
        review: Option<RowId> = ("Review", "Which review said this", CellKind::Link(RegisterKind::Reviews)),
        /// Whether it names a strength or something to improve.
        kind: FindingKind = ("Kind", "Whether they named a strength or something to improve", CellKind::Choice(FindingKind::OPTIONS)),
        /// What they said.
        said: Prose = ("What they said", "Their point, in their sense and as briefly as they made it", CellKind::Prose),
        /// Where in the report, and which part of the framework.
        reference: String = ("Reference", "Paragraph of the report, and the framework outcome or enabler by name", CellKind::Text),
        /// What was done.
        did: Prose = ("What we did", "What was done, in the past tense", CellKind::Prose),
        /// What is different for children.
        difference: Prose = ("What is different for children", "What a child or family would notice, before and after", CellKind::Prose),
        /// What shows it.
        evidence: Vec<RowId> = ("Evidence", "What shows the difference", CellKind::Links(RegisterKind::Evidence)),
        /// What is left to do.
        left: Prose = ("What is left", "What still has to be done, or that nothing is left", CellKind::Prose),
        /// Who does it, by role.
        owner: String = ("Who", "The role that will do what is left", CellKind::Text),
        /// By when.
        due: Option<Date> = ("By when", "When what is left will be done", CellKind::Date),
        /// How far it has come.
        status: Progress = ("Status", "How far the answer has come", CellKind::Choice(Progress::OPTIONS)),
    }
}
