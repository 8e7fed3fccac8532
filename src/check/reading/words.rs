//! A text as sentences of words.

use std::ops::Range;

use super::lexicon::{
    A_CHILD, A_NUMBER, A_PAST, AHEAD, CHILD, Class, DONE, DONE_PAST, Lexicon, NUMBER, PAST_YEAR,
    UNKNOWN_PAST, WordId, YOUNG,
};

/// What stands at one place of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Word,
    Comma,
    /// A semicolon, a colon, a dash, a bracket or the end.
    Stop,
    Quote,
}

/// A word or a sign of punctuation, and what it can be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) sign: Sign,
    pub(super) word: WordId,
    pub(super) class: Class,
    /// Whether something is said to belong to it: children’s.
    pub(super) owns: bool,
}

impl Token {
    pub(super) fn is(&self, class: Class) -> bool {
        self.class & class != 0
    }

    fn sign(sign: Sign) -> Self {
        Self {
            sign,
            word: 0,
            class: 0,
            owns: false,
        }
    }
}

/// Finds the sentences of a text, in bytes.
pub(in crate::check) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let ends = match c {
            '\n' => true,
            '.' | '!' | '?' => ends_sentence(text, start, at),
            _ => false,
        };
        if ends {
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found.retain(|range| {
        let piece = text.get(range.clone()).unwrap_or_default();
        piece.contains(char::is_alphabetic)
    });
    found
}

fn ends_sentence(text: &str, start: usize, at: usize) -> bool {
    let rest = text.get(at + 1..).unwrap_or_default();
    let rest = rest.trim_start_matches(['\'', '’', '”', '"', ')', '*']);
    if !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return false;
    }
    !rest.trim_start().starts_with(char::is_lowercase) && !is_short_form(text, start, at)
}

/// Whether the full stop at `at` ends a short form and no sentence.
fn is_short_form(text: &str, start: usize, at: usize) -> bool {
    let before = text.get(start..at).unwrap_or_default();
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next()
        .unwrap_or_default();
    let known = [
        "e.g", "i.e", "No", "no", "Dr", "Mr", "Mrs", "Ms", "St", "vs", "approx", "para",
    ];
    known.contains(&word)
}

/// Reads the words of a sentence. Citations are none.
pub(super) fn tokens(sentence: &str, lexicon: &Lexicon, year: i16, out: &mut Vec<Token>) {
    out.clear();
    let mut word = String::new();
    let mut at = 0;
    while let Some(c) = sentence.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = sentence.get(at..).unwrap_or_default();
        if rest.starts_with("[@") {
            let end = rest.find(']').map_or(rest.len(), |end| end + 1);
            if rest.get(..end).is_some_and(|cited| cited.contains(':')) {
                // A figure that is bound to its cell.
                out.push(Token {
                    word: A_NUMBER,
                    class: NUMBER,
                    ..Token::sign(Sign::Word)
                });
            }
            at += end;
        } else if c.is_alphanumeric() || c == '£' {
            at += word_at(rest, &mut word);
            let before = out.last().copied();
            out.push(token(&word, lexicon, year, before));
        } else if is_possessive(sentence, at, c) {
            at += c.len_utf8();
            if let Some(last) = out.last_mut() {
                last.owns = true;
            }
        } else {
            at += c.len_utf8();
            out.extend(sign(c).map(Token::sign));
        }
    }
}

/// Whether a sign says that something belongs to several: families’ views.
fn is_possessive(sentence: &str, at: usize, c: char) -> bool {
    let before = sentence.get(..at).unwrap_or_default();
    let behind = sentence.get(at + c.len_utf8()..).unwrap_or_default();
    let is_quoting = before.contains('‘') || before.trim_start().starts_with('\'');
    matches!(c, '\'' | '’') && before.ends_with('s') && behind.starts_with(' ') && !is_quoting
}

fn sign(c: char) -> Option<Sign> {
    match c {
        ',' => Some(Sign::Comma),
        ';' | ':' | '–' | '—' | '(' | ')' | '.' | '!' | '?' => Some(Sign::Stop),
        '‘' | '“' | '”' | '"' | '\'' | '’' => Some(Sign::Quote),
        _ => None,
    }
}

/// Reads the word that a text begins with, in small letters; returns its length in bytes.
fn word_at(text: &str, word: &mut String) -> usize {
    word.clear();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_part = c.is_alphanumeric() || (at == 0 && c == '£') || joins(c, word, next);
        if !is_part {
            return at;
        }
        if c == '’' {
            word.push('\'');
        } else {
            word.extend(c.to_lowercase());
        }
    }
    text.len()
}

/// Whether a sign joins what stands before and behind it to one word.
fn joins(c: char, before: &str, next: Option<char>) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    match c {
        '.' | ',' => before.ends_with(is_digit) && next.is_some_and(is_digit),
        '\'' | '’' | '-' | '/' => next.is_some_and(char::is_alphanumeric),
        _ => false,
    }
}

fn token(word: &str, lexicon: &Lexicon, year: i16, before: Option<Token>) -> Token {
    let (plain, owns) = match word.strip_suffix("'s") {
        Some("it" | "that" | "there" | "he" | "she" | "what" | "who") | None => (word, false),
        Some(plain) => (plain, true),
    };
    let (mut word, mut class) = lexicon.word(plain);
    if word == 0 && is_past_form(plain) {
        word = A_PAST;
        class = DONE | DONE_PAST | UNKNOWN_PAST;
    }
    if plain.starts_with(|c: char| c.is_ascii_digit() || c == '£') && class & CHILD == 0 {
        (word, class) = number(plain, year).unwrap_or((word, class));
        // Funded until 2028: how long it lasts, not what is to come.
        let until = lexicon.word("until").0;
        if class & AHEAD != 0 && before.is_some_and(|last| last.word == until && until != 0) {
            class = PAST_YEAR;
        }
    }
    if is_compound_number(plain, lexicon) {
        (word, class) = (A_NUMBER, NUMBER);
    }
    let is_young = before.is_some_and(|before| before.is(YOUNG));
    let people = [
        "people", "person", "adults", "adult", "men", "women", "man", "woman", "ones",
    ];
    if is_young && people.contains(&plain) {
        class |= CHILD;
        word = A_CHILD;
    }
    Token {
        sign: Sign::Word,
        word,
        class,
        owns,
    }
}

fn is_past_form(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}

/// Twenty-nine, two-thirds.
fn is_compound_number(word: &str, lexicon: &Lexicon) -> bool {
    let mut parts = word.split('-');
    let is_number = |part: &str| part == "one" || lexicon.word(part).1 & NUMBER != 0;
    word.contains('-') && parts.all(|part| is_number(part) || FRACTIONS.contains(&part))
}

const FRACTIONS: [&str; 6] = ["thirds", "quarters", "fifths", "tenths", "third", "quarter"];

fn number(word: &str, year: i16) -> Option<(WordId, Class)> {
    if !word
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    {
        return None;
    }
    let is_year = word.len() == 4 && word.starts_with("20");
    match word.parse::<i16>() {
        Ok(named) if is_year && named > year => Some((0, AHEAD)),
        Ok(_) if is_year => Some((0, PAST_YEAR)),
        _ => Some((A_NUMBER, NUMBER)),
    }
}
