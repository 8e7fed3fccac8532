//! The bytes of a plain text as text, whichever of the usual encodings it is in.

/// What Windows-1252 has where Latin-1 has control signs.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Returns the text: UTF-8 or UTF-16 with or without a mark at its head, else Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| sign(*byte)).collect(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let pairs = bytes.chunks_exact(2);
    let units: Vec<u16> = pairs
        .map(|pair| match pair {
            [first, second] => unit([*first, *second]),
            _ => 0,
        })
        .collect();
    String::from_utf16_lossy(&units)
}

fn sign(byte: u8) -> char {
    let windows = byte
        .checked_sub(0x80)
        .and_then(|idx| WINDOWS.get(usize::from(idx)));
    windows.copied().unwrap_or_else(|| char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_encodings_are_read() {
        for bytes in [
            "Children’s".as_bytes(),
            b"\xef\xbb\xbfChildren\xe2\x80\x99s",
            b"Children\x92s",
            b"\xff\xfeC\0h\0i\0l\0d\0r\0e\0n\0\x19\x20s\0",
        ] {
            assert_eq!(decode(bytes), "Children’s");
        }
    }
}
