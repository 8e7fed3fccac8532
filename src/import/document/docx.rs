//! Word documents as paragraphs, in the order in which they are read.
//!
//! One rule: every element is transparent unless it is named here, so that nothing that somebody
//! wrote is lost in a frame, a field or a content control. What was deleted or moved away is not
//! read, what was inserted is.

use std::io::BufRead;

use super::styles::Styles;
use crate::import::{
    ImportError,
    archive::Archive,
    xml::{Item, Items, Tag},
};

/// How many paragraphs a document may have.
const MAX_PARAGRAPHS: usize = 100_000;
/// How many bytes of words it may have.
const MAX_BYTES: usize = 32 * 1024 * 1024;

/// What is passed over with all that is in it.
const PASSED_OVER: &[&str] = &[
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "delInstrText",
    "tblGrid",
    "sectPr",
    "Fallback",
    "footnoteReference",
    "endnoteReference",
    "annotationRef",
];

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// How deep a heading it is; 0 is the highest. None where it is no heading.
    pub(super) level: Option<usize>,
    /// How deep in a list it stands.
    pub(super) item: Option<usize>,
    /// Whether all of it is bold: a heading that nobody called one, perhaps.
    pub(super) is_bold: bool,
    /// Whether it is a row of a table.
    pub(super) is_row: bool,
}

/// Reads a part of the document.
pub(super) fn paragraphs(
    archive: &Archive<'_>,
    name: &str,
    styles: &Styles,
) -> Result<Vec<Paragraph>, ImportError> {
    let Some(part) = archive.part(name) else {
        return Ok(Vec::new());
    };
    let mut reader = Reader {
        styles,
        done: Vec::new(),
        open: Vec::new(),
        rows: Vec::new(),
        skipped: 0,
        properties: Vec::new(),
        is_bold_run: false,
        is_placeholder: false,
        is_text: false,
        n_bytes: 0,
        joined: String::new(),
    };
    reader.read(&mut Items::new(part))?;
    Ok(reader.done)
}

/// A paragraph that is not over yet.
#[derive(Default)]
struct Open {
    paragraph: Paragraph,
    style: String,
    own_level: Option<String>,
    item: Option<usize>,
    number: Option<String>,
    has_plain: bool,
    /// Whether its end was deleted, so that the next one goes on in it.
    joins: bool,
}

/// A row of a table that is not over yet.
#[derive(Default)]
struct Row {
    cells: Vec<String>,
    is_deleted: bool,
}

struct Reader<'a> {
    styles: &'a Styles,
    done: Vec<Paragraph>,
    open: Vec<Open>,
    rows: Vec<Row>,
    /// How deep in something that is passed over.
    skipped: usize,
    /// In which properties it is, outermost first.
    properties: Vec<String>,
    is_bold_run: bool,
    is_placeholder: bool,
    is_text: bool,
    n_bytes: usize,
    /// The words of paragraphs whose ends were deleted.
    joined: String,
}

