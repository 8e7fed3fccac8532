//! What readiness finds in the open draft, kept up to date without keeping anyone waiting.

use std::sync::Arc;

use jiff::civil::Date;

use crate::session::{Jobs, Readiness, Session, Wake};

/// Checks the draft on a thread whenever it has changed, one check at a time.
#[derive(Debug)]
pub(super) struct Checker {
    jobs: Jobs<Readiness>,
    is_running: bool,
    /// The revision and day that were last checked or are being checked.
    asked: Option<(u64, Date)>,
    pub(super) readiness: Readiness,
}

impl Checker {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            is_running: false,
            asked: None,
            readiness: Readiness::default(),
        }
    }

    /// Takes what was found and begins to check where something changed. The first check of a
    /// draft is waited for, so that nothing moves just after it was opened.
    pub(super) fn tick(&mut self, session: &Session, today: Date) {
        for answer in self.jobs.answers() {
            self.is_running = false;
            if let Some(readiness) = answer.value
                && answer.revision == session.revision()
            {
                self.readiness = readiness;
            }
        }
        let now = (session.revision(), today);
        if self.is_running || self.asked == Some(now) {
            return;
        }
        if self.asked.is_none() {
            self.readiness = Readiness::of(session.draft(), session.template(), today);
        } else {
            self.begin(session, today);
        }
        self.asked = Some(now);
    }

    fn begin(&mut self, session: &Session, today: Date) {
        self.is_running = true;
        let draft = Arc::clone(session.draft());
        let template = Arc::clone(session.template());
        self.jobs.run(session.revision(), move || {
            Readiness::of(&draft, &template, today)
        });
    }
}
