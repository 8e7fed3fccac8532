//! How many pages the paper has: counted on a thread, a moment after the last change.

use std::{sync::Arc, time::Duration};

use crate::session::{self, Jobs, Session, Wake};

use super::PageCount;

/// How long nothing must change before pages are counted.
const PAUSE_MS: u64 = 1000;

/// Counts pages without keeping anyone waiting.
#[derive(Debug)]
pub(super) struct PageCounter {
    jobs: Jobs<usize>,
    is_running: bool,
    /// The revision that was last seen.
    seen: Option<u64>,
    /// When to count, where the count is out of date.
    due_ms: Option<u64>,
    pub(super) count: PageCount,
}

impl PageCounter {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            is_running: false,
            seen: None,
            due_ms: None,
            count: PageCount::Unknown,
        }
    }

    /// Takes what was counted and begins to count where that is due. Returns when to look again.
    pub(super) fn tick(&mut self, session: &Session, now_ms: u64) -> Option<Duration> {
        for answer in self.jobs.answers() {
            self.is_running = false;
            if let Some(n_pages) = answer.value
                && answer.revision == session.revision()
            {
                self.count = PageCount::About(n_pages);
            }
        }
        if self.seen != Some(session.revision()) {
            self.seen = Some(session.revision());
            self.due_ms = Some(now_ms + PAUSE_MS);
        }
        let due_ms = self.due_ms?;
        if self.is_running {
            return None;
        }
        if now_ms < due_ms {
            return Some(Duration::from_millis(due_ms - now_ms));
        }
        self.due_ms = None;
        self.begin(session);
        None
    }

    fn begin(&mut self, session: &Session) {
        self.is_running = true;
        let draft = Arc::clone(session.draft());
        let template = Arc::clone(session.template());
        self.jobs.run(session.revision(), move || {
            session::page_count(&draft, &template, draft.details.audience)
        });
    }
}
