//! Terms and short forms explained.

use crate::model::{CellKind, record::record};

record! {
    /// One term that not every reader knows.
    Term in Terms as COLUMNS {
        /// The term or short form.
        term: String = ("Term", "The term or short form", CellKind::Text),
        /// What it means.
        meaning: String = ("Meaning", "What it means, in words a councillor understands", CellKind::Text),
    }
}
