//! HTML as programs put it on the clipboard. No tree is made: what is open is all that counts, and
//! tags that are never closed close each other as in a browser.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::{
    piece::{Beyond, Dropped, MAX_PIECES, Piece, Spans},
    style::Style,
};
use crate::model::{can_follow, encoded};
use crate::prose::parse::Voice;

/// How deep elements may stand in each other; what is deeper is read as if it stood there.
const MAX_DEPTH: usize = 200;

/// Whether LibreOffice wrote it, which leaves out the words of fields.
pub(super) fn is_writers(html: &str) -> bool {
    let head = html.get(..html.floor_char_boundary(2000)).unwrap_or(html);
    head.contains("LibreOffice") && head.contains("generator")
}

/// Reads the pieces of a text, and what was left out.
pub(super) fn read(html: &str) -> (Vec<Piece>, Dropped) {
    let html = html.replace('\0', "");
    let start = html.find('<').unwrap_or(0);
    let html = html.get(start..).unwrap_or_default();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&lossy(&tag.name)),
            Token::String(text) => reader.text(&lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
        if reader.pieces.len() > MAX_PIECES {
            reader.dropped.beyond = Beyond::Rest;
            break;
        }
    }
    reader.finish()
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What an element does with its words.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that holds or does not"
)]
#[derive(Debug, Clone, Default)]
struct Open {
    name: String,
    voice: Voice,
    /// Whether its words are left out.
    is_hidden: bool,
    is_list_mark: bool,
    keeps_lines: bool,
    is_heading: bool,
}

/// A list that is open: the next number, or none for bullets.
#[derive(Debug, Clone, Copy)]
struct OpenList {
    next: Option<u32>,
}

/// What the line is that is being read.
#[derive(Debug, Clone, Default)]
enum Kind {
    #[default]
    Text,
    Item {
        level: u8,
        number: Option<u32>,
    },
}

#[derive(Debug, Default)]
struct OpenTable {
    rows: Vec<Vec<Vec<Piece>>>,
    /// What stood before it.
    outer: Vec<Piece>,
    /// The cell of the last row that is open.
    column: Option<usize>,
    /// Whether its first row names the columns.
    has_header: bool,
}

#[derive(Default)]
struct Reader {
    pieces: Vec<Piece>,
    dropped: Dropped,
    open: Vec<Open>,
    lists: Vec<OpenList>,
    tables: Vec<OpenTable>,
    /// How many quotations are open.
    n_quotes: usize,
    line: Spans,
    kind: Kind,
    /// What the mark of a list item of Word says.
    mark: String,
}

/// Elements whose words are no words of the text.
const UNSEEN: &[&str] = &[
    "head", "title", "style", "script", "template", "noscript", "xml", "select", "textarea",
];
/// Elements that begin a line of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "address",
    "pre",
    "dt",
    "dd",
    "figcaption",
    "main",
    "aside",
    "nav",
    "center",
    "body",
];
/// Elements that are never closed.
const VOID: &[&str] = &[
    "br", "img", "hr", "meta", "link", "input", "col", "area", "base", "embed", "source", "track",
    "wbr",
];

impl Reader {
    fn now(&self) -> Open {
        self.open.last().cloned().unwrap_or_default()
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = lossy(&tag.name);
        let attribute = |name: &str| {
            let value = tag.attributes.get(name.as_bytes());
            value.map(|value| lossy(value)).unwrap_or_default()
        };
        let style = Style::of(&attribute("style"));
        if VOID.contains(&name.as_str()) {
            self.void(&name, style.is_hidden);
            return;
        }
        let was_hidden = self.now().is_hidden;
        if !was_hidden {
            self.structure(&name, &style, &attribute);
        }
        if self.open.len() >= MAX_DEPTH || tag.self_closing {
            return;
        }
        let mut open = self.now();
        name.clone_into(&mut open.name);
        open.is_list_mark |= style.is_list_mark;
        open.is_heading |= is_heading(&name);
        open.keeps_lines = name == "pre" || style.keeps_lines || open.keeps_lines;
        open.is_hidden |= self.hides(&name, &style, &attribute);
        let looks = (name.as_str(), &style);
        self.voice(&mut open.voice, looks, &attribute("href"));
        self.open.push(open);
    }

    /// Takes note of what begins here: a line, a list, an item, a table, a cell.
    fn structure(&mut self, name: &str, style: &Style, attribute: &impl Fn(&str) -> String) {
        match name {
            "ul" | "ol" => {
                if !matches!(self.kind, Kind::Item { .. }) || !self.is_line_empty() {
                    self.end_line();
                }
                let start = attribute("start").parse().unwrap_or(1);
                self.lists.push(OpenList {
                    next: (name == "ol").then_some(start),
                });
            }
            "li" => self.begin_item(&attribute("value")),
            "table" => {
                self.end_line();
                self.tables.push(OpenTable {
                    rows: Vec::new(),
                    outer: std::mem::take(&mut self.pieces),
                    column: None,
                    has_header: false,
                });
            }
            "tr" => {
                self.end_cell();
                if let Some(table) = self.tables.last_mut() {
                    table.rows.push(Vec::new());
                }
            }
            "td" | "th" => {
                self.end_cell();
                self.note_header(name);
                let n_columns = attribute("colspan").parse::<usize>().unwrap_or(1);
                self.begin_cell(n_columns.clamp(1, 50));
            }
            "blockquote" => {
                self.end_line();
                self.n_quotes += 1;
            }
            _ if BLOCKS.contains(&name) => {
                self.begin_block(name, style);
            }
            _ => {}
        }
    }

