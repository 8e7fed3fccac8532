//! The faces ready for shaping. Built once, shared by all papers.

use std::sync::{
    OnceLock,
    atomic::{AtomicU8, Ordering},
};

use harfrust::{
    BufferClusterLevel, Direction, Feature, FontRef, ShapeOptions, ShapePlan, Shaper, ShaperData,
    Tag, UnicodeBuffer, script,
};

use crate::{
    fonts::{Face, UNITS_PER_EM},
    layout::pages::glyphs::Glyph,
};

/// How high capital letters stand, in ems.
pub(in crate::layout) const CAP_HEIGHT: f32 = 2048.0 / UNITS_PER_EM;

/// How much higher capitals are than small letters, in units of the font.
const CAPITAL_RISE: i16 = 2048 - 1536;
/// The width of the letter that the font's marks are drawn for, in units of the font.
const MARKED_WIDTH: i16 = 1520;

/// How figures stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Figures {
    /// As wide as they are, in running text.
    Proportional,
    /// All equally wide, in tables.
    Tabular,
}

/// Every face with every kind of figures.
pub(super) const N_KINDS: usize = 2 * Face::ALL.len();

/// Returns the number of a face with a kind of figures.
pub(super) fn kind(face: Face, figures: Figures) -> usize {
    face as usize * 2 + figures as usize
}

struct ReadyFace {
    shaper: Shaper<'static>,
    proportional: ShapePlan,
    tabular: ShapePlan,
}

static DATA: OnceLock<[ShaperData; 4]> = OnceLock::new();
static FACES: OnceLock<[ReadyFace; 4]> = OnceLock::new();

/// What is drawn for a character that the typeface lacks.
const MISSING: &str = "□";
const EMPTY_BOX: char = '□';

/// Shapes text, one glyph a character wherever the font allows it.
///
/// Ligatures and contextual forms are off: every glyph then stands for the characters that it
/// came from, and copying gives back what was written. Kerning is on.
/// A character that the typeface lacks is drawn as an empty box; [`has_character`] tells before.
pub(crate) fn shape(text: &str, face: Face, figures: Figures) -> Vec<Glyph> {
    let mut glyphs = shape_as_is(text, face, figures);
    for glyph in glyphs.iter_mut().filter(|glyph| glyph.id == 0) {
        if let Some(found) = shape_as_is(MISSING, face, figures).first() {
            glyph.id = found.id;
            glyph.advance = found.advance;
        }
    }
    place_marks(text, &mut glyphs);
    glyphs
}

/// Puts a mark above its letter where the font only knows how to put it above an x.
fn place_marks(text: &str, glyphs: &mut [Glyph]) {
    let mut rest = text;
    let mut below: Option<(char, i16)> = None;
    for glyph in glyphs {
        let (own, after) = rest
            .split_at_checked(usize::from(glyph.text_len))
            .unwrap_or((rest, ""));
        rest = after;
        match (own.chars().next(), below) {
            (Some('\u{300}'..='\u{314}'), Some((letter, width))) => {
                if glyph.shift == (0, 0) {
                    let is_high = letter.is_uppercase() || "bdfhklß".contains(letter);
                    let up = if is_high { CAPITAL_RISE } else { 0 };
                    glyph.shift = ((MARKED_WIDTH - width) / 2, up);
                }
            }
            (letter, _) => below = letter.map(|letter| (letter, glyph.advance)),
        }
    }
}

fn shape_as_is(text: &str, face: Face, figures: Figures) -> Vec<Glyph> {
    let ready = ready(face);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(script::LATIN);
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    let (plan, features) = match figures {
        Figures::Proportional => (&ready.proportional, &plain_features()[..]),
        Figures::Tabular => (&ready.tabular, &tabular_features()[..]),
    };
    let options = ShapeOptions::new().plan(Some(plan)).features(features);
    let shaped = ready.shaper.shape(buffer, options);
    let infos = shaped.glyph_infos();
    let ends = infos
        .iter()
        .skip(1)
        .map(|info| info.cluster)
        .chain([u32::try_from(text.len()).unwrap_or(u32::MAX)]);
    infos
        .iter()
        .zip(shaped.glyph_positions())
        .zip(ends)
        .map(|((info, position), end)| Glyph {
            id: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: i16::try_from(position.x_advance).unwrap_or(0),
            shift: (
                i16::try_from(position.x_offset).unwrap_or(0),
                i16::try_from(position.y_offset).unwrap_or(0),
            ),
            text_len: u8::try_from(end.saturating_sub(info.cluster)).unwrap_or(u8::MAX),
        })
        .collect()
}

/// Signs that stand for others which the typeface lacks, the likest first.
const STAND_INS: &[(&str, &str)] = &[
    ("◼■⬛◾▪▮🔳🔲", "■▪•"),
    ("●⚫⬤🔴🟢🟡🔵", "●•"),
    ("◆◇❖♦", "◆•"),
    ("➢➣➤►▶▸▹⮚", "›"),
    ("➔➜➝➞➡⇒⟶⮕", "→"),
    ("✔✅☑🗸", "✓"),
    ("✗✘❌❎☒✖", "×"),
    ("☐❏❑◻◽▫▯", "□"),
    ("⁃∙⋅◦‣", "•·"),
    ("‐‑‒﹣－", "-"),
    ("⚠❗", "!"),
    ("★☆⭐✱✳❉", "*"),
    ("❛❜", "'"),
    ("❝❞", "\""),
];

