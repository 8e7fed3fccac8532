//! Copies of the open draft that are being looked at.

use std::path::PathBuf;

use crate::session::{Jobs, Problem, TakingIn, Wake};

/// Copies that are being read.
pub(super) struct Copies {
    pub(super) jobs: Jobs<Result<TakingIn, Problem>>,
    pub(super) n_asked: u64,
    /// Those that come after the one that is looked at.
    pub(super) waiting: Vec<PathBuf>,
}

impl Copies {
    /// Begins with none.
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            n_asked: 0,
            waiting: Vec::new(),
        }
    }
}
