//! What was deleted last, said for a while with a way back.

use std::time::Duration;

/// How long it is said, in milliseconds.
const SHOWN_MS: u64 = 12_000;

/// Something that was deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deleted {
    /// What it was, in words.
    pub what: String,
    /// The revision of the draft without it.
    revision: u64,
    until_ms: u64,
    /// Whether the keyboard or the pointer is at it: then it stays.
    pub(in crate::ui) is_held: bool,
}

impl Deleted {
    /// Begins to say that something was deleted in the change that led to this revision.
    pub(in crate::ui) fn new(what: String, revision: u64, now_ms: u64) -> Self {
        Self {
            what,
            revision,
            until_ms: now_ms + SHOWN_MS,
            is_held: false,
        }
    }

    /// Returns for how long it is still to be said; none where its time is over, or something
    /// else was changed since.
    pub(in crate::ui) fn left(&self, revision: u64, now_ms: u64) -> Option<Duration> {
        let left = self.until_ms.saturating_sub(now_ms);
        let left = if self.is_held { SHOWN_MS } else { left };
        (left > 0 && revision == self.revision).then(|| Duration::from_millis(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_deleted_is_said_until_its_time_is_over_or_something_changes() {
        let deleted = Deleted::new("finding “Late”".to_owned(), 7, 1_000);
        assert!(deleted.left(7, 2_000).is_some());
        assert!(deleted.left(8, 2_000).is_none(), "something else changed");
        assert!(deleted.left(7, 60_000).is_none(), "its time is over");
    }
}
