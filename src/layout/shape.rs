//! Words as glyphs, remembered: a paper uses the same words over and over.

use std::{collections::HashMap, sync::Arc};

use super::{
    fonts::{Figures, UNITS_PER_EM, shape},
    pages::Glyph,
};
use crate::fonts::Face;

/// A shaped word.
#[derive(Debug, Default)]
pub(super) struct Word {
    /// Its glyphs.
    pub(super) glyphs: Box<[Glyph]>,
    /// How wide it is, in ems.
    pub(super) width: f32,
}

/// Remembers shaped words by face and figures. It is only ever asked, never walked through.
#[derive(Debug, Default)]
pub(super) struct Words {
    known: HashMap<(Face, Figures), HashMap<Box<str>, Arc<Word>>>,
}

impl Words {
    /// Returns a shaped word.
    pub(super) fn get(&mut self, text: &str, face: Face, figures: Figures) -> Arc<Word> {
        let known = self.known.entry((face, figures)).or_default();
        if let Some(word) = known.get(text) {
            return Arc::clone(word);
        }
        let glyphs = shape(text, face, figures).into_boxed_slice();
        let units: f32 = glyphs.iter().map(|glyph| f32::from(glyph.advance)).sum();
        let word = Arc::new(Word {
            glyphs,
            width: units / UNITS_PER_EM,
        });
        known.insert(text.into(), Arc::clone(&word));
        word
    }
}
