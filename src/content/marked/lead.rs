//! What a marked paper says about itself: on every page, and once before its first words.

use std::sync::Arc;

use super::{blocks::Marker, words::push};
use crate::{
    content::paper::{
        pieces::{BOLD, PLAIN, label, list, paragraph, said, words},
        text::inline_text,
        tree::{Block, Body, Furniture, Inline, Mark, Paper},
    },
    model::{Place, count_words},
};

/// Says at the head and foot of every page what the paper is.
pub(super) fn mark_pages(furniture: &mut Furniture, since: &str) {
    let copy = format!("Working copy: changes since {since} are marked");
    furniture.marking = if furniture.marking.trim().is_empty() {
        copy
    } else {
        format!("{} · {copy}", furniture.marking)
    };
}

/// Says what the marks mean, how much changed, and what changed on the cover.
pub(super) fn blocks(
    marker: &mut Marker,
    (before, after): (&Paper, &Paper),
    since: &str,
    n_words: usize,
) -> Vec<Block> {
    let mut text = vec![said("Working copy.", BOLD), words(" ")];
    if n_words == 0 {
        let same = format!("In what these readers see, no word of the text changed since {since}.");
        text.push(words(&same));
    } else {
        text.push(words(&format!("Changes since {since} are marked. ")));
        push(&mut text, Mark::Inserted, vec![said("What came in", PLAIN)]);
        text.push(words(" is underlined, "));
        push(&mut text, Mark::Deleted, vec![said("what went out", PLAIN)]);
        text.push(words(" is struck through."));
    }
    let mut blocks = vec![paragraph(&Place::Draft, text)];
    let lines = cover_lines(marker, before, after);
    if !lines.is_empty() {
        blocks.push(paragraph(&Place::Draft, vec![words("On the cover:")]));
        let items = lines.into_iter();
        let items = items.map(|line| vec![paragraph(&Place::Draft, line)]);
        blocks.push(list(&Place::Draft, items.collect()));
    }
    blocks
}

fn cover_lines(marker: &mut Marker, before: &Paper, after: &Paper) -> Vec<Vec<Inline>> {
    let (old, new) = (&before.cover, &after.cover);
    let mut pairs = vec![
        ("Authority".to_owned(), &*old.authority, &*new.authority),
        ("Title".to_owned(), &old.title, &new.title),
        (
            "Line under the title".to_owned(),
            &old.subtitle,
            &new.subtitle,
        ),
        ("Date".to_owned(), &old.date, &new.date),
    ];
    let of = |control: &'_ [(String, String)], label: &str| -> Option<usize> {
        control.iter().position(|(other, _)| other == label)
    };
    for (label, text) in &new.control {
        let was = of(&old.control, label).and_then(|idx| old.control.get(idx));
        pairs.push((label.clone(), was.map_or("", |(_, text)| text), text));
    }
    for (label, text) in &old.control {
        if of(&new.control, label).is_none() {
            pairs.push((label.clone(), text, ""));
        }
    }
    let changed = pairs.into_iter().filter(|(_, was, is)| was != is);
    changed
        .map(|(name, was, is)| {
            let inlines = |text: &str| match text {
                "" => Vec::new(),
                text => vec![words(text)],
            };
            let mut line = vec![label(&name)];
            line.extend(marker.text_together(&inlines(was), &inlines(is)));
            line
        })
        .collect()
}

/// Counts the words that came in and those that went out.
pub(super) fn count(blocks: &[Arc<Block>]) -> (usize, usize) {
    let mut counts = (0, 0);
    for block in blocks {
        count_block(block, &mut counts);
    }
    counts
}

fn count_block(block: &Block, counts: &mut (usize, usize)) {
    match &block.body {
        Body::Heading(_) | Body::Chart(_) => {}
        Body::Paragraph { text, .. } => count_text(text, counts),
        Body::List(list) => {
            for block in list.items.iter().flatten() {
                count_block(block, counts);
            }
        }
        Body::Quote(quoted) => quoted.iter().for_each(|block| count_block(block, counts)),
        Body::Table(table) => {
            for block in table.rows.iter().flat_map(|row| row.cells.iter().flatten()) {
                count_block(block, counts);
            }
        }
    }
}

fn count_text(text: &[Inline], counts: &mut (usize, usize)) {
    let mut mark = Mark::Kept;
    for inline in text {
        if let Inline::Mark(next) = inline {
            mark = *next;
        }
        let n = count_words(inline_text(inline));
        match mark {
            Mark::Inserted => counts.0 += n,
            Mark::Deleted => counts.1 += n,
            Mark::Kept => {}
        }
    }
}
