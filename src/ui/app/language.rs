//! What is marked in texts: its switches, the words that are right, and the way to the next mark.

use super::window::App;
use crate::model::Place;
use crate::session::{add_own_word, own_words};
use crate::ui::desk::{Desk, proofs::Switches};

impl App {
    fn switches(&self) -> Switches {
        Switches {
            spelling: self.settings.spelling,
            plain: self.settings.plain_english,
            lines: self.settings.plain_lines,
        }
    }

    /// Gives a draft that is put on the desk what its user has chosen.
    pub(super) fn set_language(&self, desk: &mut Desk) {
        desk.proofs.set_switches(self.switches());
        desk.proofs.set_own(own_words(&self.given.folders));
    }

    pub(super) fn toggle_spelling(&mut self) {
        self.settings.spelling = !self.settings.spelling;
        self.switch_language();
    }

    pub(super) fn toggle_plain_english(&mut self) {
        self.settings.plain_english = !self.settings.plain_english;
        self.switch_language();
    }

    pub(super) fn switch_language(&mut self) {
        self.keep_settings();
        let switches = self.switches();
        if let Some(desk) = &mut self.desk {
            desk.proofs.set_switches(switches);
        }
    }

    /// Takes a word for right in every draft of this user.
    pub(super) fn own_word(&mut self, word: &str) {
        let is_kept = add_own_word(&self.given.folders, word);
        let mut own = own_words(&self.given.folders);
        let Some(desk) = &mut self.desk else { return };
        if !is_kept {
            own.push(word.to_owned());
            let told = "“My words” could not be written. The word counts as right until you close the draft.";
            desk.company.tell(told.to_owned());
        }
        desk.proofs.set_own(own);
    }

    pub(super) fn ignore_word(&mut self, place: Place, word: String) {
        if let Some(desk) = &mut self.desk {
            desk.proofs.ignore(place, word);
        }
    }

    pub(super) fn ask_about_next(&mut self) {
        if let Some(desk) = &mut self.desk
            && !desk.ask_about_next()
        {
            desk.company
                .tell("Nothing is marked on this page.".to_owned());
        }
    }
}
