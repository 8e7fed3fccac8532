//! What the codes of a font mean: the font's own map to Unicode, or the encoding it names.
//!
//! Read here and not by lopdf, whose reverse map of a font takes memory for every code of a range,
//! and a range may be said to hold four thousand million.

use lopdf::{Dictionary, Document, Object};
use rustc_hash::FxHashMap;

use super::{
    stream::Budget,
    tokens::{Operand, Operators},
};

/// How many codes a font's map may hold.
const MAX_CODES: usize = 70_000;

/// What the codes of a font mean.
#[derive(Debug)]
pub(super) struct Codes {
    /// How many bytes a code has.
    len: usize,
    map: FxHashMap<u32, String>,
    /// What a code that the map does not hold means: a sign of the font's own, if it is one of
    /// pictures.
    is_pictures: bool,
}

impl Codes {
    /// Reads what a font says.
    pub(super) fn of_font(document: &Document, font: &Dictionary, budget: &mut Budget) -> Self {
        let is_composite = matches!(name_of(document, font, b"Subtype"), Some(b"Type0"));
        let len = if is_composite { 2 } else { 1 };
        let base = name_of(document, font, b"BaseFont").unwrap_or_default();
        let base = String::from_utf8_lossy(base).to_lowercase();
        let is_pictures = ["wingdings", "webdings", "symbol"]
            .iter()
            .any(|name| base.contains(name));
        let own = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .ok()
            .and_then(|stream| budget.inflate(stream).bytes);
        let map = match own {
            Some(bytes) => read_map(&bytes, len),
            None if is_composite || is_pictures => FxHashMap::default(),
            None => named(document, font, budget),
        };
        Self {
            len,
            map,
            is_pictures,
        }
    }

    /// Puts the text of some codes at the end of a text.
    pub(super) fn read(&self, codes: &[u8], text: &mut String) {
        for code in codes.chunks(self.len) {
            let code = code
                .iter()
                .fold(0_u32, |code, byte| code << 8 | u32::from(*byte));
            match self.map.get(&code) {
                Some(signs) => text.push_str(signs),
                None if self.is_pictures => {
                    let sign = char::from_u32(0xf000 + (code & 0xff));
                    text.push(sign.unwrap_or(char::REPLACEMENT_CHARACTER));
                }
                None => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}

fn name_of<'a>(document: &'a Document, font: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    font.get_deref(key, document).and_then(Object::as_name).ok()
}

/// Reads the encoding of a font that has no map of its own.
fn named(document: &Document, font: &Dictionary, budget: &Budget) -> FxHashMap<u32, String> {
    let limit = budget.left();
    let Ok(encoding) = font.get_font_encoding_with_limit(document, limit) else {
        return FxHashMap::default();
    };
    let sign = |byte: u8| {
        let sign = encoding.bytes_to_string(&[byte]).ok()?;
        (!sign.is_empty()).then_some((u32::from(byte), sign))
    };
    (0..=u8::MAX).filter_map(sign).collect()
}

/// Reads a map to Unicode.
fn read_map(bytes: &[u8], len: usize) -> FxHashMap<u32, String> {
    let mut map = FxHashMap::default();
    let (mut operators, mut operands) = (Operators::new(bytes), Vec::new());
    while let Some(operator) = operators.next(&mut operands) {
        match operator {
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Operand::Text(code), Operand::Text(signs)] = pair {
                        put(&mut map, number(code), utf16(signs));
                    }
                }
            }
            b"endbfrange" => {
                for range in operands.chunks_exact(3) {
                    if let [Operand::Text(from), Operand::Text(to), signs] = range
                        && from.len() <= len
                    {
                        put_range(&mut map, number(from), number(to), signs);
                    }
                }
            }
            _ => {}
        }
    }
    map
}

fn put_range(map: &mut FxHashMap<u32, String>, from: u32, to: u32, signs: &Operand) {
    match signs {
        Operand::List(list) => {
            for (code, signs) in (from..=to).zip(list) {
                if let Operand::Text(signs) = signs {
                    put(map, code, utf16(signs));
                }
            }
        }
        Operand::Text(signs) => {
            let units = units(signs);
            let Some((last, before)) = units.split_last() else {
                return;
            };
            for (code, step) in (from..=to).zip(0..=u16::MAX) {
                if map.len() >= MAX_CODES {
                    return;
                }
                let mut units = before.to_vec();
                units.push(last.wrapping_add(step));
                put(map, code, String::from_utf16_lossy(&units));
            }
        }
        Operand::Number(_) | Operand::Name(_) | Operand::Dictionary(_) => {}
    }
}

fn put(map: &mut FxHashMap<u32, String>, code: u32, signs: String) {
    if map.len() < MAX_CODES {
        map.insert(code, signs);
    }
}

fn number(code: &[u8]) -> u32 {
    code.iter()
        .fold(0_u32, |number, byte| number << 8 | u32::from(*byte))
}

fn units(signs: &[u8]) -> Vec<u16> {
    let pairs = signs.chunks_exact(2);
    pairs
        .map(|pair| match pair {
            [high, low] => u16::from_be_bytes([*high, *low]),
            _ => 0,
        })
        .collect()
}

fn utf16(signs: &[u8]) -> String {
    String::from_utf16_lossy(&units(signs))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &[u8] = b"1 begincodespacerange <0000> <FFFF> endcodespacerange
        2 beginbfchar <0003> <0020> <0010> <00660069> endbfchar
        2 beginbfrange <0024> <0026> <0041> <0030> <0031> [<2019> <D83DDE00>] endbfrange";

    #[test]
    fn a_map_holds_signs_ranges_and_lists() {
        let map = read_map(MAP, 2);
        let codes = Codes {
            len: 2,
            map,
            is_pictures: false,
        };
        let mut text = String::new();
        codes.read(b"\0\x24\0\x26\0\x03\0\x10\0\x30\0\x31\0\x99", &mut text);
        assert_eq!(text, "AC fi\u{2019}\u{1f600}\u{fffd}");
    }

    #[test]
    fn a_range_that_is_said_to_hold_everything_takes_no_memory() {
        let map = read_map(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange", 4);
        assert!(map.len() <= MAX_CODES);
    }

    #[test]
    fn a_font_of_pictures_without_a_map_gives_its_own_signs() {
        let codes = Codes {
            len: 1,
            map: FxHashMap::default(),
            is_pictures: true,
        };
        let mut text = String::new();
        codes.read(b"n", &mut text);
        assert_eq!(text, "\u{f06e}");
    }
}
