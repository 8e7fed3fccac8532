//! Who stands in a picture.

use super::{
    births::MONTHS,
    span::{Kind, Span},
    vocabulary::{List, has},
    words::{Word, at, push, small},
};

/// Picture, L to R: Amara, Jude and Councillor Wyn.
pub(super) fn find(words: &[Word<'_>], spans: &mut Vec<Span>) {
    for idx in 0..words.len() {
        let three = [
            small(words, idx),
            small(words, idx + 1),
            small(words, idx + 2),
        ];
        let len = match three {
            ["l" | "left", "to", "r" | "right"] => 3,
            ["from" | "on" | "far", "left" | "right", _]
            | ["from", "the", "left" | "right"]
            | ["front" | "back" | "middle", "row", _] => 2,
            ["pictured" | "photographed", _, _]
            | [
                "picture" | "photo" | "photograph" | "image" | "caption",
                ":" | "," | "shows",
                _,
            ] => 1,
            _ => continue,
        };
        let named = words
            .iter()
            .skip(idx + len)
            .take(12)
            .enumerate()
            .find(|(_, word)| {
                word.is_capital()
                    && !has(List::NoNames, &word.small)
                    && !has(List::People, &word.small)
                    && !MONTHS.contains(&word.small.as_str())
                    && !matches!(
                        word.small.as_str(),
                        "councillor"
                            | "cllr"
                            | "mayor"
                            | "director"
                            | "members"
                            | "care"
                            | "staff"
                            | "lead"
                            | "hub"
                    )
            });
        if let (Some(first), Some((_, last))) = (at(words, idx), named) {
            push(spans, Kind::Caption, first, last);
            return;
        }
    }
}
