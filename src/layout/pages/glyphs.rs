//! The glyphs of a run of words.

use std::sync::Arc;

/// A glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Its index in the font.
    pub id: u16,
    /// How far the next one stands from it, kerning included, in units of the font.
    pub advance: i16,
    /// How far right of and above the pen it stands: marks stand over their letter.
    pub shift: (i16, i16),
    /// How many bytes of the run's text it stands for.
    pub text_len: u8,
}

/// The glyphs of a run, word by word. A paper says the same words over and over, so that runs
/// share them.
#[derive(Debug, Clone)]
pub struct Glyphs {
    words: Arc<[SpacedWord]>,
    space: Glyph,
}

/// A word, and how many spaces stand behind it.
#[derive(Debug, Clone)]
pub(in crate::layout) struct SpacedWord {
    pub(in crate::layout) glyphs: Arc<[Glyph]>,
    pub(in crate::layout) n_spaces: u32,
}

impl Glyphs {
    /// Puts words together that are parted by the same space.
    pub(in crate::layout) fn new(words: Vec<SpacedWord>, space: Glyph) -> Self {
        Self {
            words: words.into(),
            space,
        }
    }

    /// Returns the glyphs in order.
    pub fn iter(&self) -> impl Iterator<Item = &Glyph> {
        self.words.iter().flat_map(|word| {
            let spaces = (0..word.n_spaces).map(|_| &self.space);
            word.glyphs.iter().chain(spaces)
        })
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }
}

impl PartialEq for Glyphs {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.words, &other.words) || self.iter().eq(other.iter())
    }
}

impl FromIterator<Glyph> for Glyphs {
    fn from_iter<T: IntoIterator<Item = Glyph>>(glyphs: T) -> Self {
        let word = SpacedWord {
            glyphs: glyphs.into_iter().collect(),
            n_spaces: 0,
        };
        Self::new(vec![word], Glyph::NONE)
    }
}

impl Glyph {
    /// Stands for nothing.
    pub(in crate::layout) const NONE: Self = Self {
        id: 0,
        advance: 0,
        shift: (0, 0),
        text_len: 0,
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(id: u16) -> Glyph {
        Glyph { id, ..Glyph::NONE }
    }

    #[test]
    fn words_are_parted_by_their_spaces() {
        let word = |ids: &[u16], n_spaces| SpacedWord {
            glyphs: ids.iter().copied().map(glyph).collect(),
            n_spaces,
        };
        let words = vec![word(&[5, 6], 1), word(&[], 2), word(&[7], 0)];
        let glyphs = Glyphs::new(words, glyph(1));
        let ids: Vec<u16> = glyphs.iter().map(|glyph| glyph.id).collect();
        assert_eq!(ids, [5, 6, 1, 1, 1, 7]);
        assert_eq!(glyphs.len(), ids.len());
        assert!(!glyphs.is_empty());
        assert_eq!(glyphs, ids.into_iter().map(glyph).collect());
        assert!(glyphs != Glyphs::from_iter([glyph(5)]));
        assert!(Glyphs::new(vec![word(&[], 0)], glyph(1)).is_empty());
    }
}
