//! The paper's typeface within the page: only the characters that stand in it, with their
//! kerning and with figures of one width for tables.
//!
//! The typeface's own layout tables name glyphs that are cut away, so small ones are written
//! anew. A character that is not in it is shown in a typeface of the reader's own.

use std::collections::{BTreeMap, BTreeSet};

use subsetter::{GlyphRemapper, subset};

use super::woff::{Tables, base64, container, tables};
use crate::{
    fonts::Face,
    layout::{Figures, has_character, shape},
};

/// What stands in a page, by what it needs of the typeface.
#[derive(Default)]
struct Used {
    /// The characters, and those that stand in italics.
    characters: BTreeSet<char>,
    italics: BTreeSet<char>,
    /// Which characters follow each other.
    pairs: BTreeSet<(char, char)>,
}

/// Returns the typeface as rules of a style sheet, cut down to what stands in the markup.
pub(super) fn rules(markup: &str) -> String {
    let used = used(markup);
    let faces = [
        (Face::Regular, "400", "normal", &used.characters),
        (Face::SemiBold, "600", "normal", &used.characters),
        (Face::Italic, "400", "italic", &used.italics),
        (Face::SemiBoldItalic, "600", "italic", &used.italics),
    ];
    let rules: Vec<String> = faces
        .into_iter()
        .filter_map(|(face, weight, style, characters)| {
            let font = font(face, characters, &used.pairs)?;
            Some(format!(
                "@font-face{{font-family:\"Candour\";font-weight:{weight};font-style:{style};src:url(data:font/woff;base64,{}) format(\"woff\")}}",
                base64(&font)
            ))
        })
        .collect();
    rules.join("\n")
}

fn used(markup: &str) -> Used {
    let mut used = Used::default();
    let mut italic_depth = 0_usize;
    let mut last = ' ';
    let mut rest = markup;
    while let Some(c) = rest.chars().next() {
        let (own, after) = rest.split_at_checked(c.len_utf8()).unwrap_or((rest, ""));
        rest = after;
        if own == "<" {
            let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
            italic_depth += usize::from(tag == "em");
            italic_depth = italic_depth.saturating_sub(usize::from(tag == "/em"));
            rest = after;
            continue;
        }
        used.characters.insert(c);
        if italic_depth > 0 {
            used.italics.insert(c);
        }
        used.pairs.insert((last, c));
        last = c;
    }
    // Numbers of list items and bullets stand in no markup.
    if !used.characters.is_empty() {
        used.characters.extend("0123456789.•".chars());
    }
    used
}

fn font(
    face: Face,
    characters: &BTreeSet<char>,
    pairs: &BTreeSet<(char, char)>,
) -> Option<Vec<u8>> {
    let glyphs: BTreeMap<char, (u16, i16)> = characters
        .iter()
        .filter(|c| !is_mark(**c) && has_character(**c))
        .filter_map(|c| Some((*c, glyph(face, *c, Figures::Proportional)?)))
        .collect();
    if glyphs.is_empty() {
        return None;
    }
    let mut remapper = GlyphRemapper::new();
    let codes: BTreeMap<char, u16> = glyphs
        .iter()
        .map(|(c, (glyph, _))| (*c, remapper.remap(*glyph)))
        .collect();
    let tabular: BTreeMap<u16, u16> = ('0'..='9')
        .filter_map(|c| {
            let (glyph, _) = glyph(face, c, Figures::Tabular)?;
            Some((*codes.get(&c)?, remapper.remap(glyph)))
        })
        .collect();
    let kerning: BTreeMap<(u16, u16), i16> = pairs
        .iter()
        .filter_map(|(left, right)| {
            let by = kerning(face, *left, *right, glyphs.get(left)?.1)?;
            Some(((*codes.get(left)?, *codes.get(right)?), by))
        })
        .collect();
    let cut = subset(face.bytes(), 0, &remapper).ok()?;
    let kept = [*b"CFF ", *b"head", *b"hhea", *b"hmtx", *b"maxp"];
    let mut all: Tables = tables(&cut)?;
    all.retain(|(tag, _)| kept.contains(tag));
    all.extend(
        tables(face.bytes())?
            .into_iter()
            .filter(|(tag, _)| [*b"OS/2", *b"post"].contains(tag)),
    );
    all.push((*b"cmap", character_map(&codes)));
    all.push((*b"name", names(face)));
    if !kerning.is_empty() {
        all.push((*b"kern", kerning_table(&kerning)));
    }
    if !tabular.is_empty() {
        all.push((*b"GSUB", substitutions(&tabular)));
    }
    container(all)
}

/// Marks above and below letters are left to a typeface that can place them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

/// Returns the glyph of a character and its width.
fn glyph(face: Face, c: char, figures: Figures) -> Option<(u16, i16)> {
    match shape(&c.to_string(), face, figures).as_slice() {
        [glyph] => Some((glyph.id, glyph.advance)),
        _ => None,
    }
}

