//! Words as a file can hold them.

/// Returns the characters of words as a reader sees them: tabs and line ends are spaces, and
/// what no file of text may hold (other control characters, noncharacters) is left out.
///
/// Characters that steer the direction of writing or join others stay: browsers and word
/// processors follow them.
pub(super) fn clean(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{fffe}' | '\u{ffff}' | '\u{fdd0}'..='\u{fdef}' => None,
        c if c.is_control() => None,
        c => Some(c),
    })
}

/// Returns words as XML and HTML hold them, in text and in attributes.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

/// Adds words as XML and HTML hold them, in text and in attributes.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in clean(text) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// Whether an address leads somewhere without running anything: only such become links.
pub(super) fn is_harmless(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_runs_something_is_no_link() {
        for address in ["https://example.org", "MAILTO:a@example.org", "tel:+441"] {
            assert!(is_harmless(address), "{address}");
        }
        for address in ["javascript:alert(1)", "data:text/html,x", "file:///etc", ""] {
            assert!(!is_harmless(address), "{address}");
        }
    }

    #[test]
    fn no_word_becomes_markup() {
        assert_eq!(
            escaped("A & <b class=\"x\">'b'</b>\u{7}\u{0}\u{ffff}\u{85}\tC\nD \u{200e}é"),
            "A &amp; &lt;b class=&quot;x&quot;&gt;'b'&lt;/b&gt; C D \u{200e}é"
        );
    }
}
