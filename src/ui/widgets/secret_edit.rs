//! A field for a passphrase, under its label.
//!
//! Invariant: while it is hidden, what was typed is in one place of memory, which is wiped. The
//! toolkit keeps what fields show, to undo and to read out; it is given dots. (What it is told
//! of each key, and what the user has shown, is beyond this.)

use std::{any::TypeId, ops::Range};

use egui::{Response, TextBuffer, TextEdit, Ui, text::CharIndex};
use zeroize::Zeroizing;

use super::field::{FieldSpec, edit_ui, label_ui};
use crate::session::Passphrase;

/// The longest passphrase, in characters.
const MAX_CHARS: usize = 256;

/// A passphrase while it is typed.
pub struct Secret {
    text: Zeroizing<String>,
    dots: String,
    /// Whether the field shows it. The toolkit sees it then.
    pub is_shown: bool,
}

impl Default for Secret {
    fn default() -> Self {
        Self {
            // Never grown: growing would leave what was typed behind.
            text: Zeroizing::new(String::with_capacity(MAX_CHARS * 4)),
            dots: String::new(),
            is_shown: false,
        }
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Secret {
    /// Returns how many characters were typed.
    pub fn n_chars(&self) -> usize {
        self.text.chars().count()
    }

    /// Returns what was typed; none where nothing was.
    pub fn passphrase(&self) -> Option<Passphrase> {
        Passphrase::new(self.text.to_string())
    }

    /// Begins again with nothing typed.
    pub fn wipe(&mut self) {
        let is_shown = self.is_shown;
        *self = Self::default();
        self.is_shown = is_shown;
    }

    /// Returns where a character begins, in bytes.
    fn start_of(&self, char_idx: usize) -> usize {
        let mut starts = self.text.char_indices().map(|(at, _)| at);
        starts.nth(char_idx).unwrap_or(self.text.len())
    }

    fn follow(&mut self) {
        self.dots = "•".repeat(self.n_chars());
    }
}

impl TextBuffer for Secret {
    fn is_mutable(&self) -> bool {
        true
    }

    fn as_str(&self) -> &str {
        if self.is_shown {
            &self.text
        } else {
            &self.dots
        }
    }

    fn insert_text(&mut self, text: &str, char_index: CharIndex) -> usize {
        let room = MAX_CHARS.saturating_sub(self.n_chars());
        let mut at = self.start_of(char_index.0);
        let mut n_inserted = 0;
        for c in text.chars().filter(|c| !c.is_control()).take(room) {
            self.text.insert(at, c);
            at += c.len_utf8();
            n_inserted += 1;
        }
        self.follow();
        n_inserted
    }

    fn delete_char_range(&mut self, char_range: Range<CharIndex>) {
        let range = self.start_of(char_range.start.0)..self.start_of(char_range.end.0);
        self.text.replace_range(range, "");
        self.follow();
    }

    /// Only undoing asks for this, with what the field showed.
    fn replace_with(&mut self, _text: &str) {}

    /// What is taken would not be wiped.
    fn take(&mut self) -> String {
        self.clear();
        String::new()
    }

    fn type_id(&self) -> TypeId {
        TypeId::of::<Self>()
    }
}

/// Shows a field for a passphrase.
pub fn secret_edit_ui(ui: &mut Ui, spec: &FieldSpec<'_>, secret: &mut Secret) -> Response {
    ui.scope(|ui| {
        label_ui(ui, spec);
        let is_hidden = !secret.is_shown;
        let edit = TextEdit::singleline(secret).password(is_hidden);
        let width = ui.available_width();
        edit_ui(ui, spec.id, spec.label, edit, width)
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_toolkit_sees_dots_and_edits_what_they_stand_for() {
        let mut secret = Secret::default();
        assert_eq!(secret.insert_text("blåbær\n!", CharIndex(0)), 7);
        secret.insert_text("sylte", CharIndex(6));
        secret.delete_char_range(CharIndex(2)..CharIndex(3));
        assert_eq!(secret.text.as_str(), "blbærsylte!");
        assert_eq!(secret.as_str(), "•••••••••••");
        secret.replace_with("•••");
        assert_eq!(secret.n_chars(), 11);
        secret.is_shown = true;
        assert_eq!(secret.as_str(), "blbærsylte!");
        assert_eq!(TextBuffer::take(&mut secret), "");
        assert_eq!(secret.passphrase(), None);
    }

    #[test]
    fn a_very_long_one_never_moves_in_memory() {
        let mut secret = Secret::default();
        let place = secret.text.as_ptr();
        assert_eq!(
            secret.insert_text(&"𝔸".repeat(1_000), CharIndex(0)),
            MAX_CHARS
        );
        assert_eq!(secret.text.as_ptr(), place);
    }
}
