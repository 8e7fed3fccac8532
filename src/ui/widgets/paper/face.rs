//! The paper's faces in the window's atlas, by glyph instead of by character.
//!
//! Layout has chosen the glyphs already: tabular figures, accents placed by hand, no ligatures.
//! The toolkit asks for characters, so that each face is given once more with a character table
//! that maps the private-use plane to its glyphs one by one, and without rules for shaping.
//! Invariant: the glyph `n` of a face is the character `FIRST + n` of its family.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::fonts::Face;

/// The first character of plane 15, which no text uses.
const FIRST: u32 = 0xF_0000;

/// Returns the toolkit's family of a face.
pub(super) fn family(face: Face) -> FontFamily {
    FontFamily::Name(name(face).into())
}

/// Returns the character that shows a glyph.
pub(super) fn character(glyph: u16) -> char {
    char::from_u32(FIRST + u32::from(glyph)).unwrap_or('\u{fffd}')
}

fn name(face: Face) -> &'static str {
    match face {
        Face::Regular => "paper",
        Face::Italic => "paper-italic",
        Face::SemiBold => "paper-semibold",
        Face::SemiBoldItalic => "paper-semibold-italic",
    }
}

/// Adds the paper's faces to those of the window.
pub(in crate::ui) fn define(definitions: &mut FontDefinitions) {
    for face in Face::ALL {
        let bytes = by_glyph(face.bytes());
        let data = bytes.map_or_else(|| FontData::from_static(face.bytes()), FontData::from_owned);
        let name = name(face).to_owned();
        definitions.font_data.insert(name.clone(), Arc::new(data));
        definitions.families.insert(family(face), vec![name]);
    }
}

/// The tables that an outline needs. What shapes text is left out.
const KEPT: [&[u8; 4]; 11] = [
    b"CFF ", b"OS/2", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp",
    b"prep",
];

/// Returns a font whose characters are its glyphs; none where the bytes are no font.
fn by_glyph(font: &[u8]) -> Option<Vec<u8>> {
    let version = font.get(..4)?;
    let n_tables = usize::from(u16_at(font, 4)?);
    let mut tables: Vec<([u8; 4], &[u8])> = Vec::new();
    for idx in 0..n_tables {
        let record = font.get(12 + idx * 16..28 + idx * 16)?;
        let tag: [u8; 4] = record.get(..4)?.try_into().ok()?;
        if KEPT.contains(&&tag) {
            let from = usize::try_from(u32_at(record, 8)?).ok()?;
            let len = usize::try_from(u32_at(record, 12)?).ok()?;
            tables.push((tag, font.get(from..from.checked_add(len)?)?));
        }
    }
    let maxp = tables.iter().find(|(tag, _)| tag == b"maxp")?.1;
    let cmap = character_map(u16_at(maxp, 4)?);
    tables.push((*b"cmap", &cmap));
    tables.sort_by_key(|(tag, _)| *tag);
    Some(assembled(version, &tables))
}

/// Returns a `cmap` table of one segment (format 12).
fn character_map(n_glyphs: u16) -> Vec<u8> {
    let mut cmap = Vec::new();
    for part in [0_u16, 1, 3, 10, 0, 12, 12, 0] {
        cmap.extend(part.to_be_bytes());
    }
    let last = FIRST + u32::from(n_glyphs.saturating_sub(1));
    for part in [28_u32, 0, 1, FIRST, last, 0] {
        cmap.extend(part.to_be_bytes());
    }
    cmap
}

fn assembled(version: &[u8], tables: &[([u8; 4], &[u8])]) -> Vec<u8> {
    let mut font = version.to_vec();
    let n_tables = u16::try_from(tables.len()).unwrap_or_default();
    font.extend(n_tables.to_be_bytes());
    // Three fields that help a binary search; nobody reads them.
    font.extend([0; 6]);
    let mut at = 12 + tables.len() * 16;
    for (tag, table) in tables {
        font.extend(tag);
        // The checksum: nobody reads it either.
        font.extend([0; 4]);
        for part in [at, table.len()] {
            font.extend(u32::try_from(part).unwrap_or_default().to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        font.extend_from_slice(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_of_every_face_has_a_character() {
        for face in Face::ALL {
            let font = by_glyph(face.bytes()).expect("the face is a font");
            let font = harfrust::FontRef::new(&font).expect("the font made of it is one, too");
            let data = harfrust::ShaperData::new(&font);
            let shaper = data.shaper(&font).build();
            for glyph in [1, 17, 2000] {
                let mut buffer = harfrust::UnicodeBuffer::new();
                buffer.push_str(&character(glyph).to_string());
                buffer.guess_segment_properties();
                let glyphs = shaper.shape(buffer, harfrust::ShapeOptions::new());
                let ids: Vec<u32> = glyphs.glyph_infos().iter().map(|i| i.glyph_id).collect();
                assert_eq!(ids, [u32::from(glyph)], "{face:?}");
            }
        }
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert_eq!(by_glyph(b""), None);
        assert_eq!(by_glyph(b"OTTO\0\x09 and no more"), None);
    }
}