/// Returns by how much two characters stand further apart than by themselves.
fn kerning(face: Face, left: char, right: char, width: i16) -> Option<i16> {
    let text: String = [left, right].into_iter().collect();
    match shape(&text, face, Figures::Proportional).as_slice() {
        [left, _] if left.advance != width => Some(left.advance.saturating_sub(width)),
        _ => None,
    }
}

/// Numbers as a font holds them.
#[derive(Default)]
struct Table(Vec<u8>);

impl Table {
    fn shorts(&mut self, numbers: &[u16]) -> &mut Self {
        for number in numbers {
            self.0.extend(number.to_be_bytes());
        }
        self
    }

    fn long(&mut self, number: u32) -> &mut Self {
        self.0.extend(number.to_be_bytes());
        self
    }
}

fn short(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

fn long(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Says which glyph stands for which character: one group for each (format 12).
fn character_map(codes: &BTreeMap<char, u16>) -> Vec<u8> {
    let mut table = Table::default();
    // One table, for Unicode in full.
    table.shorts(&[0, 1, 3, 10]).long(12);
    table.shorts(&[12, 0]).long(long(16 + 12 * codes.len()));
    table.long(0).long(long(codes.len()));
    for (c, code) in codes {
        let c = u32::from(*c);
        table.long(c).long(c).long(u32::from(*code));
    }
    table.0
}

/// Says how much closer pairs stand (format 0).
fn kerning_table(pairs: &BTreeMap<(u16, u16), i16>) -> Vec<u8> {
    // More pairs than the length of the table can say are rarer than any text has.
    let n_pairs = pairs.len().min(10_000);
    let selector = n_pairs.ilog2();
    let range = (1_usize << selector) * 6;
    let mut table = Table::default();
    table.shorts(&[0, 1, 0, short(14 + 6 * n_pairs), 1]);
    table.shorts(&[
        short(n_pairs),
        short(range),
        u16::try_from(selector).unwrap_or_default(),
        short(n_pairs * 6 - range),
    ]);
    for ((left, right), by) in pairs.iter().take(n_pairs) {
        table.shorts(&[*left, *right]);
        table.0.extend(by.to_be_bytes());
    }
    table.0
}

/// Says which figures are of one width, for `tabular-nums`.
fn substitutions(figures: &BTreeMap<u16, u16>) -> Vec<u8> {
    let n = short(figures.len());
    let mut table = Table::default();
    // Version 1.0; scripts at 10, features at 30, lookups at 44.
    table.shorts(&[1, 0, 10, 30, 44]);
    // One script, which has one language with one feature.
    table.shorts(&[1]);
    table.0.extend(b"DFLT");
    table.shorts(&[8, 4, 0, 0, 0xffff, 1, 0]);
    // One feature with one lookup.
    table.shorts(&[1]);
    table.0.extend(b"tnum");
    table.shorts(&[8, 0, 1, 0]);
    // One lookup: single glyphs, in one list, behind which stands what it covers.
    table.shorts(&[1, 4, 1, 0, 1, 8]);
    table.shorts(&[2, 6 + 2 * n, n]);
    table.shorts(&figures.values().copied().collect::<Vec<u16>>());
    table.shorts(&[1, n]);
    table.shorts(&figures.keys().copied().collect::<Vec<u16>>());
    table.0
}

/// Says what the font is and under which licence.
fn names(face: Face) -> Vec<u8> {
    let names = [
        (
            0,
            "Copyright 2016 The Inter Project Authors (https://github.com/rsms/inter)",
        ),
        (1, "Candour"),
        (2, "Regular"),
        (4, face.name()),
        (6, face.name()),
        (13, "SIL Open Font License, Version 1.1; a part of Inter"),
        (14, "https://openfontlicense.org"),
    ];
    let mut table = Table::default();
    table.shorts(&[0, short(names.len()), short(6 + 12 * names.len())]);
    let mut words = Table::default();
    for (id, name) in names {
        let units: Vec<u16> = name.encode_utf16().collect();
        // Windows, Unicode, English.
        table.shorts(&[
            3,
            1,
            0x409,
            id,
            short(units.len() * 2),
            short(words.0.len()),
        ]);
        words.shorts(&units);
    }
    table.0.extend(words.0);
    table.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_that_is_used_is_in_the_page() {
        let rules = rules("<p>AVA 12 <strong>b</strong> <em>é</em></p>");
        assert_eq!(rules.matches("@font-face").count(), 4);
        let upright = self::rules("<p>Łódź 漢</p>");
        assert_eq!(upright.matches("@font-face").count(), 2);
        assert_eq!(self::rules("<p></p>"), "");
    }

    #[test]
    fn kerning_and_equal_figures_come_along() {
        let used = used("<p>AVA 1</p>");
        assert!(used.pairs.contains(&('A', 'V')));
        let (glyph, width) = glyph(Face::Regular, 'A', Figures::Proportional).unwrap();
        assert!(glyph > 0);
        assert!(kerning(Face::Regular, 'A', 'V', width).unwrap() < 0);
        let table = substitutions(&BTreeMap::from([(1, 7), (2, 8)]));
        assert_eq!(table.len(), 66 + 4 * 2);
    }
}
