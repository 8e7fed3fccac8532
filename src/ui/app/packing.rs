//! Packs and replies that are being written, each with what becomes of its draft then.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::model::{Pack, Task};
use crate::session::{
    Cut, Disk, Jobs, PackOrder, Packed, Problem, ProblemKind, Seal, Wake, path_under,
};

/// Packs that are to be written, or are being written.
pub(super) struct Packing {
    jobs: Jobs<Result<Written, Problem>>,
    /// Packs that are being cut, each with what was asked for.
    pub(super) cuts: Jobs<CutAnswer>,
    /// Who was asked for what in drafts that were closed before their packs were written.
    pub(super) unnoted: Vec<(PathBuf, Vec<Task>)>,
    /// What is to be written once it is said where.
    pub(super) waiting: Option<Waiting>,
}

/// What was asked for, with a passphrase of its own where it gets one, and what was cut.
pub(super) type CutAnswer = (Box<PackOrder>, Option<Seal>, Result<Cut, Problem>);

/// What is to be written.
pub(super) struct Waiting {
    /// The draft that was open when it was asked for, by the number it was loaded with.
    pub(super) load: u64,
    /// Its file, where it has one.
    pub(super) draft: Option<PathBuf>,
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

/// What was written, and what for.
pub(super) struct Written {
    pub(super) waiting: Waiting,
    pub(super) path: PathBuf,
}

impl Packing {
    /// Begins with none.
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            cuts: Jobs::new(Arc::clone(&wake)),
            unnoted: Vec::new(),
            jobs: Jobs::new(wake),
            waiting: None,
        }
    }

    /// Writes on a thread what waits to be written. Several may be under way.
    pub(super) fn write(&mut self, path: &Path, drive: Arc<dyn Disk>) {
        let Some(waiting) = self.waiting.take() else {
            return;
        };
        let path = path_under(path, waiting.packed.seal());
        self.jobs.run(waiting.load, move || {
            let written = waiting.packed.write(drive.as_ref(), &path);
            written.map(|()| Written { waiting, path })
        });
    }

    /// Returns what was written since, and what could not be.
    pub(super) fn written(&self) -> Vec<Result<Written, Problem>> {
        let broken_off = || {
            let message = "Writing the pack broke off because of a fault in this program.";
            Err(Problem::new(ProblemKind::Bug, message).hint("Your draft is as it was."))
        };
        let answers = self.jobs.answers().into_iter();
        let answers = answers.map(|answer| answer.value.unwrap_or_else(broken_off));
        answers.collect()
    }
}
