//! A pack or a reply that is being written.

use std::{path::PathBuf, sync::Arc};

use crate::model::{Pack, Task};
use crate::session::{Jobs, Packed, Problem, Wake};

/// A pack that is to be written, or is being written.
pub(super) struct Packing {
    pub(super) jobs: Jobs<Result<PathBuf, Problem>>,
    pub(super) n_asked: u64,
    pub(super) waiting: Option<Waiting>,
}

/// What is to be written.
pub(super) struct Waiting {
    pub(super) packed: Arc<Packed>,
    pub(super) what: What,
}

/// What becomes of the draft once it is written.
pub(super) enum What {
    /// A pack, and who is asked for what.
    Pack(Vec<Task>),
    /// What comes back, and what its draft says of itself from then on.
    Reply(Box<Pack>),
}

impl Packing {
    /// Begins with none.
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            n_asked: 0,
            waiting: None,
        }
    }
}
