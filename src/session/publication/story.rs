//! One person by how the sentence is built: the girl who was flown home, a father who serves as the
//! vicar of Long Stanbury, her grandfather, Tobias Wren.

use super::{
    births::MONTHS,
    few::push,
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, at, push as push_words, small},
};

/// How many words behind “who” may say when or where it was.
const REACH: usize = 12;

/// Finds who only one can be.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for idx in 0..words.len() {
        who_did(words, idx, spans);
        holds_office(words, idx, spans);
        was_once(words, idx, spans);
        born_together(words, idx, spans);
        runs_the_only(words, idx, spans);
        accused(words, idx, spans);
    }
}

/// Finds names that stand behind what somebody is: his grandfather, Tobias Wren, was seen.
pub(super) fn named(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for idx in 0..words.len() {
        let is_who = || has(List::Kin, small(words, idx)) || is_one(small(words, idx));
        let (Some(first), Some(last)) = (at(words, idx + 2), at(words, idx + 3)) else {
            continue;
        };
        let is_name = |word: &Word<'_>| {
            word.is_capital()
                && !has(List::NoNames, &word.small)
                && !has(List::NoPerson, &word.small)
                && !has(List::Bodies, &word.small)
                && !MONTHS.contains(&word.small.as_str())
        };
        let ends = matches!(small(words, idx + 4), "," | "." | ")" | ";" | "");
        let is_apposed = small(words, idx + 1) == "," && ends;
        if is_apposed && is_who() && is_name(first) && is_name(last) {
            push_words(spans, Kind::Name, first, last);
        }
        pair(words, idx, spans);
    }
}

/// Our carers Dot and Len.
fn pair(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let is_who = at(words, idx).is_some_and(|word| !word.is_capital())
        && matches!(
            small(words, idx),
            "carers"
                | "parents"
                | "grandparents"
                | "sisters"
                | "brothers"
                | "twins"
                | "siblings"
                | "adopters"
        );
    let is_name = |at: usize| {
        let word = words.get(at).filter(|word| word.is_capital());
        word.is_some_and(|word| {
            has(List::FirstNames, &word.small) || has(List::WordNames, &word.small)
        })
    };
    if is_who && small(words, idx + 2) == "and" && (is_name(idx + 1) || is_name(idx + 3)) {
        push(spans, Kind::Name, words, idx + 1, idx + 3);
    }
}

/// One person or one household, not several.
fn is_one(word: &str) -> bool {
    matches!(
        word,
        "child"
            | "boy"
            | "girl"
            | "baby"
            | "infant"
            | "toddler"
            | "teenager"
            | "youngster"
            | "pupil"
            | "mother"
            | "father"
            | "mum"
            | "dad"
            | "parent"
            | "grandmother"
            | "grandfather"
            | "grandparent"
            | "aunt"
            | "uncle"
            | "sister"
            | "brother"
            | "son"
            | "daughter"
            | "family"
            | "household"
            | "leaver"
            | "carer"
            | "adopter"
            | "man"
            | "woman"
            | "youth"
            | "couple"
            | "lad"
            | "lass"
            | "student"
            | "apprentice"
            | "victim"
    ) || word.ends_with("-year-old")
}

