//! What a document is made of, whichever program wrote it: paragraphs and tables, which may hold
//! each other, put together in the order in which they are read.

use crate::import::ImportError;
use crate::prose::{Voice, written};

/// Why words that are struck through are not taken.
pub(super) const STRUCK: &str = "It is struck through in the document.";
/// How many paragraphs a document may have.
const MAX_PARAGRAPHS: usize = 100_000;
/// How many bytes of words it may have.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Words(Paragraph),
    Table(Vec<Row>),
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) pieces: Vec<(String, Voice)>,
    /// How deep a heading it is; 0 is the highest. None where it is no heading.
    pub(super) level: Option<usize>,
    pub(super) looks: Looks,
    /// Whether all of it is bold: a heading that nobody called one, perhaps.
    pub(super) is_bold: bool,
}

/// How a paragraph stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Looks {
    #[default]
    Plain,
    /// In a list, how deep, and whether it has a number.
    Item { depth: usize, is_number: bool },
    /// Somebody’s own words.
    Quote,
    /// A line of the list of contents.
    Contents,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Block>>,
    /// Whether it says what stands below it.
    pub(super) is_head: bool,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowIs {
    Plain,
    Head,
    Deleted,
}

impl Paragraph {
    /// Returns its words without marks.
    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Returns its words with marks.
    pub(super) fn prose(&self) -> String {
        written(&self.pieces)
    }

    /// Makes one blank of many, and none of those at the ends.
    fn settle(&mut self) {
        let mut is_after_blank = true;
        for (text, _) in &mut self.pieces {
            let mut settled = String::with_capacity(text.len());
            for c in text.chars() {
                let is_blank = c.is_whitespace();
                if !(is_blank && is_after_blank) {
                    settled.push(if is_blank { ' ' } else { c });
                }
                is_after_blank = is_blank;
            }
            *text = settled;
        }
        self.pieces.retain(|(text, _)| !text.is_empty());
        if let Some((text, _)) = self.pieces.last_mut() {
            text.truncate(text.trim_end().len());
        }
        self.pieces.retain(|(text, _)| !text.is_empty());
    }
}

