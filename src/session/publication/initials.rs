//! Letters for a name, with an age or a place.

use super::{
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, at, push, small},
};

/// The oldest that somebody is by whom a child is meant.
const OLDEST: u32 = 25;

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for at in 0..words.len() {
        initials(words, at, spans);
    }
}

/// K.L., 15, from Brackenby; Child J (13); JT of Harwell.
fn initials(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(word) = at(words, idx) else { return };
    let is_letters = !word.text.is_empty()
        && word.text.len() <= 3
        && word.text.chars().all(|c| c.is_ascii_uppercase());
    if !is_letters || word.text == "I" {
        return;
    }
    let mut end = idx;
    // Letters with full stops stand as several words.
    while small(words, end + 1) == "."
        && at(words, end + 2).is_some_and(|next| {
            next.text.len() == 1 && next.text.chars().all(|c| c.is_ascii_uppercase())
        })
    {
        end += 2;
    }
    let has_stops = end > idx;
    if has_stops && small(words, end + 1) == "." {
        end += 1;
    }
    let before = idx.checked_sub(1).map_or("", |before| small(words, before));
    let is_child = matches!(
        before,
        "child"
            | "boy"
            | "girl"
            | "baby"
            | "sibling"
            | "brother"
            | "sister"
            | "mother"
            | "father"
            | "parent"
            | "carer"
            | "pupil"
            | "family"
    );
    let behind = small(words, end + 1);
    let is_aged = matches!(behind, "," | "(")
        && at(words, end + 2)
            .and_then(Word::number)
            .is_some_and(|age| (1..=OLDEST).contains(&age))
        && matches!(
            small(words, end + 3),
            ")" | "," | "." | "years" | "from" | "of"
        )
        || behind == "aged" && at(words, end + 2).and_then(Word::number).is_some()
        || matches!(behind, "," | "(") && small(words, end + 2) == "aged";
    let is_placed = matches!(behind, "from" | "of" | "at")
        && at(words, end + 2)
            .is_some_and(|place| place.is_capital() && !has(List::NoNames, &place.small))
        || behind == ","
            && matches!(small(words, end + 2), "from" | "of")
            && at(words, end + 3).is_some_and(Word::is_capital);
    let lives = matches!(
        behind,
        "lives" | "lived" | "moved" | "said" | "told" | "ran" | "was"
    );
    let is_word = word.text.len() == 1 && matches!(word.text, "A") && !is_child && !has_stops;
    let is_person = is_child || has_stops;
    let is_among_people = has_stops
        && words
            .iter()
            .any(|word| has(List::People, &word.small) || word.small == "sibling");
    if !is_word
        && (is_aged
            || is_among_people
            || (is_person && (is_placed || lives && has_stops))
            || (is_placed && word.text.len() == 2 && behind == ","))
        && let Some(last) = at(words, end)
    {
        push(spans, Kind::Initials, word, last);
    }
}
