//! Where a field of Word leads: `HYPERLINK "https://example.org" \o "a note"`.

use crate::model::{can_follow, encoded};

/// The longest code of a field that is looked at, in bytes.
const MAX_CODE: usize = 8 * 1024;

/// Returns the address in the code of a field; none where it is no link, or one within the
/// document.
pub(super) fn of_field(code: &str) -> Option<String> {
    let code = code.trim();
    let (name, rest) = code.split_once(|sign: char| sign.is_whitespace() || sign == '"')?;
    if !name.eq_ignore_ascii_case("HYPERLINK") || code.len() > MAX_CODE {
        return None;
    }
    let rest = code.get(code.len() - rest.len() - 1..).unwrap_or(rest);
    let words = words(rest);
    let mut words = words.iter();
    let address = words.next().filter(|word| !word.starts_with('\\'))?;
    let is_mark = |word: &&String| word.eq_ignore_ascii_case("\\l");
    let mark = words.find(is_mark).and_then(|_| words.next());
    let address = match mark {
        Some(mark) => format!("{address}#{mark}"),
        None => address.clone(),
    };
    let address = encoded(&address);
    can_follow(&address).then_some(address)
}

/// Parts a code into words and switches. What stands in quotation marks is one word, in which a
/// backslash takes the next sign as it is.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        let mut word = String::new();
        if matches!(sign, '"' | '“' | '”') {
            while let Some(sign) = signs.next() {
                match sign {
                    '"' | '“' | '”' => break,
                    '\\' => word.extend(signs.next()),
                    sign => word.push(sign),
                }
            }
        } else if sign.is_whitespace() {
            continue;
        } else {
            word.push(sign);
            while let Some(sign) = signs.next_if(|sign| !sign.is_whitespace()) {
                word.push(sign);
            }
        }
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_link_is_read_and_no_other_field() {
        for (code, expected) in [
            (
                " HYPERLINK \"https://example.org/a\" ",
                Some("https://example.org/a"),
            ),
            (
                "hyperlink \"https://example.org\" \\o \"A note\" \\t \"_blank\"",
                Some("https://example.org"),
            ),
            (
                "HYPERLINK https://example.org \\h",
                Some("https://example.org"),
            ),
            (
                "HYPERLINK \"https://example.org\" \\l \"part\"",
                Some("https://example.org#part"),
            ),
            ("HYPERLINK“mailto:a@example.org”", None),
            ("HYPERLINK \\l \"_Toc1\"", None),
            ("HYPERLINK \"javascript:alert(1)\"", None),
            ("HYPERLINK \"\"", None),
            ("HYPERLINK", None),
            ("PAGEREF _Toc1 \\h", None),
            ("", None),
        ] {
            assert_eq!(of_field(code).as_deref(), expected, "{code}");
        }
    }
}
