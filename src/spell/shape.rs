//! Which parts of a word are asked about at all.
//!
//! The dictionary refuses what has a figure at a hyphen ("12-week", "under-18"): such words are
//! cut at their hyphens, and only the parts of letters are asked about. Short forms, names with
//! capitals within and what has figures among its letters are nobody's to know.

use std::{borrow::Cow, ops::Range};

use super::{misspelling::Misspelling, words::Word};

/// The longest word in capitals that is taken for a short form; longer ones are headings.
const SHORT_FORM: usize = 6;

/// What stands before a hyphen and is no word by itself.
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "de", "e", "ex", "inter", "intra", "mid", "mis", "multi", "non", "post",
    "pre", "pro", "re", "semi", "sub", "trans", "tri", "un",
];

/// Returns a word as the dictionary writes it: with straight apostrophes.
pub(super) fn plain(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.replace(['’', 'ʼ'], "'").replace(['‐', '‑'], "-"))
}

/// Returns the parts of a word that nobody knows; the whole, where it is one part.
pub(super) fn asked_about(word: &Word<'_>, is_known: &dyn Fn(&str) -> bool) -> Vec<Misspelling> {
    let text = plain(&word.text);
    let has_figure = text.chars().any(char::is_numeric);
    let is_right = |part: &str| is_passed_over(part) || is_known(part);
    if !has_figure && is_right(&text) {
        return Vec::new();
    }
    let parts = parts(&text);
    let n_parts = parts.len();
    let mut found = Vec::new();
    for (nth, part) in parts.into_iter().enumerate() {
        let letters = text.get(part.clone()).unwrap_or_default();
        let is_prefix = nth + 1 < n_parts && PREFIXES.contains(&&*letters.to_lowercase());
        if is_prefix || is_right(letters) {
            continue;
        }
        let before = text.get(..part.start).unwrap_or_default().chars().count();
        let chars = before..before + letters.chars().count();
        found.extend(word.part(chars));
    }
    found
}

/// Returns the parts between hyphens.
fn parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    for part in text.split('-') {
        parts.push(start..start + part.len());
        start += part.len() + 1;
    }
    parts
}

/// Whether a part is none of a dictionary's business.
fn is_passed_over(part: &str) -> bool {
    let stem = part.strip_suffix("'s").unwrap_or(part);
    let n_letters = stem.chars().count();
    n_letters < 2
        || stem.chars().any(char::is_numeric)
        || is_short_form(stem, n_letters)
        || is_mixed(stem)
}

/// Whether a word is a short form, or several of them: IRO, IROs.
fn is_short_form(word: &str, n_letters: usize) -> bool {
    let capitals = word.strip_suffix('s').unwrap_or(word);
    n_letters <= SHORT_FORM + 1
        && capitals.chars().count() <= SHORT_FORM
        && capitals.chars().all(char::is_uppercase)
}

/// Whether a word has capitals and small letters in an order that no sentence gives it: `DfE`,
/// `eBay`. Two capitals before small letters are a slip of a key: `CHildren`.
fn is_mixed(word: &str) -> bool {
    let capitals: Vec<bool> = word.chars().map(char::is_uppercase).collect();
    let (Some(_), Some(rest)) = (capitals.first(), capitals.get(1..)) else {
        return false;
    };
    let has_inner = rest.contains(&true);
    let has_small = capitals.contains(&false);
    let is_slip =
        capitals.starts_with(&[true, true, false, false]) && !capitals.iter().skip(2).any(|is| *is);
    has_inner && has_small && !is_slip
}
