//! A paper as Markdown: CommonMark with pipe tables, readable as it stands.
//!
//! What is written reads back as the same headings, lists, tables and words; no word of the
//! paper becomes a mark. There is no list of contents: whatever shows the text makes its own.

mod blocks;
mod inline;
mod table;

use super::{Cancelled, Progress, Stage, levels::Levels};
use crate::content::{Body, Cover, Furniture, Paper};

/// Writes a paper as Markdown.
pub fn write(paper: &Paper, progress: &Progress) -> Result<Vec<u8>, Cancelled> {
    progress.begin(Stage::Format, paper.blocks.len())?;
    let mut parts = cover(&paper.cover, &paper.furniture);
    let mut levels = Levels::default();
    let mut is_after_list = false;
    for block in &paper.blocks {
        let part = match &block.body {
            Body::Heading(heading) => blocks::heading(heading, levels.next(heading.level) + 1),
            Body::Paragraph { .. }
            | Body::List(_)
            | Body::Quote(_)
            | Body::Table(_)
            | Body::Chart(_) => blocks::block(block),
        };
        let is_list = matches!(block.body, Body::List(_));
        if is_list && is_after_list {
            parts.push(blocks::BETWEEN_LISTS.to_owned());
        }
        is_after_list = is_list;
        parts.push(part);
        progress.step()?;
    }
    parts.push(line(&paper.furniture.marking));
    parts.retain(|part| !part.is_empty());
    let mut text = parts.join("\n\n");
    text.push('\n');
    Ok(text.into_bytes())
}

fn cover(cover: &Cover, furniture: &Furniture) -> Vec<String> {
    let mut parts = vec![
        line(&furniture.marking),
        line(&cover.authority),
        format!("# {}", line(&cover.title)),
        line(&cover.subtitle),
        line(&cover.date),
    ];
    let control: Vec<String> = cover
        .control
        .iter()
        .map(|(label, text)| format!("- **{}:** {}", line(label), line(text)))
        .collect();
    parts.push(control.join("\n"));
    parts
}

/// Returns words that stand on a line of their own.
fn line(text: &str) -> String {
    inline::escaped(text.trim(), true)
}
