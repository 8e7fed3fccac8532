//! When a draft is saved unasked, for who wants it: once nothing was changed for a while.

/// For how long nothing must have been changed, in milliseconds.
const PAUSE_MS: u64 = 10_000;

/// Since when a draft says what it says.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Unasked {
    revision: u64,
    since_ms: u64,
    /// The revision that was handed over to be saved last: what failed is not tried again unasked.
    tried: Option<u64>,
}

impl Unasked {
    /// Begins with a draft as it is opened: what was not saved then, such as a recovery copy, is
    /// only saved unasked once something is changed.
    pub(super) fn at(revision: u64) -> Self {
        Self {
            tried: Some(revision),
            ..Self::default()
        }
    }

    /// Takes note of which revision stands now.
    pub(super) fn see(&mut self, revision: u64, now_ms: u64) {
        if self.revision != revision {
            self.revision = revision;
            self.since_ms = now_ms;
        }
    }

    /// Returns in how many milliseconds it is to be saved, none where it was tried.
    pub(super) fn wait(&self, now_ms: u64) -> Option<u64> {
        let is_tried = self.tried == Some(self.revision);
        (!is_tried).then(|| (self.since_ms + PAUSE_MS).saturating_sub(now_ms))
    }

    /// Takes note that it is handed over to be saved.
    pub(super) fn tried(&mut self) {
        self.tried = Some(self.revision);
    }
}
