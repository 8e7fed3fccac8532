//! Words as glyphs, remembered: a paper uses the same words over and over.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use super::fonts::{Figures, shape};
use crate::{
    fonts::{Face, UNITS_PER_EM},
    layout::pages::glyphs::Glyph,
};

/// A shaped word.
#[derive(Debug, Default)]
pub(in crate::layout) struct Word {
    /// Its glyphs.
    pub(in crate::layout) glyphs: Arc<[Glyph]>,
    /// How wide it is, in ems.
    pub(in crate::layout) width: f32,
}

/// Words of one face and kind of figures.
type Known = FxHashMap<Arc<str>, Arc<Word>>;

/// Remembers shaped words by face and figures. It is only ever asked, never walked through.
#[derive(Debug, Default)]
pub(in crate::layout) struct Words {
    known: [Known; N_KINDS],
    /// The space of each kind, which stands behind nearly every word.
    spaces: [Option<Arc<Word>>; N_KINDS],
    common: Arc<Common>,
}

/// Words that any thread has shaped, so that no other shapes them again. A thread asks here only
/// for words that are new to it.
#[derive(Debug, Default)]
pub(in crate::layout) struct Common([Mutex<Known>; N_KINDS]);

/// Every face with every kind of figures.
const N_KINDS: usize = 2 * Face::ALL.len();

impl Words {
    /// Begins with what other threads shape.
    pub(in crate::layout) fn sharing(common: &Arc<Common>) -> Self {
        Self {
            common: Arc::clone(common),
            ..Self::default()
        }
    }

    /// Returns the space between words.
    pub(super) fn space(&mut self, face: Face, figures: Figures) -> Arc<Word> {
        let kind = kind(face, figures);
        if let Some(Some(space)) = self.spaces.get(kind) {
            return Arc::clone(space);
        }
        let space = self.get(" ", face, figures);
        if let Some(known) = self.spaces.get_mut(kind) {
            *known = Some(Arc::clone(&space));
        }
        space
    }

    /// Returns a shaped word.
    pub(in crate::layout) fn get(&mut self, text: &str, face: Face, figures: Figures) -> Arc<Word> {
        let kind = kind(face, figures);
        let known = self.known.get_mut(kind);
        if let Some(word) = known.as_ref().and_then(|known| known.get(text)) {
            return Arc::clone(word);
        }
        let (text, word) = self
            .common
            .get(text, kind, || Word::shaped(text, face, figures));
        if let Some(known) = known {
            known.insert(text, Arc::clone(&word));
        }
        word
    }
}

impl Word {
    fn shaped(text: &str, face: Face, figures: Figures) -> Self {
        let glyphs = shape(text, face, figures);
        let units: f32 = glyphs.iter().map(|glyph| f32::from(glyph.advance)).sum();
        Self {
            glyphs: glyphs.into(),
            width: units / UNITS_PER_EM,
        }
    }
}

impl Common {
    /// Returns a word, which nobody waits for while it is shaped.
    fn get(&self, text: &str, kind: usize, shape: impl FnOnce() -> Word) -> (Arc<str>, Arc<Word>) {
        let Some(known) = self.0.get(kind) else {
            return (text.into(), Arc::new(shape()));
        };
        let locked = || known.lock().unwrap_or_else(PoisonError::into_inner);
        let found = locked()
            .get_key_value(text)
            .map(|(text, word)| (Arc::clone(text), Arc::clone(word)));
        found.unwrap_or_else(|| {
            let (text, word): (Arc<str>, _) = (text.into(), Arc::new(shape()));
            locked().insert(Arc::clone(&text), Arc::clone(&word));
            (text, word)
        })
    }
}

fn kind(face: Face, figures: Figures) -> usize {
    face as usize * 2 + figures as usize
}
