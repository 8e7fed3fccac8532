//! How far a file of another program has been read, and whether that is still wanted.
//!
//! One side reads, the other looks and may stop it; both hold the same [`Reading`].

use std::io::{self, Read};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

use super::{Problem, ProblemKind};

/// Shared between what reads a file and whoever waits for it.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    n_bytes: AtomicU64,
    n_read: AtomicU64,
    is_stopped: AtomicBool,
    is_long: AtomicBool,
}

impl Reading {
    /// Asks for it to stop.
    pub fn stop(&self) {
        self.shared.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.shared.is_stopped.load(Ordering::Relaxed)
    }

    /// Says that it takes so long that it is worth saying how far it has come.
    pub(super) fn say_long(&self) {
        self.shared.is_long.store(true, Ordering::Relaxed);
    }

    /// Whether it takes long.
    pub fn is_long(&self) -> bool {
        self.shared.is_long.load(Ordering::Relaxed)
    }

    /// Returns how much of the file is read, from 0 to 1. Where it is read more than once, that of
    /// the last time.
    pub fn share(&self) -> f32 {
        let n_bytes = self.shared.n_bytes.load(Ordering::Relaxed).max(1);
        let n_read = self.shared.n_read.load(Ordering::Relaxed).min(n_bytes);
        // A thousandth is more than a bar shows.
        let thousandths = u16::try_from(n_read * 1_000 / n_bytes).unwrap_or(1_000);
        f32::from(thousandths) / 1_000.0
    }

    /// Reads from a source of so many bytes, for as long as that is wanted.
    pub(super) fn watch(&self, source: Box<dyn Read>, n_bytes: u64) -> Box<dyn Read> {
        self.shared.n_bytes.store(n_bytes, Ordering::Relaxed);
        self.shared.n_read.store(0, Ordering::Relaxed);
        Box::new(Watched {
            source,
            reading: self.clone(),
        })
    }

    /// Says that it was stopped.
    pub(super) fn problem() -> Problem {
        Problem::new(ProblemKind::Cancelled, "The file is not read any further.")
            .hint("Nothing was changed.")
    }
}

struct Watched {
    source: Box<dyn Read>,
    reading: Reading,
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.reading.is_stopped() {
            return Err(io::Error::other("it is not read any further"));
        }
        let n_read = self.source.read(buffer)?;
        let shared = &self.reading.shared;
        let more = u64::try_from(n_read).unwrap_or(0);
        shared.n_read.fetch_add(more, Ordering::Relaxed);
        Ok(n_read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_how_far_it_has_come_and_stops_when_asked() {
        let reading = Reading::default();
        let mut source = reading.watch(Box::new(&[7_u8; 400][..]), 400);
        let mut buffer = [0; 100];
        assert!(reading.share() < 0.001);
        assert_eq!(source.read(&mut buffer).unwrap(), 100);
        assert!((reading.share() - 0.25).abs() < 0.001);
        reading.stop();
        assert!(source.read(&mut buffer).is_err());
        assert!(reading.is_stopped());
    }
}
