//! Groups told apart by kind, and few of one.

use super::{
    births::MONTHS,
    few::{ENOUGH, push},
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, small},
};

/// Finds them in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for at in 0..words.len() {
        in_group(words, at, spans);
        all_but(words, at, spans);
    }
    broken_down(words, spans);
}

/// All 22 but one; nobody but two sisters.
fn all_but(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let begins = matches!(
        small(words, at),
        "all" | "every" | "everyone" | "nobody" | "none" | "everybody"
    );
    if !begins {
        return;
    }
    let but = (at + 1..at + 6).find(|next| matches!(small(words, *next), "but" | "except"));
    let few = but.filter(|but| {
        let number = words.get(but + 1).and_then(Word::number);
        number.is_some_and(|number| (1..ENOUGH).contains(&number))
    });
    let counts_things = few.is_some_and(|but| {
        has(List::EndsCount, small(words, but + 2)) || has(List::ChildThings, small(words, but + 2))
    });
    let is_within_a_clause =
        few.is_some_and(|but| (at..but).all(|idx| !matches!(small(words, idx), "," | ";" | ".")));
    if let Some(but) = few.filter(|_| is_within_a_clause && !counts_things) {
        push(spans, Kind::Few, words, at, but + 1);
    }
}

/// Five in the cohort: a small group counted as a whole.
fn in_group(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let number = words.get(at).and_then(Word::number);
    let is_few = number.is_some_and(|number| (1..ENOUGH).contains(&number));
    let is_group = small(words, at + 1) == "in"
        && matches!(
            small(words, at + 2),
            "the" | "this" | "that" | "our" | "each"
        )
        && matches!(
            small(words, at + 3),
            "cohort" | "group" | "class" | "home" | "unit" | "sample" | "household" | "year"
        );
    if is_few && is_group && small(words, at + 3) != "year" {
        push(spans, Kind::Few, words, at, at + 3);
    }
}

/// White 9, Black 3, Asian 1: people told apart by kind, and few of one.
fn broken_down(words: &[Word<'_>], spans: &mut Vec<Span>) {
    let is_of_people = words
        .iter()
        .any(|word| has(List::People, &word.small) || has(List::Cases, &word.small));
    if !is_of_people {
        return;
    }
    let pairs: Vec<usize> = (0..words.len())
        .filter(|at| {
            let is_word = words
                .get(*at)
                .is_some_and(|word| !word.is_sign() && word.number().is_none());
            let is_count = words.get(at + 1).is_some_and(|word| {
                word.number().is_some() && word.text.chars().all(|c| c.is_ascii_digit())
            });
            is_word
                && is_count
                && !has(List::NotCounted, small(words, *at))
                && !MONTHS.contains(&small(words, *at))
                && matches!(small(words, at + 2), "," | ";" | "." | "" | "and" | ")")
        })
        .collect();
    let few = pairs.iter().find(|at| {
        let number = words.get(*at + 1).and_then(Word::number);
        number.is_some_and(|number| (1..ENOUGH).contains(&number))
    });
    let of_people = pairs
        .iter()
        .filter(|at| has(List::People, small(words, **at)));
    if let Some(at) = few.filter(|_| pairs.len() > 2 || of_people.count() > 1) {
        push(spans, Kind::Few, words, *at, at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        span::Kind,
        test_support::{calm, found},
    };

    #[test]
    fn small_groups_are_found() {
        for text in [
            "With five in the cohort, 20 per cent were pregnant.",
            "Children on remand: White 9, Black 3, Asian 1.",
            "Missing from care: boys 14, girls 2.",
            "All 22 but one had a health check.",
        ] {
            assert!(
                found(text).contains(&Kind::Few),
                "{text}: {:?}",
                found(text)
            );
        }
        calm(&[
            "Workers 16, teams 4, hubs 2.",
            "All but a few teams have moved.",
        ]);
    }
}