/// The girl who was flown home from a school trip, the family whose fire was on the news: one of
/// whom something that happened is told.
fn who_did(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let is_few = matches!(
        small(words, idx),
        "sisters" | "brothers" | "siblings" | "twins" | "grandparents"
    );
    if !(is_one(small(words, idx)) || is_few) {
        return;
    }
    // The girl in year 9 who.
    let behind =
        (idx + 1..idx + 7).take_while(|at| words.get(*at).is_some_and(|word| !word.is_sign()));
    let who = { behind }.find(|at| matches!(small(words, *at), "who" | "whose"));
    let is_at = small(words, idx + 1).ends_with("ing");
    let Some(who) = who.or(is_at.then_some(idx)) else {
        return;
    };
    let before = |back: usize| idx.checked_sub(back).map_or("", |at| small(words, at));
    let article = (1..=3).map(before).find(|word| {
        matches!(
            *word,
            "the" | "our" | "one" | "that" | "this" | "a" | "an" | "any" | "each" | "every"
        )
    });
    let is_definite = match article {
        Some("the" | "our" | "one" | "that" | "this") => true,
        Some("a" | "an") => false,
        _ => return,
    };
    let behind: Vec<&str> = (who + 1..who + 1 + REACH)
        .map(|at| small(words, at))
        .collect();
    let verb = behind
        .iter()
        .take(5)
        .find(|word| is_past(word) || is_now(word));
    // Studying medicine at Durham.
    let is_told = verb.is_some_and(|word| is_past(word)) || who == idx && has_name(words, idx);
    // When or where makes even “a girl” one certain girl.
    let has_scene = behind.iter().any(|word| MONTHS.contains(word))
        || (who + 2..who + 1 + REACH).any(|at| {
            let is_in = matches!(small(words, at - 1), "in" | "at" | "from" | "near" | "on");
            is_in && words.get(at).is_some_and(Word::is_capital)
        });
    let is_certain = is_definite && !is_few || has_scene || is_few && before(1) == "the";
    if is_told && (is_certain && who > idx || has_scene) {
        push(
            spans,
            Kind::OnlyOne,
            words,
            idx,
            (idx + 4).min(words.len() - 1),
        );
    }
}

/// Whether what somebody does is done at or for a place by name.
fn has_name(words: &[Word<'_>], idx: usize) -> bool {
    (idx + 2..idx + 7).any(|at| {
        matches!(small(words, at), "at" | "for") && words.get(at + 1).is_some_and(Word::is_capital)
    })
}

fn is_past(word: &str) -> bool {
    const PAST: &[&str] = &[
        "was", "were", "had", "came", "went", "left", "lost", "won", "ran", "fell", "got", "gave",
        "took", "made", "met", "found", "told", "said", "wrote", "swam", "drove", "flew", "rode",
        "stole", "hid", "fought", "broke", "began", "became", "grew", "spoke", "sang", "drew",
        "hit", "led", "held", "shot", "sold", "spent", "built", "brought", "caught", "taught",
        "slept", "saw", "set", "sought", "bought", "bit", "stood", "sank", "burnt", "shut",
    ];
    PAST.contains(&word) || word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}

fn is_now(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "has"
            | "have"
            | "can"
            | "may"
            | "will"
            | "would"
            | "should"
            | "needs"
            | "goes"
            | "comes"
            | "lives"
            | "leaves"
            | "turns"
            | "wants"
            | "does"
            | "cannot"
    )
}

/// A father who serves as the vicar of Long Stanbury: a place has one.
fn holds_office(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    const OFFICES: &str = "vicar rector priest curate minister imam rabbi mayor doctor gp surgeon vet \
        postmaster postmistress publican landlord landlady butcher baker blacksmith harbourmaster \
        lollipop headteacher headmaster headmistress organist verger warden magistrate coroner";
    let is_of = matches!(small(words, idx + 1), "of" | "at" | "in");
    let is_place = || {
        let word = words.get(idx + 2);
        word.is_some_and(|word| word.is_capital() && !has(List::NoNames, &word.small))
    };
    let is_office = || {
        let mut offices = OFFICES.split_whitespace();
        offices.any(|known| known == small(words, idx))
    };
    let is_family = || {
        let mut before = words.get(..idx).unwrap_or_default().iter();
        before.any(|word| is_one(&word.small) || has(List::Kin, &word.small))
    };
    if is_of && is_place() && is_office() && is_family() {
        push(spans, Kind::OnlyOne, words, idx, idx + 2);
    }
}

