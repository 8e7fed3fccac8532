//! The words of a line, for rules that look at words beside each other.

use std::ops::Range;

/// A word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands, in bytes of what is shown.
    pub(super) range: Range<usize>,
    /// The word in small letters, with straight apostrophes.
    pub(super) word: String,
    /// Whether nothing but blanks stands between it and the word before.
    pub(super) is_joined: bool,
}

/// Returns the words of a line, apostrophes and hyphens within them.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut signs = text.char_indices().peekable();
    let mut gap = String::new();
    while let Some((start, c)) = signs.next() {
        if !c.is_alphanumeric() {
            gap.push(c);
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = signs.peek().copied() {
            let goes_on = c.is_alphanumeric()
                || matches!(c, '\'' | '’' | '-' | '‑')
                    && followed_by_letter(text, at + c.len_utf8());
            if !goes_on {
                break;
            }
            end = at + c.len_utf8();
            signs.next();
        }
        let word = text.get(start..end).unwrap_or_default();
        tokens.push(Token {
            range: start..end,
            word: word.to_lowercase().replace('’', "'").replace('‑', "-"),
            is_joined: !tokens.is_empty()
                && !gap.is_empty()
                && gap.chars().all(char::is_whitespace),
        });
        gap.clear();
    }
    tokens
}

fn followed_by_letter(text: &str, at: usize) -> bool {
    let next = text.get(at..).and_then(|rest| rest.chars().next());
    next.is_some_and(char::is_alphanumeric)
}
