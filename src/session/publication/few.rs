//! Small numbers of people, and what nobody else is.

use super::{
    births::MONTHS,
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, small},
};

/// From how many on people are not known by their number.
pub(super) const ENOUGH: u32 = 6;
/// Of how many at most a remainder points to somebody.
const SMALL_WHOLE: u32 = 60;
/// How many things that set somebody apart make one person.
const APART: u32 = 2;
/// How many words behind a person may set them apart.
const REACH: usize = 18;

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for at in 0..words.len() {
        counted(words, at, spans);
        remainder(words, at, spans);
        only(words, at, spans);
        set_apart(words, at, spans);
        bracketed(words, at, spans);
        of_all(words, at, spans);
    }
}

pub(super) fn push(spans: &mut Vec<Span>, kind: Kind, words: &[Word<'_>], from: usize, to: usize) {
    if let (Some(from), Some(to)) = (words.get(from), words.get(to)) {
        spans.push(Span::new(kind, from.range.start..to.range.end));
    }
}

pub(super) fn is_person(word: &str) -> bool {
    has(List::People, word)
        && !matches!(
            word,
            "carer"
                | "carers"
                | "residents"
                | "apprentice"
                | "apprentices"
                | "adopters"
                | "adopter"
                | "household"
                | "households"
                | "student"
        )
}

/// Parents who help are counted freely, as adults are.
fn is_counted_person(word: &str) -> bool {
    is_person(word) && !matches!(word, "parent" | "parents")
}

/// Three children, a single case, one of the boys, four of the nine.
fn counted(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let Some(word) = words.get(at) else { return };
    let (number, from) = match word.small.as_str() {
        "single" => (1, 1),
        "couple" | "pair" if small(words, at + 1) == "of" => (2, 2),
        _ => match word.number() {
            Some(number) if (1..ENOUGH).contains(&number) => (number, 1),
            Some(_) | None => return,
        },
    };
    let before = at.checked_sub(1).map_or("", |before| small(words, before));
    let second = at.checked_sub(2).map_or("", |before| small(words, before));
    // Two out of five young people: a share.
    if before == "of" && second == "out" {
        return;
    }
    let is_other = has(List::NotCounted, before);
    if is_other
        && !(before == "in"
            && number > 1
            && is_person(small(words, at + 1))
            && !is_counted(words, at))
        || is_any_one(words, at, number)
    {
        return;
    }
    if left_over(words, at) {
        push(spans, Kind::Few, words, at, at + 1);
        return;
    }
    let mut end = at + from;
    if small(words, end) == "of" {
        end += 1;
        while matches!(
            small(words, end),
            "the" | "our" | "these" | "those" | "them" | "all"
        ) {
            end += 1;
        }
        if words.get(end).is_some_and(|whole| whole.number().is_some()) {
            end += 1;
        }
    }
    for next in end..(end + 4).min(words.len()) {
        let name = small(words, next);
        if has(List::EndsCount, name) {
            return;
        }
        if is_counted_person(name) || has(List::Cases, name) {
            let is_share = matches!(small(words, next + 1), "in" | "of")
                && words
                    .get(next + 2)
                    .is_some_and(|whole| whole.number().is_some_and(|whole| whole > number))
                || small(words, next + 1) == "out";
            let is_thing = has(List::ChildThings, small(words, next + 1));
            let is_named = is_thing && small(words, next + 1) != "at";
            if !(is_share || is_named) {
                push(spans, Kind::Few, words, at, next);
            }
            return;
        }
    }
}

/// Whether a number stands two words before, as in “three in four”.
fn is_counted(words: &[Word<'_>], at: usize) -> bool {
    at.checked_sub(2)
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.number().is_some())
}

/// … and three were not: people were named before.
fn left_over(words: &[Word<'_>], at: usize) -> bool {
    let does = matches!(
        small(words, at + 1),
        "were" | "was" | "did" | "had" | "have" | "are" | "remain" | "still"
    );
    let before = words.get(..at).unwrap_or_default();
    does && before.iter().any(|word| is_person(&word.small))
        && at
            .checked_sub(1)
            .is_some_and(|last| matches!(small(words, last), "and" | "," | "but" | ";"))
}

/// “One” said of anybody: one child after the other, one person said, one family at a time.
fn is_any_one(words: &[Word<'_>], at: usize, number: u32) -> bool {
    let behind = words.get(at..(at + 9).min(words.len())).unwrap_or_default();
    let smalls: Vec<&str> = behind.iter().map(|word| word.small.as_str()).collect();
    number == 1
        && (smalls.windows(3).any(|three| {
            matches!(
                three,
                ["at", "a", "time"]
                    | ["after", "the", "other"]
                    | ["in", "every", _]
                    | ["after", "another", _]
            )
        }) || matches!(
            smalls.as_slice(),
            [
                "one",
                "young" | "child" | "parent" | "mother" | "father" | "girl" | "boy" | "carer",
                ..
            ]
        ) && smalls.iter().any(|word| {
            matches!(
                *word,
                "said" | "told" | "says" | "wrote" | "put" | "asked" | "explained"
            )
        }))
}

/// 17 of the 20 children: three are left.
fn remainder(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let Some(n) = words.get(at).and_then(Word::number) else {
        return;
    };
    let mut end = match (small(words, at + 1), small(words, at + 2)) {
        ("out", "of") => at + 3,
        ("of", _) => at + 2,
        _ => return,
    };
    while matches!(small(words, end), "the" | "our" | "these" | "those" | "all") {
        end += 1;
    }
    let Some(whole) = words.get(end).and_then(Word::number) else {
        return;
    };
    let left = whole.saturating_sub(n);
    // Four in ten, one out of five: a share, not a count.
    let is_share = end == at + 2 + usize::from(small(words, at + 1) == "out")
        && matches!(whole, 2..=5 | 10 | 20 | 100);
    let is_small = !is_share
        && n > 0
        && whole >= n
        && whole <= SMALL_WHOLE
        && ((1..ENOUGH).contains(&left) || n < ENOUGH);
    let is_people = (end + 1..(end + 4).min(words.len())).any(|next| {
        has(List::People, small(words, next))
            || small(words, next) == "who"
            || matches!(small(words, next), "girls" | "boys")
    });
    let says = matches!(
        small(words, end + 1),
        "said" | "told" | "are" | "have" | "moved" | "were" | "went" | "returned" | "now"
    );
    if is_small && (is_people || says) && (whole > 10 || n < ENOUGH) {
        push(spans, Kind::Few, words, at, end);
    }
}

/// Boys (3); n=2.
fn bracketed(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let is_few = |at: usize| {
        let number = words.get(at).and_then(Word::number);
        number.is_some_and(|number| (1..ENOUGH).contains(&number))
    };
    if small(words, at) == "n" && small(words, at + 1) == "=" && is_few(at + 2) {
        push(spans, Kind::Few, words, at, at + 2);
    }
    let is_counted = || is_counted_person(small(words, at)) || has(List::Cases, small(words, at));
    let is_in_brackets = small(words, at + 1) == "(" && small(words, at + 3) == ")";
    if is_in_brackets && is_few(at + 2) && is_counted() {
        push(spans, Kind::Few, words, at, at + 3);
    }
}

/// Of the 12 girls, 11 are back: one is not.
fn of_all(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    if small(words, at) != "of" {
        return;
    }
    let from = if matches!(small(words, at + 1), "the" | "our" | "these" | "those") {
        at + 2
    } else {
        at + 1
    };
    let Some(whole) = words.get(from).and_then(Word::number) else {
        return;
    };
    let is_people =
        is_counted_person(small(words, from + 1)) || is_counted_person(small(words, from + 2));
    let comma = (from + 2..from + 8).find(|idx| small(words, *idx) == ",");
    let part = comma.and_then(|comma| Some((comma + 1, words.get(comma + 1)?.number()?)));
    if let Some((end, n)) = part.filter(|_| is_people && whole <= SMALL_WHOLE) {
        let left = whole.saturating_sub(n);
        if n <= whole && ((1..ENOUGH).contains(&left) || (1..ENOUGH).contains(&n)) {
            push(spans, Kind::Few, words, at, end);
        }
    }
}

/// The only child of a kind.
fn only(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    if !matches!(small(words, at), "only" | "sole" | "lone") {
        return;
    }
    let before = at.checked_sub(1).map_or("", |before| small(words, before));
    if !matches!(before, "the" | "our" | "an" | "their" | "is" | "as" | "was") {
        return;
    }
    for next in at + 1..(at + 6).min(words.len()) {
        let name = small(words, next);
        if is_person(name)
            || has(List::Roles, name)
            || matches!(name, "carer" | "adopter" | "couple")
                && !has(List::ChildThings, small(words, next + 1))
            || (matches!(name, "one")
                && matches!(
                    small(words, next + 1),
                    "in" | "from" | "of" | "at" | "who" | "with"
                ))
        {
            push(spans, Kind::OnlyOne, words, at - 1, next);
            return;
        }
        if matches!(name, "." | "," | ";" | "if" | "when" | "those" | "for") {
            return;
        }
    }
}

/// One person with what sets them apart: a deaf girl from Brackenby, the twins at the tribunal.
fn set_apart(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let name = small(words, at);
    let is_pair = matches!(name, "twins" | "triplets" | "quadruplets" | "quintuplets");
    let is_aged = name.ends_with("-year-old");
    let is_somebody = is_pair || is_aged || has(List::People, name) || has(List::Roles, name);
    if !is_somebody || !(is_pair || names_one(words, at)) {
        return;
    }
    let from = words
        .get(..at)
        .unwrap_or_default()
        .iter()
        .rposition(|word| matches!(word.text, "." | ";" | ":" | "!" | "?"))
        .map_or(0, |stop| stop + 1);
    let mut end = at;
    let mut n_apart = u32::from(is_pair);
    let (mut has_place, mut has_age, mut has_origin) = (false, false, false);
    let mut seen: Vec<&str> = Vec::new();
    for (idx, word) in words
        .iter()
        .enumerate()
        .take(at + REACH)
        .skip(from.max(at.saturating_sub(6)))
    {
        if idx > at && matches!(word.text, "." | ";" | "!" | "?") {
            break;
        }
        let is_new = idx != at && !seen.contains(&word.small.as_str());
        if is_new && has(List::Rare, &word.small) {
            seen.push(&word.small);
            n_apart += if has(List::Striking, &word.small) {
                APART
            } else {
                1
            };
            end = end.max(idx);
        } else if !has_origin && has(List::Origins, &word.small) && idx != at {
            has_origin = true;
            end = end.max(idx);
        } else if !has_age && is_age(words, idx) {
            has_age = true;
            end = end.max(idx);
        } else if !has_place && idx > at && is_place(words, idx) {
            has_place = true;
            // A school by name says of one child what a village does not.
            n_apart += u32::from(is_school(words, idx));
            end = end.max(idx);
        }
    }
    n_apart += u32::from(has_place) + u32::from(has_age) + u32::from(has_origin);
    if n_apart >= APART {
        let start = at.saturating_sub(usize::from(at > from));
        push(spans, Kind::OnlyOne, words, start, end);
    }
}

/// Whether a word is said of one person: “a”, “one” or “the” stands before it.
pub(super) fn names_one(words: &[Word<'_>], at: usize) -> bool {
    let name = small(words, at);
    let is_many = name.ends_with('s')
        || matches!(
            name,
            "children" | "people" | "men" | "women" | "families" | "babies"
        );
    if is_many {
        return false;
    }
    (1..=5).any(|back| {
        let word = at.checked_sub(back).map_or("", |idx| small(words, idx));
        matches!(
            word,
            "a" | "an" | "one" | "the" | "this" | "that" | "his" | "her"
        )
    }) && !matches!(
        at.checked_sub(1).map_or("", |idx| small(words, idx)),
        "each" | "every" | "any" | "no"
    ) && !(1..=3).any(|back| {
        matches!(
            at.checked_sub(back).map_or("", |idx| small(words, idx)),
            "each" | "every" | "any" | "no"
        )
    }) && !matches!(small(words, at + 1), "protection" | "plan" | "plans" | "in" if small(words, at + 1) != "in")
}

/// An age of one person: aged 9, 14-year-old, of nine.
fn is_age(words: &[Word<'_>], at: usize) -> bool {
    let word = small(words, at);
    if word.ends_with("-year-old") || word.ends_with("-month-old") || word.ends_with("-week-old") {
        return true;
    }
    let is_aged = matches!(word, "aged" | "of")
        && words
            .get(at + 1)
            .and_then(Word::number)
            .is_some_and(|age| (1..=21).contains(&age));
    let is_band = matches!(
        small(words, at + 2),
        "to" | "and" | "or" | "-" | "–" | "children" | "families" | "young" | "who"
    );
    (is_aged && !is_band)
        || (word == "year" && small(words, at + 1) == "old")
        || (word == "years" && small(words, at + 1) == "old")
}

/// A place by name: from Brackenby, at Hill Top school.
fn is_place(words: &[Word<'_>], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| word.is_capital()) else {
        return false;
    };
    let before = at.checked_sub(1).map_or("", |before| small(words, before));
    let is_time = MONTHS.contains(&word.small.as_str());
    let is_known = matches!(
        word.small.as_str(),
        "england"
            | "ofsted"
            | "uk"
            | "britain"
            | "children"
            | "family"
            | "early"
            | "court"
            | "section"
            | "year"
    );
    matches!(
        before,
        "from" | "in" | "at" | "of" | "near" | "on" | "outside"
    ) && !is_time
        && !is_known
        && !has(List::NoNames, &word.small)
}

fn is_school(words: &[Word<'_>], at: usize) -> bool {
    (at..at + 4).any(|idx| {
        matches!(
            small(words, idx),
            "school" | "primary" | "academy" | "college" | "high" | "nursery"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::{
        span::Kind,
        test_support::{calm, found},
    };

    #[test]
    fn few_people_and_the_only_one_are_found() {
        for (text, kind) in [
            ("There was a single case of fabricated illness.", Kind::Few),
            ("Three children were moved at night.", Kind::Few),
            ("Two unaccompanied boys came in March.", Kind::Few),
            ("Of those, 17 of the 20 children went home.", Kind::Few),
            ("Four of the six girls said so.", Kind::Few),
            ("Adoptions by couples of one sex (n=2) rose.", Kind::Few),
            (
                "She is the only wheelchair user, the only girl in the unit.",
                Kind::OnlyOne,
            ),
            ("A deaf girl from Brackenby helped us.", Kind::OnlyOne),
            (
                "Parents of the twins whose move was overturned at tribunal came.",
                Kind::OnlyOne,
            ),
            (
                "A 14-year-old boy from Kettle Row was found.",
                Kind::OnlyOne,
            ),
            ("A Somali boy aged 9 asked for this.", Kind::OnlyOne),
            (
                "A former head teacher in Ashby Magna was named.",
                Kind::OnlyOne,
            ),
        ] {
            assert!(found(text).contains(&kind), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn shares_ages_and_many_are_calm() {
        calm(&[
            "One child in four grows up in poverty.",
            "Children under 5 and those aged 16 and 17 were seen.",
            "Three in ten families came back.",
            "71 of 96 parents said so.",
            "Every child has one social worker and two visits a month.",
            "Four teams and three family hubs are open.",
            "Two thirds of children stay.",
            "Each child protection plan has one author.",
            "A child in care waits 19 weeks.",
        ]);
    }
}
