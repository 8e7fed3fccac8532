//! Few people, told as a label or as a move: secure homes: 2, rose from 2 to 4, 1 in custody.

use super::{
    few::{ENOUGH, is_person, push},
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, small},
};

/// Up to how many a move is one of a small group.
const SMALL_GROUP: u32 = 60;

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    let is_of_people = words.iter().any(|word| is_person(&word.small));
    for at in 0..words.len() {
        labelled(words, at, spans);
        moved(words, at, spans);
        set_place(words, at, spans);
        if is_of_people {
            in_brackets(words, at, spans);
        }
    }
}

fn count(words: &[Word<'_>], at: usize) -> Option<u32> {
    let word = words.get(at)?;
    word.number().filter(|_| !word.text.contains(['.', '%']))
}

fn is_few(words: &[Word<'_>], at: usize) -> bool {
    count(words, at).is_some_and(|number| (1..ENOUGH).contains(&number))
}

/// Whether nothing behind a number says what else it counts.
fn stands_alone(words: &[Word<'_>], at: usize) -> bool {
    matches!(
        small(words, at),
        "" | "."
            | ";"
            | ","
            | ")"
            | "over"
            | "in"
            | "during"
            | "this"
            | "last"
            | "since"
            | "by"
            | "between"
            | "and"
            | "at"
            | "while"
            | "when"
            | "as"
    )
}

/// Boys on remand: 3; unregistered homes: 1 (aged 14).
fn labelled(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    if !matches!(small(words, at), ":" | "–" | "=") || !is_few(words, at + 1) {
        return;
    }
    let ends = matches!(small(words, at + 2), "" | "." | ";" | "," | "(")
        && count(words, at + 3).is_none();
    let is_aged = small(words, at + 2) == "(" && small(words, at + 3) == "aged";
    let label = words.get(..at).unwrap_or_default();
    let from = { label.iter() }
        .rposition(|word| matches!(word.text, ";" | "." | ":" | ","))
        .map_or(0, |stop| stop + 1);
    let is_of_people = (from..at).any(|idx| {
        let word = small(words, idx);
        let owns = words.get(idx).is_some_and(|word| word.owns)
            || matches!(small(words, idx + 1), "’" | "'");
        let is_person = is_person(word) && !has(List::ChildThings, small(words, idx + 1));
        (is_person || has(List::Cases, word) || has(List::SetPlaces, word)) && !owns
    });
    let is_of_things = (from..at).any(|idx| {
        matches!(
            small(words, idx),
            "priority"
                | "page"
                | "per"
                | "average"
                | "mean"
                | "ratio"
                | "teams"
                | "grade"
                | "score"
                | "year"
                | "years"
                | "aged"
                | "section"
                | "team"
                | "weeks"
                | "days"
                | "rate"
        )
    });
    if is_aged || ends && is_of_people && !is_of_things {
        push(spans, Kind::Few, words, from, at + 1);
    }
}

/// Children in secure homes rose from 2 to 4; fell to 3 from 7.
fn moved(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let (one, two) = match (small(words, at), small(words, at + 2)) {
        ("from", "to") | ("to", "from") => (at + 1, at + 3),
        _ => return,
    };
    let (Some(first), Some(second)) = (count(words, one), count(words, two)) else {
        return;
    };
    let is_small = first.max(second) <= SMALL_GROUP && (is_few(words, one) || is_few(words, two));
    let before = words.get(..at).unwrap_or_default();
    let goes = { before.iter().rev().take(3) }.any(|word| {
        matches!(
            word.small.as_str(),
            "rose"
                | "fell"
                | "went"
                | "up"
                | "down"
                | "gone"
                | "risen"
                | "fallen"
                | "dropped"
                | "increased"
                | "decreased"
                | "grew"
                | "grown"
                | "reduced"
                | "moved"
                | "doubled"
                | "changed"
                | "halved"
                | "rising"
                | "falling"
        )
    });
    let from = { before.iter() }
        .rposition(|word| matches!(word.text, "," | ";" | "."))
        .map_or(0, |stop| stop + 1);
    let subject = words.get(from..at).unwrap_or_default();
    let of_people = subject.iter().enumerate().any(|(idx, word)| {
        let next = subject.get(idx + 1).map_or("", |next| next.small.as_str());
        (is_person(&word.small) && !has(List::ChildThings, next) || has(List::Cases, &word.small))
            && !word.owns
            && !matches!(next, "’" | "'")
    });
    let of_things = subject.iter().any(|word| {
        matches!(
            word.small.as_str(),
            "average"
                | "mean"
                | "median"
                | "caseload"
                | "caseloads"
                | "score"
                | "rating"
                | "wait"
                | "waits"
                | "time"
                | "rate"
                | "ratio"
                | "visits"
                | "meetings"
                | "teams"
                | "sessions"
                | "hubs"
                | "per"
                | "each"
                | "age"
                | "aged"
                | "stage"
                | "posts"
        )
    });
    if is_small && goes && of_people && !of_things && stands_alone(words, two + 1) {
        push(spans, Kind::Few, words, at, two);
    }
}

/// Two in custody; 1 on remand.
fn set_place(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_in = matches!(small(words, at + 1), "in" | "on" | "under");
    let place = (at + 2..at + 4).any(|idx| has(List::SetPlaces, small(words, idx)));
    let before = at.checked_sub(1).map_or("", |before| small(words, before));
    if is_few(words, at) && is_in && place && !has(List::NotCounted, before) {
        push(spans, Kind::Few, words, at, at + 2);
    }
    let is_bracketed = has(List::SetPlaces, small(words, at))
        && (at + 1..at + 3).any(|idx| {
            small(words, idx) == "(" && is_few(words, idx + 1) && small(words, idx + 2) == ")"
        });
    if is_bracketed {
        push(
            spans,
            Kind::Few,
            words,
            at,
            (at + 3).min(words.len().saturating_sub(1)),
        );
    }
}

/// (3 of 4) beside a share of children.
fn in_brackets(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_digits = |idx: usize| {
        words
            .get(idx)
            .is_some_and(|word| word.text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let whole = count(words, at + 3).filter(|whole| *whole < 12);
    if small(words, at) == "("
        && is_few(words, at + 1)
        && matches!(small(words, at + 2), "of" | "/")
        && is_digits(at + 1)
        && is_digits(at + 3)
        && whole.is_some()
        && (small(words, at + 4) == ")" || is_person(small(words, at + 4)))
    {
        push(spans, Kind::Few, words, at + 1, at + 3);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        span::Kind,
        test_support::{calm, found},
    };

    #[test]
    fn few_told_as_a_label_or_a_move_are_found() {
        for text in [
            "Girls on remand: 2",
            "Unregistered homes: 1 (aged 12)",
            "Children in secure homes fell from 7 to 3 in the year.",
            "Stabbings of pupils went up to 4 from 2.",
            "Care leavers: 3 in custody, the others at home.",
            "75 per cent of the girls (3 of 4) came back.",
        ] {
            assert!(
                found(text).contains(&Kind::Few),
                "{text}: {:?}",
                found(text)
            );
        }
        calm(&[
            "Priority 3: 2 teams join.",
            "Children’s homes: 4",
            "The average caseload of children rose from 3 to 5.",
            "Visits to children went from 2 to 4 a month.",
            "The offer runs from 2 to 4 on Fridays.",
            "Family hubs: 5; teams: 3.",
        ]);
    }
}