impl Reader<'_> {
    fn read<R: BufRead>(&mut self, items: &mut Items<R>) -> Result<(), ImportError> {
        while let Some(item) = items.next()? {
            match item {
                Item::Start(_) if self.skipped > 0 => self.skipped += 1,
                Item::End(_) if self.skipped > 0 => self.skipped -= 1,
                Item::Start(tag) if self.properties.is_empty() => self.begin(&tag),
                Item::Start(tag) => self.property(&tag),
                Item::End(name) => self.end(&name),
                Item::Text(words) if self.is_text && self.skipped == 0 => self.put(&words),
                Item::Text(_) => {}
            }
            if self.done.len() > MAX_PARAGRAPHS || self.n_bytes > MAX_BYTES {
                return Err(ImportError::TooLarge {
                    what: "a document",
                    most: "100,000 paragraphs",
                });
            }
        }
        while !self.open.is_empty() {
            self.close();
        }
        Ok(())
    }

    fn begin(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            name if PASSED_OVER.contains(&name) || name.ends_with("PrChange") => self.skipped = 1,
            "sdtContent" if std::mem::take(&mut self.is_placeholder) => self.skipped = 1,
            name if name.ends_with("Pr") => {
                if name == "rPr" {
                    self.is_bold_run = false;
                }
                self.properties.push(name.to_owned());
            }
            "p" => self.open.push(Open::default()),
            "r" => self.is_bold_run = false,
            "t" => self.is_text = true,
            "tr" => self.rows.push(Row::default()),
            "tc" => {
                if let Some(row) = self.rows.last_mut() {
                    row.cells.push(String::new());
                }
            }
            "noBreakHyphen" => self.put("\u{2011}"),
            "tab" | "ptab" | "br" | "cr" => self.put(" "),
            "sym" => self.put("•"),
            _ => {}
        }
    }

    /// Takes note of what properties say.
    fn property(&mut self, tag: &Tag) {
        let value = tag.get("val");
        let is_on = !matches!(value, Some("0" | "false" | "off"));
        let within = self.properties.last().map_or("", String::as_str);
        let is_of_paragraph = self.properties.first().is_some_and(|name| name == "pPr");
        match (within, tag.name.as_str()) {
            ("trPr", "del") => {
                if let Some(row) = self.rows.last_mut() {
                    row.is_deleted = true;
                }
            }
            ("rPr", "del" | "moveFrom") if is_of_paragraph => {
                if let Some(open) = self.open.last_mut() {
                    open.joins = true;
                }
            }
            ("rPr", "b") if !is_of_paragraph => self.is_bold_run = is_on,
            ("sdtPr", "showingPlcHdr") => self.is_placeholder = true,
            ("pPr" | "numPr", name) => {
                let value = value.unwrap_or_default().to_owned();
                if let Some(open) = self.open.last_mut() {
                    match name {
                        "pStyle" => open.style = value,
                        "outlineLvl" => open.own_level = Some(value),
                        "ilvl" => open.item = value.parse().ok(),
                        "numId" => open.number = Some(value),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        if tag.name.ends_with("PrChange") || PASSED_OVER.contains(&tag.name.as_str()) {
            self.skipped = 1;
        } else if tag.name.ends_with("Pr") {
            self.properties.push(tag.name.clone());
        }
    }

    fn end(&mut self, name: &str) {
        if self.properties.last().is_some_and(|open| open == name) {
            self.properties.pop();
            return;
        }
        if !self.properties.is_empty() {
            return;
        }
        match name {
            "t" => self.is_text = false,
            "p" => self.close(),
            "tr" => self.close_row(),
            _ => {}
        }
    }

    fn put(&mut self, words: &str) {
        self.n_bytes += words.len();
        let is_bold = self.is_bold_run;
        if let Some(open) = self.open.last_mut() {
            open.paragraph.text.push_str(words);
            open.has_plain |= !is_bold && !words.trim().is_empty();
        }
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.pop() else {
            return;
        };
        let text = open.paragraph.text.split_whitespace().collect::<Vec<_>>();
        let text = text.join(" ");
        if open.joins {
            // Its end was deleted: the next paragraph goes on in it, with its own looks.
            self.joined.push_str(&text);
            self.joined.push(' ');
            return;
        }
        let text = format!("{}{text}", std::mem::take(&mut self.joined));
        if text.is_empty() {
            return;
        }
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&text);
            return;
        }
        open.paragraph.level = self.styles.level(&open.style, open.own_level.as_deref());
        let is_item = open.number.as_deref().is_some_and(|number| number != "0")
            || (open.number.is_none() && self.styles.is_list(&open.style));
        open.paragraph.item = is_item.then(|| open.item.unwrap_or(0));
        open.paragraph.is_bold = !open.has_plain;
        open.paragraph.text = text;
        self.done.push(open.paragraph);
    }

    fn close_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let cells: Vec<String> = row
            .cells
            .into_iter()
            .filter(|cell| !cell.is_empty())
            .collect();
        if row.is_deleted || cells.is_empty() {
            return;
        }
        let text = cells.join(" | ");
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&text);
            return;
        }
        self.done.push(Paragraph {
            text,
            is_row: true,
            item: Some(0),
            ..Paragraph::default()
        });
    }
}
