//! Words as glyphs, remembered: a paper uses the same words over and over.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    fonts::{Figures, N_KINDS, kind, shape},
    pairs,
};
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

/// Remembers shaped words by face and figures. It is only ever asked, never walked through.
#[derive(Debug, Default)]
pub(in crate::layout) struct Words {
    known: [FxHashMap<Box<str>, Arc<Word>>; N_KINDS],
    /// The space of each kind, which stands behind nearly every word.
    spaces: [Option<Arc<Word>>; N_KINDS],
}

impl Words {
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
        let known = self.known.get_mut(kind(face, figures));
        if let Some(word) = known.as_ref().and_then(|known| known.get(text)) {
            return Arc::clone(word);
        }
        let known_pairs = pairs::word(text, face, figures);
        let glyphs = known_pairs.unwrap_or_else(|| shape(text, face, figures));
        let units: f32 = glyphs.iter().map(|glyph| f32::from(glyph.advance)).sum();
        let word = Arc::new(Word {
            glyphs: glyphs.into(),
            width: units / UNITS_PER_EM,
        });
        if let Some(known) = known {
            known.insert(text.into(), Arc::clone(&word));
        }
        word
    }
}
