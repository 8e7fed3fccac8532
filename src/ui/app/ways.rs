//! Where the keyboard is led, and the way back.

use super::window::App;
use crate::model::Place;
use crate::session::Action;
use crate::ui::desk::state::Screen;

impl App {
    /// Goes to a place, and remembers the way back where that is elsewhere.
    pub(super) fn follow(&mut self, place: Place) {
        match self.here() {
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
            desk.state.ways.go(from, to.clone());
        }
        self.go(to);
    }

    /// Returns where the keyboard is, or the page that is open.
    fn here(&self) -> Option<Place> {
        let state = &self.desk.as_ref()?.state;
        Some(
            state
                .current
                .clone()
                .unwrap_or_else(|| match &state.screen {
                    Screen::Details => Place::Draft,
                    Screen::Section(section) => Place::Section(section.clone()),
                }),
        )
    }

    /// Goes back to where the keyboard was, place after place.
    pub(super) fn go_back(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        let place = desk.state.ways.back(desk.session.draft());
        if let Some(place) = place {
            self.go(place);
        }
    }

    /// Goes to where the keyboard was gone back from.
    pub(super) fn go_forward(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        let place = desk.state.ways.forward(desk.session.draft());
        if let Some(place) = place {
            self.go(place);
        }
    }

    /// Goes to the next thing that needs attention, and says what it is.
    pub(super) fn go_to_next(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        match desk.next_to_do() {
            Some((place, words)) => {
                desk.company.tell(words);
                self.follow(place);
            }
            None => desk.company.tell("Nothing needs attention.".to_owned()),
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
