//! An author's text as blocks: the subset of CommonMark that self-evaluations need.
//!
//! Lines are read as the editor reads them ([`line_mark`], [`Count`]), so that the paper says what
//! the window shows. Nothing an author wrote is lost: what stands outside the subset (headings,
//! code, HTML, a mark alone) is printed as it stands.

mod inline;

use super::{
    citations::{marked, settle},
    labels::Labels,
};
use crate::{
    content::{
        paper::{
            pieces::{MUTED, block, paragraph, words},
            text::inlines_text,
            tree::{Block, Body, Inline, List},
        },
        typography::typographic,
    },
    model::{Count, LineMark, Place, citations, line_mark, plain_words, width},
};

/// Reads an author's text.
pub(super) fn read(text: &str, labels: &Labels, origin: &Place) -> Vec<Block> {
    let source = marked(text);
    let lines: Vec<&str> = source.split('\n').collect();
    let blocks = read_lines(&lines, labels, origin, 0);
    if blocks.is_empty() && citations(text).is_empty() && !text.trim().is_empty() {
        // A mark alone is what its author wrote.
        return vec![paragraph(origin, vec![words(text.trim())])];
    }
    blocks
}

/// Returns the words of blocks as one run, for places that hold no blocks.
pub(super) fn running(blocks: Vec<Block>) -> Vec<Inline> {
    let mut run = Vec::new();
    collect_running(blocks, &mut run);
    run
}

fn collect_running(blocks: Vec<Block>, run: &mut Vec<Inline>) {
    for block in blocks {
        match block.body {
            Body::Paragraph { text, .. } => {
                if !run.is_empty() {
                    run.push(words(" "));
                }
                run.extend(text);
            }
            Body::List(list) => {
                for item in list.items {
                    collect_running(item, run);
                }
            }
            Body::Quote(inner) => collect_running(inner, run),
            Body::Heading(_) | Body::Table(_) | Body::Chart(_) => {}
        }
    }
}

/// Returns an author's text without marks and citations, in one line.
pub(in crate::content) fn plain(text: &str) -> String {
    typographic(&plain_words(text))
}

/// How many quotations may stand within each other, and how deep lists may. No reader can follow
/// more, and what reads the tree must not run out of stack.
const MAX_QUOTES: usize = 6;
const MAX_LEVEL: usize = 5;

fn read_lines(lines: &[&str], labels: &Labels, origin: &Place, n_quotes: usize) -> Vec<Block> {
    let mut reader = Reader {
        labels,
        origin,
        n_quotes,
        blocks: Vec::new(),
        open: Vec::new(),
        count: Count::default(),
        text: Vec::new(),
        quoted: Vec::new(),
        is_after_gap: false,
    };
    for line in lines {
        reader.line(line);
    }
    reader.end_paragraph();
    reader.end_quote();
    reader.close_to(0);
    reader.blocks
}

/// A list that is being read; its last item is open.
struct OpenList {
    list: List,
    /// The column at which the words of the open item begin.
    column: usize,
}

