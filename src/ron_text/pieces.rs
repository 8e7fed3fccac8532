//! A text in pieces: what stands between two commas, and what begins at a line of a shape.

use super::{Kind, Tokens};

/// A part of a larger text, with its position there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// What stands there.
    pub text: &'a str,
    /// Where it begins in the larger text, in bytes.
    pub at: usize,
}

impl Piece<'_> {
    /// Returns the part from one byte to another, with white space and commas around it gone.
    #[must_use]
    pub fn part(self, from: usize, to: usize) -> Self {
        let text = self.text.get(from..to).unwrap_or_default();
        Self {
            text,
            at: self.at + from,
        }
        .trimmed()
    }

    /// Returns the piece without white space and commas around it.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let is_edge = |c: char| c.is_whitespace() || c == ',';
        let text = self.text.trim_start_matches(is_edge);
        Self {
            text: text.trim_end_matches(is_edge),
            at: self.at + (self.text.len() - text.len()),
        }
    }

    /// Returns where the piece ends in the larger text.
    pub fn end(self) -> usize {
        self.at + self.text.len()
    }

    /// Whether it holds no words: nothing, or only brackets that close something outside.
    pub fn is_rest(self) -> bool {
        self.text
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, ',' | ')' | ']' | '}'))
    }

    /// Divides `key: value`; none where the piece does not begin with a name and a colon.
    pub fn keyed(self) -> Option<(Self, Self)> {
        let mut tokens = Tokens::new(self.text);
        let key = tokens.next()?;
        let colon = tokens.next()?;
        let is_key = matches!(key.kind, Kind::Word | Kind::Text) && colon.kind == Kind::Colon;
        is_key.then(|| {
            (
                self.part(key.start, key.end),
                self.part(colon.end, self.text.len()),
            )
        })
    }

    /// Divides the first whole value from what stands behind it; none where it does not end.
    pub fn value(self) -> Option<(Self, Self)> {
        let mut open = Vec::new();
        for token in Tokens::new(self.text) {
            match token.kind {
                Kind::Open(bracket) => open.push(closing(bracket)),
                Kind::Close(bracket) if open.pop() != Some(bracket) => return None,
                Kind::Comma if open.is_empty() => {
                    return Some((self.part(0, token.start), self.behind(token.start)));
                }
                Kind::Unclosed => return None,
                Kind::Close(_)
                | Kind::Comma
                | Kind::Colon
                | Kind::Text
                | Kind::Word
                | Kind::Other => {}
            }
            let ends = matches!(token.kind, Kind::Close(_) | Kind::Text);
            if open.is_empty() && ends {
                return Some((self.part(0, token.end), self.behind(token.end)));
            }
        }
        open.is_empty()
            .then(|| (self.trimmed(), self.behind(self.text.len())))
    }

    fn behind(self, at: usize) -> Self {
        self.part(at, self.text.len())
    }
}

fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// What stands within a pair of brackets, as far as they fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// What stands between two commas.
    Whole(Piece<'a>),
    /// From the comma behind which the brackets no longer fit, to the end of the text.
    Broken(Piece<'a>),
    /// What stands behind the closing bracket.
    Behind(Piece<'a>),
}

/// The parts of a value in brackets, one after the other.
#[derive(Debug, Clone)]
pub struct Parts<'a> {
    piece: Piece<'a>,
    tokens: Tokens<'a>,
    /// The brackets that are to close, the outermost first.
    open: Vec<u8>,
    /// Where the part at hand begins.
    start: usize,
}

impl<'a> Parts<'a> {
    /// Begins behind the first bracket, which may have a name before it; none where there is
    /// no bracket.
    pub fn of(piece: Piece<'a>) -> Option<Self> {
        let mut tokens = Tokens::new(piece.text);
        let mut token = tokens.next()?;
        if token.kind == Kind::Word {
            token = tokens.next()?;
        }
        let Kind::Open(bracket) = token.kind else {
            return None;
        };
        Some(Self {
            piece,
            tokens,
            open: vec![closing(bracket)],
            start: token.end,
        })
    }

    fn step(&mut self) -> Option<Part<'a>> {
        while !self.open.is_empty() {
            let Some(token) = self.tokens.next() else {
                return Some(self.broken());
            };
            match token.kind {
                Kind::Open(bracket) => self.open.push(closing(bracket)),
                Kind::Close(bracket) => {
                    if self.open.last() != Some(&bracket) {
                        return Some(self.broken());
                    }
                    self.open.pop();
                    if self.open.is_empty() {
                        return Some(self.whole(token.start, token.end));
                    }
                }
                Kind::Comma if self.open.len() == 1 => {
                    return Some(self.whole(token.start, token.end));
                }
                Kind::Unclosed => return Some(self.broken()),
                Kind::Comma | Kind::Colon | Kind::Text | Kind::Word | Kind::Other => {}
            }
        }
        let end = self.piece.text.len();
        (self.start < end).then(|| {
            let behind = self.piece.part(self.start, end);
            self.start = end;
            Part::Behind(behind)
        })
    }

    fn whole(&mut self, end: usize, next: usize) -> Part<'a> {
        let part = self.piece.part(self.start, end);
        self.start = next;
        Part::Whole(part)
    }

    fn broken(&mut self) -> Part<'a> {
        let end = self.piece.text.len();
        let part = self.piece.part(self.start, end);
        self.open.clear();
        self.start = end;
        Part::Broken(part)
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        loop {
            let part = self.step()?;
            let (Part::Whole(piece) | Part::Broken(piece) | Part::Behind(piece)) = part;
            if !piece.text.is_empty() {
                return Some(part);
            }
        }
    }
}

/// Cuts a piece before every line that is so; the first piece begins where this one does.
pub fn cut<'a>(
    piece: Piece<'a>,
    is_so: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = Piece<'a>> + 'a {
    let mut start = 0;
    let mut starts = piece
        .text
        .match_indices('\n')
        .map(|(at, _)| at + 1)
        .filter(move |at| {
            let rest = piece.text.get(*at..).unwrap_or_default();
            is_so(rest.split('\n').next().unwrap_or_default())
        })
        .chain(std::iter::once(piece.text.len()));
    std::iter::from_fn(move || {
        let end = starts.next()?;
        let part = piece.part(start, end);
        start = end;
        Some(part)
    })
    .filter(|part| !part.text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece<'_> {
        Piece { text, at: 0 }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = Parts::of(piece(text))
            .unwrap()
            .map(|part| match part {
                Part::Whole(piece) => piece.text.to_owned(),
                Part::Broken(piece) => format!("broken {}", piece.text),
                Part::Behind(piece) => format!("behind {}", piece.text),
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn parts_are_found_as_far_as_the_brackets_fit() {
        check("[(a: 1), (b: [2, 3]),]", &["(a: 1)", "(b: [2, 3])"]);
        check(
            "(a: \"x, y\", b: 2) tail",
            &["a: \"x, y\"", "b: 2", "behind tail"],
        );
        check(
            "[(a: 1), (b: [2, 3), (c)]",
            &["(a: 1)", "broken (b: [2, 3), (c)]"],
        );
        check(
            "Prose(\"a\", \"never closed)",
            &["\"a\"", "broken \"never closed)"],
        );
        check("[]", &[]);
        assert!(Parts::of(piece("12")).is_none());
    }

    #[test]
    fn a_value_is_divided_from_what_stands_behind_it() {
        let (value, behind) = piece("(a: 1),\n  ],").value().unwrap();
        assert_eq!(
            (value.text, behind.text, behind.is_rest()),
            ("(a: 1)", "]", true)
        );
        let (value, behind) = piece("Prose(\"a\") x").value().unwrap();
        assert_eq!((value.text, behind.text), ("Prose(\"a\")", "x"));
        assert!(piece("(a: 1").value().is_none());
    }

    #[test]
    fn lines_of_a_shape_begin_pieces() {
        let cuts: Vec<_> = cut(piece("a\n  b,\n c\n  d"), |line| line.starts_with("  "))
            .map(|piece| (piece.text, piece.at))
            .collect();
        assert_eq!(cuts, [("a", 0), ("b,\n c", 4), ("d", 12)]);
    }
}
