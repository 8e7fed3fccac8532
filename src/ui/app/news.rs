//! What the user looked at last of the open draft: kept with their settings.

use std::path::Path;

use super::window::App;

impl App {
    /// Takes note of which section is open, and keeps what was seen with that.
    pub(super) fn follow_news(&mut self) {
        let clock = self.given.clock.as_ref();
        let Some(desk) = &mut self.desk else { return };
        desk.learn_news(clock);
        let open = desk.state.section().cloned();
        if desk.state.news.follow(open.as_ref(), &desk.session, clock) {
            self.keep_seen();
        }
    }

    /// Takes note that the open section was seen, where its draft is closed.
    pub(super) fn leave_news(&mut self) {
        let clock = self.given.clock.as_ref();
        let Some(desk) = &mut self.desk else { return };
        if desk.state.news.follow(None, &desk.session, clock) {
            self.keep_seen();
        }
    }

    /// Keeps what was seen, of a draft with a file. Of one that is protected nothing is kept beside
    /// what protects it.
    fn keep_seen(&mut self) {
        let Some(desk) = &self.desk else { return };
        let Some(path) = desk.session.path().map(Path::to_owned) else {
            return;
        };
        let seen = &mut self.settings.seen;
        let is_new = if desk.session.seal().is_closed() {
            seen.forget(&path)
        } else {
            seen.note(&path, desk.state.news.seen())
        };
        if is_new {
            self.keep_settings();
        }
    }
}
