//! What a text may hold, counted before memory is spent on reading it.
//!
//! A value costs far more memory than its text: a row of three characters becomes a structure of
//! several hundred bytes. So the brackets and commas are counted first.

use std::fmt;

use super::{Kind, Tokens};

/// How deep brackets may stand in each other. A draft needs about twelve levels.
pub const MAX_DEPTH: usize = 64;
/// How many brackets may be opened. A draft of 400 pages opens about ten thousand.
pub const MAX_BRACKETS: usize = 100_000;
/// How many commas may stand outside texts. A draft of 400 pages has about fifty thousand.
pub const MAX_COMMAS: usize = 500_000;
/// How long one text may be, in bytes. A logo of the largest size needs 0.7 million.
pub const MAX_TEXT: usize = 4 * 1024 * 1024;

/// A limit that a text does not keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// [`MAX_DEPTH`].
    Depth,
    /// [`MAX_BRACKETS`].
    Brackets,
    /// [`MAX_COMMAS`].
    Commas,
    /// [`MAX_TEXT`].
    Text,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Depth => write!(f, "more than {MAX_DEPTH} brackets stand in each other"),
            Self::Brackets => write!(f, "there are more than {MAX_BRACKETS} rows and lists"),
            Self::Commas => write!(f, "there are more than {MAX_COMMAS} values"),
            Self::Text => write!(
                f,
                "one text is longer than {} million characters",
                MAX_TEXT / 1_000_000
            ),
        }
    }
}

/// Where a text goes over a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {limit}")]
pub struct OverLimit {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// The limit.
    pub limit: Limit,
}

/// What a text holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Brackets opened.
    pub brackets: usize,
    /// Commas outside texts.
    pub commas: usize,
}

/// Counts what a text holds, and stops where it holds too much.
pub fn check_limits(text: &str) -> Result<Counts, OverLimit> {
    let mut counts = Counts::default();
    let mut depth = 0_usize;
    for token in Tokens::new(text) {
        match token.kind {
            Kind::Open(_) => {
                depth += 1;
                counts.brackets += 1;
            }
            Kind::Close(_) => depth = depth.saturating_sub(1),
            Kind::Comma => counts.commas += 1,
            Kind::Colon | Kind::Text | Kind::Word | Kind::Unclosed | Kind::Other => {}
        }
        let is_long = token.end - token.start > MAX_TEXT;
        let limit = if depth > MAX_DEPTH {
            Limit::Depth
        } else if counts.brackets > MAX_BRACKETS {
            Limit::Brackets
        } else if counts.commas > MAX_COMMAS {
            Limit::Commas
        } else if is_long {
            Limit::Text
        } else {
            continue;
        };
        return Err(over(text, token.start, limit));
    }
    Ok(counts)
}

fn over(text: &str, at: usize, limit: Limit) -> OverLimit {
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let in_line = before.get(line_start..).unwrap_or_default();
    OverLimit {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: in_line.chars().count() + 1,
        limit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Limit) {
        assert_eq!(check_limits(text).unwrap_err().limit, expected);
        assert!(expected.to_string().contains("more than") || expected == Limit::Text);
    }

    #[test]
    fn what_is_too_deep_too_much_or_too_long_is_told() {
        check(&"[".repeat(1_000_000), Limit::Depth);
        check(&"(),".repeat(200_000), Limit::Brackets);
        check(&"1,".repeat(600_000), Limit::Commas);
        check(&format!("\"{}\"", "x".repeat(MAX_TEXT)), Limit::Text);
        let nested = format!("{}\n (", "[".repeat(MAX_DEPTH));
        let over = check_limits(&nested).unwrap_err();
        assert_eq!((over.line, over.column), (2, 2));
    }

    #[test]
    fn what_stands_in_texts_and_comments_costs_nothing() {
        let text = format!("(\"{0}\", /* {0} */ 'x', // {0}\n)", "([{,".repeat(200_000));
        assert_eq!(
            check_limits(&text),
            Ok(Counts {
                brackets: 1,
                commas: 2
            })
        );
    }
}
