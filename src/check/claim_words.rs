//! How a claim says what it says: of all, of nearly all, of nobody; and what it takes back or admits.

use super::{claimed::Claimed, number_words::value, reading::Mark};

/// Whether “each” and “every” only tell what a thing is about: plans say what each child needs.
pub(super) fn says_what_for_each(claim: &str) -> bool {
    let small = claim.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    let is_each = |word: &str| matches!(word, "each" | "every" | "all");
    let told = { words.windows(2) }.filter(|two| {
        matches!(two, ["what" | "how" | "who" | "where" | "why" | "which" | "when", each] if is_each(each))
    });
    let n_told = told.count();
    n_told > 0 && n_told == words.iter().filter(|word| is_each(word)).count()
}

/// Whether a claim takes its praise back: nobody would call us perfect.
pub(super) fn disclaims(claim: &str) -> bool {
    let small = claim.to_lowercase();
    let begins = [
        "nobody would",
        "no one would",
        "no-one would",
        "few would",
        "we would not",
        "we are not",
        "we do not",
        "not ",
        "far from ",
        "it is not ",
        "we make no ",
    ];
    begins.iter().any(|begin| small.starts_with(begin)) || quotes_praise(&small)
}

/// Whether praise is somebody’s word: “world-class” was a parent’s word for it.
pub(super) fn quotes_praise(small: &str) -> bool {
    let is_quoted = small.contains(['“', '"', '‘']);
    let tells = ["word", "said", "say", "called", "call", "told", "put it"];
    is_quoted && tells.iter().any(|word| small.contains(word))
}

/// Whether “all” are so many as were looked at: all 31 in the sample.
pub(super) fn counts_all(claim: &str) -> bool {
    let small = claim.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    let counts = |word: &str| value(word.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
    words.windows(3).any(|three| {
        matches!(three, ["all" | "every", count, _] if counts(count))
            || matches!(three, ["all", "of" | "the", count] if counts(count))
    })
}

/// Whether a claim says that not quite all are meant: nearly all, almost every.
pub(super) fn says_nearly(claim: &str) -> bool {
    let small = claim.to_lowercase();
    let mut words = small.split_whitespace();
    words.any(|word| matches!(word, "nearly" | "almost" | "virtually" | "most" | "mostly"))
}

/// Whether a claim says that something happened to nobody.
pub(super) fn denies(claim: &str) -> bool {
    let small = claim.to_lowercase();
    small.starts_with("no ") || small.contains("never ") || small.contains("nobody ")
}

/// Whether a claim itself says that something is not good enough. “No child waits” does not.
pub(super) fn admits(one: &Claimed<'_>) -> bool {
    let small = one.row.claim.to_lowercase();
    let compares = [
        " than ", "more ", "fewer ", " too ", "hard", " above ", " below ",
    ];
    let is_of_few = small.starts_with("few ");
    is_of_few
        || contrasts(&small)
        || ((one.claim.is_weak() || one.claim.has(Mark::Gap)) && !denies(&small))
        || compares.iter().any(|word| small.contains(word))
}

/// Whether a claim itself sets something against what it praises: they do well, though boys wait.
pub(super) fn contrasts(claim: &str) -> bool {
    const CONTRASTS: &[&str] = &[
        " but ",
        " though ",
        "although ",
        " except ",
        "apart from ",
        " however",
        " less so",
        " less well",
        " less often",
        " not yet",
        " whereas ",
        " too few",
        " too many",
        " too late",
        " too long",
        " too slow",
        " lag",
        " yet ",
        "exception",
        " excepted",
        " save in",
        " save for",
        "; others",
        " some way off",
    ];
    let small = claim.to_lowercase();
    CONTRASTS.iter().any(|word| small.contains(word))
}
