//! What stands behind a claim, by its words: whether it is of a part, of all that was looked at, or
//! says otherwise.

use super::number_words::value;

/// The share in per cent from which on something is so of all.
const BORNE_OUT: f64 = 90.0;

/// Whether a text says what is so of a part of those it looked at: 20 records: seven had none.
pub(super) fn says_of_a_part(how: &str) -> bool {
    let small = how.to_lowercase();
    let words: Vec<&str> = small
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'))
        .collect();
    let numbers = words.iter().map(|word| value(word).map(|(value, _)| value));
    let numbers: Vec<Option<f64>> = numbers.collect();
    let mut whole = 0.0_f64;
    for (at, number) in numbers.iter().enumerate() {
        let Some(number) = number.filter(|number| *number < 1990.0) else {
            continue;
        };
        let next = words.get(at + 1).copied().unwrap_or_default();
        let says = is_said_of_people(next);
        let is_last = at.checked_sub(1).and_then(|at| words.get(at)) == Some(&"in")
            && words
                .get(at + 1)
                .is_none_or(|_| how_ends(how, words.get(at)));
        if (says || is_last) && number >= 2.0 && number < whole * BORNE_OUT / 100.0 {
            return true;
        }
        whole = whole.max(number);
    }
    false
}

/// Whether those who looked say that something was not so: they disagreed with 12.
pub(super) fn disagrees(how: &str) -> bool {
    const DISAGREES: &[&str] = &[
        "disagreed",
        "disagree",
        "blind spot",
        "disputed",
        "questioned",
        "overturned",
        "found fault",
        "faults",
        "errors",
        "mistakes",
        "concerns about",
        "gaps in",
    ];
    let small = how.to_lowercase();
    DISAGREES.iter().any(|word| small.contains(word))
}

/// Whether a word tells what some of those looked at did or met: 33 dealt with, seven waited.
pub(super) fn is_said_of_people(word: &str) -> bool {
    const TOLD: &[&str] = &[
        "had", "have", "were", "was", "did", "could", "still", "got", "came", "fell", "met",
        "made", "held", "kept", "went", "left", "saw", "began", "knew", "dealt", "took", "gave",
        "spoke", "read", "found", "became", "lost", "ran", "slept", "stood", "wrote", "lacked",
        "showed",
    ];
    let is_past = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    TOLD.contains(&word)
        || is_past
            && !matches!(
                word,
                "asked"
                    | "audited"
                    | "sampled"
                    | "reviewed"
                    | "surveyed"
                    | "interviewed"
                    | "called"
                    | "visited"
            )
}

/// Whether a text says that all of something was gone through: each of the 183 nights, all 14.
pub(super) fn went_through_all(how: &str) -> bool {
    let small = how.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    words.windows(3).any(|three| {
        let [first, second, third] = three else {
            return false;
        };
        let counts =
            |word: &str| value(word.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
        *first == "all" && (counts(second) || *second == "the" && counts(third))
            || *first == "each"
                && *second == "of"
                && matches!(*third, "the" | "our" | "these" | "those")
            || *first == "every"
                && matches!(
                    *second,
                    "night" | "file" | "case" | "record" | "one" | "entry" | "plan"
                )
    })
}

/// Whether a sentence ends behind a word.
pub(super) fn how_ends(how: &str, word: Option<&&str>) -> bool {
    let small = how.to_lowercase();
    word.is_some_and(|word| {
        [".", ";"]
            .iter()
            .any(|end| small.contains(&format!("in {word}{end}")))
    })
}
