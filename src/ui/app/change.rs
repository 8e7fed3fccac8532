//! Changing the draft, and where the keyboard goes with it.

use std::sync::Arc;

use super::{agreeing::tell_opened, window::App};
use crate::model::{Draft, Place, RegisterKind, Touched, row_title, shortened};
use crate::session::{Action, ProblemKind};
use crate::ui::{desk::Desk, pages::mark::Caret};

/// How much of its title is said of a row that was deleted.
const TITLE_CHARS: usize = 48;

impl App {
    /// Changes the draft, and goes where undoing, redoing or adding happened.
    pub(super) fn act(&mut self, action: Action) {
        let now_ms = self.given.clock.now_ms();
        let Some(desk) = &mut self.desk else { return };
        if desk.company.refuses() {
            return;
        }
        if let Some(refusal) = desk.session.refusal(&action) {
            desk.company.tell(refusal);
            return;
        }
        let shifts = matches!(action, Action::Undo | Action::Redo);
        let goes_there = shifts || is_added_here(&action);
        let deleted = deleted(&action, desk.session.draft());
        let before = shifts.then(|| Arc::clone(desk.session.draft()));
        let comes_in = matches!(action, Action::TakeIn(_) | Action::TakeInAll(_));
        let news = &desk.state.news;
        let seen = comes_in.then(|| news.print(&desk.session)).flatten();
        match desk.session.act(action, now_ms) {
            Ok(Some(place)) => {
                remember_home(desk, &place);
                desk.state.edited.note(&place);
                if let Some(seen) = seen {
                    let clock = self.given.clock.as_ref();
                    desk.state.news.came(seen, &desk.session, clock);
                }
                if let Some(before) = before {
                    stay(desk, &before, &place);
                    tell_opened(desk, &before);
                }
                if goes_there {
                    desk.go(place);
                }
                if let Some(what) = deleted {
                    desk.tell_deleted(what, now_ms);
                }
            }
            Ok(None) => {}
            // A key that is not taken must not put a question over the page.
            Err(problem) if problem.kind == ProblemKind::Locked => {
                let words = problem.in_window().replace('\n', " ");
                desk.company.tell(words);
            }
            Err(problem) => self.show_problem(problem),
        }
    }

    /// Shows a register as a table or as cards, from now on.
    pub(super) fn show_table(&mut self, register: RegisterKind, is_table: bool) {
        let Some(desk) = &mut self.desk else { return };
        let tables = &mut desk.state.tables;
        if is_table {
            tables.insert(register);
        } else {
            tables.remove(&register);
        }
        self.settings.tables = tables.iter().copied().collect();
        self.keep_settings();
    }

    /// Says that something within a place was deleted.
    pub(super) fn tell_deleted(&mut self, what: String) {
        let now_ms = self.given.clock.now_ms();
        if let Some(desk) = &mut self.desk
            && !desk.company.refuses()
        {
            desk.tell_deleted(what, now_ms);
        }
    }
}

/// Remembers in which section a row was added.
fn remember_home(desk: &mut Desk, place: &Place) {
    if let (Some(section), Place::Row(_, row)) = (desk.state.adds_in.take(), place) {
        desk.state.strays.insert(row.clone(), section);
    }
}

/// Whether a row is added where its author goes on. A row added from a picker is linked; its
/// author goes on where they are.
fn is_added_here(action: &Action) -> bool {
    matches!(
        action,
        Action::Add {
            linked_from: None,
            ..
        } | Action::BringIn(_)
    )
}

fn deleted(action: &Action, draft: &Draft) -> Option<String> {
    let Action::Delete { register, row } = action else {
        return None;
    };
    let title = draft.registers.row(*register, row).map(row_title)?;
    let title = shortened(&title, TITLE_CHARS);
    Some(if title.is_empty() {
        register.one().to_owned()
    } else {
        format!("{} “{title}”", register.one())
    })
}

/// Wishes the caret to where a value was just changed back or again.
fn stay(desk: &mut Desk, before: &Draft, place: &Place) {
    let after = desk.session.draft();
    let values = before.value(place).zip(after.value(place));
    let touched = values.and_then(|(before, after)| Touched::between(&before, &after));
    let state = &mut desk.state;
    (state.caret_wish, state.cell_wish) = (None, None);
    match touched {
        Some(Touched::Text { at, n_inserted, .. }) => {
            state.caret_wish = Some(Caret {
                place: place.clone(),
                byte: at + n_inserted,
            });
        }
        Some(Touched::Entry { row, column }) => {
            state.cell_wish = Some((place.clone(), (row, column)));
        }
        None => {}
    }
}
