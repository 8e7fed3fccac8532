//! Capitals that no dictionary knows, where people stand and places do not.

use super::{
    births::MONTHS,
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, at, push, small},
};
use crate::spell::Dictionary;

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for idx in 0..words.len() {
        unfamiliar(words, idx, spans);
    }
}

/// We read Ruaridh his book; a letter from Oluwaseyi; ring Shabnam Iqbal.
fn unfamiliar(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(name) = at(words, idx).filter(|name| may_be_name(name)) else {
        return;
    };
    let before = idx.checked_sub(1).and_then(|before| at(words, before));
    let small_before = before.map_or("", |before| before.small.as_str());
    let next = at(words, idx + 1);
    let second = next.filter(|next| {
        next.is_capital() && !next.is_first && next.range.start == name.range.end + 1
    });
    // The second of two capitals is looked at with the first.
    let is_second = before.is_some_and(|before| {
        before.is_capital() && !before.is_first
            || before.is_capital()
                && !matches!(
                    before.small.as_str(),
                    "little"
                        | "baby"
                        | "young"
                        | "for"
                        | "ask"
                        | "with"
                        | "when"
                        | "once"
                        | "then"
                        | "but"
                        | "and"
                        | "to"
                        | "like"
                )
    });
    let is_thing = has(List::Things, small(words, idx + 1))
        || has(List::Streets, small(words, idx + 1))
        || has(List::Offices, small(words, idx + 1))
        || second.is_some_and(|second| {
            has(List::Things, &second.small) || has(List::NoNames, &second.small)
        });
    let is_place = stands_for_a_place(words, idx)
        || matches!(small_before, "the" | "a" | "an" | "this" | "each" | "every")
        || matches!(
            small(words, idx + 1),
            "area" | "locality" | "district" | "ward" | "estate" | "team" | "hub" | "office"
        );
    // In running text only: not behind a number, a line or a sign.
    let runs_on = before.is_some_and(|before| {
        before.range.end + 1 == name.range.start
            && (before.text == "," || before.text.chars().all(char::is_alphabetic))
            || matches!(before.text, "(" | "‘" | "“" | "'" | "\"")
    });
    if name.is_first || is_second || is_thing || is_place || !runs_on || is_known(name) {
        return;
    }
    push(spans, Kind::Name, name, second.unwrap_or(name));
}

/// Whether a word is written like a name and is none of the things that are, too.
fn may_be_name(word: &Word<'_>) -> bool {
    let is_name = word.is_capital()
        && word
            .text
            .chars()
            .skip(1)
            .all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '’'))
        && word.text.chars().count() > 2;
    is_name
        && !has(List::Origins, &word.small)
        && !has(List::NoNames, &word.small)
        && !has(List::Bodies, &word.small)
        && !MONTHS.contains(&word.small.as_str())
}

/// Whether the dictionary has a capital, as it is written or in small letters. Without one all
/// are known.
fn is_known(word: &Word<'_>) -> bool {
    Dictionary::shared().is_none_or(|known| known.knows(word.text) || known.knows(&word.small))
}

/// Whether places are listed here: in Harden, Dunmore and Upper Marl.
fn stands_for_a_place(words: &[Word<'_>], idx: usize) -> bool {
    let mut at = idx;
    while let Some(before) = at.checked_sub(1) {
        let word = small(words, before);
        let is_listing = matches!(word, "," | "and" | "or" | "&" | "/")
            || words.get(before).is_some_and(Word::is_capital);
        if !is_listing {
            let comes_from = small(words, before.saturating_sub(1));
            let is_sent = word == "from"
                && matches!(
                    comes_from,
                    "letter"
                        | "card"
                        | "note"
                        | "message"
                        | "text"
                        | "story"
                        | "drawing"
                        | "call"
                        | "words"
                        | "email"
                        | "poem"
                        | "quote"
                        | "feedback"
                        | "thanks"
                );
            return !is_sent
                && matches!(
                    word,
                    "in" | "at"
                        | "from"
                        | "of"
                        | "near"
                        | "across"
                        | "around"
                        | "between"
                        | "outside"
                        | "towards"
                        | "via"
                        | "through"
                        | "covering"
                        | "serving"
                        | "into"
                );
        }
        at = before;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::{
        span::Kind,
        test_support::{calm, found},
    };

    #[test]
    fn capitals_that_nobody_knows_are_names_where_people_stand() {
        for text in [
            "We read Ruaridh his book twice.",
            "A letter from Oluwaseyi to the judge helped.",
            "For questions ring Shabnam Iqbal in the team.",
            "Our lead, Olu Adeyemi, meets them monthly.",
        ] {
            assert!(
                found(text).contains(&Kind::Name),
                "{text}: {:?}",
                found(text)
            );
        }
        calm(&[
            "Teams sit in Dunmore, Harden and the city.",
            "The Oxmarsh hub and the Dunmore team moved.",
            "Families in Harden and Upper Marl wait longest.",
        ]);
    }
}
