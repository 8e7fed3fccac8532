//! A period's name as words, numbers and the signs between them.

use crate::model::date::month_named;

/// A piece of a period's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Letters, in lower case.
    Word(String),
    /// Digits: what they are, and how many.
    Number(u32, usize),
    /// `-` or `/`.
    Between(char),
}

impl Token {
    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Number(..) | Self::Between(_) => None,
        }
    }
}

/// Cuts a name into tokens. Nothing is understood of one with other signs.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '-' | '–' | '—' | '−' | '‑' => tokens.push(Token::Between('-')),
            '/' => tokens.push(Token::Between('/')),
            ',' | ';' | ':' | '.' | '\'' | '’' | '‘' | '(' | ')' | '[' | ']' | '&' => {}
            c if c.is_whitespace() => {}
            c if c.is_ascii_digit() => {
                let mut digits = String::from(c);
                while let Some(next) = chars.next_if(char::is_ascii_digit) {
                    digits.push(next);
                }
                tokens.push(Token::Number(digits.parse().ok()?, digits.len()));
            }
            c if c.is_alphabetic() => {
                let mut word = String::from(c);
                while let Some(next) = chars.next_if(|c| c.is_alphabetic()) {
                    word.push(next);
                }
                tokens.push(Token::Word(word.to_lowercase()));
            }
            _ => return None,
        }
    }
    Some(tokens)
}

/// Returns the month of a name: `apr`, `sept`, `march`.
pub(super) fn month(word: &str) -> Option<i8> {
    month_named(word)
}

/// Words beside a period that say nothing about which time it is.
pub(super) fn is_quiet(word: &str) -> bool {
    const QUIET: [&str; 33] = [
        "the",
        "of",
        "in",
        "for",
        "at",
        "as",
        "on",
        "year",
        "yr",
        "calendar",
        "reporting",
        "data",
        "figures",
        "figure",
        "position",
        "snapshot",
        "outturn",
        "actual",
        "actuals",
        "final",
        "full",
        "whole",
        "published",
        "validated",
        "audited",
        "mon",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    QUIET.contains(&word)
}

/// Returns which one an ordinal is: `first`, `2nd` (whose digits stand before).
pub(super) fn ordinal(word: &str) -> Option<u32> {
    match word {
        "first" => Some(1),
        "second" => Some(2),
        "third" => Some(3),
        "fourth" | "last" => Some(4),
        _ => None,
    }
}

/// Returns which one a number in words behind its unit is: `quarter four`.
pub(super) fn cardinal(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let idx = WORDS.iter().position(|own| *own == word)?;
    u32::try_from(idx + 1).ok()
}

/// Whether it is what stands behind the digits of an ordinal.
pub(super) fn is_ordinal_end(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}
