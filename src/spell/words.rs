//! The words of a text, as they are shown, and where they stand in what is written.
//!
//! A hidden mark does not end a word (`un**do**ing` is one); a citation and an address do, and
//! are no words themselves.

use std::ops::Range;

use super::misspelling::Misspelling;
use crate::model::{Address, addresses};
use crate::prose::shown;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word as it is shown.
    pub text: String,
    /// Where each of its letters begins, in bytes of the text.
    starts: Vec<usize>,
    /// Where it ends.
    end: usize,
}

impl Word {
    /// Returns where the word stands, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.starts.first().copied().unwrap_or(self.end)..self.end
    }

    /// Returns some of its letters as a word that nobody knows.
    pub(super) fn part(&self, chars: Range<usize>) -> Option<Misspelling> {
        let start = *self.starts.get(chars.start)?;
        let n_chars = chars.len();
        let word: String = self.text.chars().skip(chars.start).take(n_chars).collect();
        let last = chars.end.checked_sub(1)?;
        let last_len = self.text.chars().nth(last)?.len_utf8();
        let end = self.starts.get(last)? + last_len;
        Some(Misspelling {
            range: start..end,
            word,
        })
    }
}

/// Returns the words of prose.
pub fn words_of_prose(text: &str) -> Vec<Word> {
    let addresses = addresses(text);
    shown(text)
        .iter()
        .flat_map(|line| cut(&addresses, line.signs()))
        .collect()
}

/// Returns the words of plain text.
pub fn words_of_line(text: &str) -> Vec<Word> {
    cut(&addresses(text), text.char_indices())
}

/// Cuts what is shown into words.
fn cut(addresses: &[Address], shown: impl Iterator<Item = (usize, char)>) -> Vec<Word> {
    let is_address = |at: usize| addresses.iter().any(|address| address.range.contains(&at));
    let mut cutter = Cutter::default();
    for (at, c) in shown {
        if is_address(at) {
            cutter.end();
        } else {
            cutter.take(at, c);
        }
    }
    cutter.end();
    cutter.words
}

/// Gathers the signs of a word, and those that belong to it only where letters follow.
#[derive(Default)]
struct Cutter {
    words: Vec<Word>,
    signs: Vec<(usize, char)>,
    waiting: Option<(usize, char)>,
    /// Whether what is gathered is no word: a name of a file, an address within a house.
    is_name: bool,
}

impl Cutter {
    fn take(&mut self, at: usize, c: char) {
        if c.is_alphanumeric() || is_combining(c) {
            if let Some((before, sign)) = self.waiting.take() {
                self.is_name |= matches!(sign, '.' | '_' | '@' | '&' | '\\');
                self.signs.push((before, sign));
            }
            self.signs.push((at, c));
        } else if self.waiting.is_none() && !self.signs.is_empty() && joins(c) {
            self.waiting = Some((at, c));
        } else if c != '\u{ad}' {
            self.end();
        }
    }

    fn end(&mut self) {
        self.waiting = None;
        let signs = std::mem::take(&mut self.signs);
        let is_name = std::mem::take(&mut self.is_name);
        let Some((last, sign)) = signs.last().copied().filter(|_| !is_name) else {
            return;
        };
        self.words.push(Word {
            text: signs.iter().map(|(_, c)| *c).collect(),
            starts: signs.iter().map(|(at, _)| *at).collect(),
            end: last + sign.len_utf8(),
        });
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
