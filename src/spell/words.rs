//! The words of a text, as they are shown, and where they stand in what is written.
//!
//! A hidden mark does not end a word (`un**do**ing` is one); a citation and an address do, and
//! are no words themselves.

use std::{borrow::Cow, ops::Range};

use super::misspelling::Misspelling;
use crate::model::{Address, addresses};
use crate::prose::shown;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'a> {
    /// The word as it is shown.
    pub text: Cow<'a, str>,
    /// Where it begins and ends, in bytes of the text.
    range: Range<usize>,
    /// Where each of its letters begins, where hidden marks tear it; empty where it stands in the
    /// text as it is shown.
    torn: Vec<usize>,
}

impl Word<'_> {
    /// Returns where the word stands, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns some of its letters as a word that nobody knows.
    pub(super) fn part(&self, chars: Range<usize>) -> Option<Misspelling> {
        let word: String = { self.text.chars() }
            .skip(chars.start)
            .take(chars.len())
            .collect();
        let start = self.start_of(chars.start)?;
        let last = self.start_of(chars.end.checked_sub(1)?)?;
        let end = last + word.chars().next_back()?.len_utf8();
        Some(Misspelling {
            range: start..end,
            word,
        })
    }

    /// Returns where a letter begins, in bytes of the text.
    fn start_of(&self, nth: usize) -> Option<usize> {
        if !self.torn.is_empty() {
            return self.torn.get(nth).copied();
        }
        let (at, _) = self.text.char_indices().nth(nth)?;
        Some(self.range.start + at)
    }
}

/// Returns the words of prose.
pub fn words_of_prose(text: &str) -> Vec<Word<'_>> {
    let addresses = addresses(text);
    let mut cutter = Cutter::of(text);
    for line in shown(text) {
        cut(&mut cutter, &addresses, line.signs());
    }
    cutter.words
}

/// Returns the words of plain text.
pub fn words_of_line(text: &str) -> Vec<Word<'_>> {
    let mut cutter = Cutter::of(text);
    cut(&mut cutter, &addresses(text), text.char_indices());
    cutter.words
}

/// Cuts what is shown into words.
fn cut(cutter: &mut Cutter<'_>, addresses: &[Address], shown: impl Iterator<Item = (usize, char)>) {
    let is_address = |at: usize| addresses.iter().any(|address| address.range.contains(&at));
    for (at, c) in shown {
        if is_address(at) {
            cutter.end();
        } else {
            cutter.take(at, c);
        }
    }
    cutter.end();
}

/// Gathers the signs of a word, and those that belong to it only where letters follow. A word that
/// stands in the text as it is shown, as nearly all do, is not copied.
struct Cutter<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    /// Where the word begins, and where what is gathered of it ends.
    range: Option<Range<usize>>,
    /// Its signs, once one of them does not stand where the last one ends.
    torn: Vec<(usize, char)>,
    waiting: Option<(usize, char)>,
    /// Whether what is gathered is no word: a name of a file, an address within a house.
    is_name: bool,
}

impl<'a> Cutter<'a> {
    fn of(text: &'a str) -> Self {
        Self {
            text,
            words: Vec::new(),
            range: None,
            torn: Vec::new(),
            waiting: None,
            is_name: false,
        }
    }

    fn take(&mut self, at: usize, c: char) {
        if c.is_alphanumeric() || is_combining(c) {
            if let Some((before, sign)) = self.waiting.take() {
                self.is_name |= matches!(sign, '.' | '_' | '@' | '&' | '\\');
                self.push(before, sign);
            }
            self.push(at, c);
        } else if self.waiting.is_none() && self.range.is_some() && joins(c) {
            self.waiting = Some((at, c));
        } else if c != '\u{ad}' {
            self.end();
        }
    }

    fn push(&mut self, at: usize, c: char) {
        let end = at + c.len_utf8();
        let Some(range) = &mut self.range else {
            self.range = Some(at..end);
            return;
        };
        if self.torn.is_empty() && at != range.end {
            let whole = self.text.get(range.clone()).unwrap_or_default();
            let signs = whole.char_indices();
            self.torn
                .extend(signs.map(|(nth, c)| (range.start + nth, c)));
        }
        if !self.torn.is_empty() {
            self.torn.push((at, c));
        }
        range.end = end;
    }

    fn end(&mut self) {
        self.waiting = None;
        let is_name = std::mem::take(&mut self.is_name);
        let range = self.range.take().filter(|_| !is_name);
        if let Some(range) = range {
            let text = if self.torn.is_empty() {
                Cow::Borrowed(self.text.get(range.clone()).unwrap_or_default())
            } else {
                Cow::Owned(self.torn.iter().map(|(_, c)| *c).collect())
            };
            self.words.push(Word {
                text,
                range,
                torn: self.torn.iter().map(|(at, _)| *at).collect(),
            });
        }
        self.torn.clear();
    }
}

/// Whether a sign between letters belongs to their word.
fn joins(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | 'ʼ' | '-' | '‐' | '‑' | '.' | '_' | '@' | '&' | '\\'
    )
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
