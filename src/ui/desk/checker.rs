//! What readiness finds in the open draft, and how far it has come, kept up to date without
//! keeping anyone waiting.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use jiff::civil::Date;

use crate::content;
use crate::model::{Draft, Marking, Minutes, RowId, SectionId, Shared};
use crate::session::{self, Headway, Jobs, Readiness, Session, Wake};
use crate::template::Template;

/// How many times as long as a check took nothing is checked after it: in a long draft, a check
/// at every key would take what the pages need.
const REST: u64 = 4;
/// The longest rest.
const LONGEST_REST_MS: u64 = 2000;

/// Checks the draft on a thread whenever it has changed, one check at a time.
#[derive(Debug)]
pub(super) struct Checker {
    jobs: Jobs<Looked>,
    /// When the check began that is running.
    begun_ms: Option<u64>,
    /// Until when nothing is checked.
    rests_until_ms: u64,
    /// The revision and day that were last checked or are being checked.
    asked: Option<(u64, Date)>,
    looked: Looked,
    /// The revision that headway is known for.
    headway_of: u64,
    /// The revision that the prints of sections are of.
    prints_of: Option<u64>,
    /// The sections that were called ready when it was worked out, and what was agreed.
    ready: BTreeSet<SectionId>,
    minutes: Shared<Minutes>,
}

/// What was seen in a draft.
#[derive(Debug, Default)]
struct Looked {
    readiness: Readiness,
    headway: Headway,
    markings: BTreeMap<RowId, Marking>,
    /// What stands for each section.
    prints: BTreeMap<SectionId, String>,
}

impl Looked {
    fn at(draft: &Draft, template: &Template, today: Date) -> Self {
        Self {
            readiness: Readiness::of(draft, template, today),
            headway: session::headway(draft, template),
            markings: content::row_markings(draft, template),
            prints: session::section_prints(draft, template),
        }
    }
}

impl Checker {
    pub(in crate::ui) fn new(wake: Wake) -> Self {
        Self {
            jobs: Jobs::new(wake),
            begun_ms: None,
            rests_until_ms: 0,
            asked: None,
            looked: Looked::default(),
            headway_of: 0,
            prints_of: None,
            ready: BTreeSet::new(),
            minutes: Shared::default(),
        }
    }

    /// Looks how far a draft has come, which is known at once, so that nothing moves just after it
    /// was opened. What is found in it is told a moment later, however long it is.
    pub(super) fn begin_with(&mut self, session: &Session) {
        let (draft, template) = (session.draft(), session.template());
        self.looked.markings = content::row_markings(draft, template);
        self.looked.headway = session::headway(draft, template);
        self.headway_of = session.revision();
        self.ready.clone_from(&draft.ready);
        self.minutes = draft.minutes.clone();
    }

    /// Takes what was found and begins to check where something changed. Returns after what time to
    /// come again, if something waits for that.
    pub(in crate::ui) fn tick(
        &mut self,
        session: &Session,
        today: Date,
        now_ms: u64,
    ) -> Option<Duration> {
        for answer in self.jobs.answers() {
            let took_ms = now_ms.saturating_sub(self.begun_ms.take().unwrap_or(now_ms));
            self.rests_until_ms = now_ms + (took_ms * REST).min(LONGEST_REST_MS);
            if let Some(looked) = answer.value {
                self.accept(looked, answer.revision, session.revision());
            }
        }
        let (draft, template) = (session.draft(), session.template());
        let now = (session.revision(), today);
        // Who calls a section ready or agreed sees it at once.
        if self.ready != draft.ready || self.minutes != draft.minutes {
            self.looked.headway = session::headway(draft, template);
            self.headway_of = session.revision();
            self.ready.clone_from(&draft.ready);
            self.minutes = draft.minutes.clone();
        }
        if self.begun_ms.is_some() || self.asked == Some(now) {
            return None;
        }
        if now_ms < self.rests_until_ms {
            return Some(Duration::from_millis(self.rests_until_ms - now_ms));
        }
        self.begin(session, today);
        self.begun_ms = Some(now_ms);
        self.asked = Some(now);
        None
    }

    fn accept(&mut self, looked: Looked, revision: u64, newest: u64) {
        if revision >= self.headway_of {
            self.looked.headway = looked.headway;
            self.looked.markings = looked.markings;
            self.headway_of = revision;
        }
        // What is found now may be about something that is gone.
        if revision == newest {
            self.looked.readiness = looked.readiness;
            self.looked.prints = looked.prints;
            self.prints_of = Some(revision);
        }
    }

    /// Whether the first check is running or about to.
    pub(super) fn is_first_checked(&self) -> bool {
        !self.looked.readiness.is_known()
    }

    /// Returns what readiness found.
    pub(in crate::ui) fn readiness(&self) -> &Readiness {
        &self.looked.readiness
    }

    /// Returns how far the draft has come.
    pub(in crate::ui) fn headway(&self) -> &Headway {
        &self.looked.headway
    }

    /// Returns who may read rows, of those that not everyone may read.
    pub(super) fn markings(&self) -> &BTreeMap<RowId, Marking> {
        &self.looked.markings
    }

    /// Returns what stands for each section, and of which revision; none until it was looked at.
    pub(super) fn prints(&self) -> Option<(u64, &BTreeMap<SectionId, String>)> {
        Some((self.prints_of?, &self.looked.prints))
    }

    fn begin(&mut self, session: &Session, today: Date) {
        let draft = Arc::clone(session.draft());
        let template = Arc::clone(session.template());
        self.jobs.run(session.revision(), move || {
            Looked::at(&draft, &template, today)
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Mutex, mpsc::channel};

    use jiff::civil::date;

    use super::*;
    use crate::model::{Place, Value};
    use crate::session::{Action, IdSource};
    use crate::template::shipped;

    #[test]
    fn a_check_that_took_long_is_followed_by_a_rest() {
        let (sender, woken) = channel();
        let sender = Mutex::new(sender);
        let mut checker = Checker::new(Arc::new(move || sender.lock().unwrap().send(()).unwrap()));
        let today = date(2026, 4, 1);
        let template = shipped().unwrap().remove(0);
        let mut session = Session::begin(template, IdSource::new(1));
        let name = |session: &mut Session, name: &str, now_ms| {
            let place = Place::Detail("title");
            let value = Value::Text(name.to_owned());
            session.act(Action::Type { place, value }, now_ms).unwrap();
        };
        assert_eq!(checker.tick(&session, today, 0), None);
        assert!(!checker.readiness().is_known());
        woken.recv().unwrap();
        assert_eq!(checker.tick(&session, today, 0), None);
        assert!(checker.readiness().is_known());
        name(&mut session, "One", 10);
        assert_eq!(checker.tick(&session, today, 10), None);
        woken.recv().unwrap();
        name(&mut session, "Two", 30);
        let after = checker.tick(&session, today, 30);
        assert_eq!(after, Some(Duration::from_millis(80)));
        assert_eq!(checker.tick(&session, today, 110), None);
        woken.recv().unwrap();
        // Nothing has changed: nobody need come again.
        assert_eq!(checker.tick(&session, today, 3000), None);
        name(&mut session, "Three", 3000);
        let after = checker.tick(&session, today, 3000);
        assert_eq!(after, Some(Duration::from_millis(LONGEST_REST_MS)));
    }
}
