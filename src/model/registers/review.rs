//! Reviews of the service from outside.

use jiff::civil::Date;

use crate::model::{CellKind, Period, Prose, ReviewKind, Standing, record::record};

record! {
    /// An inspection, a visit, a peer review or a meeting that said something of the service.
    Review in Reviews as COLUMNS {
        /// What kind of review.
        kind: ReviewKind = ("Kind", "What kind of review it was", CellKind::Choice(ReviewKind::OPTIONS)),
        /// What it is called.
        title: String = ("Title", "For example, Focused visit to children in care", CellKind::Text),
        /// Who reviewed.
        body: String = ("Carried out by", "Who looked: Ofsted, the Local Government Association, another council", CellKind::Text),
        /// When.
        held: Period = ("Dates", "The first and last day, as far as known", CellKind::Period),
        /// When its report or letter came out.
        published: Option<Date> = ("Report or letter dated", "The date of the report or letter", CellKind::Date),
        /// How it was done.
        method: Prose = ("Method", "How they looked: interviews, audits done together, whom they met", CellKind::Prose),
        /// What it found, in short.
        found: Prose = ("What they found", "The view they gave, in two or three sentences", CellKind::Prose),
        /// What was done with it.
        response: Prose = ("What we did with it", "What changed because of it", CellKind::Prose),
        /// Whether it may still change.
        standing: Standing = ("Standing", "Whether the findings are final", CellKind::Choice(Standing::OPTIONS)),
    }
}
