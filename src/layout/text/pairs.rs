//! Words of everyday letters as glyphs, by looking up letters and pairs.
//!
//! Without ligatures and contextual forms the typeface does two things to a word: it takes the
//! glyph of each letter, and moves the next one by what the pair is kerned. Both are asked of the
//! shaper once, for the letters of which the tests show that nothing else happens to them.

use std::sync::{
    OnceLock,
    atomic::{AtomicI16, Ordering},
};

use super::fonts::{Figures, N_KINDS, kind, shape};
use crate::{fonts::Face, layout::pages::glyphs::Glyph};

const N_ASCII: usize = 0x7f - 0x20;
const N_LATIN: usize = 0x100 - 0xc0;
/// Signs of everyday English that are neither ASCII nor letters.
const SIGNS: [char; 8] = ['–', '—', '‘', '’', '“', '”', '…', '£'];
const N: usize = N_ASCII + N_LATIN + SIGNS.len();

/// A pair that nobody asked for yet.
const UNKNOWN: i16 = i16::MIN;

/// What is known of one face with one kind of figures.
struct Known {
    /// The glyph of each letter; nothing where the shaper does more than take one.
    letters: Box<[OnceLock<Option<Glyph>>]>,
    /// How far the second of a pair is moved, in units of the font: a row for each first letter.
    pairs: Box<[AtomicI16]>,
}

static KNOWN: [OnceLock<Known>; N_KINDS] = [const { OnceLock::new() }; N_KINDS];

/// Returns the glyphs of a word; nothing where it holds any other character.
pub(super) fn word(text: &str, face: Face, figures: Figures) -> Option<Vec<Glyph>> {
    let known = { KNOWN.get(kind(face, figures))? }.get_or_init(Known::new);
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
    let mut left: Option<(usize, char)> = None;
    for character in text.chars() {
        let idx = index(character)?;
        let letter = known.letters.get(idx)?;
        let glyph = (*letter.get_or_init(|| letter_glyph(character, face, figures)))?;
        if let (Some((row, before)), Some(last)) = (left, glyphs.last_mut()) {
            let kerned = known.pairs.get(row * N + idx)?;
            let mut units = kerned.load(Ordering::Relaxed);
            if units == UNKNOWN {
                units = kerning([before, character], last.advance, face, figures)?;
                kerned.store(units, Ordering::Relaxed);
            }
            last.advance += units;
        }
        glyphs.push(glyph);
        left = Some((idx, character));
    }
    Some(glyphs)
}

impl Known {
    fn new() -> Self {
        Self {
            letters: (0..N).map(|_| OnceLock::new()).collect(),
            pairs: (0..N * N).map(|_| AtomicI16::new(UNKNOWN)).collect(),
        }
    }
}

fn letter_glyph(character: char, face: Face, figures: Figures) -> Option<Glyph> {
    match shape(character.encode_utf8(&mut [0; 4]), face, figures).as_slice() {
        [glyph] if glyph.shift == (0, 0) => Some(*glyph),
        _ => None,
    }
}

/// All characters looked up here, in the order of their numbers.
#[cfg(test)]
fn characters() -> impl Iterator<Item = char> {
    (' '..='~').chain('\u{c0}'..='\u{ff}').chain(SIGNS)
}

fn index(character: char) -> Option<usize> {
    let code = usize::try_from(u32::from(character)).ok()?;
    match character {
        ' '..='~' => Some(code - 0x20),
        '\u{c0}'..='\u{ff}' => Some(code - 0xc0 + N_ASCII),
        _ => {
            { SIGNS.iter().position(|sign| *sign == character) }.map(|idx| N_ASCII + N_LATIN + idx)
        }
    }
}

/// Returns how far the second letter is moved; nothing where more than that happens to the pair.
fn kerning(pair: [char; 2], advance: i16, face: Face, figures: Figures) -> Option<i16> {
    let text: String = pair.iter().collect();
    match shape(&text, face, figures).as_slice() {
        [first, second] if (first.shift, second.shift) == ((0, 0), (0, 0)) => {
            Some(first.advance - advance)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [(Face, Figures); 8] = {
        use Face::{Italic, Regular, SemiBold, SemiBoldItalic};
        use Figures::{Proportional, Tabular};
        [
            (Regular, Proportional),
            (Regular, Tabular),
            (Italic, Proportional),
            (Italic, Tabular),
            (SemiBold, Proportional),
            (SemiBold, Tabular),
            (SemiBoldItalic, Proportional),
            (SemiBoldItalic, Tabular),
        ]
    };

    /// Fails where the shaper makes something else of a text.
    fn is_as_shaped(text: &str, (face, figures): (Face, Figures)) {
        if let Some(glyphs) = word(text, face, figures) {
            assert_eq!(
                glyphs,
                shape(text, face, figures),
                "{text} {face:?} {figures:?}"
            );
        }
    }

    #[test]
    fn every_number_is_a_characters_own() {
        for (idx, character) in characters().enumerate() {
            assert_eq!(index(character), Some(idx), "{character}");
        }
        assert_eq!(characters().count(), N);
        assert_eq!(
            ['\u{ad}', '\u{a0}', 'Ł', '→', '\u{301}'].map(index),
            [None; 5]
        );
    }

    #[test]
    fn three_characters_are_what_their_pairs_are() {
        let all: Vec<char> = characters().collect();
        // Every pair, each with another third. All 36 million threes hold, too, and take minutes.
        for (n, kind) in KINDS.into_iter().enumerate() {
            for (row, left) in all.iter().enumerate() {
                for (column, right) in all.iter().enumerate() {
                    let third = all[(row * 31 + column * 17 + n * 7) % all.len()];
                    is_as_shaped(&format!("{left}{right}{third}"), kind);
                }
            }
        }
    }

    #[test]
    fn words_of_a_paper_and_of_the_guide_are_as_the_shaper_makes_them() {
        for paper in [
            include_str!("../../../examples/drafts/northmere-2026.ron"),
            include_str!("../../../docs/user-guide.md"),
        ] {
            for text in paper.split_whitespace() {
                for kind in KINDS {
                    is_as_shaped(text, kind);
                }
            }
        }
    }

    #[test]
    fn other_characters_are_left_to_the_shaper() {
        for text in ["Łódź", "e\u{301}", "a\u{ad}b", "3\u{2044}4"] {
            assert_eq!(
                word(text, Face::Regular, Figures::Proportional),
                None,
                "{text}"
            );
        }
        assert!(word("Öffnung’s £3.5m", Face::Italic, Figures::Tabular).is_some());
    }
}
