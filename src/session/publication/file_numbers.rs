//! Numbers of files, cases and pupils.

use super::{
    borne_out::is_pupil_number,
    span::{Kind, Span},
    vocabulary::{List, has},
    words::Word,
};

/// Finds what is built as a pupil number in a sentence about one person, though its letter does not
/// bear it out: a digit may be mistyped.
fn pupils(words: &[Word<'_>], spans: &mut Vec<Span>) {
    const ONE: &[&str] = &[
        "her", "his", "she", "he", "pep", "pupil", "upn", "boy", "girl", "child", "mother",
        "school",
    ];
    let is_about_one = words.iter().any(|word| ONE.contains(&word.small.as_str()));
    let is_built_so = |text: &str| {
        let digits = text.strip_prefix(|c: char| c.is_ascii_uppercase());
        digits
            .is_some_and(|rest| rest.len() == 12 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let found = words
        .iter()
        .filter(|word| is_about_one && is_built_so(word.text) && !is_pupil_number(word.text));
    for word in found {
        let is_known = spans
            .iter()
            .any(|span| span.range.contains(&word.range.start));
        if !is_known {
            spans.push(Span::new(Kind::Number, word.range.clone()));
        }
    }
}

/// Whether it is the number of somebody’s file: CIN/2026/00381. Numbers of papers and contracts
/// look the same; they stand where no person is spoken of.
pub(super) fn is_file(text: &str, around: &[Word<'_>]) -> bool {
    let mut parts = text.split(['/', '-']);
    let (Some(prefix), Some(middle), Some(last), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let is_shaped = (2..=5).contains(&prefix.len())
        && prefix.chars().all(|c| c.is_ascii_uppercase())
        && middle.chars().all(|c| c.is_ascii_digit())
        && last.len() >= 3
        && last.chars().all(|c| c.is_ascii_digit());
    let speaks_of_people = || around.iter().any(|word| has(List::People, &word.small));
    is_shaped && (has(List::FilePrefixes, &prefix.to_lowercase()) || speaks_of_people())
}

/// Whether it is the number of a file in three parts, one of them letters that files have:
/// 2025/CIC/118.
pub(super) fn is_numbered_file(text: &str, around: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-']).collect();
    let is_digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let [first, prefix, last] = parts.as_slice() else {
        return false;
    };
    if !(is_digits(first) && is_digits(last) && last.len() > 2) {
        return false;
    }
    let small = around.to_lowercase();
    let is_ref = ["ref", "case", "file", "record", "episode", "number"]
        .iter()
        .any(|word| small.contains(word));
    has(List::FilePrefixes, &prefix.to_lowercase())
        || prefix.chars().all(|c| c.is_ascii_uppercase()) && is_ref
}

/// Finds the numbers of files: case 204518, LCS ID 88213, reference CP/1182.
pub(super) fn files(words: &[Word<'_>], spans: &mut Vec<Span>) {
    const SYSTEMS: &[&str] = &[
        "case",
        "file",
        "record",
        "child",
        "client",
        "person",
        "mosaic",
        "lcs",
        "liquidlogic",
        "eclipse",
        "carefirst",
        "ics",
        "ssd",
        "system",
        "court",
        "swift",
        "azeus",
        "service",
        "user",
        "pupil",
        "upn",
        "nhs",
        "id",
        "uln",
    ];
    const NUMBERED: &[&str] = &[
        "id",
        "no",
        "number",
        "ref",
        "reference",
        "upn",
        "nhs",
        "uln",
        "pin",
        "urn",
    ];
    for (at, word) in words.iter().enumerate() {
        let is_named = SYSTEMS.contains(&word.small.as_str());
        if !is_named {
            continue;
        }
        let mut says_number = NUMBERED.contains(&word.small.as_str());
        let behind = words.iter().skip(at + 1).take(7);
        let mut from = None;
        for next in behind {
            let has_digit = next.text.chars().filter(char::is_ascii_digit).count();
            if NUMBERED.contains(&next.small.as_str()) {
                says_number = true;
            } else if has_digit > 0 {
                let is_long = has_digit >= 5 && !next.text.contains(['.', ',']);
                if is_year(next.text) {
                    continue;
                }
                if is_long || (says_number && has_digit >= 3) {
                    let start = from.unwrap_or(next.range.start);
                    spans.push(Span::new(Kind::Number, start..next.range.end));
                }
                break;
            } else if next.text.chars().all(|c| c.is_ascii_uppercase())
                && next.text.len() < 5
                && says_number
            {
                from.get_or_insert(next.range.start);
            } else if !(next.is_sign()
                || matches!(next.small.as_str(), "is" | "was" | "file" | "care" | "user"))
                || matches!(next.text, ";" | "(")
            {
                break;
            }
        }
    }
    pupils(words, spans);
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20"))
}
