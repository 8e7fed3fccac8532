//! What readiness finds in the open draft, and how far it has come, kept up to date without
//! keeping anyone waiting.

use std::{collections::BTreeSet, sync::Arc};

use jiff::civil::Date;

use crate::model::{Draft, SectionId};
use crate::session::{self, Headway, Jobs, Readiness, Session, Wake};
use crate::template::Template;

/// Checks the draft on a thread whenever it has changed, one check at a time.
#[derive(Debug)]
pub(super) struct Checker {
    jobs: Jobs<Looked>,
    is_running: bool,
    /// The revision and day that were last checked or are being checked.
    asked: Option<(u64, Date)>,
    looked: Looked,
    /// The revision that headway is known for.
    headway_of: u64,
    /// The sections that were called ready when it was worked out.
    ready: BTreeSet<SectionId>,
}

/// What was seen in a draft.
#[derive(Debug, Default)]
struct Looked {
    readiness: Readiness,
    headway: Headway,
}

impl Looked {
    fn at(draft: &Draft, template: &Template, today: Date) -> Self {
        Self {
            readiness: Readiness::of(draft, template, today),
            headway: session::headway(draft, template),
        }
    }
}

impl Checker {
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            is_running: false,
            asked: None,
            looked: Looked::default(),
            headway_of: 0,
            ready: BTreeSet::new(),
        }
    }

    /// Takes what was found and begins to check where something changed. The first check of a
    /// draft is waited for, so that nothing moves just after it was opened.
    pub(super) fn tick(&mut self, session: &Session, today: Date) {
        for answer in self.jobs.answers() {
            self.is_running = false;
            if let Some(looked) = answer.value {
                self.accept(looked, answer.revision, session.revision());
            }
        }
        let (draft, template) = (session.draft(), session.template());
        let now = (session.revision(), today);
        if self.asked.is_none() {
            self.looked = Looked::at(draft, template, today);
            self.asked = Some(now);
        } else if self.ready != draft.ready {
            // Who calls a section ready sees it at once.
            self.looked.headway = session::headway(draft, template);
            self.headway_of = session.revision();
        }
        if self.ready != draft.ready {
            self.ready.clone_from(&draft.ready);
        }
        if !self.is_running && self.asked != Some(now) {
            self.begin(session, today);
            self.asked = Some(now);
        }
    }

    fn accept(&mut self, looked: Looked, revision: u64, newest: u64) {
        if revision >= self.headway_of {
            self.looked.headway = looked.headway;
            self.headway_of = revision;
        }
        // What is found now may be about something that is gone.
        if revision == newest {
            self.looked.readiness = looked.readiness;
        }
    }

    /// Returns what readiness found.
    pub(super) fn readiness(&self) -> &Readiness {
        &self.looked.readiness
    }

    /// Returns how far the draft has come.
    pub(super) fn headway(&self) -> &Headway {
        &self.looked.headway
    }

    fn begin(&mut self, session: &Session, today: Date) {
        self.is_running = true;
        let draft = Arc::clone(session.draft());
        let template = Arc::clone(session.template());
        self.jobs.run(session.revision(), move || {
            Looked::at(&draft, &template, today)
        });
    }
}
