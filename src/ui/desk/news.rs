//! What changed in which section since the user looked at it last.
//!
//! A section is seen when its page is left: what its author writes there is no news to them. Of a
//! draft that was never looked at nothing is news.

use std::collections::BTreeMap;

use crate::model::SectionId;
use crate::session::{Clock, Glance, Glances, Session, section_print};

/// What is news in an open draft.
#[derive(Debug, Clone, Default)]
pub struct News {
    seen: Glances,
    /// What stands for the sections as they are, as far as known.
    prints: BTreeMap<SectionId, String>,
    /// The revision that they are of.
    learned: Option<u64>,
    /// The section that is open.
    open: Option<SectionId>,
    /// How it was seen last, where it is otherwise since, and when that was, in words.
    since: Option<(Glance, String)>,
}

impl News {
    /// Begins with what was seen before.
    pub(in crate::ui) fn of(seen: Glances) -> Self {
        Self {
            seen,
            ..Self::default()
        }
    }

    /// Returns how sections were seen last.
    pub(in crate::ui) fn seen(&self) -> &Glances {
        &self.seen
    }

    /// Takes note of how the sections are now. One that was never seen counts as seen.
    pub(in crate::ui) fn learn(
        &mut self,
        (revision, prints): (u64, &BTreeMap<SectionId, String>),
        clock: &dyn Clock,
    ) {
        // What is known of the page that was left is newer.
        if self.learned == Some(revision) {
            return;
        }
        self.learned = Some(revision);
        self.prints.clone_from(prints);
        for (section, print) in prints {
            if !self.seen.contains_key(section) {
                self.see(section.clone(), print.clone(), clock);
            }
        }
    }

    /// Takes note of which section is open. Returns whether another one was seen with that.
    pub(in crate::ui) fn follow(
        &mut self,
        open: Option<&SectionId>,
        session: &Session,
        clock: &dyn Clock,
    ) -> bool {
        if self.open.as_ref() == open {
            return false;
        }
        let print = |section: &SectionId| {
            let (draft, template) = (session.draft(), session.template());
            section_print(draft, template, section)
        };
        let left = self.open.take();
        let is_seen = left.is_some();
        if let Some(left) = left {
            let print = print(&left);
            self.see(left, print, clock);
        }
        self.open = open.cloned();
        self.since = open.and_then(|open| {
            let glance = self.seen.get(open)?;
            let is_other = glance.print != print(open);
            is_other.then(|| (glance.clone(), clock.in_words(glance.at)))
        });
        is_seen
    }

    /// Returns what stands for the open section.
    pub(in crate::ui) fn print(&self, session: &Session) -> Option<String> {
        let open = self.open.as_ref()?;
        let (draft, template) = (session.draft(), session.template());
        Some(section_print(draft, template, open))
    }

    /// Takes note that something came in from elsewhere; `before` stands for the open section as it
    /// was before.
    pub(in crate::ui) fn came(&mut self, before: String, session: &Session, clock: &dyn Clock) {
        let is_other = self.print(session).is_some_and(|print| print != before);
        if is_other && self.since.is_none() {
            let (print, at) = (before, clock.now());
            self.since = Some((Glance { print, at }, clock.in_words(at)));
        }
    }

    fn see(&mut self, section: SectionId, print: String, clock: &dyn Clock) {
        self.prints.insert(section.clone(), print.clone());
        let at = clock.now();
        self.seen.insert(section, Glance { print, at });
    }

    /// Returns how the open section was seen last and when, where it is otherwise since.
    pub(in crate::ui) fn since(&self) -> Option<&(Glance, String)> {
        self.since.as_ref()
    }

    /// Takes what changed in the open section for seen.
    pub(in crate::ui) fn put_away(&mut self) {
        self.since = None;
    }

    /// Whether a section says something else than when it was seen last. Of the one that is open
    /// its page says so.
    pub(in crate::ui) fn is_news(&self, section: &SectionId) -> bool {
        if self.open.as_ref() == Some(section) {
            return self.since.is_some();
        }
        let (seen, now) = (self.seen.get(section), self.prints.get(section));
        seen.zip(now).is_some_and(|(seen, now)| seen.print != *now)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Place, Prose, Value};
    use crate::session::{Action, FixedClock, IdSource, section_prints};
    use crate::template::{FieldKind, shipped};

    #[test]
    fn what_others_wrote_is_news_and_what_one_writes_on_the_open_page_is_not() {
        let template = shipped().unwrap().remove(0);
        let outline = template.outline(&[]).into_iter();
        let texts: Vec<Place> = outline
            .filter_map(|outlined| {
                let mut fields = outlined.section.fields.iter();
                let field = fields.find(|field| matches!(field.kind, FieldKind::Prose))?;
                Some(Place::Field(outlined.section.id.clone(), field.id.clone()))
            })
            .collect();
        let sections: Vec<SectionId> = { texts.iter().take(2) }
            .filter_map(|place| place.section().cloned())
            .collect();
        let mut session = Session::begin(template.clone(), IdSource::new(1));
        let clock = FixedClock {
            now_ms: 0,
            today: date(2026, 4, 1),
        };
        let mut news = News::default();
        let write = |session: &mut Session, n: usize, words: &str| {
            let value = Value::Prose(Prose::new(words));
            let place = texts[n].clone();
            session.act(Action::Set { place, value }, 0).unwrap();
        };
        let learn = |news: &mut News, session: &Session| {
            let prints = section_prints(session.draft(), &template);
            news.learn((session.revision(), &prints), &clock);
        };
        news.follow(Some(&sections[0]), &session, &clock);
        learn(&mut news, &session);
        assert!(!sections.iter().any(|section| news.is_news(section)));
        write(&mut session, 0, "Mine.");
        write(&mut session, 1, "Theirs.");
        learn(&mut news, &session);
        assert!(!news.is_news(&sections[0]), "it is open");
        assert!(news.is_news(&sections[1]));
        assert!(news.follow(Some(&sections[1]), &session, &clock));
        assert!(news.since().is_some() && news.is_news(&sections[1]));
        assert!(!news.is_news(&sections[0]));
        news.follow(None, &session, &clock);
        assert!(!sections.iter().any(|section| news.is_news(section)));
        // A copy is taken in that changes the open section.
        news.follow(Some(&sections[1]), &session, &clock);
        let before = news.print(&session).unwrap();
        news.came(before.clone(), &session, &clock);
        assert!(news.since().is_none());
        write(&mut session, 1, "Taken in.");
        news.came(before, &session, &clock);
        assert!(news.since().is_some());
        news.follow(None, &session, &clock);
        // The same on another day.
        let mut again = News::of(news.seen().clone());
        write(&mut session, 0, "Theirs, too.");
        again.follow(Some(&sections[1]), &session, &clock);
        learn(&mut again, &session);
        assert!(again.since().is_none());
        assert!(again.is_news(&sections[0]));
    }
}
