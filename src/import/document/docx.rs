//! Word documents as paragraphs and tables, in the order in which they are read.
//!
//! One rule: every element is transparent unless it is named here, so that nothing that somebody
//! wrote is lost in a frame, a field or a content control. What was deleted or moved away is not
//! read, what was inserted is.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::{
    address,
    block::{Block, Build, Looks, Paragraph, RowIs},
    numbering::Numbering,
    styles::Styles,
    symbols,
};
use crate::import::{
    ImportError,
    archive::Archive,
    xml::{Item, Items, Tag},
};
use crate::model::{can_follow, encoded};
use crate::prose::Voice;

/// What is passed over with all that is in it.
const PASSED_OVER: &[&str] = &[
    "del",
    "moveFrom",
    "delText",
    "delInstrText",
    "tblGrid",
    "sectPr",
    "Fallback",
    "annotationRef",
];

/// How deep fields may stand in each other.
const MAX_FIELDS: usize = 64;

/// The words of footnotes and endnotes, by what they are referred to, and which were put in.
pub(super) type Notes = BTreeMap<String, (String, bool)>;

/// What the parts of a document share.
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    /// Where links lead, by what they are referred to.
    pub(super) links: BTreeMap<String, String>,
    pub(super) notes: Notes,
    /// What is hidden, and what is struck through.
    pub(super) hidden: String,
    pub(super) struck: String,
}

/// What a part holds.
#[derive(Default)]
pub(super) struct Read {
    /// Its blocks; those of notes and comments by what they are referred to.
    pub(super) parts: Vec<(String, Vec<Block>)>,
}

/// Reads a part of the document.
pub(super) fn read(
    archive: &Archive<'_>,
    name: &str,
    shared: &mut Shared,
) -> Result<Read, ImportError> {
    let Some(part) = archive.part(name) else {
        return Ok(Read::default());
    };
    let mut reader = Reader {
        shared,
        build: Build::new(),
        done: Read::default(),
        part: String::new(),
        open: Vec::new(),
        rows: Vec::new(),
        skipped: 0,
        properties: Vec::new(),
        run: Run::default(),
        links: Vec::new(),
        fields: Vec::new(),
        is_placeholder: false,
        is_text: false,
        is_code: false,
    };
    reader.read(&mut Items::new(part))?;
    Ok(reader.done)
}

/// Reads where the links of the document lead.
pub(super) fn links(archive: &Archive<'_>) -> Result<BTreeMap<String, String>, ImportError> {
    let mut links = BTreeMap::new();
    let Some(part) = archive.part("word/_rels/document.xml.rels") else {
        return Ok(links);
    };
    let mut items = Items::new(part);
    while let Some(item) = items.next()? {
        let Item::Start(tag) = item else { continue };
        if let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target")) {
            let address = encoded(target);
            if can_follow(&address) {
                links.insert(id.to_owned(), address);
            }
        }
    }
    Ok(links)
}

/// What is known of a paragraph that is not over yet.
#[derive(Default)]
struct Open {
    style: String,
    own_level: Option<String>,
    depth: Option<usize>,
    number: Option<String>,
    /// Whether its end was deleted, so that the next one goes on in it.
    joins: bool,
}

/// What is known of a row that is not over yet.
#[derive(Default)]
struct Row {
    is_deleted: bool,
    is_head: bool,
}

/// How the open run is said.
#[derive(Default)]
struct Run {
    bold: Option<bool>,
    italic: Option<bool>,
    style: String,
    is_hidden: bool,
    is_struck: Option<bool>,
}

struct Reader<'a> {
    shared: &'a mut Shared,
    build: Build,
    done: Read,
    part: String,
    open: Vec<Open>,
    rows: Vec<Row>,
    /// How deep in something that is passed over.
    skipped: usize,
    /// In which properties it is, outermost first.
    properties: Vec<String>,
    run: Run,
    links: Vec<Option<String>>,
    /// The fields that are not over yet, outermost first.
    fields: Vec<Field>,
    is_placeholder: bool,
    is_text: bool,
    is_code: bool,
}

