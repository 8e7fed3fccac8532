//! Texts as words, blanks and ends of lines; their sentences; and what one text changed of another.

use std::ops::Range;

use crate::difference::{Run, Word, runs};

/// How many words of a passage are compared; a longer one is taken as written anew.
const MAX_WORDS: usize = 20_000;

/// Splits a text into words, blanks and ends of lines.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        let kind = match c {
            '\n' => Kind::End,
            c if c.is_whitespace() => Kind::Blank,
            _ => Kind::Word,
        };
        if last.is_some_and(|last| last != kind || kind == Kind::End) {
            words.extend(text.get(start..at));
            start = at;
        }
        last = Some(kind);
    }
    words.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    words
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Blank,
    End,
}

pub(super) fn is_end(word: &str) -> bool {
    word == "\n"
}

pub(super) fn is_blank(word: &str) -> bool {
    !is_end(word) && word.chars().all(char::is_whitespace)
}

pub(super) fn is_word(word: &str) -> bool {
    !word.chars().all(char::is_whitespace)
}

impl Word for &str {
    fn ends_line(&self) -> bool {
        is_end(self)
    }

    fn n_letters(&self) -> Option<usize> {
        let letters = self.chars().filter(|c| c.is_alphanumeric());
        (!is_end(self)).then(|| letters.count())
    }
}

/// A stretch of words that one side put in the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) base: Range<usize>,
    pub(super) side: Range<usize>,
}

/// Returns what was changed: first line by line, because a paragraph is never read as parts of
/// two others and a long text is compared quicker, then word by word.
pub(super) fn changes(base: &[&str], side: &[&str]) -> Vec<Change> {
    let changed = |run| match run {
        Run::Changed { old, new } => Some(Change {
            base: old,
            side: new,
        }),
        Run::Same { .. } => None,
    };
    let runs = runs(base, side, MAX_WORDS).into_iter();
    joined(base, runs.filter_map(changed).collect())
}

/// Joins neighbours with nothing or a blank between them, within one sentence.
fn joined(base: &[&str], changes: Vec<Change>) -> Vec<Change> {
    let word = |idx: usize| base.get(idx).copied().unwrap_or_default();
    let is_near = |from: usize, to: usize| {
        let ended = from.checked_sub(1).map_or("", word);
        from == to || is_gap(base, from..to) && !ends_sentence(ended, word(to))
    };
    let mut joined: Vec<Change> = Vec::new();
    for change in changes {
        match joined.last_mut() {
            Some(last) if is_near(last.base.end, change.base.start) => {
                last.base.end = change.base.end;
                last.side.end = change.side.end;
            }
            Some(_) | None => joined.push(change),
        }
    }
    joined
}

/// Whether nothing that is read stands in a range.
pub(super) fn is_gap(base: &[&str], range: Range<usize>) -> bool {
    let between = base.get(range).unwrap_or_default();
    between.iter().all(|word| is_blank(word))
}

pub(super) fn words_of<'t>(words: &[&'t str], range: Range<usize>) -> Vec<&'t str> {
    let words = words.get(range).unwrap_or_default();
    words.iter().copied().filter(|word| is_word(word)).collect()
}

/// Returns the sentences of a text in words. Lines end sentences; the blank behind a full stop
/// belongs to none.
pub(super) fn sentences(words: &[&str]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start: Option<usize> = None;
    for (idx, word) in words.iter().enumerate() {
        if is_end(word) {
            sentences.extend(start.take().map(|start| start..idx));
        } else if is_word(word) {
            let from = *start.get_or_insert(idx);
            let next = words.get(idx + 2).copied().unwrap_or_default();
            if ends_sentence(word, next) {
                sentences.push(from..idx + 1);
                start = None;
            }
        }
    }
    sentences.extend(start.map(|start| start..words.len()));
    sentences
}

/// Whether a word ends its sentence, by what stands behind it.
fn ends_sentence(word: &str, next: &str) -> bool {
    let bare = word.trim_end_matches(['"', '”', '’', ')', ']', '*']);
    if bare.ends_with(['!', '?', '…']) {
        return true;
    }
    let Some(before) = bare.strip_suffix('.') else {
        return false;
    };
    // "e.g. this", "No. 5", "Dr. Who" go on; "of 5. Then" does not.
    let is_short = matches!(
        before.trim_start_matches(['(', '[', '“', '"']),
        "e.g"
            | "i.e"
            | "No"
            | "no"
            | "Mr"
            | "Mrs"
            | "Ms"
            | "Dr"
            | "St"
            | "para"
            | "p"
            | "pp"
            | "cf"
            | "approx"
            | "vs"
    );
    let first = next.chars().find(|c| c.is_alphanumeric());
    !is_short && first.is_none_or(|c| !c.is_lowercase())
}
