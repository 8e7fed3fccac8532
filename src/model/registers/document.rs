//! Appendices and background papers.

use crate::model::{CellKind, DocumentKind, Prose, record::record};

record! {
    /// A paper that goes with this one. Its marking says whether it is exempt, and why.
    Document in Documents as COLUMNS {
        /// What it is to this paper.
        kind: DocumentKind = ("Kind", "What it is to this paper", CellKind::Choice(DocumentKind::OPTIONS)),
        /// Its number or letter.
        number: String = ("Number", "For example, Appendix 1", CellKind::Text),
        /// What it is called.
        title: String = ("Title", "What it is called", CellKind::Text),
        /// What a reader should know of it.
        note: Prose = ("Note", "What a reader should know of it", CellKind::Prose),
        /// Whether it may be published, in words.
        exemption: String = ("Not for publication because", "Category, paragraph, reason and until when; empty where it is public", CellKind::Text),
    }
}
