//! Figures of one text that do not agree with each other: shares, sums, and which way they went.

use std::sync::Arc;

use super::shares::{Part, amounts, parts};
use crate::model::Prose;

/// How far a share may lie from what it is worked out from, in percentage points, beyond
/// rounding.
const ROUGHLY: f64 = 0.6;

/// What in a text contradicts itself, in words.
#[derive(Debug)]
pub(super) struct Contradictions(pub(super) Vec<String>);

/// Returns what in a text contradicts itself, found once for each text.
pub(super) fn contradictions_of(prose: &Prose) -> Arc<Contradictions> {
    let find = || Contradictions(contradictions(prose.as_str()));
    prose.remembered(|_: &Contradictions| true, find)
}

/// Returns what in a text contradicts itself, in words.
pub(super) fn contradictions(text: &str) -> Vec<String> {
    let found = [
        worked_out_otherwise(text),
        added_up_otherwise(text),
        moved_otherwise(text),
    ];
    found.into_iter().flatten().collect()
}

/// Finds a share that is not what so many of so many give.
fn worked_out_otherwise(text: &str) -> Option<String> {
    // Without a share there is nothing to compare with.
    if !["per cent", "percent", "%"]
        .iter()
        .any(|share| text.contains(share))
    {
        return None;
    }
    let parts = parts(text);
    let (part, said) = parts.iter().find_map(|part| {
        let (said, n_decimals) = part.said?;
        let rounding = 0.5 / 10_f64.powi(i32::try_from(n_decimals).unwrap_or_default());
        ((part.share() - said).abs() > rounding.max(ROUGHLY)).then_some((part, said))
    })?;
    let Part { text, .. } = part;
    let share = part.share();
    Some(format!(
        "“{text}” is {share:.0} per cent, and {said} per cent stands beside it"
    ))
}

/// Finds what is said to have fallen and rose, or the other way round: down to 40 from 31.
fn moved_otherwise(text: &str) -> Option<String> {
    let pieces = text.split([';', '\n']).flat_map(|piece| piece.split(". "));
    let (direction, from, to) = { pieces }.find_map(moved)?;
    Some(format!(
        "From {from} to {to} stands here, and that it {direction}"
    ))
}

fn moved(piece: &str) -> Option<(&'static str, f64, f64)> {
    if !piece.contains("rom ") {
        return None;
    }
    let small = piece.to_lowercase();
    let words: Vec<&str> = small
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '(' | ')'))
        .collect();
    let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let fell = says(&[
        "fell",
        "fallen",
        "dropped",
        "down",
        "reduced",
        "decreased",
        "declined",
        "shrank",
        "halved",
        "cut",
    ]);
    let rose = says(&[
        "rose",
        "risen",
        "up",
        "increased",
        "grew",
        "grown",
        "climbed",
        "doubled",
        "trebled",
    ]);
    if fell == rose {
        return None;
    }
    let found = amounts(&small);
    let [one, other] = found.as_slice() else {
        return None;
    };
    let at = |word: &str| words.iter().position(|known| *known == word);
    // From A to B; or B, from A.
    let is_first_then = at("from").is_some() && at("to").is_some() && at("from") < at("to") && {
        let behind = small.split_once("from").map_or("", |(_, behind)| behind);
        amounts(behind).len() == 2
    };
    let is_then_last = small
        .split_once("from")
        .is_some_and(|(before, behind)| amounts(before).len() == 1 && amounts(behind).len() == 1);
    let (from, to) = if is_first_then {
        (one.value, other.value)
    } else if is_then_last {
        (other.value, one.value)
    } else {
        return None;
    };
    match (fell, from, to) {
        (true, from, to) if to > from => Some(("fell", from, to)),
        (false, from, to) if to < from => Some(("rose", from, to)),
        _ => None,
    }
}

/// Finds a number whose parts, listed behind a colon, do not make it up: 48 files: 20 good, 19
/// requiring improvement, six inadequate.
fn added_up_otherwise(text: &str) -> Option<String> {
    let sentences = text.split_inclusive(['.', '\n', ';']);
    let (whole, sum) = { sentences }.find_map(added_up)?;
    Some(format!(
        "The parts that stand here make {sum}, and {whole} stands before them"
    ))
}

fn added_up(sentence: &str) -> Option<(f64, f64)> {
    let (before, listed) = sentence.split_once(':')?;
    let whole = amounts(before)
        .into_iter()
        .filter(|amount| !amount.is_share);
    let whole = { whole }.map(|amount| amount.value).fold(0.0, f64::max);
    let pieces: Vec<&str> = listed
        .split([','])
        .flat_map(|piece| piece.split(" and "))
        .collect();
    let counts: Vec<f64> = pieces
        .iter()
        .filter_map(|piece| match amounts(piece).as_slice() {
            [one] if !one.is_share => Some(one.value),
            _ => None,
        })
        .collect();
    let sum: f64 = counts.iter().sum();
    let is_near = sum > whole * 0.8 && sum < whole * 1.25;
    let is_list = counts.len() > 2 && counts.len() == pieces.len();
    (is_list && is_near && (sum - whole).abs() > 0.5).then_some((whole, sum))
}

#[cfg(test)]
mod tests {
    use super::contradictions;

    #[track_caller]
    fn check(text: &str, said: &[&str]) {
        assert_eq!(contradictions(text), said, "{text}");
    }

    #[test]
    fn shares_are_what_they_are_worked_out_from() {
        check(
            "Of the 60 whom we asked, 33 (65 per cent) said so.",
            &["“Of the 60 whom we asked, 33” is 55 per cent, and 65 per cent stands beside it"],
        );
        check("Of the 60 whom we asked, 33 (55 per cent) said so.", &[]);
        check("Thirty-three of 60 (55 per cent) said so.", &[]);
    }

    #[test]
    fn parts_make_up_their_sum() {
        check(
            "Forty-eight files: 20 good, 19 to improve, six inadequate.",
            &["The parts that stand here make 45, and 48 stands before them"],
        );
        check(
            "Forty-eight files: 20 good, 22 to improve, six inadequate.",
            &[],
        );
        check("We asked 48: staff, parents and 20 children.", &[]);
    }

    #[test]
    fn what_fell_is_lower_than_it_was() {
        check(
            "Waits fell from 12 to 15 weeks.",
            &["From 12 to 15 stands here, and that it fell"],
        );
        check(
            "Moves: 31, up from 40.",
            &["From 40 to 31 stands here, and that it rose"],
        );
        check(
            "Waits fell from 15 to 12 weeks; plans rose from 3 to 9.",
            &[],
        );
        check("Of 40, 31 came up to talk.", &[]);
    }
}
