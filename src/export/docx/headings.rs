//! The headings of the body, and what the list of contents finds them by.

use std::sync::Arc;

use crate::{
    content::{Block, Body},
    export::levels::Levels,
};

/// A heading of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// As heard.
    pub(super) level: u8,
    pub(super) number: Option<String>,
    pub(super) text: String,
    pub(super) in_contents: bool,
}

/// Returns the headings that stand by themselves.
pub(super) fn headings(blocks: &[Arc<Block>]) -> Vec<Heading> {
    let mut levels = Levels::default();
    let headings = blocks.iter().filter_map(|block| match &block.body {
        Body::Heading(heading) => Some(heading),
        Body::Paragraph { .. }
        | Body::List(_)
        | Body::Quote(_)
        | Body::Table(_)
        | Body::Chart(_) => None,
    });
    headings
        .map(|heading| Heading {
            level: levels.next(heading.level),
            number: heading.number.clone(),
            text: heading.text.clone(),
            in_contents: heading.in_contents,
        })
        .collect()
}

/// Returns the name of the bookmark at a heading of the body.
pub(super) fn bookmark(idx: usize) -> String {
    format!("_Toc{:06}", idx + 1)
}
