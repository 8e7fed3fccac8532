//! Families by their name: the March family, the Okafor children, the Kowalczyk-Deans.

use super::{
    births::MONTHS,
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, at, push, small},
};

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for at in 0..words.len() {
        family(words, at, spans);
        plural(words, at, spans);
    }
}

/// The March family, the Okafor children, the Bells.
fn family(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(name) = at(words, idx) else { return };
    let next = small(words, idx + 1);
    let is_family = matches!(
        next,
        "family"
            | "children"
            | "siblings"
            | "brothers"
            | "sisters"
            | "twins"
            | "household"
            | "boys"
            | "girls"
            | "baby"
            | "case"
    );
    let before = idx.checked_sub(1).map_or("", |before| small(words, before));
    let is_definite = matches!(before, "the" | "a" | "an") || (name.is_first && next == "family");
    let is_place_name = matches!(before, "in" | "at")
        || MONTHS.contains(&name.small.as_str()) && !(next == "family" && is_definite);
    if is_family
        && name.is_capital()
        && is_definite
        && !has(List::NoNames, &name.small)
        && !is_place_name
        && !has(List::Origins, &name.small)
        && (next == "family" || !name.is_first)
        && next != "case"
        && !next_is_capital(words, idx + 1)
        && let Some(last) = at(words, idx + 1)
    {
        push(spans, Kind::Name, name, last);
    }
}

/// Family Hub, Children’s Services: the second word belongs to a name of something.
fn next_is_capital(words: &[Word<'_>], idx: usize) -> bool {
    at(words, idx).is_some_and(Word::is_capital)
}

/// The Kowalczyk-Deans were referred: a family by its name.
fn plural(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(name) = at(words, idx).filter(|name| name.is_capital() && name.text.ends_with('s'))
    else {
        return;
    };
    let is_the = idx
        .checked_sub(1)
        .is_some_and(|before| small(words, before) == "the");
    let acts = matches!(
        small(words, idx + 1),
        "were"
            | "are"
            | "have"
            | "had"
            | "moved"
            | "live"
            | "lived"
            | "came"
            | "asked"
            | "told"
            | "said"
            | "left"
            | "lost"
            | "felt"
            | "wanted"
            | "feel"
            | "want"
            | "say"
            | "now"
            | "did"
            | "do"
            | "got"
            | "went"
            | "stayed"
    );
    let mut halves = name.text.split('-');
    let is_double =
        halves.clone().count() == 2 && halves.all(|half| half.starts_with(char::is_uppercase));
    let one = name.small.strip_suffix('s').unwrap_or(&name.small);
    let is_word = || {
        crate::spell::Dictionary::shared()
            .is_none_or(|known| known.knows(&name.small) || known.knows(one))
    };
    let is_other = has(List::NoNames, &name.small)
        || has(List::Origins, one)
        || has(List::Origins, &name.small)
        || name.small.ends_with("days")
        || MONTHS.contains(&one)
        || has(List::Bodies, &name.small)
        || has(List::People, &name.small)
        || has(List::Things, &name.small);
    if is_the && acts && !is_other && (is_double || !is_word()) {
        push(spans, Kind::Name, name, name);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        span::Kind,
        test_support::{calm, found},
    };

    #[test]
    fn a_family_is_found_by_its_name() {
        for text in [
            "The March family of Kettle Row were helped.",
            "The Kowalczyk-Deans were referred twice.",
        ] {
            assert!(found(text).contains(&Kind::Name), "{text}");
        }
        calm(&["The Samaritans were asked, and the Mondays were busy."]);
    }
}