/// Puts lines together to blocks.
struct Reader<'a> {
    labels: &'a Labels,
    origin: &'a Place,
    /// How many quotations the lines stand in.
    n_quotes: usize,
    blocks: Vec<Block>,
    /// The lists that are open, the innermost last.
    open: Vec<OpenList>,
    count: Count,
    /// The lines of the open paragraph.
    text: Vec<&'a str>,
    /// The lines of the open quotation, with their marks.
    quoted: Vec<&'a str>,
    is_after_gap: bool,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &'a str) {
        if line.trim().is_empty() {
            self.end_paragraph();
            self.end_quote();
            self.count.gap();
            self.is_after_gap = true;
            return;
        }
        let (mark_len, mark) = line_mark(line);
        let words = line.get(mark_len..).unwrap_or_default();
        match mark {
            LineMark::Quote => {
                self.end_paragraph();
                self.end_lists();
                self.quoted.push(line);
            }
            LineMark::Bullet { level } => self.item(line, words, level, None),
            LineMark::Number { level, number } => self.item(line, words, level, Some(number)),
            LineMark::Text => self.text(line),
        }
        self.is_after_gap = false;
    }

    fn text(&mut self, line: &'a str) {
        self.end_quote();
        let indent = width(line);
        if indent == 0 && !self.open.is_empty() {
            // A line at the margin goes on with no item, as the window shows it.
            self.end_paragraph();
        }
        if self.text.is_empty() {
            let is_within = |list: &OpenList| list.column <= indent;
            let n_round = match self.open.iter().rposition(is_within) {
                Some(idx) => idx + 1,
                None => 0,
            };
            self.close_to(n_round);
            if n_round == 0 {
                self.count.end();
            }
        }
        self.text.push(line.trim_start());
    }

    fn item(&mut self, line: &'a str, words: &'a str, level: usize, number: Option<u32>) {
        self.end_paragraph();
        self.end_quote();
        let counted = self.count.item(level.min(MAX_LEVEL), number);
        if counted.is_first {
            self.close_to(counted.depth);
            let list = List {
                start: counted.number.map(u64::from),
                items: Vec::new(),
            };
            self.open.push(OpenList { list, column: 0 });
        }
        self.close_to(counted.depth + 1);
        if let Some(open) = self.open.last_mut() {
            open.list.items.push(Vec::new());
            open.column = width(line) + (line.trim_start().len() - words.len());
        }
        self.text.push(words.trim_start());
    }

    /// Returns what is open: the last item of the innermost list, or the whole.
    fn here(&mut self) -> &mut Vec<Block> {
        match self
            .open
            .last_mut()
            .and_then(|open| open.list.items.last_mut())
        {
            Some(item) => item,
            None => &mut self.blocks,
        }
    }

    fn end_paragraph(&mut self) {
        if self.text.is_empty() {
            return;
        }
        let text = put_together(&std::mem::take(&mut self.text));
        let text = settle(inline::read(&text), self.labels);
        if !text.is_empty() {
            let block = paragraph(self.origin, text);
            self.here().push(block);
        }
    }

    fn end_lists(&mut self) {
        self.close_to(0);
        self.count.end();
    }

    /// Closes lists until so many are open.
    fn close_to(&mut self, n_open: usize) {
        while self.open.len() > n_open {
            let Some(OpenList { mut list, .. }) = self.open.pop() else {
                return;
            };
            // What held nothing but the citation of a hidden row leaves no trace.
            list.items.retain(|item| !item.is_empty());
            if !list.items.is_empty() {
                let block = block(self.origin, Body::List(list));
                self.here().push(block);
            }
        }
    }

    fn end_quote(&mut self) {
        if self.quoted.is_empty() {
            return;
        }
        let lines = std::mem::take(&mut self.quoted);
        if lines == [">"] {
            let sign = paragraph(self.origin, vec![words(">")]);
            self.blocks.push(sign);
            return;
        }
        let behind_mark = |line: &'a str| line.get(line_mark(line).0..).unwrap_or_default();
        let lines: Vec<&str> = lines.into_iter().map(behind_mark).collect();
        if self.n_quotes == MAX_QUOTES {
            self.text = lines;
            self.end_paragraph();
            return;
        }
        let mut quoted = read_lines(&lines, self.labels, self.origin, self.n_quotes + 1);
        if !quoted.is_empty() {
            quiet_attribution(&mut quoted);
            self.blocks.push(block(self.origin, Body::Quote(quoted)));
        }
    }
}

/// Puts the lines of a paragraph together. Rows of a spreadsheet stay lines.
fn put_together(lines: &[&str]) -> String {
    let is_row = |line: &str| line.trim().contains('\t');
    let mut text = String::new();
    let mut before = "";
    for (idx, line) in lines.iter().enumerate() {
        if idx > 0 {
            let is_kept = is_row(before) && is_row(line);
            text.push_str(if is_kept { "  \n" } else { "\n" });
        }
        text.push_str(line);
        before = line;
    }
    text
}

/// How long the words may be that say who is quoted.
const ATTRIBUTION_LEN: usize = 100;

/// Says quietly who is quoted: a short last paragraph that is no sentence.
fn quiet_attribution(quoted: &mut [Block]) {
    let [_, .., last] = quoted else {
        return;
    };
    let Body::Paragraph { text, .. } = &mut last.body else {
        return;
    };
    let said = inlines_text(text);
    let is_sentence = said.trim_end().ends_with(['.', '!', '?', '…', '”', ':']);
    if is_sentence || said.len() > ATTRIBUTION_LEN {
        return;
    }
    for inline in text {
        if let Inline::Text { voice, .. } = inline {
            *voice = MUTED;
        }
    }
}

#[cfg(test)]
mod kept_tests;
#[cfg(test)]
mod tests;
