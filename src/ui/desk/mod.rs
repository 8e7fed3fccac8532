//! An open draft as the window holds it: the session, and what was worked out from it.

pub(super) mod can;
mod checker;
pub(super) mod deleted;
pub(super) mod company;
pub(super) mod history;
mod page_keeper;
pub(super) mod state;
pub(super) mod strays;
pub(super) mod unread;
pub(super) mod view;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use jiff::{Timestamp, civil::Date};

use self::{
    checker::Checker,
    company::Notice,
    deleted::Deleted,
    history::HistoryState,
    page_keeper::PageKeeper,
    state::{Over, Screen, UiState},
    strays::is_shown_here,
    view::{SaveState, View},
};
use crate::check;
use crate::model::{Place, SectionId};
use crate::session::{
    self, Autosave, CarriedOver, LaidOut, NotSaved, Past, Readiness, Recovered, SaveOrder, Saved,
    Saver, Seal, Session, Wake,
};
use crate::template::FieldKind;
use crate::ui::{
    commands::{actions::HistoryAction, company::NoticeKind},
    desk::company::Company,
    pages::state::own_reader,
    theme::Tokens,
};

/// For how many frames a wish for the keyboard or the caret may wait for who takes it.
const MAX_FRAMES: u8 = 4;

/// An open draft with its window.
#[derive(Debug)]
pub struct Desk {
    /// The draft.
    pub session: Session,
    /// What only the window knows of it.
    pub state: UiState,
    pages: PageKeeper,
    load: u64,
    save: SaveState,
    saver: Saver,
    autosave: Autosave,
    past: Past,
    pub(super) company: Company,
    notices: Vec<Notice>,
    has_failed: bool,
    checker: Checker,
    /// What readiness finds with the days that are not understood, where there are any.
    told: Option<Readiness>,
    /// Whether the draft was saved without such a day, and nobody has put that away.
    is_saved_without: bool,
    /// For how many frames the wish for the keyboard has stood.
    frames_waited: u8,
    /// Whether a wish for the caret has stood for a frame.
    wishes_waited: u8,
}

impl Desk {
    /// Puts a draft on the desk. `load` is a number that no other draft of this run has.
    pub(super) fn new(
        session: Session,
        screen: Screen,
        load: u64,
        (saver, autosave, past, company): (Saver, Autosave, Past, Company),
        wake: Wake,
    ) -> Self {
        Self {
            session,
            state: UiState::new(screen),
            pages: PageKeeper::new(Arc::clone(&wake)),
            checker: Checker::new(wake),
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
            frames_waited: 0,
            wishes_waited: 0,
        }
    }

