//! Which signs of running text are marks, and which are only signs.
//!
//! CommonMark sees marks in many signs that an author means as they stand: the backslashes of a
//! folder, the stars of a footnote, the underscores of a file's name. Before it reads a text,
//! such signs are put aside: each is changed for a control character, one byte for one byte, so
//! that every position stays as it was. No text has control characters of its own
//! ([`super::Prose`]), so the signs can be put back.

use std::borrow::Cow;

use super::address::{addresses, can_follow};

/// The signs that may be put aside, each with what stands for it meanwhile.
const ASIDE: &[(u8, u8)] = &[
    (b'\\', 0x01),
    (b'`', 0x02),
    (b'_', 0x03),
    (b'<', 0x04),
    (b'&', 0x05),
    (b'*', 0x06),
    (b'#', 0x07),
    (b'>', 0x08),
    (b'-', 0x0e),
    (b'+', 0x0f),
    (b'=', 0x10),
    (b'~', 0x11),
    (b':', 0x12),
    (b'.', 0x13),
    (b')', 0x14),
    (b'[', 0x15),
];

/// Returns one paragraph, without the mark of its block, with all signs put aside that are no
/// marks. Marks are: stars round bold and stressed words, brackets of links, and a backslash
/// before one of these that takes its meaning away.
pub fn guarded(text: &str) -> Cow<'_, str> {
    let has_marks = |b: u8| ASIDE.iter().any(|(sign, _)| *sign == b);
    if !text.bytes().any(has_marks) {
        return Cow::Borrowed(text);
    }
    let mut guard = Guard {
        text,
        bytes: text.as_bytes(),
        out: text.as_bytes().to_vec(),
    };
    let targets = guard.targets();
    guard.signs(&targets);
    guard.line_heads();
    if text.contains('*') {
        guard.stars(&targets);
    }
    for (at, _) in text.match_indices("]:") {
        guard.put_aside(at + 1);
    }
    match String::from_utf8(guard.out) {
        Ok(out) => Cow::Owned(out),
        // Only whole signs of one byte are changed for others of one byte.
        Err(_) => Cow::Borrowed(text),
    }
}

/// Returns a text with the signs that were put aside.
pub fn as_written(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|b| b < b' ') {
        return Cow::Borrowed(text);
    }
    let back = |c: char| {
        let at = ASIDE
            .iter()
            .find(|(_, aside)| u32::from(*aside) == u32::from(c));
        at.map(|(sign, _)| char::from(*sign))
    };
    if !text.chars().any(|c| back(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| back(c).unwrap_or(c)).collect())
}

struct Guard<'t> {
    text: &'t str,
    bytes: &'t [u8],
    out: Vec<u8>,
}

