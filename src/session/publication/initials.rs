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
    // J-L, 17: only an age says that somebody is meant.
    let is_joined = word.text.contains('-') && { word.text.split('-') }
        .all(|part| matches!(part.as_bytes(), [b'A'..=b'Z']));
    if is_joined && is_aged(words, idx) {
        push(spans, Kind::Initials, word, word);
    }
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
    let is_child = idx
        .checked_sub(1)
        .is_some_and(|before| is_called(small(words, before)));
    let behind = small(words, end + 1);
    let is_aged = is_aged(words, end);
    let is_placed = matches!(behind, "from" | "of" | "at")
        && at(words, end + 2)
            .is_some_and(|place| place.is_capital() && !has(List::NoNames, &place.small))
        || behind == ","
            && matches!(small(words, end + 2), "from" | "of")
            && at(words, end + 3).is_some_and(Word::is_capital);
    let is_letter = is_child && (is_letter(word.text, behind) || is_pair_of_letters(word, behind));
    let is_listed = has_stops && is_one_of_several(words);
    let is_kind = behind == ","
        && matches!(
            small(words, end + 2),
            "female" | "male" | "girl" | "boy" | "f" | "m"
        )
        && at(words, end + 4).and_then(Word::number).is_some();
    let lives = matches!(
        behind,
        "lives" | "lived" | "moved" | "said" | "told" | "ran" | "was"
    );
    let is_owner = has_stops && matches!(behind, "'" | "’") && small(words, end + 2) == "s";
    let is_called_so = matches!(
        idx.checked_sub(1).map_or("", |at| small(words, at)),
        "initials" | "initialled"
    );
    let is_word = word.text == "A" && !is_child && !has_stops;
    let is_person = is_child || has_stops;
    let is_among_people = has_stops
        && words
            .iter()
            .any(|word| has(List::People, &word.small) || word.small == "sibling");
    if !is_word
        && (is_aged
            || is_called_so
            || is_listed
            || is_owner
            || is_letter
            || is_kind
            || is_among_people
            || (is_person && (is_placed || lives && has_stops))
            || (is_placed && word.text.len() == 2 && behind == ","))
        && let Some(last) = at(words, end)
    {
        push(spans, Kind::Initials, word, last);
    }
}

/// Whether a letter may stand behind what somebody is called: child, boy, leaver.
fn is_called(word: &str) -> bool {
    matches!(
        word,
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
            | "person"
            | "leaver"
            | "teenager"
            | "aunt"
            | "uncle"
    )
}

/// Child S was removed: one letter behind what somebody is.
fn is_letter(text: &str, behind: &str) -> bool {
    let is_article = text == "A"
        && !matches!(
            behind,
            "," | "was" | "is" | "has" | "had" | "who" | "(" | "and"
        );
    text.len() == 1 && !is_article && !matches!(behind, "-" | "level" | "levels" | "/")
}

/// Child KT: two letters that are no short form of a plan, a service or a thing.
fn is_pair_of_letters(word: &Word<'_>, behind: &str) -> bool {
    word.text.len() == 2
        && !has(List::Shorts, &word.small)
        && !has(List::ChildThings, behind)
        && !has(List::FilePrefixes, &word.small)
}

/// Moves: D.K. 5, P.N. 4: letters with full stops, several of them with a number behind.
fn is_one_of_several(words: &[Word<'_>]) -> bool {
    let is_letter = |idx: usize| {
        let word = words.get(idx);
        word.is_some_and(|word| word.text.len() == 1 && word.text.starts_with(char::is_uppercase))
    };
    let is_counted = |idx: &usize| {
        is_letter(*idx)
            && small(words, idx + 1) == "."
            && is_letter(idx + 2)
            && small(words, idx + 3) == "."
            && words.get(idx + 4).and_then(Word::number).is_some()
    };
    (0..words.len()).filter(is_counted).count() > 1
}

/// Whether an age stands behind the last of the letters.
fn is_aged(words: &[Word<'_>], end: usize) -> bool {
    let behind = small(words, end + 1);
    let is_age = |idx: usize| {
        let number = at(words, idx).and_then(Word::number);
        number.is_some_and(|age| (1..=OLDEST).contains(&age))
    };
    let ends = matches!(
        small(words, end + 3),
        ")" | "," | "." | "years" | "from" | "of"
    );
    let is_told = matches!(
        (small(words, end + 2), small(words, end + 3)),
        ("who", "is" | "was" | "has" | "turned") | ("now" | "just" | "then" | "a" | "an", _)
    );
    let is_apart = matches!(behind, "," | "(");
    (is_apart && is_age(end + 2) && ends)
        || (behind == "aged" && at(words, end + 2).and_then(Word::number).is_some())
        || is_apart
            && (small(words, end + 2) == "aged"
                || (end + 2..end + 5).any(|next| small(words, next).ends_with("-year-old"))
                || is_told && (end + 3..end + 6).any(is_age))
}
