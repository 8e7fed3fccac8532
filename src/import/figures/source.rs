//! Where figures are read from, and how much is kept.

use std::io::{self, Read};

use crate::import::ImportError;

/// How many figures are kept of one file.
pub(super) const MAX_FIGURES: usize = 400_000;

/// Opens the file from its beginning; it may be read more than once.
pub type Open<'a> = dyn FnMut() -> io::Result<Box<dyn Read>> + 'a;

#[expect(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
pub(super) fn unreadable(error: io::Error) -> ImportError {
    ImportError::Damaged {
        what: "table",
        why: error.to_string(),
    }
}
