//! Plain text of other programs as prose.
//!
//! Word, LibreOffice, PDF viewers, browsers and spreadsheets each write a list, a line end and a
//! cell in a way of their own. What they mean is kept: lists with their levels, paragraphs, cells
//! apart. Where it is not plain that a sentence goes on, a line stays a line of its own.

mod items;
mod joined;

use crate::model::{LineMark, cleaned, line_mark};

use self::{
    items::{Item, Levels, Signs},
    joined::Wrapped,
};
use super::cells;

/// Returns text of another program as prose.
///
/// A stretch of one line keeps the blanks at its ends, which part it from its neighbours.
pub fn pasted(text: &str) -> String {
    let text = readable(text);
    if !text.contains('\n') {
        return bounded(&one_line(&text));
    }
    let lines = lines(&text);
    let mut out = Writer::new(&lines);
    for (idx, line) in lines.iter().enumerate() {
        out.line(idx, line);
    }
    out.end_text();
    out.text
}

/// The longest paragraph that is put in as one, in bytes: five pages. What is longer is no text of
/// an author's, and a window must hold every paragraph whole.
const MAX_PARAGRAPH: usize = 20_000;

/// Parts words that are longer than any paragraph, at the end of a sentence or of a word.
fn bounded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while rest.len() > MAX_PARAGRAPH {
        let end = rest.floor_char_boundary(MAX_PARAGRAPH);
        let head = rest.get(..end).unwrap_or_default();
        let sentence = head.rfind(". ").map(|at| at + 1).filter(|at| *at > end / 2);
        let end = sentence
            .or_else(|| head.rfind(' ').filter(|at| *at > 0))
            .unwrap_or(end);
        let (head, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push_str(head.trim_end());
        out.push_str("\n\n");
        rest = after.trim_start();
    }
    out.push_str(rest);
    out
}

/// Takes out what is not seen, and gives every other sign of another program its meaning.
fn readable(text: &str) -> String {
    let is_unseen = |c: char| matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}');
    let is_blank = |c: char| {
        matches!(
            c,
            '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2002}'..='\u{200a}' | '\u{3000}'
        )
    };
    // A soft hyphen at the end of a line is one that was printed; elsewhere none was.
    let text = text
        .replace("\u{ad}\r\n", "\u{1}")
        .replace("\u{ad}\n", "\u{1}");
    let joined: String = text
        .chars()
        .filter(|c| !is_unseen(*c) && !matches!(c, '\u{ad}' | '\u{1}' | '\0'))
        .map(|c| if is_blank(c) { ' ' } else { c })
        .collect();
    cleaned(joined)
}

fn one_line(text: &str) -> String {
    let signs = Signs::default();
    if let Some(item) = items::read(text, &signs) {
        return format!("{}{}", item.mark(0), item.words);
    }
    let (head, rest) = text
        .split_at_checked(text.len() - text.trim_start_matches('\t').len())
        .unwrap_or(("", text));
    let rest = rest.trim_end_matches('\t');
    match cells::rows(rest) {
        Some(rows) => rows.0.iter().map(|row| row_words(row)).collect(),
        None if head.is_empty() => rest.to_owned(),
        None => rest.trim_start().to_owned(),
    }
}

/// Puts the cells of a row on a line, apart.
fn row_words(row: &[String]) -> String {
    row.join(" | ").trim().to_owned()
}

/// A line of the text, and what it is.
#[derive(Debug)]
enum Line {
    Empty,
    Text(String),
    Item(Item),
    /// Somebody's own words, without their mark.
    Quote(String),
    /// A row of cells.
    Row(String),
}

/// Says what each line is. Cells that hold line ends make one line.
fn lines(text: &str) -> Vec<Line> {
    let signs = Signs::of(text);
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let next = if begins_quoted_row(line, rest) {
            Line::Row(String::new())
        } else {
            line_of(line, &signs)
        };
        if let Line::Row(_) = next {
            let n_lines = n_lines_of_row(rest);
            let end = rest
                .match_indices('\n')
                .nth(n_lines - 1)
                .map_or(rest.len(), |(at, _)| at);
            let (row, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let words =
                cells::rows(row).map(|rows| rows.0.iter().map(|row| row_words(row)).collect());
            lines.push(Line::Row(words.unwrap_or_default()));
            rest = after.strip_prefix('\n').unwrap_or(after);
            continue;
        }
        lines.push(next);
        rest = after;
    }
    lines
}

