//! Capitals that stand for a name: Aurelie M., D. Prentiss, S.’s grandmother, KB’s aunt.

use super::{
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, at, push, small},
};
use crate::spell::Dictionary;

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for idx in 0..words.len() {
        short_of_family(words, idx, spans);
        before_family(words, idx, spans);
        whose_kin(words, idx, spans);
        acting(words, idx, spans);
    }
}

/// One capital letter alone.
fn is_letter(words: &[Word<'_>], idx: usize) -> bool {
    at(words, idx).is_some_and(|word| {
        word.text.len() == 1 && word.text.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}

/// A letter with its full stop right behind it.
fn is_stopped(words: &[Word<'_>], idx: usize) -> bool {
    let (Some(word), Some(stop)) = (at(words, idx), at(words, idx + 1)) else {
        return false;
    };
    is_letter(words, idx) && stop.text == "." && stop.range.start == word.range.end
}

/// A capital that stands right behind another word, as the second of one name does.
fn follows(words: &[Word<'_>], idx: usize, last: usize) -> bool {
    match (at(words, idx), at(words, last)) {
        (Some(word), Some(last)) => word.range.start <= last.range.end + 1,
        _ => false,
    }
}

/// A first name with the letter of the other: Aurelie M.
fn short_of_family(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(name) = at(words, idx).filter(|name| name.is_capital() && name.text.len() > 2) else {
        return;
    };
    let is_name = has(List::FirstNames, &name.small)
        || has(List::WordNames, &name.small)
        || Dictionary::shared()
            .is_some_and(|known| !known.knows(name.text) && !known.knows(&name.small));
    let is_other = has(List::NoPerson, &name.small) || has(List::Bodies, &name.small);
    if is_name && !is_other && follows(words, idx + 1, idx) && is_stopped(words, idx + 1) {
        push(spans, Kind::Name, name, at(words, idx + 1).unwrap_or(name));
    }
}

/// The letter of a first name with the other: D. Prentiss. What has a year behind it is a book.
fn before_family(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    if !is_stopped(words, idx) {
        return;
    }
    let Some((first, name)) = at(words, idx).zip(at(words, idx + 2)) else {
        return;
    };
    let before = idx.checked_sub(1).map_or("", |before| small(words, before));
    let is_public = matches!(
        before,
        "councillor"
            | "cllr"
            | "professor"
            | "sir"
            | "lord"
            | "lady"
            | "dame"
            | "baroness"
            | "re"
            | "appendix"
            | "annex"
            | "section"
            | "part"
            | "schedule"
            | "table"
            | "figure"
            | "option"
    );
    let is_book =
        small(words, idx + 3) == "(" || small(words, idx + 3) == "," && is_year(words, idx + 4);
    let is_known = Dictionary::shared().is_none_or(|known| known.knows(&name.small));
    let is_backed = has(List::NamedAs, before)
        || has(List::Roles, before)
        || (has(List::Does, small(words, idx + 3)) && !is_known);
    let is_list = has(List::NoNames, &name.small) || has(List::People, &name.small);
    if name.is_capital()
        && name.text.len() > 2
        && name.range.start <= first.range.end + 2
        && !is_public
        && !is_book
        && !is_list
        && (is_backed || !is_known)
    {
        push(spans, Kind::Name, first, name);
    }
}

fn is_year(words: &[Word<'_>], idx: usize) -> bool {
    at(words, idx).is_some_and(|word| {
        word.text.len() == 4 && (word.text.starts_with("19") || word.text.starts_with("20"))
    })
}

/// Somebody of a letter’s family: S.’s grandmother, J’s mother, KB’s aunt.
fn whose_kin(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(word) = at(words, idx) else { return };
    let is_short = word.text.len() <= 2
        && !word.text.is_empty()
        && word.text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_short {
        return;
    }
    let kin = if word.owns {
        idx + 1
    } else if is_stopped(words, idx)
        && matches!(small(words, idx + 2), "'" | "’")
        && small(words, idx + 3) == "s"
    {
        idx + 4
    } else {
        return;
    };
    let kin = if matches!(
        small(words, kin),
        "foster" | "social" | "older" | "younger" | "maternal" | "paternal" | "half"
    ) {
        kin + 1
    } else {
        kin
    };
    let is_kin = has(List::Kin, small(words, kin));
    if let Some(last) = at(words, kin).filter(|_| is_kin) {
        push(spans, Kind::Initials, word, last);
    }
}

/// A name in capitals, where somebody is spoken of: JAYDEN told his teacher.
pub(super) fn is_shouted_name(words: &[Word<'_>], idx: usize) -> bool {
    const SHORTS: &[&str] = &[
        "elsa", "lado", "alan", "ella", "sara", "dora", "marac", "aria",
    ];
    let Some(word) = at(words, idx) else {
        return false;
    };
    let is_shouted = word.text.len() > 3
        && word.text.chars().all(char::is_uppercase)
        && has(List::FirstNames, &word.small)
        && !SHORTS.contains(&word.small.as_str());
    if !is_shouted {
        return false;
    }
    let next = small(words, idx + 1);
    let is_somebody = word.owns
        || (has(List::Does, next) && !matches!(next, "and" | "is" | "was" | "has" | "had" | "now"))
        || words
            .iter()
            .any(|word| matches!(word.small.as_str(), "his" | "her" | "she" | "he" | "him"));
    let is_among_small = words
        .iter()
        .any(|word| word.text.chars().any(char::is_lowercase));
    is_somebody && is_among_small
}

/// A letter that does what people do: when S. came to us, TW told her adviser.
fn acting(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let Some(word) = at(words, idx) else { return };
    let before = idx.checked_sub(1).map_or("", |before| small(words, before));
    let is_label = has(List::NoPerson, before)
        || matches!(
            before,
            "plan"
                | "option"
                | "grade"
                | "type"
                | "group"
                | "class"
                | "model"
                | "annex"
                | "appendix"
        );
    if is_label && before != "child" {
        return;
    }
    if is_stopped(words, idx) {
        let next = at(words, idx + 2);
        let goes_on = next.is_some_and(|next| next.text.chars().all(char::is_lowercase));
        if goes_on && has(List::Does, small(words, idx + 2)) && small(words, idx + 2) != "and" {
            push(spans, Kind::Initials, word, word);
        }
        return;
    }
    let is_pair = word.text.len() == 2 && word.text.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_body = has(List::Shorts, &word.small);
    let speaks = matches!(
        small(words, idx + 1),
        "told"
            | "said"
            | "says"
            | "lives"
            | "lived"
            | "felt"
            | "feels"
            | "wants"
            | "wanted"
            | "loves"
            | "wrote"
    );
    if is_pair && !is_body && speaks {
        push(spans, Kind::Initials, word, word);
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{calm, found};

    #[test]
    fn letters_that_stand_for_a_name_are_found() {
        for text in [
            "The story of Aurelie M. is told in the annex.",
            "We read what Hope T. wrote.",
            "Social worker R. Tolliver was moved.",
            "The complaint by P. Quenby was upheld.",
            "K.’s grandmother was assessed in May.",
            "J's foster mother asked for a break.",
            "RM’s aunt was assessed.",
            "When S. came to us she did not sleep.",
            "TW told her adviser about it.",
        ] {
            assert!(!found(text).is_empty(), "{text}");
        }
        calm(&[
            "Option B. Children stay where they are.",
            "See E. Munro (2011) on what workers need.",
            "Councillor R. Tolliver chairs the board.",
            "Plan A. was dropped, and plan B stands.",
            "The PA said so, and HR told the unit.",
            "A GP’s letter and the DA’s report were read.",
            "Section F. sets out what schools provide.",
        ]);
    }
}
