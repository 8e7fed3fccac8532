//! Strengths and areas for improvement in the council's own view.

use crate::model::{CellKind, FindingKind, Prose, RegisterKind, RowId, SectionId, record::record};

record! {
    /// One claim about practice: how we know, the difference made, what next.
    Statement in Statements as COLUMNS {
        /// The section it belongs to.
        section: Option<SectionId> = ("Section", "The section of the paper it stands in", CellKind::Section),
        /// Whether it names a strength or something to improve.
        kind: FindingKind = ("Kind", "Whether this is a strength or something to improve", CellKind::Choice(FindingKind::OPTIONS)),
        /// What is claimed.
        claim: String = ("Claim", "One sentence about practice, not about activity", CellKind::Text),
        /// How we know.
        how: Prose = ("How we know", "What was looked at, how much of it, and what it showed", CellKind::Prose),
        /// What shows it.
        evidence: Vec<RowId> = ("Evidence", "What shows that the claim is true", CellKind::Links(RegisterKind::Evidence)),
        /// What is different for children.
        difference: Prose = ("For children", "What a child or family would notice", CellKind::Prose),
        /// What happens next.
        next: Prose = ("What next", "What will be done about it, or to keep it", CellKind::Prose),
    }
}
