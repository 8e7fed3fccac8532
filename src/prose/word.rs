//! The word and the paragraph at a place of a text.

use std::ops::Range;

use crate::model::citations;

/// What a sign is to a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Gap,
    Other,
}

fn kind(c: char) -> Kind {
    if c.is_alphanumeric() || c == '_' {
        Kind::Letter
    } else if c.is_whitespace() {
        Kind::Gap
    } else {
        Kind::Other
    }
}

/// Returns the word that holds the sign at a byte of a text, without the gap behind it. An
/// apostrophe between letters belongs to its word. A citation is one word. Between words it is
/// the gap, or the sign.
pub fn word_at(text: &str, byte: usize) -> Range<usize> {
    if let Some(citation) = citations(text)
        .iter()
        .find(|citation| citation.range.contains(&byte))
    {
        return citation.range.clone();
    }
    let byte = text.floor_char_boundary(byte);
    let (before, after) = text.split_at(byte);
    let Some(own) = after.chars().next().map(kind) else {
        return byte..byte;
    };
    if own == Kind::Other && !is_apostrophe_within(text, byte) {
        let n_bytes = after.chars().next().map_or(0, char::len_utf8);
        return byte..byte + n_bytes;
    }
    let own = if own == Kind::Other {
        Kind::Letter
    } else {
        own
    };
    let belongs = |(at, c): (usize, char)| {
        c != '\n' && (kind(c) == own || own == Kind::Letter && is_apostrophe_within(text, at))
    };
    let start = before
        .char_indices()
        .rev()
        .take_while(|found| belongs(*found))
        .last()
        .map_or(byte, |(at, _)| at);
    let end = after
        .char_indices()
        .map(|(at, c)| (byte + at, c))
        .take_while(|found| belongs(*found))
        .last()
        .map_or(byte, |(at, c)| at + c.len_utf8());
    start..end
}

/// Returns the line of a text that holds a byte: a paragraph, or an item of a list.
pub fn paragraph_at(text: &str, byte: usize) -> Range<usize> {
    let byte = text.floor_char_boundary(byte);
    let (before, after) = text.split_at(byte);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| byte + at);
    start..end
}

/// Whether there is an apostrophe at a byte, with a letter on both sides.
fn is_apostrophe_within(text: &str, byte: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..byte), text.get(byte..)) else {
        return false;
    };
    let mut behind = after.chars();
    let is_letter = |c: Option<char>| c.is_some_and(|c| kind(c) == Kind::Letter);
    matches!(behind.next(), Some('\'' | '’'))
        && is_letter(before.chars().next_back())
        && is_letter(behind.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_from_each_of_its_signs() {
        let text = "Zoë’s **long** self-view [@e-audits].\nNext";
        for (byte, expected) in [
            (0, "Zoë’s"),
            (2, "Zoë’s"),
            (4, "Zoë’s"),
            (7, "Zoë’s"),
            (8, " "),
            (11, "long"),
            (14, "long"),
            (15, "*"),
            (18, "self"),
            (22, "-"),
            (23, "view"),
            (28, "[@e-audits]"),
            (34, "[@e-audits]"),
            (39, "."),
            (40, ""),
            (41, "Next"),
            (45, ""),
        ] {
            assert_eq!(text.get(word_at(text, byte)), Some(expected), "{byte}");
        }
    }

    #[test]
    fn a_paragraph_is_found_without_its_end() {
        let text = "One two.\n\n- three\n- four";
        for (byte, expected) in [
            (0, "One two."),
            (8, "One two."),
            (9, ""),
            (12, "- three"),
            (25, "- four"),
        ] {
            assert_eq!(text.get(paragraph_at(text, byte)), Some(expected), "{byte}");
        }
    }
}
