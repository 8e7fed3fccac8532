//! Addresses in running text: where they begin and end, and whether they lead anywhere.

use std::ops::Range;

/// An address as it stands in a text, without the punctuation round it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Where it leads.
    pub to: String,
}

/// Whether an address leads anywhere from a paper.
pub fn can_follow(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else {
        return false;
    };
    if !is_plain(rest) {
        return false;
    }
    if scheme.eq_ignore_ascii_case("mailto") {
        let to = rest.split_once('?').map_or(rest, |(to, _)| to);
        return to.split(',').all(is_mailbox);
    }
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    is_web && rest.strip_prefix("//").is_some_and(has_host)
}

/// Returns an address with what no address may hold written as it must be.
pub fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let path = address.find("://").map_or(0, |at| at + 3);
    let path = address
        .get(path..)
        .and_then(|rest| rest.find('/'))
        .map_or(address.len(), |at| path + at);
    for (at, c) in address.char_indices() {
        match c {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' if at >= path => out.push_str("%5C"),
            '^' => out.push_str("%5E"),
            '`' => out.push_str("%60"),
            '{' => out.push_str("%7B"),
            '|' => out.push_str("%7C"),
            '}' => out.push_str("%7D"),
            '[' if at > path => out.push_str("%5B"),
            ']' if at > path => out.push_str("%5D"),
            c => out.push(c),
        }
    }
    out
}

/// Whether nothing in an address would end or break it.
fn is_plain(rest: &str) -> bool {
    let mut signs = rest.chars();
    while let Some(c) = signs.next() {
        let is_broken = match c {
            '%' => {
                let mut two = signs.clone();
                !(two.next().is_some_and(|c| c.is_ascii_hexdigit())
                    && two.next().is_some_and(|c| c.is_ascii_hexdigit()))
            }
            c => c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'),
        };
        if is_broken {
            return false;
        }
    }
    true
}

fn has_host(rest: &str) -> bool {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = rest.get(..end).unwrap_or_default();
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    if let Some(inner) = host.strip_prefix('[') {
        let numbers = inner.split_once(']').map(|(numbers, _)| numbers);
        return numbers.is_some_and(|numbers| {
            numbers.contains(':') && numbers.chars().all(|c| c.is_ascii_hexdigit() || c == ':')
        });
    }
    let (name, port) = match host.split_once(':') {
        Some((name, port)) => (name, Some(port)),
        None => (host, None),
    };
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    is_name(name) && port.is_none_or(is_port)
}

/// Whether these are names with full stops between, as every machine has.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .strip_suffix('.')
            .unwrap_or(name)
            .split('.')
            .all(|label| {
                !label.is_empty()
                    && label
                        .chars()
                        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
            })
}

fn is_mailbox(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let is_sign = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    !name.is_empty()
        && !name.starts_with('.')
        && !name.ends_with('.')
        && name.chars().all(is_sign)
        && is_name(host)
        && has_ending(host)
}

/// Whether a name ends as names of the web do: behind the last full stop are letters alone.
fn has_ending(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| {
        ending.chars().count() >= 2 && ending.chars().all(char::is_alphabetic)
    })
}

/// Finds every address that stands in a text as it is: of the web and of letters.
pub fn addresses(text: &str) -> Vec<Address> {
    let mut found: Vec<Address> = Vec::new();
    if !may_hold_one(text) {
        return found;
    }
    let mut at = 0;
    while let Some(start) = next_word(text, at) {
        let rest = text.get(start..).unwrap_or_default();
        let len = rest.find(ends_word).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or_default();
        if let Some((from, to, address)) = in_word(word) {
            found.push(Address {
                range: start + from..start + to,
                to: address,
            });
            at = start + to;
        } else {
            at = start + len.max(1);
        }
        at = text.ceil_char_boundary(at);
    }
    found
}

/// Whether it is worth looking: most texts hold none, and all are looked at.
fn may_hold_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_www = |dot: usize| {
        let before = dot.checked_sub(3).and_then(|from| bytes.get(from..dot));
        before.is_some_and(|before| before.eq_ignore_ascii_case(b"www"))
    };
    text.contains('@')
        || text.contains("://")
        || text.match_indices('.').any(|(dot, _)| is_www(dot))
}

fn next_word(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    rest.find(|c: char| !ends_word(c)).map(|skip| at + skip)
}

/// Whether no address goes on at a sign.
fn ends_word(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(
            c,
            '<' | '>' | '"' | '“' | '”' | '‘' | '\u{2e22}' | '\u{2e23}'
        )
}

/// Finds an address in a word: where it begins and ends, and where it leads.
fn in_word(word: &str) -> Option<(usize, usize, String)> {
    let lower = word.to_ascii_lowercase();
    let web = ["https://", "http://"]
        .iter()
        .filter_map(|scheme| lower.find(scheme))
        .min();
    if let Some(from) = web.filter(|from| begins(word, *from)) {
        let address = trimmed(word.get(from..)?);
        // The scheme of a machine is written small, whatever a keyboard wrote.
        let (scheme, rest) = address.split_once(':')?;
        let to = format!("{}:{rest}", scheme.to_ascii_lowercase());
        return can_follow(&to).then_some((from, from + address.len(), to));
    }
    if let Some(from) = lower.find("www.").filter(|from| begins(word, *from)) {
        let address = trimmed(word.get(from..)?);
        let to = format!("https://{address}");
        let host = address.split(['/', '?', '#']).next().unwrap_or_default();
        let is_whole = host.split('.').count() > 2 && can_follow(&to);
        return is_whole.then_some((from, from + address.len(), to));
    }
    in_letters(word)
}

