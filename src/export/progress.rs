//! How far an export has come, and whether it is still wanted.
//!
//! One side works and reports, the other looks and may cancel; both hold the same [`Progress`].

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering},
};

/// What an export is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Stage {
    /// Deciding what the paper says.
    #[default]
    Content,
    /// Deciding where it stands.
    Layout,
    /// Writing the format.
    Format,
    /// Putting it into the file.
    File,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 4] = [Self::Content, Self::Layout, Self::Format, Self::File];

    /// Says what is being done.
    pub fn label(self) -> &'static str {
        match self {
            Self::Content => "Putting the text together",
            Self::Layout => "Laying out pages",
            Self::Format => "Making the document",
            Self::File => "Writing the file",
        }
    }

    fn idx(self) -> u8 {
        match self {
            Self::Content => 0,
            Self::Layout => 1,
            Self::Format => 2,
            Self::File => 3,
        }
    }
}

/// The export is no longer wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the export was cancelled")]
pub struct Cancelled;

/// Shared between an export and whoever waits for it.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    is_cancelled: AtomicBool,
    stage: AtomicU8,
    n_done: AtomicUsize,
    n_all: AtomicUsize,
}

impl Progress {
    /// Begins a stage of so many steps.
    pub fn begin(&self, stage: Stage, n_steps: usize) -> Result<(), Cancelled> {
        self.shared.n_done.store(0, Ordering::Relaxed);
        self.shared.n_all.store(n_steps, Ordering::Relaxed);
        self.shared.stage.store(stage.idx(), Ordering::Relaxed);
        self.go_on()
    }

    /// Ends a step: a page, a block.
    pub fn step(&self) -> Result<(), Cancelled> {
        self.shared.n_done.fetch_add(1, Ordering::Relaxed);
        self.go_on()
    }

    /// Returns an error once the export is no longer wanted.
    pub fn go_on(&self) -> Result<(), Cancelled> {
        if self.shared.is_cancelled.load(Ordering::Relaxed) {
            Err(Cancelled)
        } else {
            Ok(())
        }
    }

    /// Asks the export to stop. It does so at its next step and writes nothing.
    pub fn cancel(&self) {
        self.shared.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Returns what is being done.
    pub fn stage(&self) -> Stage {
        let idx = self.shared.stage.load(Ordering::Relaxed);
        let mut stages = Stage::ALL.into_iter();
        stages
            .find(|stage| stage.idx() == idx)
            .unwrap_or(Stage::Content)
    }

    /// Returns how much of the whole export is done, from 0 to 1.
    pub fn share(&self) -> f32 {
        let (n_done, n_all) = (&self.shared.n_done, &self.shared.n_all);
        let n_all = n_all.load(Ordering::Relaxed);
        let n_done = n_done.load(Ordering::Relaxed).min(n_all);
        #[expect(
            clippy::cast_precision_loss,
            reason = "a bar is a few hundred points wide"
        )]
        let within = match n_all {
            0 => 0.0,
            n_all => n_done as f32 / n_all as f32,
        };
        (f32::from(self.stage().idx()) + within) / f32::from(Stage::File.idx() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sides_see_the_same() {
        let worker = Progress::default();
        let watcher = worker.clone();
        assert_eq!(worker.begin(Stage::Format, 4), Ok(()));
        assert_eq!(worker.step(), Ok(()));
        assert_eq!(watcher.stage(), Stage::Format);
        assert!((watcher.share() - 0.5625).abs() < f32::EPSILON);
        watcher.cancel();
        assert_eq!(worker.step(), Err(Cancelled));
        assert_eq!(worker.begin(Stage::File, 0), Err(Cancelled));
    }

    #[test]
    fn more_steps_than_announced_are_no_more_than_all() {
        let progress = Progress::default();
        assert_eq!(progress.begin(Stage::File, 1), Ok(()));
        assert_eq!([progress.step(), progress.step()], [Ok(()), Ok(())]);
        assert!((progress.share() - 1.0).abs() < f32::EPSILON);
    }
}
