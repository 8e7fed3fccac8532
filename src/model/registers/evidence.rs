//! What shows that a claim is true.

use jiff::civil::Date;

use crate::model::{CellKind, Confidence, EvidenceKind, Period, Prose, record::record};

record! {
    /// A source that claims rest on: an audit, a figure, what children said.
    Evidence in Evidence as COLUMNS {
        /// What kind of evidence.
        kind: EvidenceKind = ("Kind", "What kind of evidence it is", CellKind::Choice(EvidenceKind::OPTIONS)),
        /// What it is called.
        title: String = ("Title", "What it is called, so that a colleague could ask for it", CellKind::Text),
        /// Who made it.
        source: String = ("Source", "Which team or body made it", CellKind::Text),
        /// When it was true.
        as_at: Option<Date> = ("As at", "The day it was true", CellKind::Date),
        /// What it covers.
        period: Period = ("Period", "The first and last day it covers", CellKind::Period),
        /// How much was looked at.
        sample: String = ("Sample", "How many, of how many, and how chosen", CellKind::Text),
        /// How sure one can be.
        confidence: Confidence = ("Confidence", "How far it can be relied upon", CellKind::Choice(Confidence::OPTIONS)),
        /// Where it is kept.
        held: String = ("Where it is held", "The folder or system where it is kept", CellKind::Text),
        /// What limits it.
        caveat: Prose = ("Limits", "What it does not show, or why to take it with care", CellKind::Prose),
    }
}