/// Finds an address for letters in a word.
fn in_letters(word: &str) -> Option<(usize, usize, String)> {
    let at = word.find('@')?;
    let is_sign = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '\'');
    let name = word.get(..at)?;
    let mut from = name.rfind(|c: char| !is_sign(c)).map_or(0, |before| {
        before
            + name
                .get(before..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
    });
    from += word.get(from..at)?.len() - word.get(from..at)?.trim_start_matches(['.', '\'']).len();
    let host = word.get(at + 1..)?;
    let end = host.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')));
    let host = host
        .get(..end.unwrap_or(host.len()))?
        .trim_end_matches(['.', '-']);
    let to = at + 1 + host.len();
    // What comes before may be an address of another kind: `ftp://a@b.c`.
    let is_free = !word.get(..from)?.ends_with(['/', ':', '\\'])
        || word.get(..from)?.to_ascii_lowercase().ends_with("mailto:");
    let address = word.get(from..to)?;
    (is_free && is_mailbox(address)).then(|| (from, to, format!("mailto:{address}")))
}

/// Whether an address may begin here: not within a word.
fn begins(word: &str, from: usize) -> bool {
    let before = word
        .get(..from)
        .and_then(|before| before.chars().next_back());
    before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '\\' | '@' | '.'))
}

/// Takes off the punctuation at the end of an address, and a bracket that it did not open.
fn trimmed(address: &str) -> &str {
    let mut kept = address;
    loop {
        let last = kept.chars().next_back();
        let without = match last {
            Some(
                '.' | ',' | ';' | ':' | '?' | '!' | '\'' | '’' | '*' | '_' | '~' | '…' | '|' | '`',
            ) => true,
            Some(')') => is_unmatched(kept, '(', ')'),
            Some(']') => is_unmatched(kept, '[', ']'),
            Some('}') => is_unmatched(kept, '{', '}'),
            _ => false,
        };
        if !without {
            return kept;
        }
        kept = kept
            .get(..kept.len() - last.map_or(0, char::len_utf8))
            .unwrap_or_default();
    }
}

fn is_unmatched(text: &str, open: char, close: char) -> bool {
    text.matches(close).count() > text.matches(open).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes the addresses of a text: what stands there, and where it leads if that is not it.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = addresses(text)
            .into_iter()
            .map(|address| match text.get(address.range) {
                Some(words) if words == address.to => address.to,
                words => format!("{} -> {}", words.unwrap_or_default(), address.to),
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn addresses_end_before_the_punctuation_round_them() {
        check(
            "See https://example.org/a_b*. (http://example.org/a_(b)), “https://example.org”; https://example.org/x?a=1&b=2#c!",
            &[
                "https://example.org/a_b",
                "http://example.org/a_(b)",
                "https://example.org",
                "https://example.org/x?a=1&b=2#c",
            ],
        );
        check(
            "**https://example.org** [https://example.org/]",
            &["https://example.org", "https://example.org/"],
        );
    }

    #[test]
    fn addresses_without_a_scheme_and_for_letters_are_found() {
        check(
            "HTTPS://Example.org/A www.example.gov.uk/x, to o'hara.j@example.gov.uk. (team@example.org)",
            &[
                "HTTPS://Example.org/A -> https://Example.org/A",
                "www.example.gov.uk/x -> https://www.example.gov.uk/x",
                "o'hara.j@example.gov.uk -> mailto:o'hara.j@example.gov.uk",
                "team@example.org -> mailto:team@example.org",
            ],
        );
    }

    #[test]
    fn what_no_address_may_hold_is_written_as_it_must_be() {
        assert_eq!(
            encoded("https://x.org/a b|c[d]"),
            "https://x.org/a%20b%7Cc%5Bd%5D"
        );
        assert_eq!(encoded("http://[::1]/x"), "http://[::1]/x");
        assert_eq!(encoded("mailto:a@x.org"), "mailto:a@x.org");
    }

    #[test]
    fn what_leads_nowhere_is_text() {
        check(
            "https://https://x http://[bad https://example.org/%zz www. a@b @here x@ file:///S:/a.docx https:// ab@c.1 www.x",
            &[],
        );
        for address in [
            "https://example.org/a b",
            "https://",
            "mailto:a@x.org;b@x.org",
            "mailto:",
            "javascript:1",
            "https://a..b",
            "ftp://example.org",
        ] {
            assert!(!can_follow(address), "{address}");
        }
        for address in [
            "HTTPS://example.org",
            "https://localhost:8080/x",
            "https://example.org/a|b",
            "mailto:a@x.org?subject=b",
            "mailto:a@x.org,b@x.org",
            "http://[::1]/",
            "https://bücher.example/ü",
        ] {
            assert!(can_follow(address), "{address}");
        }
    }
}