impl Guard<'_> {
    fn at(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn put_aside(&mut self, at: usize) {
        let Some(sign) = self.at(at) else { return };
        let aside = ASIDE.iter().find(|(own, _)| *own == sign);
        if let (Some((_, aside)), Some(out)) = (aside, self.out.get_mut(at)) {
            *out = *aside;
        }
    }

    /// Says of each byte whether it belongs to where a link leads, `](address)` or `<address>`:
    /// nothing in it is put aside.
    fn targets(&self) -> Vec<bool> {
        let mut is_target = vec![false; self.bytes.len()];
        let mut mark = |from: usize, to: usize| {
            if let Some(part) = is_target.get_mut(from..to) {
                part.fill(true);
            }
        };
        for (at, _) in self.text.match_indices("](") {
            if let Some(len) = target_len(self.text.get(at + 2..).unwrap_or_default()) {
                mark(at + 1, at + 2 + len);
            }
        }
        for (at, _) in self.text.match_indices('<') {
            let inner = self.text.get(at + 1..).unwrap_or_default();
            let len = inner.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>'));
            let Some(address) = len.and_then(|len| inner.get(..len)) else {
                continue;
            };
            let is_closed = inner.as_bytes().get(address.len()) == Some(&b'>');
            if is_closed && (can_follow(address) || can_follow(&format!("mailto:{address}"))) {
                mark(at, at + address.len() + 2);
            }
        }
        is_target
    }

    /// Puts aside what is never a mark, and backslashes that take no meaning away.
    fn signs(&mut self, targets: &[bool]) {
        for at in 0..self.bytes.len() {
            if targets.get(at) == Some(&true) {
                continue;
            }
            match self.at(at) {
                Some(b'`' | b'_' | b'&' | b'<') => self.put_aside(at),
                Some(b'\\') if !self.is_escape(at) => {
                    self.put_aside(at);
                    // Or else the bracket behind it would be taken for one of a link.
                    if self.at(at + 1) == Some(b'[') && self.is_in_path(at) {
                        self.put_aside(at + 1);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a backslash takes the meaning of the sign behind it away.
    fn is_escape(&self, at: usize) -> bool {
        if self.before(at) == Some('\\') || self.is_in_path(at) {
            return false;
        }
        match self.at(at + 1) {
            Some(b'*' | b'[' | b']' | b'<') => true,
            Some(b'-' | b'>' | b'#' | b'+' | b'=') => {
                self.begins_line(at) && self.after(at + 2).is_none_or(char::is_whitespace)
            }
            Some(b'.' | b')') => {
                let line = self.line_before(at);
                !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit())
            }
            _ => false,
        }
    }

    /// Whether a backslash stands in the name of a folder or file: in a word with another before
    /// a letter, behind a drive, or with two at its head.
    fn is_in_path(&self, at: usize) -> bool {
        let word = self.word_at(at);
        let names = |word: &str| {
            word.match_indices('\\').any(|(at, _)| {
                let next = word.get(at + 1..).and_then(|rest| rest.chars().next());
                next.is_some_and(char::is_alphanumeric)
            })
        };
        word.contains(":\\") || word.contains("\\\\") || names(word)
    }

    /// Returns the word that a sign stands in, or as much of it as could matter.
    fn word_at(&self, at: usize) -> &str {
        let from = self.text.floor_char_boundary(at.saturating_sub(MAX_WORD));
        let to = self
            .text
            .ceil_char_boundary((at + MAX_WORD).min(self.text.len()));
        let head = self.text.get(from..at).unwrap_or_default();
        let rest = self.text.get(at..to).unwrap_or_default();
        let n_head = head
            .split(char::is_whitespace)
            .next_back()
            .map_or(0, str::len);
        let n_rest = rest.split(char::is_whitespace).next().map_or(0, str::len);
        self.text.get(at - n_head..at + n_rest).unwrap_or_default()
    }

    fn line_before(&self, at: usize) -> &str {
        let head = self.text.get(..at).unwrap_or_default();
        let line = head.rsplit('\n').next().unwrap_or_default();
        line.trim_start_matches([' ', '\t'])
    }

    fn begins_line(&self, at: usize) -> bool {
        self.line_before(at).is_empty()
    }

    /// Puts aside what CommonMark would take for a block at the head of a line.
    fn line_heads(&mut self) {
        let mut start = 0;
        for line in self.text.split('\n') {
            let head = start + line.len() - line.trim_start_matches([' ', '\t']).len();
            start += line.len() + 1;
            match self.at(head) {
                Some(b'#' | b'>' | b'-' | b'+' | b'=' | b'~') => self.put_aside(head),
                Some(b'0'..=b'9') => {
                    let rest = self.bytes.get(head..).unwrap_or_default();
                    let n_figures = rest.iter().take_while(|b| b.is_ascii_digit()).count();
                    if matches!(self.at(head + n_figures), Some(b'.' | b')')) {
                        self.put_aside(head + n_figures);
                    }
                }
                _ => {}
            }
        }
    }

    /// Puts aside stars that stand round nothing.
    fn stars(&mut self, targets: &[bool]) {
        let addresses = addresses(self.text);
        let mut addresses = addresses.as_slice();
        let mut at = 0;
        while at < self.bytes.len() {
            let n = self.bytes.get(at..).unwrap_or_default();
            let n = n.iter().take_while(|b| **b == b'*').count();
            if n == 0 {
                at += 1;
                continue;
            }
            let is_escaped = at.checked_sub(1).and_then(|at| self.out.get(at)) == Some(&b'\\');
            while addresses
                .first()
                .is_some_and(|address| address.range.end <= at)
            {
                addresses = addresses.get(1..).unwrap_or_default();
            }
            let is_plain = !is_escaped
                && targets.get(at) != Some(&true)
                && (addresses
                    .first()
                    .is_some_and(|address| address.range.contains(&at))
                    || self.is_sign(at, n)
                    || self.is_word_in_word(at, n));
            if is_plain {
                (at..at + n).for_each(|at| self.put_aside(at));
            }
            at += n;
        }
    }

    /// Whether stars are signs for a footnote or for times: at the head of a line before a blank,
    /// beside a figure within a word, in the name of a file.
    fn is_sign(&self, at: usize, n: usize) -> bool {
        let (before, after) = (self.before(at), self.after(at + n));
        let is_lonely = self.begins_line(at) && after.is_none_or(char::is_whitespace);
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_figure = |c: Option<char>| c.is_some_and(char::is_numeric);
        let is_times = is_word(before) && is_word(after) && (is_figure(before) || is_figure(after));
        let is_in_path = matches!(before, Some('\\' | '/')) || matches!(after, Some('\\'));
        let is_of_path = is_in_path && self.is_in_path(at);
        is_lonely || is_times || is_of_path
    }

    /// Whether a star stands between letters, and so does the next: `a*b*c`, "A*s and B*s". The
    /// editor writes stressed letters within a word so, but never a blank among them, nor single
    /// letters all along.
    fn is_word_in_word(&self, at: usize, n: usize) -> bool {
        if n != 1 {
            return false;
        }
        let is_between = |at: usize| {
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            is_word(self.before(at)) && is_word(self.after(at + 1))
        };
        if !is_between(at) {
            return false;
        }
        let word = self.word_at(at);
        let parts: Vec<&str> = word.split('*').collect();
        let is_odd = parts.len().is_multiple_of(2);
        is_odd || parts.iter().all(|part| part.chars().count() <= 1)
    }
}

/// How far a word or the address of a link is looked at.
const MAX_WORD: usize = 400;
const MAX_TARGET: usize = 4000;

/// Returns how long the address of a link is with the bracket that ends it; none where no link
/// could be read, because there is a blank in it.
fn target_len(text: &str) -> Option<usize> {
    let mut depth = 1;
    let is_closed = text.starts_with('<');
    let mut is_title = false;
    for (at, c) in text.char_indices().take(MAX_TARGET) {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '\n' => return None,
            '"' if text.get(..at).is_some_and(|before| before.ends_with(' ')) => is_title = true,
            ' ' if !is_closed && !is_title => {
                let rest = text.get(at + 1..).unwrap_or_default();
                if !rest.starts_with(['"', ')']) {
                    return None;
                }
            }
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a text with `‹›` round what was put aside.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let guarded = guarded(text);
        assert_eq!(guarded.len(), text.len());
        assert_eq!(as_written(&guarded), text);
        let shown: String = guarded
            .chars()
            .map(|c| match as_written(&c.to_string()) {
                Cow::Owned(sign) => format!("‹{sign}›"),
                Cow::Borrowed(same) => same.to_owned(),
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn backslashes_of_folders_are_signs() {
        check(
            r"\\server\x and S:\Audit\_new\*.docx",
            r"‹\›‹\›server‹\›x and S:‹\›Audit‹\›‹_›new‹\›‹*›.docx",
        );
        check(r"50\% done. a\_b", r"50‹\›% done. a‹\›‹_›b");
        check(r"kept in S:\Audit\", r"kept in S:‹\›Audit‹\›");
    }

    #[test]
    fn a_backslash_that_takes_a_meaning_away_does_so() {
        check(r"\*not\* \[this\] 1\. x", r"\*not\* \[this\] 1‹\›. x");
        check("\\- a\n1\\. b", "\\- a\n1\\. b");
    }

    #[test]
    fn stars_round_nothing_are_signs() {
        check("* below 5", "‹*› below 5");
        check("2*3*4, 2 * 3, 4*–9*", "2‹*›3‹*›4, 2 * 3, 4*–9*");
        check("A*s and B*s, a*b*c", "A‹*›s and B‹*›s, a‹*›b‹*›c");
        check("un*do*ing **x** *y*", "un*do*ing **x** *y*");
        check("***", "‹*›‹*›‹*›");
    }

    #[test]
    fn what_begins_no_block_is_text() {
        check(
            "# a\n--- \n=\n1. b\n> c",
            "‹#› a\n‹-›-- \n‹=›\n1‹.› b\n‹>› c",
        );
        check(
            "R&D; `code` <b> [note]: x",
            "R‹&›D; ‹`›code‹`› ‹<›b> [note]‹:› x",
        );
    }

    #[test]
    fn addresses_are_left_alone() {
        check(
            "[a_b](https://x.org/a_b) https://x.org/a*b*",
            "[a‹_›b](https://x.org/a_b) https://x.org/a‹*›b*",
        );
        check(
            "<https://x.org/a_b> <a_b@x.org>",
            "<https://x.org/a_b> <a_b@x.org>",
        );
    }
}
