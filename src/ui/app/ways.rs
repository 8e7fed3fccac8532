//! Where the keyboard is led, and the way back.

use super::window::App;
use crate::model::Place;
use crate::session::Action;
use crate::ui::desk::state::WayBack;

impl App {
    /// Goes to a place, and remembers the way back where that is elsewhere.
    pub(super) fn follow(&mut self, place: Place) {
        let from = self
            .desk
            .as_ref()
            .and_then(|desk| desk.state.current.clone());
        match from {
            Some(from) if is_elsewhere(&from, &place) => self.lead(from, place),
            Some(_) | None => self.go(place),
        }
    }

    /// Adds a row that is linked from a place, and goes on in it.
    pub(super) fn add_linked(&mut self, action: Action) {
        let Action::Add {
            register,
            linked_from: Some(from),
            ..
        } = &action
        else {
            return self.act(action);
        };
        let (register, from) = (*register, from.clone());
        let n_before = self.n_rows(register);
        self.act(action);
        let Some(desk) = &self.desk else { return };
        let rows = desk.session.draft().registers.rows(register);
        if let Some(added) = rows.get(n_before) {
            let to = Place::Row(register, added.id().clone());
            self.lead(from, to);
        }
    }

    fn n_rows(&self, register: crate::model::RegisterKind) -> usize {
        let desk = self.desk.as_ref();
        desk.map_or(0, |desk| desk.session.draft().registers.n_rows(register))
    }

    fn lead(&mut self, from: Place, to: Place) {
        if let Some(desk) = &mut self.desk {
            desk.state.way_back = Some(WayBack {
                from,
                to: to.clone(),
            });
        }
        self.go(to);
    }

    /// Goes back to where the keyboard was; from there the same command leads here again.
    pub(super) fn go_back(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        if let Some(WayBack { from, to }) = desk.state.way_back.take() {
            self.lead(to, from);
        }
    }
}

/// Whether a place is another row than the one where the keyboard is, or another page.
fn is_elsewhere(from: &Place, to: &Place) -> bool {
    match (from.row(), to.row()) {
        (Some(from), Some(to)) => from != to,
        (Some(_), None) | (None, Some(_)) => true,
        (None, None) => from != to,
    }
}