    fn begin_block(&mut self, name: &str, style: &Style) {
        if is_heading(name) && matches!(self.kind, Kind::Item { .. }) && self.is_line_empty() {
            // A numbered heading is no item.
            self.kind = Kind::Text;
        }
        if !(matches!(self.kind, Kind::Item { .. }) && self.is_line_empty()) {
            self.end_line();
        }
        if let Some(level) = style.list_level {
            self.kind = Kind::Item {
                level,
                number: None,
            };
        }
    }

    fn begin_item(&mut self, value: &str) {
        self.end_line();
        // An item is closed by the next one of its list.
        if let Some(at) = self.open.iter().rposition(|open| open.name == "li") {
            let has_list = { self.open.iter().skip(at) }
                .any(|open| matches!(open.name.as_str(), "ul" | "ol" | "table"));
            if !has_list {
                self.open.truncate(at);
            }
        }
        let level = self.lists.len().saturating_sub(1).min(8);
        let number = self.lists.last_mut().and_then(|list| {
            let number = value.parse().ok().or(list.next)?;
            list.next = Some(number.saturating_add(1));
            Some(number)
        });
        self.kind = Kind::Item {
            level: u8::try_from(level).unwrap_or(8),
            number,
        };
    }

    /// Whether the words of an element are left out, and says why.
    fn hides(&mut self, name: &str, style: &Style, attribute: &impl Fn(&str) -> String) -> bool {
        let class = attribute("class");
        let is_of = |names: &[&str]| names.iter().any(|name| class.starts_with(name));
        let id = attribute("id");
        let (count, is_left_out) = match style.element.as_str() {
            // They are counted where the text leads to them.
            "comment-list" | "footnote-list" | "endnote-list" => return true,
            _ if style.is_note || is_of(&["sdfootnoteanc", "sdendnoteanc"]) => {
                (&mut self.dropped.notes, true)
            }
            _ if name == "comment" || is_of(&["MsoCommentReference"]) => {
                (&mut self.dropped.comments, true)
            }
            _ if id.starts_with("sdfootnote") || id.starts_with("sdendnote") => {
                return true;
            }
            _ if matches!(
                name,
                "svg" | "object" | "video" | "audio" | "canvas" | "iframe"
            ) =>
            {
                (&mut self.dropped.pictures, true)
            }
            _ if name == "del" => (&mut self.dropped.deleted, true),
            _ => (&mut self.dropped.hidden, style.is_hidden && name != "body"),
        };
        if is_left_out && !self.open.last().is_some_and(|open| open.is_hidden) {
            *count += 1;
        }
        is_left_out || UNSEEN.contains(&name)
    }

    fn voice(&mut self, voice: &mut Voice, (name, style): (&str, &Style), href: &str) {
        match name {
            "b" | "strong" => voice.bold = true,
            "i" | "em" | "cite" | "dfn" => voice.italic = true,
            "a" if !href.is_empty() => {
                let address = encoded(href.trim());
                if can_follow(&address) {
                    voice.link = Some(address);
                } else if !href.starts_with('#') {
                    self.dropped.links += 1;
                }
            }
            _ => {}
        }
        voice.bold = style.bold.unwrap_or(voice.bold);
        voice.italic = style.italic.unwrap_or(voice.italic);
    }

