//! Where somebody lives.

use super::{
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, small},
};

/// Finds it in a sentence.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    let is_living = words.iter().any(|word| has(List::Living, &word.small));
    for at in 0..words.len() {
        street(words, at, is_living, spans);
        house(words, at, spans);
        lives_by(words, at, spans);
    }
}

/// 14 Kettle Row; the house on Strand Lane.
fn street(words: &[Word<'_>], at: usize, is_living: bool, spans: &mut Vec<Span>) {
    let Some(word) = words
        .get(at)
        .filter(|word| word.is_capital() && has(List::Streets, &word.small))
    else {
        return;
    };
    // Saltpan Court is where people live, whatever a court is.
    let mut others = words.iter().enumerate().filter(|(idx, _)| *idx != at);
    let is_office = others.any(|(_, word)| has(List::Offices, &word.small));
    let mut from = at;
    while from
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(Word::is_capital)
        && at - from < 3
    {
        from -= 1;
    }
    if from == at
        || words
            .get(from)
            .is_some_and(|first| first.is_first && first.small == "the")
            && from + 1 == at
    {
        return;
    }
    let number = from.checked_sub(1).and_then(|before| words.get(before));
    let has_number = number.is_some_and(|number| {
        number.text.starts_with(|c: char| c.is_ascii_digit()) && number.text.len() < 6
    });
    let goes_on = words.get(at + 1).is_some_and(Word::is_capital)
        || has(List::Offices, small(words, at + 1))
        || matches!(small(words, at + 1), "ward" | "surgery" | "estate");
    let is_home = has_number && lives_at(words, from);
    if is_home || (has_number && !is_office) || (is_living && !is_office && !goes_on) {
        let start = if has_number {
            number.unwrap_or(word)
        } else {
            words.get(from).unwrap_or(word)
        };
        spans.push(Span::new(Kind::Address, start.range.start..word.range.end));
    }
}

/// Whether somebody lives at, or moved to, what begins with the number before a place.
fn lives_at(words: &[Word<'_>], from: usize) -> bool {
    let word = |back: usize| from.checked_sub(back).map_or("", |idx| small(words, idx));
    matches!(word(2), "at" | "to" | "into")
        && matches!(
            word(3),
            "live"
                | "lives"
                | "lived"
                | "living"
                | "moved"
                | "moves"
                | "home"
                | "stays"
                | "placed"
                | "rehoused"
        )
}

/// Flat 4; the last house before the ferry; the farm behind the church.
fn house(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let (Some(word), next) = (words.get(at), words.get(at + 1)) else {
        return;
    };
    let is_numbered = matches!(
        word.text,
        "Flat" | "flat" | "Apartment" | "Plot" | "Room" | "Caravan"
    ) && next
        .is_some_and(|next| next.text.starts_with(|c: char| c.is_ascii_digit()));
    if is_numbered {
        if let Some(next) = next {
            spans.push(Span::new(Kind::Address, word.range.start..next.range.end));
        }
        return;
    }
    if !has(List::Dwellings, &word.small) {
        return;
    }
    let is_pointed = (1..=4).any(|back| {
        let before = at.checked_sub(back).map_or("", |idx| small(words, idx));
        has(List::Pointed, before)
    });
    // Our home stands opposite the chapel in Nether Hosley.
    let stands = matches!(small(words, at + 1), "stands" | "sits" | "lies" | "is");
    let at = at + usize::from(stands && has(List::Beside, small(words, at + 2)));
    let behind = small(words, at + 1);
    let is_beside = matches!(behind, "opposite" | "behind" | "next");
    let where_to = words
        .get(at + 2..(at + 7).min(words.len()))
        .unwrap_or_default();
    let has_mark = where_to
        .iter()
        .any(|word| word.is_capital() || has(List::Landmarks, &word.small));
    let is_old = at
        .checked_sub(1)
        .is_some_and(|before| matches!(small(words, before), "old" | "former"));
    let is_in = matches!(behind, "in" | "at") && words.get(at + 2).is_some_and(Word::is_capital);
    if is_old
        && is_in
        && let Some(last) = words.get(at + 2)
    {
        spans.push(Span::new(Kind::Address, word.range.start..last.range.end));
        return;
    }
    if has(List::Beside, behind)
        && has_mark
        && (is_pointed || is_beside)
        && let Some(last) = where_to.last()
    {
        spans.push(Span::new(Kind::Address, word.range.start..last.range.end));
    }
}

/// They live above the chip shop in Lower Sallow: a place by what stands beside it.
fn lives_by(words: &[Word<'_>], at: usize, spans: &mut Vec<Span>) {
    let lives = matches!(
        small(words, at),
        "live"
            | "lives"
            | "lived"
            | "living"
            | "stays"
            | "staying"
            | "moved"
            | "lodges"
            | "lodging"
    );
    if !lives {
        return;
    }
    let beside = (at + 1..at + 3).find(|idx| {
        matches!(
            small(words, *idx),
            "above" | "over" | "behind" | "opposite" | "beside" | "next" | "below"
        )
    });
    let Some(beside) = beside else {
        return;
    };
    let is_the =
        (beside + 1..beside + 3).any(|idx| matches!(small(words, idx), "the" | "a" | "an" | "our"));
    let mark = (beside + 2..beside + 6).find(|idx| has(List::Landmarks, small(words, *idx)));
    if let (true, Some(mark), Some(first)) = (
        is_the,
        mark.and_then(|mark| words.get(mark)),
        words.get(beside),
    ) {
        spans.push(Span::new(Kind::Address, first.range.start..mark.range.end));
    }
    let place = (beside + 2..(beside + 14).min(words.len())).find(|idx| {
        let before = idx.checked_sub(1).map_or("", |before| small(words, before));
        matches!(before, "in" | "at" | "on" | "of") && words.get(*idx).is_some_and(Word::is_capital)
    });
    if let (true, Some(place), Some(first)) = (
        is_the,
        place.and_then(|place| words.get(place)),
        words.get(beside),
    ) {
        spans.push(Span::new(Kind::Address, first.range.start..place.range.end));
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        span::Kind,
        test_support::{calm, found},
    };

    #[test]
    fn where_somebody_lives_is_found() {
        for text in [
            "They live at 14 Kettle Row.",
            "The foster home is on Strand Lane.",
            "He has a room in Flat 4b now.",
            "It is the last house before the ferry.",
            "They live above the chip shop in Lower Sallow.",
            "She lives behind the old fire station, next to the bakery with the green door in Sallow.",
        ] {
            assert_eq!(found(text), [Kind::Address], "{text}");
        }
    }

    #[test]
    fn places_for_everyone_are_calm() {
        calm(&[
            "The hub in Station Road opened in June.",
            "Write to the Civic Centre, 1 High Street.",
            "Green Lane school has a link worker.",
            "Most homes are near the coast road.",
        ]);
    }
}
