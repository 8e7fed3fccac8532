//! An open draft as the window holds it: the session, and what was worked out from it.

use std::{path::PathBuf, sync::Arc, time::Duration};

use jiff::{Timestamp, civil::Date};

use super::{
    checker::Checker,
    company::Notice,
    deleted::Deleted,
    history::HistoryState,
    page_keeper::PageKeeper,
    pasted::Pasted,
    proofs::Proofs,
    state::{Screen, UiState},
    talk::Talk,
    unasked::Unasked,
    view::{SaveState, View},
};
use crate::model::SectionId;
use crate::session::{
    Autosave, Clock, Glance, LaidOut, Past, Readiness, SEEN, Saver, Session, Wake,
};
use crate::ui::{
    commands::{actions::HistoryAction, company::NoticeKind},
    desk::company::Company,
    pages::state::own_reader,
    theme::Tokens,
};

/// Whether anybody has seen a draft: what can be told a moment later waits until then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// It was not drawn yet.
    None,
    /// It is drawn in this frame for the first time.
    First,
    /// It was drawn in a frame before.
    Seen,
}

/// An open draft with its window.
#[derive(Debug)]
pub struct Desk {
    /// The draft.
    pub session: Session,
    /// What only the window knows of it.
    pub state: UiState,
    pub(super) pages: PageKeeper,
    pub(super) load: u64,
    pub(super) save: SaveState,
    pub(super) saver: Saver,
    pub(super) autosave: Autosave,
    pub(super) past: Past,
    pub(in crate::ui) company: Company,
    pub(super) notices: Vec<Notice>,
    pub(super) has_failed: bool,
    pub(super) checker: Checker,
    pub(in crate::ui) proofs: Proofs,
    pub(in crate::ui) talk: Talk,
    /// What readiness finds with the days that are not understood, where there are any.
    pub(super) told: Option<Readiness>,
    /// Whether the draft was saved without such a day, and nobody has put that away.
    pub(super) is_saved_without: bool,
    /// The tables that were pasted last.
    pub(in crate::ui) pasted: Option<Pasted>,
    /// Since when the draft says what it says, for who has it saved unasked.
    pub(super) unasked: Unasked,
    /// Since when something was accepted that the history does not have.
    pub(super) seen_since_ms: Option<u64>,
    pub(super) sight: Sight,
    /// For how many frames the wish for the keyboard has stood.
    pub(super) frames_waited: u8,
    /// Whether a wish for the caret has stood for a frame.
    pub(super) wishes_waited: u8,
}

impl Desk {
    /// Puts a draft on the desk. `load` is a number that no other draft of this run has.
    pub(in crate::ui) fn new(
        session: Session,
        screen: Screen,
        load: u64,
        (saver, autosave, past, company): (Saver, Autosave, Past, Company),
        wake: Wake,
    ) -> Self {
        let mut checker = Checker::new(Arc::clone(&wake));
        checker.begin_with(&session);
        let unasked = Unasked::at(session.revision());
        Self {
            session,
            state: UiState::new(screen),
            pages: PageKeeper::new(Arc::clone(&wake)),
            checker,
            proofs: Proofs::new(wake),
            talk: Talk::default(),
            load,
            save: SaveState::Never,
            saver,
            autosave,
            past,
            company,
            notices: Vec::new(),
            has_failed: false,
            told: None,
            is_saved_without: false,
            pasted: None,
            unasked,
            seen_since_ms: None,
            sight: Sight::None,
            frames_waited: 0,
            wishes_waited: 0,
        }
    }

    /// Works out again what the last change made stale, but while a press is held nothing of what
    /// is to do: it comes and goes beside what is pressed, in the outline and in its list. Returns after what time to come again, if
    /// something waits for that.
    pub(in crate::ui) fn refresh(
        &mut self,
        (today, now_ms): (Date, u64),
        is_held: bool,
    ) -> Option<Duration> {
        if self.sight == Sight::First {
            self.sight = Sight::Seen;
        }
        if self.sight == Sight::Seen {
            self.proofs.tick(&self.session);
        }
        let after = if is_held {
            None
        } else {
            self.look_again(today, now_ms)
        };
        let after = self.forget_deleted(now_ms).into_iter().chain(after).min();
        self.save = self.save_state();
        // What the file holds is not known while it is written.
        if !self.saver.is_saving() {
            self.notices = self.company.notices(&self.session);
            self.is_saved_without &= self.told.is_some();
            if self.is_saved_without {
                let text = "Saved without a day that is not understood: To do names it. What you typed is kept only in this window.";
                self.notices.push(Notice {
                    kind: NoticeKind::Undated,
                    text: text.to_owned(),
                });
            }
        }
        after
    }

