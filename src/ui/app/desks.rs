//! Putting a draft on the desk: a new one, the example, one that was opened.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use egui::Context;

use super::{next::Next, openings::Wish, window::App};
use crate::session::{self, Claim, Session, Wanted, places_lately};
use crate::ui::desk::{Desk, news::News, state::Screen};

impl App {
    pub(super) fn begin(&mut self, idx: usize) {
        let Some(template) = self.start.templates.get(idx).cloned() else {
            return;
        };
        let session = Session::begin(template, self.given.ids.clone());
        self.put_on_desk(session);
    }

    /// Begins from last year's draft, once nothing in the open one can be lost.
    pub(super) fn ask_begin_from(&mut self, path: PathBuf, ctx: &Context) {
        self.close_modal(ctx);
        self.ask_first(Next::Last(path), ctx);
    }

    /// Begins the next year's draft from last year's.
    pub(super) fn begin_from(&mut self, path: PathBuf) {
        let day = self.given.clock.today();
        self.open_wish(Wish::of(Wanted::Next(path, day)));
    }

    pub(super) fn open_example(&mut self) {
        match session::example_draft() {
            Ok(loaded) => self.put_on_desk(Session::open_copy(loaded, self.given.ids.clone())),
            Err(problem) => self.show_problem(problem),
        }
    }

    pub(super) fn put_on_desk(&mut self, session: Session) {
        self.put_on_desk_as(session, Claim::Write);
    }

    pub(super) fn put_on_desk_as(&mut self, session: Session, claim: Claim) {
        self.leave_news();
        self.load += 1;
        let screen = first_page(&session);
        let keepers = self.keepers();
        let mut desk = Desk::new(session, screen, self.load, keepers, Arc::clone(&self.wake));
        desk.state.help_shown = self.settings.help_shown;
        desk.state.me.clone_from(&self.settings.name);
        if let Some(path) = desk.session.path() {
            desk.state.news = News::of(self.settings.seen.of(path));
        }
        desk.state.tables = self.settings.tables.iter().copied().collect();
        self.set_language(&mut desk);
        self.recall_pages(&mut desk);
        self.keep_edited();
        if let Some(path) = desk.session.path() {
            desk.state
                .edited
                .recall(&places_lately(&self.given.folders, path));
        }
        let clock = &self.given.clock;
        desk.refresh((clock.today(), clock.now_ms()), false);
        // The first word can be typed at once.
        desk.begin_page();
        self.start.is_shown = false;
        if let Some(before) = self.desk.replace(desk) {
            before.close(self.given.clock.now());
        }
        // Not before the last draft is closed, which may have been the same file.
        if let Some(desk) = &mut self.desk {
            desk.company.open(&desk.session, claim);
            let lost = std::mem::take(&mut self.settings.lost);
            if !lost.is_empty() {
                let lost = lost.join(", ");
                let words = format!(
                    "The file of your settings is damaged. What could not be read is as it was at first: {lost}. The rest, and your drafts, are as they were."
                );
                desk.company.tell(words);
            }
        }
    }

    pub(super) fn remember(&mut self, path: &Path) {
        self.settings.remember(path);
        self.keep_settings();
    }

    /// Has it written where something was changed last in the open draft. A draft that is
    /// protected leaves nothing of itself elsewhere.
    pub(super) fn keep_edited(&self) {
        let Some(desk) = &self.desk else { return };
        let places = desk.state.edited.all();
        if places.is_empty() || desk.session.seal().is_closed() {
            return;
        }
        if let Some(path) = desk.session.path() {
            let _is_asked: bool =
                { &self.settings_keeper }.keep_places(path.to_owned(), places.to_vec());
        }
    }

    /// Has the settings written.
    pub(super) fn keep_settings(&self) {
        let _is_asked: bool = self.settings_keeper.keep(self.settings.clone());
    }
}

/// Returns what a pack is about, or the first page of the outline that holds something.
fn first_page(session: &Session) -> Screen {
    if let Some(first) = session
        .draft()
        .pack
        .iter()
        .find_map(|pack| pack.sections.first())
        && session.template().section(first).is_some()
    {
        return Screen::Section(first.clone());
    }
    session
        .template()
        .outline(&session.draft().arrangement)
        .into_iter()
        .find(|outlined| !outlined.section.fields.is_empty())
        .map_or(Screen::Details, |outlined| {
            Screen::Section(outlined.section.id.clone())
        })
}
