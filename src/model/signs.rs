//! Signs as other programs leave them, in the sense that they have for a reader.
//!
//! Text that came through an older program holds control characters that once were quotation
//! marks, line ends of half a dozen kinds, ligatures of a printed page, and letters of symbol
//! typefaces that no other typeface has. None of them may vanish and let words run together.

/// What the control characters from U+0080 on are in Windows-1252, which is nearly always what
/// was meant; a blank where even Windows has none.
const WINDOWS_1252: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// Returns what a byte is in Windows-1252.
pub fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252
            .get(usize::from(byte - 0x80))
            .copied()
            .unwrap_or(' '),
        _ => char::from(byte),
    }
}

/// How one character of another program is read.
enum Read {
    /// As it stands.
    Same,
    /// As this sign.
    Sign(char),
    /// As these letters.
    Letters(&'static str),
    /// As the end of a line.
    LineEnd,
    /// As nothing.
    Nothing,
}

fn read(c: char) -> Read {
    match c {
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Read::LineEnd,
        '\n' | '\t' => Read::Same,
        '\u{80}'..='\u{9f}' => Read::Sign(u8::try_from(c).map_or(' ', windows_1252)),
        c if c.is_control() => Read::Sign(' '),
        'ﬀ' => Read::Letters("ff"),
        'ﬁ' => Read::Letters("fi"),
        'ﬂ' => Read::Letters("fl"),
        'ﬃ' => Read::Letters("ffi"),
        'ﬄ' => Read::Letters("ffl"),
        'ﬅ' | 'ﬆ' => Read::Letters("st"),
        '\u{feff}' => Read::Nothing,
        '\u{e000}'..='\u{f8ff}' => symbol(c).map_or(Read::Same, Read::Sign),
        _ => Read::Same,
    }
}

/// Returns what a letter of Word's symbol typefaces shows. Word keeps Symbol and Wingdings from
/// U+F020 on; where both are used, the sign is the one that lists begin with.
fn symbol(c: char) -> Option<char> {
    Some(match c {
        '\u{f0b7}' | '\u{f09f}' | '\u{f06c}' => '•',
        '\u{f0a7}' | '\u{f06e}' | '\u{f0a8}' | '\u{f071}' | '\u{f072}' => '▪',
        '\u{f0d8}' | '\u{f0e8}' => '➢',
        '\u{f076}' | '\u{f075}' => '❖',
        '\u{f0fc}' | '\u{f0fe}' => '✓',
        '\u{f0fb}' | '\u{f0fd}' => '✗',
        '\u{f06f}' | '\u{f0a1}' => '○',
        '\u{f0e0}' | '\u{f0ae}' => '→',
        '\u{f02d}' => '-',
        '\u{f0b0}' => '°',
        '\u{f0b1}' => '±',
        '\u{f0b3}' => '≥',
        '\u{f0a3}' => '≤',
        '\u{f020}' => ' ',
        _ => return None,
    })
}

/// Returns text whose lines end in `\n`, with every sign of another program as it is meant.
pub fn cleaned(text: String) -> String {
    let is_plain = |c: char| c != '\r' && matches!(read(c), Read::Same);
    if text.is_ascii()
        && text
            .bytes()
            .all(|b| b >= b' ' && b != 0x7f || b == b'\n' || b == b'\t')
    {
        return text;
    }
    if text.chars().all(is_plain) {
        return text;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        push(c, '\n', &mut clean);
    }
    clean
}

/// Returns one line of text with every sign of another program as it is meant; none where it has
/// none.
pub fn cleaned_line(text: &str) -> Option<String> {
    // A nought comes back from a file as it is.
    let is_kept = |c: char| matches!(c, '\r' | '\0');
    if text
        .chars()
        .all(|c| is_kept(c) || matches!(read(c), Read::Same))
    {
        return None;
    }
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if is_kept(c) {
            clean.push(c);
        } else {
            push(c, ' ', &mut clean);
        }
    }
    Some(clean)
}

fn push(c: char, line_end: char, clean: &mut String) {
    match read(c) {
        Read::Same => clean.push(c),
        Read::Sign(sign) => clean.push(sign),
        Read::Letters(letters) => clean.push_str(letters),
        Read::LineEnd => clean.push(line_end),
        Read::Nothing => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(foreign: &str, clean: &str) {
        assert_eq!(cleaned(foreign.to_owned()), clean);
    }

    #[test]
    fn control_characters_are_what_windows_meant() {
        check(
            "children\u{92}s \u{93}quoted\u{94} \u{96} \u{80}5\u{90}or",
            "children’s “quoted” – €5 or",
        );
    }

    #[test]
    fn line_ends_of_every_kind_end_a_line() {
        check(
            "a\r\nb\rc\u{b}d\u{c}e\u{85}f\u{2028}g",
            "a\nb\nc\nd\ne\nf\ng",
        );
    }

    #[test]
    fn other_control_characters_keep_words_apart() {
        check(
            "bell\u{7}here\u{1b}[31mred\u{7f}x\0y",
            "bell here [31mred x y",
        );
    }

    #[test]
    fn ligatures_are_letters_and_symbols_are_signs() {
        check(
            "The ﬁrst oﬃce: ﬀ ﬂ ﬄ ﬅ ﬆ",
            "The first office: ff fl ffl st st",
        );
        check("\u{f0b7} one \u{f0fc} \u{e001}", "• one ✓ \u{e001}");
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(
            cleaned_line("a\u{b}b\u{85}c\u{92}").as_deref(),
            Some("a b c’")
        );
        assert_eq!(cleaned_line("as\tit\nis"), None);
    }
}
