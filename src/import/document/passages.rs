//! Blocks as passages below headings, and as prose.

use super::{
    block::{self, Block, Looks, Paragraph, Row},
    found::{Document, Line, Passage, Table},
};
use crate::import::left::Left;
use crate::model::{LineMark, line_mark};

/// How deep a heading is that nobody called one: below those that are.
const FAKE: usize = 9;
/// How long such a heading may be, in bytes.
const MAX_FAKE: usize = 80;

/// Puts blocks below their headings.
pub(super) fn document(blocks: Vec<Block>, mut left: Vec<Left>) -> Document {
    let mut passages = vec![Passage::default()];
    let mut tables: Vec<Table> = Vec::new();
    for block in blocks {
        match block {
            Block::Words(paragraph) => {
                if paragraph.looks == Looks::Contents {
                    left.push(Left {
                        text: paragraph.text(),
                        why: "It is the list of contents.".to_owned(),
                    });
                } else if let Some(level) = heading(&paragraph) {
                    passages.push(Passage {
                        heading: paragraph.text(),
                        level,
                        lines: Vec::new(),
                    });
                } else if let Some(passage) = passages.last_mut() {
                    passage.lines.push(line(&paragraph));
                }
            }
            Block::Table(rows) => {
                if let Some(passage) = passages.last_mut() {
                    passage.lines.push(Line::Table(tables.len()));
                }
                tables.push(Table {
                    passage: passages.len() - 1,
                    items: items(&rows),
                    rows,
                });
            }
        }
    }
    if passages.first().is_some_and(Passage::is_empty) {
        passages.remove(0);
        for table in &mut tables {
            table.passage = table.passage.saturating_sub(1);
        }
    }
    Document {
        passages,
        tables,
        left,
    }
}

fn heading(paragraph: &Paragraph) -> Option<usize> {
    let text = paragraph.text();
    let is_fake = paragraph.looks == Looks::Plain
        && paragraph.is_bold
        && text.len() < MAX_FAKE
        && !text.ends_with(['.', ';', ',', '?', '!']);
    paragraph.level.or(is_fake.then_some(FAKE))
}

/// Returns a paragraph as a line of its own.
pub(super) fn line(paragraph: &Paragraph) -> Line {
    let (text, prose) = (paragraph.text(), paragraph.prose());
    match paragraph.looks {
        Looks::Item { depth, is_number } => {
            let mark = if is_number { "1." } else { "-" };
            Line::Words {
                text: format!("{}• {text}", "    ".repeat(depth)),
                prose: format!("{}{mark} {prose}", "  ".repeat(depth)),
            }
        }
        Looks::Quote => Line::Words {
            prose: format!("> {prose}"),
            text,
        },
        Looks::Plain | Looks::Contents => Line::Words { text, prose },
    }
}

/// Returns lines as prose: items of a list close together, everything else apart.
pub(super) fn prose(lines: &[Line]) -> String {
    let mut out = String::new();
    let mut last = LineMark::Text;
    for line in lines {
        let Line::Words { prose, .. } = line else {
            continue;
        };
        let (_, mark) = line_mark(prose);
        let is_item = |mark| matches!(mark, LineMark::Bullet { .. } | LineMark::Number { .. });
        let is_same_list = std::mem::discriminant(&mark) == std::mem::discriminant(&last);
        if !out.is_empty() {
            out.push_str(match (is_item(mark), is_item(last)) {
                (true, true) if is_same_list || level(mark) > 0 || level(last) > 0 => "\n",
                _ if mark == LineMark::Quote && last == LineMark::Quote => "\n>\n",
                _ => "\n\n",
            });
        }
        out.push_str(prose);
        last = mark;
    }
    out
}

fn level(mark: LineMark) -> usize {
    match mark {
        LineMark::Bullet { level } | LineMark::Number { level, .. } => level,
        LineMark::Text | LineMark::Quote => 0,
    }
}

/// Returns a table as items of a list: what stands in a row, each with what its column is called.
fn items(rows: &[Row]) -> Vec<(String, String)> {
    let names = head(rows).map(names).unwrap_or_default();
    let n_head = usize::from(!names.is_empty());
    let mut items: Vec<(String, String)> = rows
        .iter()
        .skip(n_head)
        .map(|row| {
            let cells = row.cells.iter().enumerate();
            let filled = cells.filter(|(_, cell)| !cell.is_empty());
            let cells: Vec<(String, String)> = filled
                .map(|(idx, cell)| {
                    let name = names.get(idx).map_or("", String::as_str);
                    let lead = match name {
                        "" => String::new(),
                        name => format!("{name}: "),
                    };
                    let (text, prose) = (block::text(cell), prose_of(cell));
                    (format!("{lead}{text}"), format!("{lead}{prose}"))
                })
                .collect();
            let (texts, proses): (Vec<String>, Vec<String>) = cells.into_iter().unzip();
            (
                format!("• {}", texts.join(" | ")),
                format!("- {}", proses.join("; ")),
            )
        })
        .collect();
    if items.is_empty() && !names.is_empty() {
        let all = names.join(" | ");
        items.push((format!("• {all}"), format!("- {all}")));
    }
    items
}

fn prose_of(cell: &[Block]) -> String {
    let parts = cell.iter().map(|block| match block {
        Block::Words(paragraph) => paragraph.prose(),
        Block::Table(_) => block::text(std::slice::from_ref(block)),
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// Returns the row that says what stands in each column, if there is one.
pub(super) fn head(rows: &[Row]) -> Option<&Row> {
    let first = rows.first().filter(|_| rows.len() > 1)?;
    let is_bold = |cell: &Vec<Block>| {
        cell.iter().all(|block| match block {
            Block::Words(paragraph) => paragraph.is_bold || paragraph.level.is_some(),
            Block::Table(_) => false,
        })
    };
    let is_wide = first.cells.len() > 1;
    (is_wide && (first.is_head || first.cells.iter().all(is_bold))).then_some(first)
}

/// Returns the names of the columns.
pub(super) fn names(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| block::text(cell)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_bold_lines_head_what_stands_below_them() {
        let paragraph = |text: &str, is_bold| Paragraph {
            pieces: vec![(text.to_owned(), crate::prose::Voice::default())],
            is_bold,
            ..Paragraph::default()
        };
        for (text, is_bold, expected) in [
            ("Front door", true, Some(FAKE)),
            ("Front door", false, None),
            ("We acted at once.", true, None),
        ] {
            assert_eq!(heading(&paragraph(text, is_bold)), expected, "{text}");
        }
    }
}