    /// Says that something was deleted, in the change that was just made.
    pub(in crate::ui) fn tell_deleted(&mut self, what: String, now_ms: u64) {
        self.state.deleted = Some(Deleted::new(what, self.session.revision(), now_ms));
    }

    /// Says no longer what was deleted where its time is over. Returns how much of it is left.
    fn forget_deleted(&mut self, now_ms: u64) -> Option<Duration> {
        let deleted = self.state.deleted.as_ref()?;
        let left = deleted.left(self.session.revision(), now_ms);
        if left.is_none() {
            self.state.deleted = None;
        }
        left
    }

    fn look_again(&mut self, today: Date, now_ms: u64) -> Option<Duration> {
        let after = if self.sight == Sight::Seen {
            self.checker.tick(&self.session, today, now_ms)
        } else {
            None
        };
        let (draft, template) = (self.session.draft(), self.session.template());
        let days = self.state.unread.findings(draft);
        self.told =
            (!days.is_empty()).then(|| self.checker.readiness().with(days, draft, template));
        after
    }

    /// Returns what readiness finds, with the days that are not understood.
    pub(super) fn readiness(&self) -> &Readiness {
        self.told.as_ref().unwrap_or(self.checker.readiness())
    }

    fn save_state(&self) -> SaveState {
        let is_kept = self.autosave.kept == Some(self.session.revision());
        if self.saver.is_saving() {
            return SaveState::Saving;
        }
        if self.session.is_saved() && self.session.path().is_some() {
            let at = match &self.save {
                SaveState::Saved(at) | SaveState::Protecting(at) => at.clone(),
                SaveState::Never
                | SaveState::Changed { .. }
                | SaveState::Unkept
                | SaveState::Saving
                | SaveState::Failed => None,
            };
            return if self.past.is_carrying_over() {
                SaveState::Protecting(at)
            } else {
                SaveState::Saved(at)
            };
        }
        if self.has_failed {
            SaveState::Failed
        } else if self.autosave.problem.is_some() && !is_kept {
            SaveState::Unkept
        } else if self.session.path().is_none() && !is_kept {
            SaveState::Never
        } else {
            SaveState::Changed { is_kept }
        }
    }

    /// Whether the draft is open read-only.
    pub fn is_reading(&self) -> bool {
        self.company.is_reading()
    }

    /// Whether the draft is being checked for the first time: what is found is told soon.
    pub fn is_first_checked(&self) -> bool {
        self.checker.is_first_checked()
    }

    /// Returns what is noted about the language of the draft.
    pub fn proofs(&self) -> &Proofs {
        &self.proofs
    }

    /// Returns what is kept of earlier versions, as far as known.
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// Takes note of which sections are otherwise than the user saw them, once that is found out.
    pub(in crate::ui) fn learn_news(&mut self, clock: &dyn Clock) {
        if let Some(found) = self.checker.prints() {
            self.state.news.learn(found, clock);
        }
    }

    /// Shows what changed in a section since the user looked at it last.
    fn show_since(&mut self, section: SectionId, glance: Glance) {
        self.state.history = HistoryState {
            is_shown: true,
            only: Some(section.clone()),
            ..HistoryState::default()
        };
        self.past.list(&self.session);
        self.past.find(&self.session, section, glance);
    }

    /// Chooses the state in which a section was seen last, once it is found.
    fn take_found(&mut self) {
        let Some((section, path)) = self.past.found.take() else {
            return;
        };
        let history = &mut self.state.history;
        if history.only.as_ref() != Some(&section) || history.chosen.is_some() {
            return;
        }
        if path.is_none() {
            history.only = None;
            let words = "No version from when you last looked is kept any more. Choose another one at the left.";
            self.company.tell(words.to_owned());
        }
        self.state.history.chosen = path;
    }

    /// Has what is kept listed.
    pub(in crate::ui) fn list_states(&mut self) {
        self.past.list(&self.session);
    }

    /// Shows earlier versions, or the draft again.
    pub(in crate::ui) fn toggle_history(&mut self) {
        let is_shown = !self.state.history.is_shown;
        self.state.history = HistoryState {
            is_shown,
            ..HistoryState::default()
        };
        if is_shown {
            self.past.list(&self.session);
        } else {
            self.state.focus = self.state.current.clone();
        }
    }

