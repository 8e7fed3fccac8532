//! Pipe tables: a cell is one line, so paragraphs and items within it are parted by breaks.

use super::inline::{self, Within, escaped};
use crate::content::{Align, Block, Body, List, Table};

/// Writes a table with its caption before it.
pub(super) fn table(table: &Table) -> String {
    if table.columns.is_empty() {
        return caption(table);
    }
    let headers = table
        .columns
        .iter()
        .map(|column| cell_words(&column.header));
    let rule = table.columns.iter().map(|column| match column.align {
        Align::Start => "---".to_owned(),
        Align::Figures => "---:".to_owned(),
    });
    let mut lines = vec![line(headers), line(rule)];
    for row in &table.rows {
        let cells = (0..table.columns.len()).map(|idx| {
            row.cells
                .get(idx)
                .map_or_else(String::new, |cell| self::cell(cell))
        });
        lines.push(line(cells));
    }
    let caption = caption(table);
    if caption.is_empty() {
        lines.join("\n")
    } else {
        format!("{caption}\n\n{}", lines.join("\n"))
    }
}

fn caption(table: &Table) -> String {
    captioned(&table.caption, &table.caption_note)
}

/// Returns a caption with its note.
pub(super) fn captioned(caption: &str, note: &str) -> String {
    let (caption, note) = (caption.trim(), note.trim());
    match (caption.is_empty(), note.is_empty()) {
        (true, true) => String::new(),
        (true, false) => escaped(note, true),
        (false, true) => format!("**{}**", escaped(caption, false)),
        (false, false) => format!("**{}** · {}", escaped(caption, false), escaped(note, false)),
    }
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}

fn cell_words(text: &str) -> String {
    escaped(text.trim(), false).replace("\\|", "&#124;")
}

fn cell(blocks: &[Block]) -> String {
    let mut lines = Vec::new();
    add(blocks, &mut lines);
    lines.retain(|line| !line.is_empty());
    lines.join("<br>")
}

fn add(blocks: &[Block], lines: &mut Vec<String>) {
    for block in blocks {
        match &block.body {
            Body::Heading(heading) => lines.push(format!("**{}**", cell_words(&heading.text))),
            Body::Paragraph { number, text } => {
                let label = number.as_ref().map(|number| format!("{number} "));
                let label = label.unwrap_or_default();
                lines.push(inline::inlines(&label, text, Within::Cell));
            }
            Body::List(list) => add_list(list, lines),
            Body::Chart(chart) => lines.push(cell_words(&chart.alt)),
            Body::Quote(quoted) => add(quoted, lines),
            Body::Table(table) => {
                lines.push(cell_words(&table.caption));
                for row in &table.rows {
                    row.cells.iter().for_each(|cell| add(cell, lines));
                }
            }
        }
    }
}

fn add_list(list: &List, lines: &mut Vec<String>) {
    for (number, item) in (list.start.unwrap_or_default()..).zip(&list.items) {
        let mut inner = Vec::new();
        add(item, &mut inner);
        let mark = match list.start {
            Some(_) => format!("{number}\\. "),
            None => "• ".to_owned(),
        };
        for (idx, line) in inner.into_iter().enumerate() {
            lines.push(if idx == 0 {
                format!("{mark}{line}")
            } else {
                line
            });
        }
    }
}