/// A field: words that Word makes of a code, such as a link.
#[derive(Default)]
struct Field {
    code: String,
    /// Where it leads, once its code is over.
    link: Option<String>,
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
                Item::Text(words) if self.is_code && self.skipped == 0 => {
                    if let Some(field) = self.fields.last_mut() {
                        field.code.push_str(&words);
                    }
                }
                Item::Text(_) => {}
            }
            self.build.check()?;
        }
        self.end_part();
        Ok(())
    }

    fn begin(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            name if PASSED_OVER.contains(&name) || name.ends_with("PrChange") => self.skipped = 1,
            "sdtContent" if std::mem::take(&mut self.is_placeholder) => self.skipped = 1,
            name if name.ends_with("Pr") => {
                if name == "rPr" {
                    self.run = Run::default();
                }
                self.properties.push(name.to_owned());
            }
            "p" => {
                self.open.push(Open::default());
                self.build.begin_paragraph();
            }
            "r" => self.run = Run::default(),
            "t" => self.is_text = true,
            "tbl" => self.build.begin_table(),
            "tr" => {
                self.rows.push(Row::default());
                self.build.begin_row();
            }
            "tc" => self.build.begin_cell(),
            "hyperlink" => {
                let link = tag.get("id").and_then(|id| self.shared.links.get(id));
                self.links.push(link.cloned());
            }
            "fldSimple" => {
                let code = tag.get("instr").unwrap_or_default();
                self.links.push(address::of_field(code));
            }
            "fldChar" => self.field(tag.get("fldCharType").unwrap_or_default()),
            "instrText" => self.is_code = true,
            "footnote" | "endnote" | "comment" => {
                self.end_part();
                self.part = reference(&tag.name, tag);
            }
            "footnoteReference" | "endnoteReference" => self.put_note(tag),
            "noBreakHyphen" => self.put("\u{2011}"),
            "tab" | "ptab" | "br" | "cr" => self.put(" "),
            "sym" => self.put(symbols::of(tag)),
            _ => {}
        }
    }

    /// Begins a field, or its words, or ends it.
    fn field(&mut self, what: &str) {
        match what {
            "begin" if self.fields.len() < MAX_FIELDS => self.fields.push(Field::default()),
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.link = address::of_field(&field.code);
                }
            }
            "end" => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Returns where the words lead that stand here.
    fn link(&self) -> Option<String> {
        let fields = self.fields.iter().rev();
        let mut of_fields = fields.filter_map(|field| field.link.as_ref());
        let mut links = self.links.iter().rev().flatten();
        links.next().or_else(|| of_fields.next()).cloned()
    }

    /// Takes note of what properties say.
    fn property(&mut self, tag: &Tag) {
        let within = self.properties.last().map_or("", String::as_str);
        let is_of_paragraph = self.properties.first().is_some_and(|name| name == "pPr");
        let value = tag.get("val");
        let is_on = !matches!(value, Some("0" | "false" | "off" | "none"));
        match (within, tag.name.as_str()) {
            ("trPr", name) => {
                if let Some(row) = self.rows.last_mut() {
                    row.is_deleted |= name == "del";
                    row.is_head |= name == "tblHeader" && is_on;
                }
            }
            ("rPr", "del" | "moveFrom") if is_of_paragraph => {
                if let Some(open) = self.open.last_mut() {
                    open.joins = true;
                }
            }
            ("rPr", name) if !is_of_paragraph => match name {
                "b" => self.run.bold = Some(is_on),
                "i" => self.run.italic = Some(is_on),
                "vanish" => self.run.is_hidden = is_on,
                "strike" | "dstrike" => {
                    self.run.is_struck = Some(is_on || self.run.is_struck == Some(true));
                }
                "rStyle" => value.unwrap_or_default().clone_into(&mut self.run.style),
                _ => {}
            },
            ("sdtPr", "showingPlcHdr") => self.is_placeholder = is_on,
            ("pPr" | "numPr", name) => {
                let value = value.unwrap_or_default().to_owned();
                if let Some(open) = self.open.last_mut() {
                    match name {
                        "pStyle" => open.style = value,
                        "outlineLvl" => open.own_level = Some(value),
                        "ilvl" => open.depth = value.parse().ok(),
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
            "instrText" => self.is_code = false,
            "p" => self.close(),
            "tc" => self.build.end_cell(),
            "tr" => {
                let row = self.rows.pop().unwrap_or_default();
                self.build.end_row(match row {
                    Row {
                        is_deleted: true, ..
                    } => RowIs::Deleted,
                    Row { is_head: true, .. } => RowIs::Head,
                    Row { .. } => RowIs::Plain,
                });
            }
            "tbl" => self.build.end_table(),
            "hyperlink" | "fldSimple" => {
                self.links.pop();
            }
            "sdt" => self.is_placeholder = false,
            _ => {}
        }
    }

    fn put(&mut self, words: &str) {
        if self.run.is_hidden {
            self.shared.hidden.push_str(words);
            return;
        }
        if self.is_struck() {
            self.shared.struck.push_str(words);
            return;
        }
        let style = self.shared.styles.voice(&self.run.style);
        let voice = Voice {
            bold: self.run.bold.unwrap_or(style.0),
            italic: self.run.italic.unwrap_or(style.1),
            link: self.link(),
        };
        self.build.put(words, &voice);
    }

    /// Whether the open run is struck through, which is how many delete without tracked changes.
    fn is_struck(&self) -> bool {
        let styles = &self.shared.styles;
        let of_style = || styles.is_struck(&self.run.style);
        let of_paragraph = || styles.is_struck(&self.open.last()?.style);
        let own = self.run.is_struck.or_else(of_style);
        own.or_else(of_paragraph).unwrap_or(false)
    }

    /// Puts a note where it is referred to: a self-evaluation has no feet of pages.
    fn put_note(&mut self, tag: &Tag) {
        let key = reference(tag.name.trim_end_matches("Reference"), tag);
        if let Some((text, is_taken)) = self.shared.notes.get_mut(&key)
            && self.build.is_in_paragraph()
        {
            *is_taken = true;
            let words = format!(" ({text})");
            self.build.put(&words, &Voice::default());
        }
    }

    fn close(&mut self) {
        let open = self.open.pop().unwrap_or_default();
        for words in [&mut self.shared.hidden, &mut self.shared.struck] {
            if !words.is_empty() && !words.ends_with('\n') {
                words.push('\n');
            }
        }
        if open.joins {
            self.build.join_paragraph();
            return;
        }
        let (styles, numbering) = (&self.shared.styles, &self.shared.numbering);
        self.build.end_paragraph(|paragraph| {
            let own = open.own_level.as_deref();
            let number = open.number.as_deref().filter(|number| *number != "0");
            paragraph.level = styles.level(&open.style, own).or_else(|| {
                let style = numbering.style(number?, open.depth.unwrap_or(0))?;
                styles.level(style, None)
            });
            paragraph.is_bold |= styles.is_bold(&open.style);
            paragraph.looks = looks(&open, styles, numbering);
            if paragraph.level.is_some() {
                say_plainly(paragraph);
            }
        });
    }

    fn end_part(&mut self) {
        let blocks = std::mem::replace(&mut self.build, Build::new()).finish();
        self.open.clear();
        self.fields.clear();
        self.rows.clear();
        if !blocks.is_empty() {
            let part = std::mem::take(&mut self.part);
            self.done.parts.push((part, blocks));
        }
    }
}

/// Returns what a note or a comment is referred to by.
fn reference(kind: &str, tag: &Tag) -> String {
    format!("{kind} {}", tag.get("id").unwrap_or_default())
}

fn looks(open: &Open, styles: &Styles, numbering: &Numbering) -> Looks {
    if styles.is_contents(&open.style) {
        return Looks::Contents;
    }
    let of_style = styles.number(&open.style);
    let number = open.number.as_deref().or(of_style);
    if number == Some("0") || (number.is_none() && !styles.is_list(&open.style)) {
        return if styles.is_quote(&open.style) {
            Looks::Quote
        } else {
            Looks::Plain
        };
    }
    let depth = open.depth.unwrap_or_else(|| styles.depth(&open.style));
    let depth = depth.min(8);
    let is_number = match number {
        Some(number) => numbering.is_number(number, depth),
        None => styles.is_numbered(&open.style),
    };
    Looks::Item { depth, is_number }
}

/// A heading is bold by itself.
fn say_plainly(paragraph: &mut Paragraph) {
    for (_, voice) in &mut paragraph.pieces {
        *voice = Voice::default();
    }
}
