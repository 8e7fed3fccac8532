//! Questions likely to be asked, with prepared answers.

use crate::model::{CellKind, Prose, RegisterKind, RowId, record::record};

record! {
    /// One likely question, the prepared line and who gives it.
    Question in Questions as COLUMNS {
        /// The meeting it is for.
        meeting: Option<RowId> = ("Meeting", "The meeting it is prepared for", CellKind::Link(RegisterKind::Meetings)),
        /// The question.
        question: String = ("Question", "The question as it may be put", CellKind::Text),
        /// The prepared line.
        answer: Prose = ("Answer", "What we would say, honestly and briefly", CellKind::Prose),
        /// Who answers, by role.
        owner: String = ("Who answers", "The role that answers", CellKind::Text),
    }
}
