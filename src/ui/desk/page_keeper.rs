//! The pages of the open draft: at once after every change while they are shown, a moment after
//! the last change where only their number is.

use std::{sync::Arc, time::Duration};

use super::view::PageCount;
use crate::model::Audience;
use crate::session::{LaidOut, LivePages, Session, Snapshot, Wake};

/// How long nothing must change before pages are laid out that nobody looks at.
const PAUSE_MS: u64 = 1000;

/// How long a frame waits for its pages. To paint a window twice takes longer.
const PATIENCE_MS: u64 = 12;

/// Has the pages laid out without keeping anyone waiting for long.
#[derive(Debug)]
pub(super) struct PageKeeper {
    live: LivePages,
    /// The revision and readers that were last seen.
    seen: Option<(u64, Audience)>,
    /// When to lay out, where the pages are out of date.
    due_ms: Option<u64>,
}

impl PageKeeper {
    pub(in crate::ui) fn new(wake: Wake) -> Self {
        Self {
            live: LivePages::new(wake),
            seen: None,
            due_ms: None,
        }
    }

    /// Returns the pages as they were laid out last.
    pub(in crate::ui) fn laid(&self) -> Option<&LaidOut> {
        self.live.laid()
    }

    /// Returns how many pages there are, as far as known.
    pub(in crate::ui) fn count(&self) -> PageCount {
        let laid = self.live.laid();
        laid.map_or(PageCount::Unknown, |laid| {
            PageCount::About(laid.pages.pages.len())
        })
    }

    /// Takes what was laid out and asks for more where that is due. `now_ms` is none while the
    /// pages are shown, which have no time to lose. Returns when to look again.
    pub(in crate::ui) fn tick(
        &mut self,
        session: &Session,
        reader: Audience,
        now_ms: Option<u64>,
    ) -> Option<Duration> {
        self.live.take();
        let now = (session.revision(), reader);
        let Some(now_ms) = now_ms else {
            self.seen = Some(now);
            self.due_ms = None;
            self.ask(session, reader);
            return None;
        };
        if self.seen != Some(now) {
            self.seen = Some(now);
            self.due_ms = Some(now_ms + PAUSE_MS);
        }
        let due_ms = self.due_ms?;
        if now_ms < due_ms {
            return Some(Duration::from_millis(due_ms - now_ms));
        }
        self.due_ms = None;
        self.ask(session, reader);
        None
    }

    /// Waits a moment for pages that are being laid out. Says whether they came.
    pub(in crate::ui) fn await_pages(&mut self) -> bool {
        self.live.await_pages(Duration::from_millis(PATIENCE_MS))
    }

    fn ask(&mut self, session: &Session, reader: Audience) {
        self.live.ask(Snapshot {
            revision: session.revision(),
            draft: Arc::clone(session.draft()),
            template: Arc::clone(session.template()),
            reader,
        });
    }
}
