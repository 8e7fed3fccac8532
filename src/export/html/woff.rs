//! A web font: tables of a font in the WOFF container.

use std::io::Write as _;

use flate2::{Compression, write::ZlibEncoder};

/// Tables with their names.
pub(super) type Tables = Vec<([u8; 4], Vec<u8>)>;

const SIGNATURE: &[u8; 4] = b"wOFF";
/// OpenType with CFF outlines.
const FLAVOR: &[u8; 4] = b"OTTO";
const HEADER: usize = 44;
const ENTRY: usize = 20;

/// Returns the tables of an OpenType file.
pub(super) fn tables(font: &[u8]) -> Option<Tables> {
    let n_tables = u16_at(font, 4)?;
    (0..usize::from(n_tables))
        .map(|idx| {
            let entry = 12 + 16 * idx;
            let tag = font.get(entry..entry + 4)?.try_into().ok()?;
            let offset = usize::try_from(u32_at(font, entry + 8)?).ok()?;
            let length = usize::try_from(u32_at(font, entry + 12)?).ok()?;
            Some((tag, font.get(offset..offset.checked_add(length)?)?.to_vec()))
        })
        .collect()
}

/// Puts tables into a web font, each deflated.
pub(super) fn container(mut tables: Tables) -> Option<Vec<u8>> {
    tables.sort_by_key(|(tag, _)| *tag);
    let n_tables = u16::try_from(tables.len()).ok()?;
    let mut directory = Vec::new();
    let mut data = Vec::new();
    let mut plain_size = 12 + 16 * tables.len();
    let start = HEADER + ENTRY * tables.len();
    for (tag, table) in &tables {
        let packed = packed(table);
        directory.extend(tag);
        for number in [start + data.len(), packed.len(), table.len()] {
            directory.extend(u32::try_from(number).ok()?.to_be_bytes());
        }
        directory.extend(checksum(table).to_be_bytes());
        data.extend(&packed);
        data.resize(data.len().next_multiple_of(4), 0);
        plain_size += table.len().next_multiple_of(4);
    }
    let mut font = Vec::new();
    font.extend(SIGNATURE);
    font.extend(FLAVOR);
    font.extend(u32::try_from(start + data.len()).ok()?.to_be_bytes());
    font.extend(n_tables.to_be_bytes());
    font.extend([0; 2]);
    font.extend(u32::try_from(plain_size).ok()?.to_be_bytes());
    // Version 1.0, no metadata, no private data.
    font.extend([0, 1, 0, 0]);
    font.extend([0; 20]);
    font.extend(directory);
    font.extend(data);
    Some(font)
}

/// Returns a table deflated, or as it is where that is shorter.
fn packed(table: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    // Writing to memory cannot fail.
    encoder.write_all(table).unwrap_or_default();
    match encoder.finish() {
        Ok(packed) if packed.len() < table.len() => packed,
        Ok(_) | Err(_) => table.to_vec(),
    }
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0_u32, |sum, chunk| {
        let mut word = [0; 4];
        for (to, from) in word.iter_mut().zip(chunk) {
            *to = *from;
        }
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// Returns bytes as Base64.
pub(super) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut word = [0_u8; 4];
        for (to, from) in word.iter_mut().skip(1).zip(chunk) {
            *to = *from;
        }
        let bits = u32::from_be_bytes(word);
        for idx in 0..4 {
            let sextet = (bits >> (18 - 6 * idx)) & 63;
            let letter = usize::try_from(sextet).ok().and_then(|at| LETTERS.get(at));
            let letter = letter.filter(|_| idx <= chunk.len());
            out.push(letter.map_or('=', |letter| char::from(*letter)));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_others_write_it() {
        let written = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
