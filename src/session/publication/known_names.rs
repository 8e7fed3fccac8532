//! First names that lists know, and what says that somebody is meant and no month, place or thing.

use super::{
    births::MONTHS,
    letters::is_shouted_name,
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, at, push, small},
};

/// The oldest that somebody is by whom a child is meant.
const OLDEST: u32 = 25;

pub(super) fn first_name(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let is_name = |word: &&Word<'_>| {
        word.is_capital() || is_small_name(words, idx) || is_shouted_name(words, idx)
    };
    let Some(word) = at(words, idx).filter(is_name) else {
        return;
    };
    let before = idx.checked_sub(1).and_then(|before| at(words, before));
    let next = at(words, idx + 1);
    let first_half = word.small.split('-').next().unwrap_or_default();
    let is_known = has(List::FirstNames, &word.small) || has(List::FirstNames, first_half);
    let is_word = has(List::WordNames, &word.small);
    if !(is_known || is_word) || names_a_thing(words, idx) {
        return;
    }
    // The word beside it may be part of a public name: Councillor Wyn, the Munro review.
    let is_public = before.is_some_and(|before| {
        matches!(
            before.small.as_str(),
            "councillor"
                | "cllr"
                | "sir"
                | "lord"
                | "lady"
                | "baroness"
                | "dame"
                | "professor"
                | "st"
                | "saint"
                | "judge"
                | "minister"
                | "secretary"
        )
    }) || idx >= 2
        && matches!(
            small(words, idx - 2),
            "councillor" | "cllr" | "sir" | "lord" | "lady" | "baroness" | "dame" | "professor"
        );
    if is_public || is_among_places(words, idx) {
        return;
    }
    let is_backed = backs(words, idx);
    if is_known && !is_word || is_backed {
        let last = next.filter(|next| {
            next.is_capital()
                && !has(List::People, &next.small)
                && !MONTHS.contains(&next.small.as_str())
        });
        push(spans, Kind::Name, word, last.unwrap_or(word));
    }
}

/// Whether a capital is the second of two places: in Harrow and Brent.
fn is_among_places(words: &[Word<'_>], idx: usize) -> bool {
    let before = |back: usize| idx.checked_sub(back).map_or("", |at| small(words, at));
    let first = idx.checked_sub(2).and_then(|first| at(words, first));
    matches!(before(1), "and" | ",")
        && first.is_some_and(|first| first.is_capital() && !has(List::FirstNames, &first.small))
        && matches!(before(3), "in" | "across" | "between" | "near" | "against")
}

/// A name without its capital, as notes have them: jayden wants to go back.
fn is_small_name(words: &[Word<'_>], idx: usize) -> bool {
    let Some(word) = at(words, idx) else {
        return false;
    };
    let next = small(words, idx + 1);
    let behind = next != "and" && next != "is" && next != "was" && has(List::Does, next);
    word.text.len() > 3
        && word.text.chars().all(char::is_lowercase)
        && has(List::FirstNames, &word.small)
        && !crate::spell::Dictionary::shared().is_some_and(|known| known.knows(&word.small))
        && (behind || word.owns || is_spoken_to(words, idx))
}

/// Whether somebody says something to whoever stands here: can you tell jayden.
fn is_spoken_to(words: &[Word<'_>], idx: usize) -> bool {
    let before = idx.checked_sub(1).map_or("", |before| small(words, before));
    matches!(
        before,
        "tell"
            | "told"
            | "ask"
            | "asked"
            | "see"
            | "saw"
            | "met"
            | "meet"
            | "remind"
            | "ring"
            | "visit"
            | "hug"
    )
}

/// Whether a capital begins the name of a place, a road, a body or a law.
pub(super) fn names_a_thing(words: &[Word<'_>], idx: usize) -> bool {
    let next = small(words, idx + 1);
    let is_saint = idx
        .checked_sub(1)
        .is_some_and(|before| matches!(small(words, before), "st" | "saint" | "st."));
    let second = small(words, idx + 2);
    let goes_on = at(words, idx + 1).is_some_and(Word::is_capital);
    is_saint || has(List::Things, next) || (goes_on && has(List::Things, second))
}

/// Whether the words around say that somebody is meant.
fn backs(words: &[Word<'_>], idx: usize) -> bool {
    let Some(word) = at(words, idx) else {
        return false;
    };
    let next = small(words, idx + 1);
    let is_aged = matches!(next, "," | "(") && age(words, idx + 2).is_some() || next == "aged";
    // Ruby (her real name); Mason B’s file.
    let is_said_hers = next == "(" && matches!(small(words, idx + 2), "her" | "his" | "their");
    if is_aged || is_said_hers || has_letter_behind(words, idx) {
        return true;
    }
    let before = idx.checked_sub(1).map_or("", |before| small(words, before));
    let is_related = matches!(
        before,
        "called"
            | "named"
            | "sister"
            | "brother"
            | "son"
            | "daughter"
            | "mother"
            | "father"
            | "mum"
            | "dad"
            | "boy"
            | "girl"
            | "child"
            | "baby"
            | "little"
    );
    let is_month = MONTHS.contains(&word.small.as_str());
    let is_in_place = matches!(
        before,
        "in" | "from"
            | "at"
            | "near"
            | "of"
            | "to"
            | "since"
            | "by"
            | "until"
            | "last"
            | "this"
            | "the"
            | "early"
            | "late"
            | "and"
            | "or"
            | "with"
            | "for"
    );
    let does = has(List::Does, next) && next != "and";
    is_related
        || (word.owns && !is_month && !is_in_place)
        || (does && !is_month && !is_in_place && !word.is_first)
        || (next == "was" && word.is_first && at(words, idx + 2).and_then(Word::number).is_some())
        || (does
            && word.is_first
            && matches!(
                next,
                "said"
                    | "told"
                    | "lives"
                    | "lived"
                    | "moved"
                    | "wants"
                    | "felt"
                    | "feels"
                    | "says"
                    | "asked"
                    | "wrote"
                    | "stayed"
                    | "went"
                    | "returned"
            ))
}

/// Whether a single letter stands for the rest of a name: Mason B.
fn has_letter_behind(words: &[Word<'_>], idx: usize) -> bool {
    let letter = at(words, idx + 1).filter(|next| {
        next.text.len() == 1 && next.text.starts_with(char::is_uppercase) && next.text != "I"
    });
    let month = at(words, idx).is_some_and(|word| MONTHS.contains(&word.small.as_str()));
    letter.is_some_and(|letter| letter.owns || small(words, idx + 2) != "-") && !month
}

/// Returns the age that a number gives, where it can be a child’s.
fn age(words: &[Word<'_>], idx: usize) -> Option<u32> {
    let number = at(words, idx)?.number()?;
    let ends = matches!(
        small(words, idx + 1),
        ")" | "," | "." | "years" | "year" | ";" | "from" | "of" | "in" | "at"
    );
    (number <= OLDEST && ends).then_some(number)
}
