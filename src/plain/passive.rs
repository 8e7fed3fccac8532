//! `passive-run`: sentences one after the other that do not say who acts.
//!
//! One is often right; a run of them leaves a reader asking who does what.

use std::ops::Range;

use super::{
    remark::Remark,
    tokens::{Token, tokens},
};

/// From how many sentences in a row it is said.
const RUN: usize = 2;

const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't",
];

/// What may stand between the two halves of a passive.
const BETWEEN: &[&str] = &[
    "not", "also", "now", "then", "being", "been", "always", "never", "often", "already", "still",
    "fully", "all", "both",
];

/// Participles that do not end in "-ed".
const PARTICIPLES: &[&str] = &[
    "brought",
    "built",
    "chosen",
    "done",
    "drawn",
    "driven",
    "felt",
    "found",
    "given",
    "gone",
    "heard",
    "held",
    "kept",
    "known",
    "led",
    "left",
    "lost",
    "made",
    "met",
    "paid",
    "put",
    "run",
    "said",
    "seen",
    "sent",
    "set",
    "shown",
    "spoken",
    "spent",
    "taken",
    "taught",
    "thought",
    "told",
    "understood",
    "written",
];

/// What ends in "-ed" and says how somebody is, not what is done to them.
const STATES: &[&str] = &[
    "committed",
    "concerned",
    "interested",
    "need",
    "pleased",
    "rushed",
    "tired",
    "worried",
    "determined",
    "proud",
    "indeed",
    "embed",
    "experienced",
    "skilled",
    "talented",
    "excited",
];

pub(super) fn check(text: &str, sentences: &[Range<usize>]) -> Vec<Remark> {
    let mut found = Vec::new();
    let mut run: Vec<Range<usize>> = Vec::new();
    for sentence in sentences {
        if is_passive(text.get(sentence.clone()).unwrap_or_default()) {
            run.push(sentence.clone());
        } else {
            found.extend(told(&run));
            run.clear();
        }
    }
    found.extend(told(&run));
    found
}

fn told(run: &[Range<usize>]) -> Option<Remark> {
    let (first, last) = (run.first()?, run.last()?);
    let message = format!("{} sentences in a row do not say who acts", run.len());
    (run.len() >= RUN).then(|| Remark::new(first.start..last.end, "passive-run", message))
}

fn is_passive(sentence: &str) -> bool {
    let tokens = tokens(sentence);
    (0..tokens.len()).any(|idx| begins_passive(&tokens, idx))
}

fn begins_passive(tokens: &[Token], idx: usize) -> bool {
    let word = |idx: usize| tokens.get(idx).map_or("", |token| token.word.as_str());
    if !BE.contains(&word(idx)) {
        return false;
    }
    let mut next = idx + 1;
    while BETWEEN.contains(&word(next)) || word(next).ends_with("ly") {
        next += 1;
    }
    let is_joined = tokens
        .get(idx + 1..=next)
        .is_some_and(|tokens| tokens.iter().all(|token| token.is_joined));
    let participle = word(next);
    let is_participle = PARTICIPLES.contains(&participle)
        || participle.len() > 4 && participle.ends_with("ed") && !STATES.contains(&participle);
    // "is rated by", "was set up by them": who acts is said.
    let names_actor = tokens
        .iter()
        .skip(next + 1)
        .take(3)
        .any(|token| token.word == "by");
    is_joined && is_participle && !names_actor
}