    /// Takes note of what was found out about earlier versions, and has the chosen one compared
    /// with the draft as it is now.
    pub(in crate::ui) fn look_back(&mut self) {
        self.past.tick();
        if let Some(problem) = self.past.unkept.take() {
            let words: Vec<&str> = std::iter::once(problem.message.as_str())
                .chain(problem.hints_in_window())
                .collect();
            self.company.tell(words.join(" "));
        }
        self.take_found();
        let history = &mut self.state.history;
        let is_sought = history.only.is_some() && history.chosen.is_none();
        if !history.is_shown || is_sought {
            return;
        }
        let states = self.past.states.iter().flatten();
        if history.chosen.is_none() {
            // What was seen and kept is what most ask about; else what the draft said before, not
            // the save just made, from which nothing differs.
            let seen = states.clone().find(|kept| kept.is_called(SEEN));
            let n_same = usize::from(self.session.is_saved());
            let before = || states.clone().nth(n_same);
            let first = seen.or_else(before).or_else(|| states.clone().next());
            history.chosen = first.map(|kept| kept.path.clone());
        }
        let revision = self.session.revision();
        let find = |path: &Option<PathBuf>| {
            let mut states = states.clone();
            states.find(|kept| Some(&kept.path) == path.as_ref())
        };
        let until = find(&history.until).cloned();
        if let Some(kept) = find(&history.chosen).cloned() {
            let until_path = until.as_ref().map(|until| until.path.clone());
            let asked = Some((kept.path.clone(), until_path, revision));
            if history.asked != asked {
                history.asked = asked;
                self.past.compare(&self.session, kept, until);
            }
        }
    }

    /// Does what was asked of the history.
    pub(in crate::ui) fn history(&mut self, action: HistoryAction, moment: Timestamp) {
        match action {
            HistoryAction::Snapshot(name) => self.past.snapshot(&self.session, moment, name),
            HistoryAction::Since(section, glance) => self.show_since(section, glance),
            HistoryAction::Clear => self.past.clear(&self.session),
            // Other programs are the window's business.
            HistoryAction::ShowFolder | HistoryAction::Beside(..) => {}
        }
    }

    /// Returns the pages as they were laid out last.
    pub fn laid(&self) -> Option<&LaidOut> {
        self.pages.laid()
    }

    /// Takes pages that were laid out, and has them laid out again where something changed.
    /// Returns when to look again.
    pub(in crate::ui) fn lay_out(&mut self, now_ms: u64) -> Option<Duration> {
        if self.sight != Sight::Seen {
            return None;
        }
        let preview = &self.state.preview;
        let own = own_reader(self.session.draft().details.audience);
        let reader = preview.reader.unwrap_or(own);
        let is_shown = preview.is_shown || preview.is_reading;
        let pause = (!is_shown).then_some(now_ms);
        self.pages.tick(&self.session, reader, pause)
    }

    /// Waits a moment for pages that are shown and out of date. Says whether they came.
    pub(in crate::ui) fn await_pages(&mut self) -> bool {
        let preview = &self.state.preview;
        (preview.is_shown || preview.is_reading) && self.pages.await_pages()
    }

    /// Whether closing the draft now would lose something the user wrote.
    pub(in crate::ui) fn would_lose(&self) -> bool {
        !self.session.is_saved() && self.session.revision() > 0
    }

    /// Whether a day was typed that is not understood, and so is not in the draft.
    pub(in crate::ui) fn is_unclear(&self) -> bool {
        self.state.unread.is_unclear(self.session.draft())
    }

    /// Says no longer that the draft was saved without a day.
    pub(in crate::ui) fn put_away_undated(&mut self) {
        self.is_saved_without = false;
    }

    /// Returns the title of the paper.
    pub(in crate::ui) fn title(&self) -> String {
        match self.session.draft().details.title.trim() {
            "" => self.session.template().file().title.clone(),
            title => title.to_owned(),
        }
    }

    /// Splits the desk into what panels read and what they may change.
    pub(in crate::ui) fn parts<'a>(
        &'a mut self,
        tokens: &'a Tokens,
        today: Date,
    ) -> (View<'a>, &'a mut UiState) {
        let Self {
            session,
            state,
            pages,
            load,
            save,
            saver: _,
            autosave: _,
            past,
            company: _,
            notices,
            has_failed: _,
            checker,
            proofs,
            talk,
            told,
            is_saved_without: _,
            pasted: _,
            unasked: _,
            seen_since_ms: _,
            sight: _,
            frames_waited: _,
            wishes_waited: _,
        } = self;
        let readiness = told.as_ref().unwrap_or(checker.readiness());
        let view = View {
            draft: session.draft(),
            template: session.template(),
            revision: session.revision(),
            load: *load,
            findings: &readiness.findings,
            readiness,
            headway: checker.headway(),
            markings: checker.markings(),
            today,
            save,
            notices,
            path: session.path(),
            is_closed: session.seal().is_closed(),
            undo: session.undo_label(),
            redo: session.redo_label(),
            pages: pages.count(),
            laid: pages.laid(),
            proofs,
            talk,
            past,
            review: session.review().filter(|review| review.is_on),
            tokens,
        };
        (view, state)
    }
}
