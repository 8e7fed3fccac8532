//! A printed text as words with their capitals, for looking at who could be meant.

use std::ops::Range;

use smol_str::SmolStr;

use super::span::{Kind, Span};
use crate::check::named_number;

/// A word of a text, or a sign between words.
#[derive(Debug, Clone)]
pub(super) struct Word<'t> {
    /// As it is written.
    pub(super) text: &'t str,
    /// In small letters, without what says that something belongs to it.
    pub(super) small: SmolStr,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
    /// Whether it begins a sentence.
    pub(super) is_first: bool,
    /// Whether something belongs to it: Amara’s.
    pub(super) owns: bool,
    number: Option<u32>,
}

impl Word<'_> {
    /// Whether it begins with a capital and goes on in small letters, as names do.
    pub(super) fn is_capital(&self) -> bool {
        let mut chars = self.text.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase)
    }

    pub(super) fn is_sign(&self) -> bool {
        !self.text.chars().any(char::is_alphanumeric)
    }

    /// Returns the whole number that it is, in figures or in words up to twenty.
    pub(super) fn number(&self) -> Option<u32> {
        self.number
    }
}

/// Parts a text into words and signs.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut at = 0;
    let mut is_first = true;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let len = if c.is_alphanumeric() {
            word_len(rest)
        } else {
            c.len_utf8()
        };
        let piece = rest.get(..len).unwrap_or_default();
        if !c.is_whitespace() {
            words.push(word(piece, at, is_first));
            is_first = match c {
                '.' | '!' | '?' | '\n' | '|' => true,
                '‘' | '“' | '"' | '\'' | '(' | '-' | '*' => is_first,
                _ => false,
            };
        } else if c == '\n' {
            is_first = true;
        }
        at += len.max(1);
    }
    words
}

fn word(text: &str, at: usize, is_first: bool) -> Word<'_> {
    let plain = text
        .strip_suffix("'s")
        .or_else(|| text.strip_suffix("’s"))
        .unwrap_or(text);
    let small: SmolStr = plain.chars().flat_map(char::to_lowercase).collect();
    Word {
        text: plain,
        number: number(plain, &small),
        small,
        range: at..at + plain.len(),
        is_first,
        owns: plain.len() < text.len(),
    }
}

fn number(text: &str, small: &str) -> Option<u32> {
    match named_number(small) {
        Some(number) => Some(number),
        None if text.chars().all(|c| c.is_ascii_digit() || c == ',') => {
            text.replace(',', "").parse().ok()
        }
        None => None,
    }
}

fn word_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let joins = match c {
            '\'' | '’' | '-' => next.is_some_and(char::is_alphanumeric),
            '.' | ',' => last.is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit()),
            _ => false,
        };
        if !(c.is_alphanumeric() || joins) {
            return at;
        }
        last = c;
    }
    text.len()
}

/// Returns the word at a place.
pub(super) fn at<'w, 't>(words: &'w [Word<'t>], at: usize) -> Option<&'w Word<'t>> {
    words.get(at)
}

/// Returns it in small letters; an empty text where there is none.
pub(super) fn small<'w>(words: &'w [Word<'_>], at: usize) -> &'w str {
    words.get(at).map_or("", |word| word.small.as_str())
}

/// Adds the words from one to another.
pub(super) fn push(spans: &mut Vec<Span>, kind: Kind, from: &Word<'_>, to: &Word<'_>) {
    spans.push(Span::new(kind, from.range.start..to.range.end));
}
