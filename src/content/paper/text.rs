//! A paper as plain text, for tests, word counts and places without looks.

use super::tree::{Block, Body, Heading, Inline, List, Paper, Table};
use crate::content::chart::{Chart, ChartForm};

/// Returns the whole paper as text: headings with `#`, lists with marks, tables with bars.
pub fn plain_text(paper: &Paper) -> String {
    let cover = &paper.cover;
    let mut lines: Vec<String> = [&cover.authority, &cover.title, &cover.subtitle, &cover.date]
        .into_iter()
        .filter(|line| !line.is_empty())
        .cloned()
        .collect();
    lines.extend(
        cover
            .control
            .iter()
            .map(|(label, text)| format!("{label} | {text}")),
    );
    lines.push(String::new());
    for block in &paper.blocks {
        write_block(block, "", &mut lines);
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Returns how many words stand in the body and the appendices, without headings and labels of
/// citations.
pub fn word_count(paper: &Paper) -> usize {
    paper.blocks.iter().map(|block| block_words(block)).sum()
}

/// Returns the words of a piece of text.
pub(in crate::content) fn inline_text(inline: &Inline) -> &str {
    match inline {
        Inline::Text { text, .. } | Inline::Link { text, .. } | Inline::Status { text, .. } => text,
        Inline::Cite { label, .. } => label,
        Inline::Break => "\n",
        Inline::Mark(_) => "",
    }
}

/// Returns the words of running text.
pub(in crate::content) fn inlines_text(text: &[Inline]) -> String {
    text.iter().map(inline_text).collect()
}

/// Returns the words of blocks on one line.
pub(in crate::content) fn one_line(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    write_blocks(blocks, "", &mut lines);
    lines
        .join(" / ")
        .replace('\n', " / ")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn write_blocks(blocks: &[Block], indent: &str, lines: &mut Vec<String>) {
    for block in blocks {
        write_block(block, indent, lines);
    }
}

fn write_block(block: &Block, indent: &str, lines: &mut Vec<String>) {
    match &block.body {
        Body::Heading(heading) => lines.push(heading_line(heading)),
        Body::Paragraph { number, text } => {
            let number = number.as_ref().map(|number| format!("{number} "));
            let text = inlines_text(text).replace('\n', &format!("\n{indent}"));
            lines.push(format!("{indent}{}{text}", number.unwrap_or_default()));
        }
        Body::List(list) => write_list(list, indent, lines),
        Body::Quote(inner) => write_blocks(inner, &format!("{indent}> "), lines),
        Body::Table(table) => write_table(table, lines),
        Body::Chart(chart) => write_chart(chart, lines),
    }
}

fn heading_line(heading: &Heading) -> String {
    let marks = "#".repeat(usize::from(heading.level));
    match &heading.number {
        Some(number) => format!("{marks} {number} {}", heading.text),
        None => format!("{marks} {}", heading.text),
    }
}

fn write_list(list: &List, indent: &str, lines: &mut Vec<String>) {
    for (idx, item) in list.items.iter().enumerate() {
        let mark = match list.start {
            Some(start) => format!("{}. ", start.saturating_add(idx as u64)),
            None => "- ".to_owned(),
        };
        let mut inner = Vec::new();
        write_blocks(item, "", &mut inner);
        for (idx, line) in inner.iter().enumerate() {
            let lead = if idx == 0 {
                mark.clone()
            } else {
                " ".repeat(mark.len())
            };
            lines.push(format!("{indent}{lead}{line}"));
        }
    }
}

fn write_table(table: &Table, lines: &mut Vec<String>) {
    if !table.caption.is_empty() || !table.caption_note.is_empty() {
        lines.push(captioned(&table.caption, &table.caption_note));
    }
    let headers: Vec<&str> = table
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    lines.push(format!("| {} |", headers.join(" | ")));
    for row in &table.rows {
        let cells: Vec<String> = row.cells.iter().map(|cell| one_line(cell)).collect();
        lines.push(format!("| {} |", cells.join(" | ")));
    }
}

fn captioned(caption: &str, note: &str) -> String {
    let parts = [caption, note].into_iter().filter(|part| !part.is_empty());
    format!("[{}]", parts.collect::<Vec<&str>>().join(" · "))
}

/// Writes a chart as it is heard.
fn write_chart(chart: &Chart, lines: &mut Vec<String>) {
    if chart.form == ChartForm::Full {
        lines.push(captioned(&chart.title, &chart.note));
    }
    lines.push(chart.alt.clone());
}

fn block_words(block: &Block) -> usize {
    match &block.body {
        Body::Heading(_) | Body::Chart(_) => 0,
        Body::Paragraph { text, .. } => text_words(text),
        Body::List(list) => list.items.iter().flatten().map(block_words).sum(),
        Body::Quote(inner) => inner.iter().map(block_words).sum(),
        Body::Table(table) => table
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().flatten())
            .map(block_words)
            .sum(),
    }
}

fn text_words(text: &[Inline]) -> usize {
    let words: String = text
        .iter()
        .map(|inline| match inline {
            Inline::Cite { .. } => " ",
            Inline::Text { .. }
            | Inline::Link { .. }
            | Inline::Status { .. }
            | Inline::Mark(_)
            | Inline::Break => inline_text(inline),
        })
        .collect();
    crate::model::count_words(&words)
}