/// Returns all words of blocks as one line without marks.
pub(super) fn text(blocks: &[Block]) -> String {
    let parts = blocks.iter().map(|block| match block {
        Block::Words(paragraph) => paragraph.text(),
        Block::Table(rows) => {
            let rows = rows.iter().map(|row| {
                let cells = row.cells.iter().map(|cell| text(cell));
                let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
                cells.join(" | ")
            });
            rows.collect::<Vec<_>>().join("; ")
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// What is open while a document is read.
#[derive(Debug)]
enum Open {
    /// A cell, or the document itself.
    Blocks(Vec<Block>),
    /// A paragraph, with what is anchored in it.
    Paragraph(Paragraph, Vec<Block>),
    Table(Vec<Row>),
    Row(Row),
}

/// Puts a document together. What is not closed is closed with what holds it.
#[derive(Debug)]
pub(super) struct Build {
    open: Vec<Open>,
    n_paragraphs: usize,
    n_bytes: usize,
    /// The words of paragraphs whose ends were deleted.
    joined: Vec<(String, Voice)>,
}

impl Build {
    pub(super) fn new() -> Self {
        Self {
            open: vec![Open::Blocks(Vec::new())],
            n_paragraphs: 0,
            n_bytes: 0,
            joined: Vec::new(),
        }
    }

    /// Says that a document is larger than any.
    pub(super) fn check(&self) -> Result<(), ImportError> {
        if self.n_paragraphs > MAX_PARAGRAPHS || self.n_bytes > MAX_BYTES {
            return Err(ImportError::TooLarge {
                what: "a document",
                most: "100,000 paragraphs",
            });
        }
        Ok(())
    }

    pub(super) fn begin_paragraph(&mut self) {
        self.n_paragraphs += 1;
        let paragraph = Open::Paragraph(Paragraph::default(), Vec::new());
        self.open.push(paragraph);
    }

    /// Whether words have a paragraph to stand in.
    pub(super) fn is_in_paragraph(&self) -> bool {
        matches!(self.open.last(), Some(Open::Paragraph(..)))
    }

    /// Puts words into the open paragraph.
    pub(super) fn put(&mut self, words: &str, voice: &Voice) {
        self.n_bytes += words.len();
        let Some(Open::Paragraph(paragraph, _)) = self.open.last_mut() else {
            return;
        };
        match paragraph.pieces.last_mut() {
            Some((text, last)) if last == voice => text.push_str(words),
            _ => paragraph.pieces.push((words.to_owned(), voice.clone())),
        }
    }

    /// Ends the open paragraph. `set` says what it is.
    pub(super) fn end_paragraph(&mut self, set: impl FnOnce(&mut Paragraph)) {
        if !self.is_in_paragraph() {
            return;
        }
        let Some(Open::Paragraph(mut paragraph, within)) = self.open.pop() else {
            return;
        };
        if !self.joined.is_empty() {
            let mut pieces = std::mem::take(&mut self.joined);
            pieces.append(&mut paragraph.pieces);
            paragraph.pieces = pieces;
        }
        paragraph.settle();
        let is_word = |text: &str| !text.trim().is_empty();
        let mut pieces = paragraph.pieces.iter();
        paragraph.is_bold = pieces.all(|(text, voice)| voice.bold || !is_word(text));
        set(&mut paragraph);
        if !paragraph.pieces.is_empty() {
            self.push(Block::Words(paragraph));
        }
        for block in within {
            self.push(block);
        }
    }

    /// Ends the open paragraph, whose end was deleted: the next one goes on in it.
    pub(super) fn join_paragraph(&mut self) {
        if !self.is_in_paragraph() {
            return;
        }
        if let Some(Open::Paragraph(paragraph, within)) = self.open.pop() {
            self.joined.extend(paragraph.pieces);
            self.joined.push((" ".to_owned(), Voice::default()));
            for block in within {
                self.push(block);
            }
        }
    }

    pub(super) fn begin_table(&mut self) {
        self.open.push(Open::Table(Vec::new()));
    }

    pub(super) fn begin_row(&mut self) {
        self.open.push(Open::Row(Row::default()));
    }

    pub(super) fn begin_cell(&mut self) {
        self.open.push(Open::Blocks(Vec::new()));
    }

    pub(super) fn end_cell(&mut self) {
        let is_cell = |open: &Open| matches!(open, Open::Blocks(_));
        if self.open.len() < 2 || !self.close_down_to(is_cell) {
            return;
        }
        if let Some(Open::Blocks(blocks)) = self.open.pop() {
            match self.open.last_mut() {
                Some(Open::Row(row)) => row.cells.push(blocks),
                _ => blocks.into_iter().for_each(|block| self.push(block)),
            }
        }
    }

    /// Ends the open row. A deleted one leaves nothing.
    pub(super) fn end_row(&mut self, is: RowIs) {
        if !self.close_down_to(|open| matches!(open, Open::Row(_))) {
            return;
        }
        let Some(Open::Row(mut row)) = self.open.pop() else {
            return;
        };
        row.is_head = is == RowIs::Head;
        if is == RowIs::Deleted || row.cells.iter().all(Vec::is_empty) {
            return;
        }
        match self.open.last_mut() {
            Some(Open::Table(rows)) => rows.push(row),
            _ => { row.cells.into_iter().flatten() }.for_each(|block| self.push(block)),
        }
    }

    /// Ends the open table. One that only puts a frame round words is none.
    pub(super) fn end_table(&mut self) {
        if !self.close_down_to(|open| matches!(open, Open::Table(_))) {
            return;
        }
        let Some(Open::Table(rows)) = self.open.pop() else {
            return;
        };
        let n_filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        if rows.iter().all(|row| n_filled(row) <= 1) {
            let cells = rows.into_iter().flat_map(|row| row.cells);
            for block in cells.flatten() {
                self.push(block);
            }
        } else if !rows.is_empty() {
            self.push(Block::Table(rows));
        }
    }

    /// Returns everything, with all closed that is open.
    pub(super) fn finish(mut self) -> Vec<Block> {
        while self.open.len() > 1 {
            self.close_last();
        }
        match self.open.pop() {
            Some(Open::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }

    /// Closes what lies in the innermost thing of a kind; says whether there is one.
    fn close_down_to(&mut self, is: impl Fn(&Open) -> bool) -> bool {
        if !self.open.iter().skip(1).any(&is) {
            return false;
        }
        while self.open.last().is_some_and(|open| !is(open)) {
            self.close_last();
        }
        true
    }

    fn close_last(&mut self) {
        match self.open.last() {
            Some(Open::Paragraph(..)) => self.end_paragraph(|_| {}),
            Some(Open::Blocks(_)) => self.end_cell(),
            Some(Open::Row(_)) => self.end_row(RowIs::Plain),
            Some(Open::Table(_)) => self.end_table(),
            None => {}
        }
    }

    /// Puts a block into what holds it: a paragraph’s own blocks come after it.
    fn push(&mut self, block: Block) {
        for open in self.open.iter_mut().rev() {
            match open {
                Open::Blocks(blocks) | Open::Paragraph(_, blocks) => {
                    blocks.push(block);
                    return;
                }
                Open::Table(_) | Open::Row(_) => {}
            }
        }
    }
}