/// Our carers, a retired lighthouse keeper and his wife: by what somebody was.
fn was_once(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let is_was = matches!(
        small(words, idx),
        "retired" | "former" | "serving" | "professional" | "one-time" | "ex-"
    );
    if !is_was {
        return;
    }
    let is_apposed = idx.checked_sub(2).is_some_and(|at| {
        matches!(small(words, at), "," | "–" | "(")
            && matches!(small(words, at + 1), "a" | "an" | "the" | "both")
    });
    // Many who help were teachers, nurses or social workers.
    let is_common = matches!(
        small(words, idx + 1),
        "care"
            | "social"
            | "foster"
            | "child"
            | "leaver"
            | "teacher"
            | "teachers"
            | "nurse"
            | "head"
            | "director"
            | "chief"
            | "inspector"
            | "senior"
            | "judge"
            | "headteacher"
    );
    let mut before = words
        .get(idx.saturating_sub(6)..idx)
        .unwrap_or_default()
        .iter();
    let is_family =
        before.any(|word| has(List::People, &word.small) || has(List::Kin, &word.small));
    if is_apposed && is_family && !is_common {
        push(
            spans,
            Kind::OnlyOne,
            words,
            idx,
            (idx + 2).min(words.len() - 1),
        );
    }
}

/// Quads born at Easter to a mother in the east.
fn born_together(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let word = small(words, idx);
    let is_rare = matches!(
        word,
        "triplets" | "quads" | "quadruplets" | "quins" | "quintuplets"
    );
    let born = (idx + 1..idx + 4).find(|at| small(words, *at) == "born");
    if let Some(born) = born.filter(|_| is_rare || word == "twins") {
        push(spans, Kind::OnlyOne, words, idx, born);
    } else if is_rare && idx > 0 && matches!(small(words, idx - 1), "the" | "our" | "these") {
        push(spans, Kind::OnlyOne, words, idx - 1, idx);
    }
}

/// Their grandparents run the only pub in the village.
fn runs_the_only(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    let runs = matches!(
        small(words, idx),
        "run" | "runs" | "ran" | "own" | "owns" | "keep" | "keeps" | "have" | "has"
    );
    let is_only =
        || small(words, idx + 1) == "the" && matches!(small(words, idx + 2), "only" | "one");
    let is_family = || {
        let mut before = words.get(..idx).unwrap_or_default().iter();
        before.any(|word| has(List::People, &word.small) || has(List::Kin, &word.small))
    };
    if runs && is_only() && is_family() {
        push(
            spans,
            Kind::OnlyOne,
            words,
            idx,
            (idx + 4).min(words.len() - 1),
        );
    }
}

/// The allegation against the teacher at Marl Bay: a place has few.
fn accused(words: &[Word<'_>], idx: usize, spans: &mut Vec<Span>) {
    const ACCUSED: &str =
        "allegation accused arrested charged convicted suspended dismissed sacked investigated";
    let is_role = || has(List::Roles, small(words, idx)) && !small(words, idx).ends_with('s');
    let is_at = matches!(small(words, idx + 1), "at" | "of" | "from");
    let is_place = || words.get(idx + 2).is_some_and(Word::is_capital);
    let says = |word: &Word<'_>| ACCUSED.split_whitespace().any(|known| known == word.small);
    if is_at && is_place() && is_role() && words.iter().any(says) {
        push(spans, Kind::OnlyOne, words, idx, idx + 2);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        span::Kind,
        test_support::{calm, found},
    };

    #[test]
    fn one_person_is_found_by_what_is_told_of_them() {
        for text in [
            "The boy who was winched off a cliff has a tutor.",
            "The family whose barn burned was rehoused.",
            "A girl who walked out of school in Brackenby in May is safe.",
            "A mother who serves as the verger of Long Sallow finished the course.",
            "Our oldest carers, a retired trapeze artist and his wife, took him in.",
            "Quads born in the spring are at home.",
        ] {
            assert!(
                found(text).contains(&Kind::OnlyOne),
                "{text}: {:?}",
                found(text)
            );
        }
        let named = found("His grandfather, Tobias Wren, was assessed.");
        assert!(named.contains(&Kind::Name), "{named:?}");
    }

    #[test]
    fn what_is_said_of_anybody_is_calm() {
        calm(&[
            "A child who goes missing is offered an interview.",
            "A young person who was looked after may ask for an adviser.",
            "Every parent who came was heard.",
            "The vicar of a parish may refer a family.",
            "Our chair, a former director of children’s services, is independent.",
        ]);
    }
}