/// Whether a line begins a row whose first cell holds line ends.
fn begins_quoted_row(line: &str, rest: &str) -> bool {
    if !line.starts_with('"') || line.contains('\t') || line.matches('"').count().is_multiple_of(2)
    {
        return false;
    }
    let n_lines = n_lines_of_row(rest);
    let row: Vec<&str> = rest.split('\n').take(n_lines).collect();
    let row = row.join("\n");
    row.contains("\"\t") && cells::rows(&row).is_some_and(|rows| rows.0.len() == 1)
}

/// Returns how many lines the first row takes: an odd number of quotation marks goes on.
fn n_lines_of_row(text: &str) -> usize {
    let mut n_marks = 0;
    for (idx, line) in text.split('\n').enumerate().take(200) {
        n_marks += line.matches('"').count();
        if n_marks.is_multiple_of(2) {
            return idx + 1;
        }
    }
    1
}

fn line_of(line: &str, signs: &Signs) -> Line {
    let words = line.trim();
    if words.is_empty() {
        return Line::Empty;
    }
    if let (mark_len, LineMark::Quote) = line_mark(line) {
        let said = line.get(mark_len..).unwrap_or_default();
        return Line::Quote(said.trim().to_owned());
    }
    if let Some(item) = items::read(line, signs) {
        return Line::Item(item);
    }
    if words.contains('\t') {
        return Line::Row(String::new());
    }
    Line::Text(line.trim_end().to_owned())
}

/// What was written last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Text,
    Item,
    Quote,
}

struct Writer<'a> {
    text: String,
    last: Last,
    is_after_gap: bool,
    /// The lines of the open paragraph or item that were put together so far.
    open: Option<String>,
    /// How far the item that is open stands from the margin.
    item_width: usize,
    levels: Levels,
    wrapped: Wrapped<'a>,
}

impl<'a> Writer<'a> {
    fn new(lines: &'a [Line]) -> Self {
        let texts = lines.iter().map(|line| match line {
            Line::Text(text) => Some(text.as_str()),
            Line::Item(item) => Some(item.words.as_str()),
            Line::Empty | Line::Quote(_) | Line::Row(_) => None,
        });
        Self {
            text: String::new(),
            last: Last::Nothing,
            is_after_gap: false,
            open: None,
            item_width: 0,
            levels: Levels::default(),
            wrapped: Wrapped::of(texts.collect()),
        }
    }

    fn line(&mut self, idx: usize, line: &Line) {
        match line {
            Line::Empty => {
                self.is_after_gap = true;
                return;
            }
            Line::Text(text) => self.text_line(idx, text),
            Line::Item(item) => {
                self.end_text();
                let (level, goes_on) = self.levels.place(item, self.is_after_gap);
                let between = match self.last {
                    Last::Nothing => "",
                    Last::Item if goes_on => "\n",
                    Last::Item | Last::Text | Last::Quote => "\n\n",
                };
                self.text.push_str(between);
                self.text.push_str(&item.mark(level));
                self.open = Some(item.words.clone());
                self.item_width = item.width;
                self.last = Last::Item;
            }
            Line::Quote(words) => {
                self.end_text();
                if !words.is_empty() {
                    let between = if self.last == Last::Quote {
                        "\n>\n"
                    } else {
                        "\n\n"
                    };
                    self.begin(between, Last::Quote);
                    self.text.push_str("> ");
                    self.text.push_str(words);
                }
            }
            Line::Row(words) => {
                self.end_text();
                self.begin("\n\n", Last::Text);
                self.text.push_str(words);
                self.levels = Levels::default();
            }
        }
        self.is_after_gap = false;
    }

    fn begin(&mut self, between: &str, what: Last) {
        if self.last != Last::Nothing {
            self.text.push_str(between);
        }
        self.last = what;
    }

    fn text_line(&mut self, idx: usize, text: &str) {
        let words = text.trim();
        let is_indented = self.last == Last::Item
            && !self.is_after_gap
            && crate::model::width(text) > self.item_width;
        if let Some(open) = &mut self.open
            && (is_indented || self.wrapped.goes_on(idx, open, words, self.is_after_gap))
        {
            self.wrapped.join(open, words);
            return;
        }
        self.end_text();
        self.begin("\n\n", Last::Text);
        self.levels = Levels::default();
        self.open = Some(words.to_owned());
    }

    fn end_text(&mut self) {
        if let Some(open) = self.open.take() {
            self.text.push_str(&bounded(&open));
        }
    }
}

#[cfg(test)]
mod tests;
