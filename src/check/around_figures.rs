//! What stands around a figure in its sentence: its clause, its unit, whether it is a time; and the
//! words that tell no figure from another.

use std::{ops::Range, sync::LazyLock};

use rustc_hash::FxHashSet;

use super::{measured::Unit, shares::Amount, when::is_month};

/// Words that tell no figure from another.
const GENERIC: &str = "the and for was who had has not but one two our all its per out now did got how are were with from \
    that they them have this their where which than then more year said came used use live over into been when what some most \
    many each other those these there about after before during just only can could three cent per percent children child \
    young people person family families number rate share average mean median figure level overall whole total across \
    council service borough county city authority stood stand fell fall rose rise went come keep look gave give made make \
    take took find found show mapped read still latest also again than last first down near much too few under against \
    compared while least half third quarter month week day hour long short same other between every any better best \
    new well around almost nearly care looked very such according census maintain maintained recorded counted \
    stands there session sessions team teams social worker workers staff neighbour neighbours \
    england national region";

pub(super) fn is_generic(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| GENERIC.split_whitespace().collect());
    WORDS.contains(word)
}

pub(super) fn one_of(list: &str, text: &str) -> bool {
    list.split('|').any(|word| text.contains(word))
}

/// Whether a figure is what it was before: needs met rose from 68 per cent.
pub(super) fn is_before(small: &str, range: &Range<usize>) -> bool {
    let before = small.get(..range.start).unwrap_or_default();
    let mut last = before.split_whitespace().rev();
    last.next() == Some("from")
        && last.take(3).any(|word| {
            matches!(
                word,
                "rose"
                    | "risen"
                    | "fell"
                    | "fallen"
                    | "up"
                    | "down"
                    | "grew"
                    | "grown"
                    | "dropped"
                    | "improved"
                    | "went"
                    | "moved"
            )
        })
}

/// Whether a number belongs to a time: the year or the day of a date, the year of a quarter.
pub(super) fn is_time(small: &str, range: &Range<usize>) -> bool {
    let number = small.get(range.clone()).unwrap_or_default();
    let before = small.get(..range.start).unwrap_or_default();
    let behind = small.get(range.end..).unwrap_or_default().trim_start();
    let next = behind
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_half_year = before.ends_with(['-', '/', '–']) && number.len() == 2;
    is_half_year
        || is_month(next)
        || before.ends_with('q')
        || number.len() == 4 && number.starts_with("20") && !behind.starts_with("children")
}

/// Returns the clause in which a figure stands.
pub(super) fn clause_around(small: &str, from: usize, to: usize) -> &str {
    const ENDS: [&str; 9] = [
        ", ",
        " (",
        ")",
        " and ",
        " but ",
        " against ",
        " while ",
        " compared ",
        ": ",
    ];
    let before = small.get(..from).unwrap_or_default();
    // What stands before a colon says what the figure is of.
    let ends = ENDS.iter().filter(|end| **end != ": " && **end != " (");
    let start = { ends }
        .filter_map(|end| before.rfind(end).map(|at| at + end.len()))
        .max()
        .unwrap_or(0);
    let behind = small.get(to..).unwrap_or_default();
    let end = ENDS.iter().filter_map(|end| behind.find(end)).min();
    small
        .get(start..to + end.unwrap_or(behind.len()))
        .unwrap_or_default()
}

/// Whether the number at a place is of one certain group: the 281 children who, of 428 children.
pub(super) fn is_definite(small: &str, at: usize) -> bool {
    let before = small.get(..at).unwrap_or_default();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    matches!(
        last,
        "the"
            | "our"
            | "all"
            | "these"
            | "those"
            | "of"
            | "have"
            | "support"
            | "after"
            | "maintain"
            | "maintained"
    ) || last.ends_with(':')
        || ["there are", "there were", "there is", "there was"]
            .iter()
            .any(|end| before.trim_end().ends_with(end))
}

/// Says what a figure is measured in.
pub(super) fn unit(small: &str, from: usize, to: usize, amount: &Amount) -> Option<Unit> {
    if amount.is_share {
        return Some(Unit::Share);
    }
    let behind = small.get(to..).unwrap_or_default();
    let before = small.get(..from).unwrap_or_default();
    // Sums of money are read by themselves.
    if small.get(from..to)?.starts_with('£') || before.ends_with('£') {
        return None;
    }
    let near: String = behind.chars().take(40).collect();
    let last = before.split_whitespace().next_back().unwrap_or_default();
    if last != "per" && (near.contains("per 10,000") || near.contains("per 1,000")) {
        return Some(Unit::Rate);
    }
    let next = behind
        .trim_start()
        .split(|c: char| !c.is_alphabetic())
        .next();
    let next = next.unwrap_or_default();
    let is_average = one_of("average|mean |median|typical", small);
    if matches!(
        next.trim_end_matches('s'),
        "day" | "week" | "month" | "hour" | "minute" | "mile" | "working" | "year"
    ) {
        let is_bound = matches!(
            last,
            "within" | "inside" | "than" | "least" | "every" | "over" | "under" | "after"
        );
        let is_level = !is_bound && (is_average || one_of("wait|take", small));
        return is_level.then(|| Unit::Time(next.trim_end_matches('s').to_owned()));
    }
    if is_average && (amount.n_decimals > 0 || small.contains("caseload")) {
        return Some(Unit::Average);
    }
    if amount.n_decimals > 0
        || matches!(
            last,
            "per" | "than" | "within" | "inside" | "aged" | "under" | "over"
        )
    {
        return None;
    }
    // Of so many, the many count; the few are some of them.
    let goes_on = behind.trim_start();
    if goes_on.starts_with("of ") || goes_on.starts_with("in ten") {
        return None;
    }
    let ends = behind.starts_with([',', ')', '.', ':', ']', ';']) || behind.is_empty();
    let is_noun = !ends
        && next.len() > 3
        && (!is_generic(next)
            || matches!(next, "children" | "families" | "people" | "young" | "teams"));
    Some(Unit::Count(is_noun.then(|| stem(next).to_owned())))
}

pub(super) fn stem(word: &str) -> &str {
    const ENDINGS: [&str; 12] = [
        "ments", "ment", "ances", "ance", "ings", "ing", "als", "al", "ies", "ed", "s", "y",
    ];
    let stem = ENDINGS.iter().find_map(|end| word.strip_suffix(end));
    stem.filter(|stem| stem.len() >= 3).unwrap_or(word)
}
