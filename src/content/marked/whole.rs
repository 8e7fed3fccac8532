//! Blocks that came in or went out whole.

use super::{blocks::Marker, words::push};
use crate::content::{
    chart::ChartForm,
    paper::{
        pieces::{BOLD, block, muted, paragraph, said},
        tree::{Block, Body, Inline, List, Mark, Table, TableRow},
    },
};

impl Marker {
    /// Returns a block that came in.
    pub(super) fn inserted(&mut self, new: &Block) -> Vec<Block> {
        let note = match &new.body {
            Body::Heading(_) => Some("This heading is new."),
            Body::Chart(chart) if chart.form == ChartForm::Full => Some("This chart is new."),
            // Figures beside it say what a small chart shows.
            Body::Chart(_)
            | Body::Paragraph { .. }
            | Body::List(_)
            | Body::Quote(_)
            | Body::Table(_) => None,
        };
        let mut blocks = vec![Block {
            body: self.body(&new.body, Mark::Inserted),
            ..new.clone()
        }];
        blocks.extend(note.map(|note| {
            let mut text = Vec::new();
            push(&mut text, Mark::Inserted, vec![muted(note)]);
            paragraph(&new.origin, text)
        }));
        blocks
    }

    /// Returns a block that went out. It is no heading and leads nowhere any more.
    pub(super) fn deleted(&mut self, old: &Block) -> Vec<Block> {
        let body = match &old.body {
            Body::Heading(heading) => {
                return self.told("", vec![said(&heading.text, BOLD)], old);
            }
            Body::Chart(chart) if chart.form == ChartForm::Spark => return Vec::new(),
            Body::Chart(chart) => {
                let words = vec![said(&format!("{}. {}", chart.title, chart.alt), BOLD)];
                return self.told("A chart was taken out: ", words, old);
            }
            body @ (Body::Paragraph { .. } | Body::List(_) | Body::Quote(_) | Body::Table(_)) => {
                self.body(body, Mark::Deleted)
            }
        };
        let is_empty = match &body {
            Body::Paragraph { text, .. } => text.is_empty(),
            Body::List(list) => list.items.is_empty(),
            Body::Quote(quoted) => quoted.is_empty(),
            Body::Table(table) => table.rows.is_empty(),
            Body::Heading(_) | Body::Chart(_) => false,
        };
        if is_empty {
            return Vec::new();
        }
        vec![block(&old.origin, body)]
    }

    /// Says in a paragraph what went out, behind a few words in a quiet voice.
    pub(super) fn told(&mut self, lead: &str, words: Vec<Inline>, old: &Block) -> Vec<Block> {
        let words = self.gone(words);
        if words.is_empty() {
            return Vec::new();
        }
        let mut text = Vec::new();
        if !lead.is_empty() {
            text.push(muted(lead));
        }
        push(&mut text, Mark::Deleted, words);
        vec![paragraph(&old.origin, text)]
    }

    /// Marks all words of a body.
    fn body(&mut self, body: &Body, mark: Mark) -> Body {
        match body {
            Body::Paragraph { number, text } => Body::Paragraph {
                number: number.clone().filter(|_| mark == Mark::Inserted),
                text: self.text(text, mark),
            },
            Body::List(list) => Body::List(List {
                start: list.start,
                items: { list.items.iter() }
                    .map(|item| self.blocks(item, mark))
                    .filter(|item| !item.is_empty())
                    .collect(),
            }),
            Body::Quote(quoted) => Body::Quote(self.blocks(quoted, mark)),
            Body::Table(table) => Body::Table(Table {
                rows: table.rows.iter().map(|row| self.row(row, mark)).collect(),
                ..table.clone()
            }),
            Body::Heading(_) | Body::Chart(_) => body.clone(),
        }
    }

    /// Marks all words of blocks.
    pub(super) fn blocks(&mut self, blocks: &[Block], mark: Mark) -> Vec<Block> {
        let blocks = blocks.iter();
        blocks
            .flat_map(|block| match mark {
                Mark::Inserted => self.inserted(block),
                Mark::Deleted => self.deleted(block),
                Mark::Kept => vec![block.clone()],
            })
            .collect()
    }

    /// Marks all words of a row.
    pub(super) fn row(&mut self, row: &TableRow, mark: Mark) -> TableRow {
        TableRow {
            origin: row.origin.clone(),
            anchor: row.anchor.clone().filter(|_| mark != Mark::Deleted),
            cells: { row.cells.iter() }
                .map(|cell| self.blocks(cell, mark))
                .collect(),
        }
    }

    fn text(&mut self, text: &[Inline], mark: Mark) -> Vec<Inline> {
        let words = match mark {
            Mark::Deleted => self.gone(text.to_vec()),
            Mark::Inserted | Mark::Kept => text.to_vec(),
        };
        let mut marked = Vec::new();
        push(&mut marked, mark, words);
        marked
    }
}
