//! Labels that became headings, and headings that became labels.
//!
//! A short answer stands behind its label in one paragraph, a longer one below it as a heading.
//! Whoever adds a paragraph changes neither, so the paper before is told as the paper after is.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    content::paper::{
        pieces::label,
        tree::{Block, Body, Heading, Inline},
    },
    model::Place,
};

/// Returns the blocks of the paper before with labels and headings as the paper after has them.
pub(super) fn told_alike(old: &[Arc<Block>], new: &[Arc<Block>]) -> Vec<Arc<Block>> {
    let is = Names::of(new);
    let was = Names::of(old);
    let mut told = Vec::with_capacity(old.len());
    let mut blocks = old.iter().peekable();
    while let Some(block) = blocks.next() {
        if let Some((name, rest)) = labelled(block)
            && let Some(heading) = heading_of(new, (&block.origin, name))
            && !was.headings.contains(&(&block.origin, name))
        {
            told.push(Arc::new(with(block, Body::Heading(heading.clone()))));
            told.push(Arc::new(with(block, paragraph(rest.to_vec()))));
            continue;
        }
        if let Body::Heading(heading) = &block.body
            && let key = (&block.origin, heading.text.as_str())
            && is.labels.contains(&key)
            && !is.headings.contains(&key)
            && let Some(next) = blocks.next_if(|next| next.origin == block.origin)
            && let Body::Paragraph { text, .. } = &next.body
        {
            let mut whole = vec![label(&heading.text)];
            whole.extend(text.iter().cloned());
            told.push(Arc::new(with(next, paragraph(whole))));
            continue;
        }
        told.push(Arc::clone(block));
    }
    told
}

/// The labels and headings of a paper, each with where it comes from.
struct Names<'b> {
    labels: BTreeSet<(&'b Place, &'b str)>,
    headings: BTreeSet<(&'b Place, &'b str)>,
}

impl<'b> Names<'b> {
    fn of(blocks: &'b [Arc<Block>]) -> Self {
        let headings = blocks.iter().filter_map(|block| {
            let heading = heading(block)?;
            Some((&block.origin, heading.text.as_str()))
        });
        let labels = blocks.iter().filter_map(|block| {
            let (name, _) = labelled(block)?;
            Some((&block.origin, name))
        });
        Self {
            labels: labels.collect(),
            headings: headings.collect(),
        }
    }
}

fn heading_of<'b>(blocks: &'b [Arc<Block>], (origin, name): (&Place, &str)) -> Option<&'b Heading> {
    let mut of_place = blocks.iter().filter(|block| block.origin == *origin);
    of_place.find_map(|block| heading(block).filter(|heading| heading.text == name))
}

fn heading(block: &Block) -> Option<&Heading> {
    if let Body::Heading(heading) = &block.body {
        Some(heading)
    } else {
        None
    }
}

/// Returns the label of a paragraph that has one, and what stands behind it.
fn labelled(block: &Block) -> Option<(&str, &[Inline])> {
    let Body::Paragraph { text, .. } = &block.body else {
        return None;
    };
    let (Inline::Text { text, voice }, rest) = text.split_first()? else {
        return None;
    };
    let name = text.strip_suffix(": ").filter(|_| voice.bold)?;
    Some((name, rest))
}

fn paragraph(text: Vec<Inline>) -> Body {
    Body::Paragraph { number: None, text }
}

fn with(block: &Block, body: Body) -> Block {
    Block {
        body,
        ..block.clone()
    }
}
