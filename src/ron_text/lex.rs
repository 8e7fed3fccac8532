//! The tokens of RON text, as `ron` sees them.
//!
//! Strings, raw strings, characters and comments (which nest) are taken whole, so that a bracket
//! inside a sentence is no bracket.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// A string, a raw string or a character.
    Text,
    /// A name or a number.
    Word,
    /// A string or comment that nobody closed; it reaches to the end.
    Unclosed,
    /// Anything else.
    Other,
}

/// A token and where it stands, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The tokens of a text, one after the other, without white space and comments.
#[derive(Debug, Clone)]
pub struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Begins at the start of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn byte(&self, at: usize) -> u8 {
        // No token begins with a nought, so the end of the text needs no case of its own.
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Returns the end of the bytes from `at` on that are so.
    fn run(&self, at: usize, is_so: impl Fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes().get(at..).unwrap_or_default();
        at + bytes.iter().take_while(|byte| is_so(**byte)).count()
    }

    /// Returns the end of a comment that begins at `at`: none where there is no comment,
    /// and an error where it is not closed.
    fn comment(&self, at: usize) -> Result<Option<usize>, ()> {
        match (self.byte(at), self.byte(at + 1)) {
            (b'/', b'/') => Ok(Some(self.run(at, |byte| byte != b'\n'))),
            (b'/', b'*') => self.block_comment(at + 2).map(Some),
            _ => Ok(None),
        }
    }

    fn block_comment(&self, mut at: usize) -> Result<usize, ()> {
        let mut level = 1_usize;
        while level > 0 {
            at = self.run(at, |byte| !matches!(byte, b'/' | b'*'));
            match (self.byte(at), self.byte(at + 1)) {
                (0, _) if at >= self.text.len() => return Err(()),
                (b'/', b'*') => (level, at) = (level + 1, at + 2),
                (b'*', b'/') => (level, at) = (level - 1, at + 2),
                _ => at += 1,
            }
        }
        Ok(at)
    }

    /// Returns the end of a string whose first quotation mark stands before `at`.
    fn string(&self, mut at: usize) -> Option<usize> {
        loop {
            at = self.run(at, |byte| !matches!(byte, b'"' | b'\\'));
            match self.byte(at) {
                b'"' => return Some(at + 1),
                b'\\' => at += 2,
                _ => return None,
            }
        }
    }

    /// Returns the end of a raw string, if one begins at `at`; an error where it is not closed.
    fn raw_string(&self, at: usize) -> Result<Option<usize>, ()> {
        let hashes = match (self.byte(at), self.byte(at + 1)) {
            (b'r', _) => at + 1,
            (b'b', b'r') => at + 2,
            _ => return Ok(None),
        };
        let quote = self.run(hashes, |byte| byte == b'#');
        if self.byte(quote) != b'"' {
            return Ok(None);
        }
        let end = format!("\"{}", "#".repeat(quote - hashes));
        match self.rest(quote + 1).find(&end) {
            Some(len) => Ok(Some(quote + 1 + len + end.len())),
            None => Err(()),
        }
    }

    /// Returns the end of a character such as `'x'` or `'\n'`, if one begins at `at`.
    fn character(&self, at: usize) -> Option<usize> {
        let mut inside = self.rest(at + 1).chars();
        match inside.next()? {
            '\\' => {
                // The longest is '\u{10ffff}'.
                let escaped = self.text.as_bytes().get(at + 3..)?;
                let len = escaped.iter().take(10).position(|byte| *byte == b'\'')?;
                Some(at + 3 + len + 1)
            }
            one => (inside.next()? == '\'').then(|| at + 2 + one.len_utf8()),
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_other(byte: u8) -> bool {
    !is_word(byte) && !byte.is_ascii_whitespace() && !b"()[]{},:\"'/".contains(&byte)
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let mut start = self.at;
        let (kind, end) = loop {
            start = self.run(start, |byte| byte.is_ascii_whitespace());
            if start >= self.text.len() {
                self.at = start;
                return None;
            }
            match self.comment(start) {
                Ok(Some(end)) => start = end,
                Ok(None) => break self.token(start),
                Err(()) => break (Kind::Unclosed, self.text.len()),
            }
        };
        self.at = end;
        Some(Token { kind, start, end })
    }
}

impl Tokens<'_> {
    fn token(&self, at: usize) -> (Kind, usize) {
        let unclosed = (Kind::Unclosed, self.text.len());
        let byte = self.byte(at);
        match byte {
            b'(' | b'[' | b'{' => (Kind::Open(byte), at + 1),
            b')' | b']' | b'}' => (Kind::Close(byte), at + 1),
            b',' => (Kind::Comma, at + 1),
            b':' => (Kind::Colon, at + 1),
            b'"' => self
                .string(at + 1)
                .map_or(unclosed, |end| (Kind::Text, end)),
            b'\'' => self
                .character(at)
                .map_or((Kind::Other, at + 1), |end| (Kind::Text, end)),
            _ if is_word(byte) => match self.raw_string(at) {
                Ok(Some(end)) => (Kind::Text, end),
                Ok(None) => (Kind::Word, self.run(at, is_word)),
                Err(()) => unclosed,
            },
            _ => (Kind::Other, self.run(at + 1, is_other)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = Tokens::new(text)
            .map(|token| text.get(token.start..token.end).unwrap())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn strings_and_comments_are_taken_whole() {
        check(
            r#"(a: "x, \" (", /* , /* [ */ */ b: [1]) // end ("#,
            &[
                "(",
                "a",
                ":",
                r#""x, \" (""#,
                ",",
                "b",
                ":",
                "[",
                "1",
                "]",
                ")",
            ],
        );
        check(
            r##"r#"a "b" ("#, br"x\", 'é' '"' '\'' '\u{e9}'"##,
            &[
                r##"r#"a "b" ("#"##,
                ",",
                r#"br"x\""#,
                ",",
                "'é'",
                "'\"'",
                r"'\''",
                r"'\u{e9}'",
            ],
        );
    }

    #[test]
    fn what_nobody_closed_reaches_to_the_end() {
        for text in ["(\"abc, ]", "(/* a /* b */ ]", "(r##\"a\"# ]", "(\"a\\"] {
            let kinds: Vec<Kind> = Tokens::new(text).map(|token| token.kind).collect();
            assert_eq!(kinds, [Kind::Open(b'('), Kind::Unclosed], "{text}");
        }
        check(
            "r#abc don’t isn't",
            &["r", "#", "abc", "don", "’", "t", "isn", "'", "t"],
        );
    }
}
