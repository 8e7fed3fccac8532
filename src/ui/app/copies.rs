//! Copies of the open draft that are being looked at.

use std::{path::PathBuf, sync::Arc};

use crate::session::{Dropped, Jobs, Problem, TakingIn, Wake};
use crate::ui::dialogs::Looked;

/// Copies that are being read.
pub(super) struct Copies {
    pub(super) jobs: Jobs<Result<TakingIn, Problem>>,
    pub(super) n_asked: u64,
    /// The copy whose passphrase is asked for.
    pub(super) sealed: Option<PathBuf>,
    /// Whether one was given already for the copy that is being read.
    pub(super) has_key: bool,
    /// Several at once.
    pub(super) many: Jobs<Vec<Looked>>,
    /// What people wrote in files of their own, to be taken in by itself.
    pub(super) due: Jobs<Vec<TakingIn>>,
    /// Files that were dropped, until it is known what they are.
    pub(super) dropped: Jobs<Option<Dropped>>,
}

impl Copies {
    /// Begins with none.
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            many: Jobs::new(Arc::clone(&wake)),
            due: Jobs::new(Arc::clone(&wake)),
            dropped: Jobs::new(Arc::clone(&wake)),
            jobs: Jobs::new(wake),
            n_asked: 0,
            sealed: None,
            has_key: false,
        }
    }
}