    fn void(&mut self, name: &str, is_hidden: bool) {
        if is_hidden || self.now().is_hidden {
            return;
        }
        match name {
            "img" | "embed" => self.dropped.pictures += 1,
            "br" if matches!(self.kind, Kind::Item { .. }) => self.push(" "),
            "br" | "hr" => self.end_line(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        // What closes a table closes what is open in it; nothing else reaches out of a cell.
        let cell = { self.open.iter() }.rposition(|open| matches!(open.name.as_str(), "td" | "th"));
        let is_table = matches!(
            name,
            "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot"
        );
        if !is_table && cell.is_some_and(|cell| cell > at) {
            return;
        }
        let was_hidden = self.now().is_hidden;
        self.open.truncate(at);
        if was_hidden && self.now().is_hidden {
            return;
        }
        match name {
            "ul" | "ol" => {
                self.end_line();
                self.lists.pop();
            }
            "table" => self.end_table(),
            "tr" | "td" | "th" => self.end_cell(),
            "li" => self.end_line(),
            "blockquote" => {
                self.end_line();
                self.n_quotes = self.n_quotes.saturating_sub(1);
            }
            _ if BLOCKS.contains(&name) => {
                let stays = matches!(self.kind, Kind::Item { .. }) && self.is_line_empty();
                if !stays {
                    self.end_line();
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let open = self.now();
        if open.is_hidden {
            return;
        }
        if open.is_list_mark {
            self.mark.push_str(text);
            return;
        }
        if !open.keeps_lines {
            self.push(text);
            return;
        }
        for (nth, line) in text.split('\n').enumerate() {
            if nth > 0 {
                self.end_line();
            }
            self.push(line);
        }
    }

    fn push(&mut self, text: &str) {
        let is_unseen = |c: char| matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{fffc}');
        let text: String = text.chars().filter(|c| !is_unseen(*c)).collect();
        if !text.is_empty() {
            let mut voice = self.now().voice;
            voice.bold |= self.now().is_heading;
            self.line.push((text, voice));
        }
    }

    fn is_line_empty(&self) -> bool {
        self.line.iter().all(|(text, _)| text.trim().is_empty())
    }

    fn end_line(&mut self) {
        let words = std::mem::take(&mut self.line);
        let kind = std::mem::take(&mut self.kind);
        let mark = std::mem::take(&mut self.mark);
        if words.iter().all(|(text, _)| text.trim().is_empty()) {
            return;
        }
        let piece = match kind {
            Kind::Text if self.n_quotes > 0 => Piece::Quote(words),
            Kind::Text => Piece::Paragraph(words),
            Kind::Item { level, number } => Piece::Item {
                level,
                number: number.or_else(|| self.marked_number(&mark)),
                words,
            },
        };
        self.pieces.push(piece);
    }

    /// Returns the number that the mark of a list item of Word says; none for a bullet. Letters and
    /// Roman figures are counted on from the item before.
    fn marked_number(&self, mark: &str) -> Option<u32> {
        let mark = mark.trim();
        let digits: String = { mark.chars() }
            .skip_while(|c| *c == '(')
            .take_while(char::is_ascii_digit)
            .collect();
        if let Ok(number) = digits.parse() {
            return Some(number);
        }
        let is_letters = mark.len() > 1
            && mark.ends_with(['.', ')'])
            && mark
                .trim_matches(['(', ')', '.'])
                .chars()
                .all(|c| c.is_ascii_alphabetic());
        let last = self.pieces.last();
        is_letters.then(|| match last {
            Some(Piece::Item {
                number: Some(number),
                ..
            }) if !mark.starts_with(['a', 'A', '(']) => number.saturating_add(1),
            _ => 1,
        })
    }

    /// Takes note where the first row of a table has a header in each column.
    fn note_header(&mut self, name: &str) {
        if let Some(table) = self.tables.last_mut()
            && table.rows.len() <= 1
        {
            let is_first = table.rows.iter().all(Vec::is_empty);
            table.has_header = name == "th" && (is_first || table.has_header);
        }
    }

    fn begin_cell(&mut self, n_columns: usize) {
        self.lists.clear();
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        if table.rows.is_empty() {
            table.rows.push(Vec::new());
        }
        if let Some(row) = table.rows.last_mut() {
            table.column = Some(row.len());
            row.push(Vec::new());
            row.extend(std::iter::repeat_with(Vec::new).take(n_columns - 1));
        }
    }

    /// Puts what was read since a cell began into it.
    fn end_cell(&mut self) {
        self.end_line();
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let pieces = std::mem::take(&mut self.pieces);
        let column = table.column.take();
        let cell = { table.rows.last_mut() }.and_then(|row| row.get_mut(column?));
        match cell {
            Some(cell) => cell.extend(pieces),
            None => table.outer.extend(pieces),
        }
    }

    fn end_table(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.pop() else {
            return;
        };
        self.pieces = table.outer;
        let n_columns = table.rows.iter().map(Vec::len).max().unwrap_or_default();
        if n_columns <= 1 || table.rows.len() == 1 && !self.tables.is_empty() {
            // It only puts things beside or below each other.
            let cells = table.rows.into_iter().flatten().flatten();
            self.pieces.extend(cells);
            return;
        }
        let rows = table.rows.into_iter();
        let rows = rows.map(|row| row.into_iter().map(|cell| words_of(&cell)).collect());
        let mut rows: Vec<Vec<String>> = rows.collect();
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        if !rows.is_empty() {
            let has_header = table.has_header;
            self.pieces.push(Piece::Table { rows, has_header });
        }
    }

    fn finish(mut self) -> (Vec<Piece>, Dropped) {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.end_line();
        (self.pieces, self.dropped)
    }
}

/// A heading has no level here: its words are bold.
fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Returns the words of a cell in one line.
fn words_of(cell: &[Piece]) -> String {
    let mut words: Vec<String> = Vec::new();
    for piece in cell {
        let said = match piece {
            Piece::Paragraph(spans) | Piece::Quote(spans) | Piece::Item { words: spans, .. } => {
                spans.iter().map(|(text, _)| text.as_str()).collect()
            }
            Piece::Table { rows, .. } => {
                rows.iter().flatten().cloned().collect::<Vec<_>>().join(" ")
            }
        };
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        if !said.is_empty() {
            words.push(said);
        }
    }
    words.join(" / ")
}
