//! Paragraphs and rows that came in or went out as a whole: their ends are tracked too, so that
//! accepting or rejecting all changes leaves nothing empty behind.

use super::text::Text;
use crate::content::{Block, Body, Inline, Mark};

impl Text<'_> {
    /// Returns what tracks the end of a paragraph, for its properties; nothing where it stays.
    pub(super) fn tracked_end(&mut self, mark: Mark) -> String {
        match self.change(mark) {
            None => String::new(),
            Some(change) => format!("<w:rPr>{change}</w:rPr>"),
        }
    }

    /// Returns what tracks a row of a table, for its properties; nothing where it stays.
    pub(super) fn tracked_row(&mut self, mark: Mark) -> String {
        self.change(mark).unwrap_or_default()
    }

    fn change(&mut self, mark: Mark) -> Option<String> {
        let name = match mark {
            Mark::Kept => return None,
            Mark::Inserted => "w:ins",
            Mark::Deleted => "w:del",
        };
        let id = self.next_id;
        self.next_id += 1;
        Some(format!("<{name} w:id=\"{id}\" w:author=\"Candour\"/>"))
    }
}

/// Returns what became of a paragraph as a whole: it is kept where any word of it is.
pub(super) fn of_text(text: &[Inline]) -> Mark {
    let (mut mark, mut whole) = (Mark::Kept, None);
    for inline in text {
        if let Inline::Mark(next) = inline {
            mark = *next;
        } else if whole.is_none_or(|whole| whole == mark) {
            whole = Some(mark);
        } else {
            return Mark::Kept;
        }
    }
    whole.unwrap_or_default()
}

/// Returns what became of a row of cells as a whole. Cells without words say nothing.
pub(super) fn of_cells(cells: &[Vec<Block>]) -> Mark {
    let mut marks = Vec::new();
    for cell in cells {
        gather(cell, &mut marks);
    }
    match marks.split_first() {
        Some((first, rest)) if rest.iter().all(|mark| mark == first) => *first,
        _ => Mark::Kept,
    }
}

fn gather(blocks: &[Block], marks: &mut Vec<Mark>) {
    for block in blocks {
        match &block.body {
            Body::Paragraph { text, .. } if text.is_empty() => {}
            Body::Paragraph { text, .. } => marks.push(of_text(text)),
            Body::Heading(_) | Body::Chart(_) => marks.push(Mark::Kept),
            Body::List(list) => {
                for item in &list.items {
                    gather(item, marks);
                }
            }
            Body::Quote(quoted) => gather(quoted, marks),
            Body::Table(table) => {
                for row in &table.rows {
                    marks.push(of_cells(&row.cells));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Voice;

    fn text(text: &str) -> Inline {
        Inline::Text {
            text: text.to_owned(),
            voice: Voice::default(),
        }
    }

    #[test]
    fn a_paragraph_is_gone_only_where_every_word_is() {
        let kept = Inline::Mark(Mark::Kept);
        let gone = Inline::Mark(Mark::Deleted);
        let come = Inline::Mark(Mark::Inserted);
        for (inlines, expected) in [
            (vec![], Mark::Kept),
            (vec![text("a")], Mark::Kept),
            (vec![gone.clone(), text("a"), kept.clone()], Mark::Deleted),
            (vec![come.clone(), text("a"), kept.clone()], Mark::Inserted),
            (
                vec![gone.clone(), text("a"), kept.clone(), text("b")],
                Mark::Kept,
            ),
            (vec![gone, text("a"), come, text("b"), kept], Mark::Kept),
        ] {
            assert_eq!(of_text(&inlines), expected, "{inlines:?}");
        }
    }
}
