//! Links whose address has a blank in it, which CommonMark does not know for links.

use std::borrow::Cow;

/// Puts the address of a link into angle brackets where there is a blank in it, without which it
/// would be no link and its brackets would be printed.
pub fn with_closed_links(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices("](") {
        let start = at + 2;
        let Some(target) = text.get(start..).filter(|_| start >= done) else {
            continue;
        };
        let Some(len) = broken_target(target) else {
            continue;
        };
        let (before, target) = (text.get(done..start), target.get(..len));
        out.push_str(before.unwrap_or_default());
        out.push('<');
        out.push_str(target.unwrap_or_default().trim());
        out.push('>');
        done = start + len;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(out)
}

/// Returns the length of the address of a link, if it begins as one on the web and has a blank
/// in it.
fn broken_target(target: &str) -> Option<usize> {
    let begins = ["https://", "http://", "www.", "mailto:"];
    let trimmed = target.trim_start();
    if !begins.iter().any(|begin| trimmed.starts_with(begin)) {
        return None;
    }
    let mut depth = 1;
    let line = target.lines().next()?;
    for (at, c) in line.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            // A title, or brackets that mean something already.
            '"' | '<' | '>' => return None,
            _ => {}
        }
        if depth == 0 {
            let address = line.get(..at)?;
            return address.trim().contains(char::is_whitespace).then_some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_blank_is_closed_and_every_other_stays() {
        for (text, closed) in [
            ("[a](https://x.org/b c)", "[a](<https://x.org/b c>)"),
            (
                "see [a](www.x.org/b c (2)).",
                "see [a](<www.x.org/b c (2)>).",
            ),
            (
                "[a](https://x.org/b c) and [d](http://y.org/e f)",
                "[a](<https://x.org/b c>) and [d](<http://y.org/e f>)",
            ),
        ] {
            assert_eq!(with_closed_links(text), closed);
        }
        for text in [
            "[a](https://x.org/b)",
            "[a](https://x.org/b \"title\")",
            "[a](<https://x.org/b c>)",
            "[a] (https://x.org/b c)",
            "[a](b c)",
            "[a](https://x.org/b c",
        ] {
            assert_eq!(with_closed_links(text), text);
        }
    }
}