    /// Works out again what the last change made stale, but while a press is held nothing of what
    /// is to do: it comes and goes beside what is pressed, in the outline and in its list. Returns after what time to come again, if
    /// something waits for that.
    pub(super) fn refresh(
        &mut self,
        (today, now_ms): (Date, u64),
        is_held: bool,
    ) -> Option<Duration> {
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
    pub(super) fn tell_deleted(&mut self, what: String, now_ms: u64) {
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
        let after = self.checker.tick(&self.session, today, now_ms);
        let (draft, template) = (self.session.draft(), self.session.template());
        let days = self.state.unread.findings(draft);
        self.told =
            (!days.is_empty()).then(|| self.checker.readiness().with(days, draft, template));
        after
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

    /// Has a recovery copy written where one is due. Returns in how many milliseconds to look
    /// again.
    pub(super) fn keep(&mut self, now_ms: u64) -> Option<u64> {
        self.autosave.tick(&self.session, now_ms)
    }

    /// Writes a recovery copy now and waits for it.
    pub(super) fn keep_now(&self) {
        self.autosave.keep_now(&self.session);
    }

    /// Tells that the draft is what a crash left.
    pub(super) fn is_recovered(&mut self, recovered: Recovered) {
        self.autosave.replace(recovered);
    }

    /// Saves the draft to a file.
    pub(super) fn save_to(&mut self, path: PathBuf) {
        self.saver.save(&mut self.session, path);
    }

    /// Protects the draft's files otherwise from now on, the recovery copy at once.
    pub(super) fn reseal(&mut self, seal: Seal, now_ms: u64) {
        self.session.reseal(seal);
        self.autosave.write_again(now_ms);
    }

    /// Takes note that the draft goes on in its protected file: the recovery copy is written
    /// again at once, and what this window left in clear is closed.
    pub(super) fn protected_now(&mut self, now_ms: u64) {
        self.has_failed = false;
        self.autosave.write_again(now_ms);
        self.company.moved(&self.session);
        self.past.close_clear(&self.session);
    }

    /// Closes earlier versions that lie in clear beside a protected draft.
    pub(super) fn close_clear(&mut self) {
        self.past.close_clear(&self.session);
    }

    /// Returns what came of that, once.
    pub(super) fn take_carried(&mut self) -> Option<CarriedOver> {
        let carried = self.past.carried.take()?;
        if self.state.history.is_shown {
            self.past.list(&self.session);
        }
        Some(carried)
    }

    /// Tries again what could not be saved.
    pub(super) fn save_again(&mut self, order: SaveOrder) {
        self.saver.carry_out(order);
    }

    /// Saves to where the file was, whatever is there now.
    pub(super) fn save_there(&mut self) {
        if let Some(path) = self.session.path().map(Path::to_owned) {
            let order = self.session.order_save(&path);
            self.save_again(order.over_anything());
        }
    }

    /// Whether the draft is open read-only.
    pub fn is_reading(&self) -> bool {
        self.company.is_reading()
    }

    /// Whether a save goes on, or what a protected draft left before is being dealt with: the
    /// window must not close before that is done.
    pub(super) fn is_busy(&self) -> bool {
        self.saver.is_saving() || self.past.is_carrying_over()
    }

    /// Takes note of a save that is done.
    pub(super) fn take_saved(
        &mut self,
        at: String,
        moment: Timestamp,
    ) -> Option<Result<Saved, Box<NotSaved>>> {
        let before = self.session.base().cloned();
        let path = self.session.path().map(Path::to_owned);
        let answer = self.saver.take(&mut self.session)?;
        self.has_failed = answer.is_err();
        self.is_saved_without = answer.is_ok() && self.is_unclear();
        if let Ok((saved, resealing)) = &answer {
            self.autosave.saved(saved);
            if let Some(resealing) = resealing {
                self.past.carry_over(resealing.clone());
            }
            let is_changed = before.as_ref() != self.session.base();
            // Sealed twice, the same text makes two files that nobody can tell are the same.
            if is_changed || !self.session.seal().is_closed() {
                let before = before.filter(|_| is_changed);
                self.past.keep(&self.session, before.as_ref(), moment);
            }
            let is_elsewhere = path.as_ref() != Some(&saved.path);
            self.company.saved(&self.session, is_elsewhere);
            self.save = SaveState::Saved(Some(at));
        }
        Some(answer.map(|(saved, _)| saved))
    }

    /// Closes the draft: what the user did not save, they do not want.
    pub(super) fn close(self) {
        let Self {
            saver,
            autosave,
            company,
            ..
        } = self;
        // A save that goes on comes first, so that the copy goes only after it.
        drop(saver);
        autosave.close();
        // The file may be opened again right away, and then nobody has it.
        drop(company);
    }

    /// Returns what is kept of earlier versions, as far as known.
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// Shows earlier versions, or the draft again.
    pub(super) fn toggle_history(&mut self) {
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
    pub(super) fn look_back(&mut self) {
        self.past.tick();
        if let Some(problem) = self.past.unkept.take() {
            let words: Vec<&str> = std::iter::once(problem.message.as_str())
                .chain(problem.hints_in_window())
                .collect();
            self.company.tell(words.join(" "));
        }
        let history = &mut self.state.history;
        if !history.is_shown {
            return;
        }
        let states = self.past.states.iter().flatten();
        if history.chosen.is_none() {
            history.chosen = states.clone().next().map(|kept| kept.path.clone());
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
    pub(super) fn history(&mut self, action: HistoryAction, moment: Timestamp) {
        match action {
            HistoryAction::Snapshot(name) => self.past.snapshot(&self.session, moment, name),
            HistoryAction::Clear => self.past.clear(&self.session),
            // Other programs are the window's business.
            HistoryAction::ShowFolder => {}
        }
    }

    /// Returns the pages as they were laid out last.
    pub fn laid(&self) -> Option<&LaidOut> {
        self.pages.laid()
    }

    /// Takes pages that were laid out, and has them laid out again where something changed.
    /// Returns when to look again.
    pub(super) fn lay_out(&mut self, now_ms: u64) -> Option<Duration> {
        let preview = &self.state.preview;
        let own = own_reader(self.session.draft().details.audience);
        let reader = preview.reader.unwrap_or(own);
        let is_shown = preview.is_shown || preview.is_reading;
        let pause = (!is_shown).then_some(now_ms);
        self.pages.tick(&self.session, reader, pause)
    }

    /// Waits a moment for pages that are shown and out of date. Says whether they came.
    pub(super) fn await_pages(&mut self) -> bool {
        let preview = &self.state.preview;
        (preview.is_shown || preview.is_reading) && self.pages.await_pages()
    }

    /// Whether closing the draft now would lose something the user wrote.
    pub(super) fn would_lose(&self) -> bool {
        !self.session.is_saved() && self.session.revision() > 0
    }

    /// Whether a day was typed that is not understood, and so is not in the draft.
    pub(super) fn is_unclear(&self) -> bool {
        self.state.unread.is_unclear(self.session.draft())
    }

    /// Says no longer that the draft was saved without a day.
    pub(super) fn put_away_undated(&mut self) {
        self.is_saved_without = false;
    }

    /// Returns the title of the paper.
    pub(super) fn title(&self) -> String {
        match self.session.draft().details.title.trim() {
            "" => self.session.template().file().title.clone(),
            title => title.to_owned(),
        }
    }

    /// Gives up a wish for the keyboard that nobody took for some frames.
    pub(super) fn drawn(&mut self) {
        if self.state.focus.is_none() {
            self.frames_waited = 0;
            self.give_up_wishes();
        } else if self.frames_waited == MAX_FRAMES {
            self.state.focus = None;
        } else {
            self.frames_waited += 1;
        }
    }

    /// Gives up wishes for the caret that nobody took for some frames without one for the keyboard:
    /// they may stand before that one does.
    fn give_up_wishes(&mut self) {
        let state = &mut self.state;
        let is_waiting =
            state.caret_wish.is_some() || state.cell_wish.is_some() || state.head_wish.is_some();
        if !is_waiting {
            self.wishes_waited = 0;
        } else if self.wishes_waited == MAX_FRAMES {
            (state.caret_wish, state.cell_wish, state.head_wish) = (None, None, None);
        } else {
            self.wishes_waited += 1;
        }
    }

    /// Splits the desk into what panels read and what they may change.
    pub(super) fn parts<'a>(
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
            told,
            is_saved_without: _,
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
            past,
            tokens,
        };
        (view, state)
    }

    /// Opens the page where a place is, its card if it stands in one, and asks for the keyboard.
    pub(super) fn go(&mut self, place: Place) {
        let (draft, template) = (self.session.draft(), self.session.template());
        let screen = match &place {
            Place::Draft | Place::Detail(_) => Some(Screen::Details),
            Place::Section(section) | Place::Field(section, _) => {
                Some(Screen::Section(section.clone()))
            }
            Place::Row(register, row) | Place::Cell(register, row, _) => {
                if shows_row(&self.state, draft, template, *register, row) {
                    None
                } else {
                    let added = self.state.strays.get(row).cloned();
                    let home = check::home(draft, template, &place);
                    added.or(home).map(Screen::Section)
                }
            }
        };
        // What stands in the place of the text makes way for it.
        if self.state.is_alone || self.state.over == Over::Outline {
            self.state.over = Over::Nothing;
        }
        if let Some((_, row)) = place.row() {
            self.state.open_rows.insert(row.clone());
        }
        if let Some(screen) = screen
            && screen != self.state.screen
        {
            self.state.outline_follows = Some(screen.clone());
            self.state.screen = screen;
            self.state.scroll_to_top = true;
            self.state.current = None;
            self.state.caret = None;
        }
        self.state.focus = Some(match &place {
            Place::Section(section) => self.first_text(section).unwrap_or(place),
            Place::Draft
            | Place::Detail(_)
            | Place::Field(..)
            | Place::Row(..)
            | Place::Cell(..) => place,
        });
    }

    /// Puts the keyboard to where the open page begins.
    pub(super) fn begin_page(&mut self) {
        self.state.focus = Some(match self.state.section() {
            Some(section) => self
                .first_text(section)
                .unwrap_or_else(|| Place::Section(section.clone())),
            None => Place::Draft,
        });
    }

    /// Returns the first text of a section, unless rows stand before it: among those the
    /// keyboard would be out of sight of the section’s head.
    fn first_text(&self, section: &SectionId) -> Option<Place> {
        let section = self.session.template().section(section)?;
        let mut fields = section.fields.iter();
        let first = fields.find(|field| {
            matches!(
                field.kind,
                FieldKind::Prose | FieldKind::Line | FieldKind::Register(_)
            )
        })?;
        let is_text = !matches!(first.kind, FieldKind::Register(_));
        is_text.then(|| Place::Field(section.id.clone(), first.id.clone()))
    }
}

/// Whether the open page shows a row already, so that the page need not change.
fn shows_row(
    state: &UiState,
    draft: &crate::model::Draft,
    template: &crate::template::Template,
    register: crate::model::RegisterKind,
    row: &crate::model::RowId,
) -> bool {
    template
        .views(register)
        .into_iter()
        .filter(|(section, _, _)| state.section() == Some(&section.id))
        .any(|(section, _, view)| {
            session::rows_in_view(draft, section, view)
                .iter()
                .filter(|shown| shown.id() == row)
                .any(|shown| {
                    let here = (section, view);
                    is_shown_here(draft, template, &state.strays, here, *shown)
                })
        })
}
