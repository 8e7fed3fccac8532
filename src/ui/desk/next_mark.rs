//! Going from one marked stretch of text to the next.

use super::{
    open_draft::Desk,
    state::{AskedWord, Screen},
};
use crate::find::{Text, TextKind, texts};
use crate::ui::pages::mark::Caret;

impl Desk {
    /// Goes to the next stretch of the open page that is marked, from where the caret is, and asks
    /// about it. Returns whether there is one.
    pub(in crate::ui) fn ask_about_next(&mut self) -> bool {
        let Some(next) = self.next_marked() else {
            return false;
        };
        self.go(next.place.clone());
        self.state.caret_wish = Some(Caret {
            place: next.place.clone(),
            byte: next.range.end,
        });
        self.state.asked = Some(next.clone());
        self.state.asked_last = Some(next);
        true
    }

    fn next_marked(&self) -> Option<AskedWord> {
        let (draft, template) = (self.session.draft(), self.session.template());
        let mut texts = texts(draft, template);
        let is_details = self.state.screen == Screen::Details;
        texts.retain(|text| match &text.section {
            Some(section) => self.state.section() == Some(section),
            None => is_details && text.place.row().is_none(),
        });
        let here = self.state.current.as_ref();
        let from = texts.iter().position(|text| Some(&text.place) == here);
        let caret = self
            .state
            .caret
            .as_ref()
            .filter(|caret| Some(&caret.place) == here);
        let caret = caret.map_or(0, |caret| caret.byte);
        let n_texts = texts.len();
        // Once round: the text that the caret is in comes first behind it, and last before it.
        let rounds = (0..=n_texts).filter_map(|step| {
            let idx = (from.unwrap_or(0) + step).checked_rem(n_texts)?;
            let from_byte = if step == 0 && from.is_some() {
                caret
            } else {
                0
            };
            Some((texts.get(idx)?, from_byte))
        });
        { rounds }.find_map(|(text, from_byte)| self.marked_in(text, from_byte))
    }

    fn marked_in(&self, text: &Text, from_byte: usize) -> Option<AskedWord> {
        let is_prose = text.kind == TextKind::Prose;
        if text.kind == TextKind::List {
            return None;
        }
        let marked = self.proofs.of(&text.place, &text.text, is_prose);
        let asked = marked.noted.iter().map(|noted| AskedWord {
            place: text.place.clone(),
            range: noted.range.clone(),
        });
        let last = self.state.asked_last.as_ref();
        { asked }.find(|asked| asked.range.end >= from_byte && Some(asked) != last)
    }
}
