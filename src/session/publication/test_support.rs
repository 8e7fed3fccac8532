//! What the tests of finding people share.

use super::{span::Kind, spans};

pub(super) fn found(text: &str) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = spans(text).into_iter().map(|span| span.kind).collect();
    kinds.dedup();
    kinds
}

#[track_caller]
pub(super) fn calm(texts: &[&str]) {
    for text in texts {
        let spans = spans(text);
        let words: Vec<&str> = spans
            .iter()
            .filter_map(|span| text.get(span.range.clone()))
            .collect();
        assert!(spans.is_empty(), "{text}: {words:?}");
    }
}
