//! Reads the name of one period: of one time, or of what lies between two.

use super::{
    range,
    single::single,
    span::TimeSpan,
    words::{Token, is_quiet, month, tokens},
};

/// Longer names are remarks.
const MAX_BYTES: usize = 80;

/// Reads a name.
pub(super) fn read(name: &str) -> Option<TimeSpan> {
    if name.is_empty() || name.len() > MAX_BYTES {
        return None;
    }
    span(&tokens(name)?).or_else(|| span(&tokens(&without_remark(name)?)?))
}

/// Reads whatever stands for a stretch of time.
fn span(tokens: &[Token]) -> Option<TimeSpan> {
    single(tokens)
        .or_else(|| range::to_date(tokens, span))
        .or_else(|| range::ending(tokens))
        .or_else(|| range::rolling(tokens))
        .or_else(|| range::range(tokens))
}

/// Takes out what stands in brackets, if it says nothing about time.
fn without_remark(name: &str) -> Option<String> {
    let (before, rest) = name.split_once('(')?;
    let (remark, after) = rest.split_once(')')?;
    let is_remark = tokens(remark)?.iter().all(|token| {
        token.word().is_some_and(|word| {
            month(word).is_none() && !is_quiet(word) && !range::is_about_time(word)
        })
    });
    is_remark.then(|| format!("{before} {after}"))
}