/// Returns what is printed of a character: itself where the typeface has it, else the likest
/// sign, else an empty box.
pub(crate) fn printed(character: char) -> char {
    if character.is_ascii() || has_character(character) {
        return character;
    }
    let stand_ins = STAND_INS
        .iter()
        .filter(|(lacking, _)| lacking.contains(character))
        .flat_map(|(_, stand_ins)| stand_ins.chars());
    // Letters as wide as those of East Asia are these.
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0),
        _ => None,
    };
    { narrow.into_iter().chain(stand_ins) }
        .find(|sign| has_character(*sign))
        .unwrap_or(EMPTY_BOX)
}

/// What was found out about the characters of the first plane: 1 where the typeface lacks one, 2
/// where it has it.
static KNOWN: [AtomicU8; 0x1_0000] = [const { AtomicU8::new(0) }; 0x1_0000];

/// Whether every style of the typeface has the character. Found out once.
pub(crate) fn has_character(character: char) -> bool {
    let Some(known) = usize::try_from(u32::from(character))
        .ok()
        .and_then(|idx| KNOWN.get(idx))
    else {
        return is_in_every_face(character);
    };
    match known.load(Ordering::Relaxed) {
        0 => {
            let is_there = is_in_every_face(character);
            known.store(1 + u8::from(is_there), Ordering::Relaxed);
            is_there
        }
        found => found == 2,
    }
}

fn is_in_every_face(character: char) -> bool {
    let mut text = [0; 4];
    let text = character.encode_utf8(&mut text);
    Face::ALL.into_iter().all(|face| {
        shape_as_is(text, face, Figures::Proportional)
            .iter()
            .all(|glyph| glyph.id != 0)
    })
}

fn ready(face: Face) -> &'static ReadyFace {
    let [regular, italic, semi_bold, semi_bold_italic] = FACES.get_or_init(load);
    match face {
        Face::Regular => regular,
        Face::Italic => italic,
        Face::SemiBold => semi_bold,
        Face::SemiBoldItalic => semi_bold_italic,
    }
}

fn load() -> [ReadyFace; 4] {
    let fonts = Face::ALL.map(font);
    let data = DATA.get_or_init(|| Face::ALL.map(|face| ShaperData::new(&font(face))));
    let [a, b, c, d] = data;
    let [font_a, font_b, font_c, font_d] = fonts;
    [(a, font_a), (b, font_b), (c, font_c), (d, font_d)].map(|(data, font)| {
        let shaper = data.shaper(&font).build();
        let plan = |features: &[Feature]| {
            ShapePlan::new(
                &shaper,
                Direction::LeftToRight,
                Some(script::LATIN),
                None,
                features,
            )
        };
        ReadyFace {
            proportional: plan(&plain_features()),
            tabular: plan(&tabular_features()),
            shaper,
        }
    })
}

#[expect(
    clippy::expect_used,
    reason = "the font files are part of the program, and a test shapes with each of them"
)]
fn font(face: Face) -> FontRef<'static> {
    FontRef::new(face.bytes()).expect("the font file is OpenType")
}

fn plain_features() -> [Feature; 3] {
    [b"liga", b"clig", b"calt"].map(|tag| Feature::new(Tag::new(tag), 0, ..))
}

fn tabular_features() -> [Feature; 4] {
    let [liga, clig, calt] = plain_features();
    [liga, clig, calt, Feature::new(Tag::new(b"tnum"), 1, ..)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_gives_one_glyph_a_character() {
        for face in Face::ALL {
            let text = "office -> 3x4 10:30 Ł ≥";
            let glyphs = shape(text, face, Figures::Proportional);
            assert_eq!(glyphs.len(), text.chars().count(), "{face:?}");
            assert!(glyphs.iter().all(|glyph| glyph.id != 0), "{face:?}");
            let len: usize = glyphs.iter().map(|g| usize::from(g.text_len)).sum();
            assert_eq!(len, text.len(), "{face:?}");
        }
    }

    #[test]
    fn a_mark_without_a_letter_of_its_own_stands_above_its_letter() {
        let shift = |text| {
            let glyphs = shape(text, Face::Regular, Figures::Proportional);
            let [letter, mark] = glyphs.as_slice() else {
                panic!("{glyphs:?}");
            };
            assert_eq!((letter.shift, mark.advance, mark.text_len), ((0, 0), 0, 2));
            mark.shift
        };
        assert_eq!(shift("x\u{301}"), (0, 0));
        assert_eq!(shift("ẹ\u{301}").1, 0);
        assert_eq!(shift("Ẹ\u{301}").1, CAPITAL_RISE);
        assert!(shift("W\u{303}").0 < -300);
    }

    #[test]
    fn tabular_figures_are_equally_wide() {
        let widths: Vec<i16> = shape("0123456789", Face::Regular, Figures::Tabular)
            .iter()
            .map(|glyph| glyph.advance)
            .collect();
        assert!(
            widths.iter().all(|width| Some(width) == widths.first()),
            "{widths:?}"
        );
        let proportional = shape("1", Face::Regular, Figures::Proportional);
        assert_ne!(
            proportional.first().map(|g| g.advance),
            widths.get(1).copied()
        );
    }

    #[test]
    fn a_character_that_the_font_lacks_is_noticed() {
        assert!(has_character('✓'));
        assert!(!has_character('漢'));
        assert_eq!(
            ['✓', '漢', '➤', '✔', 'Ａ', '\u{1f98a}'].map(printed),
            ['✓', '□', '›', '✓', 'A', '□']
        );
        let drawn = shape("漢", Face::Regular, Figures::Proportional);
        assert!(drawn.iter().all(|glyph| glyph.id != 0));
    }
}
