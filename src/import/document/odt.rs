//! Texts of LibreOffice as paragraphs and tables, in the order in which they are read. What is not
//! named here is transparent, as in Word documents.

use std::collections::BTreeMap;

use super::block::{Block, Build, Looks, RowIs, STRUCK};
use crate::import::{
    ImportError,
    archive::Archive,
    left::Left,
    xml::{Item, Items, Tag},
};
use crate::model::{can_follow, encoded};
use crate::prose::Voice;

/// What is passed over with all that is in it.
const PASSED_OVER: &[&str] = &[
    "tracked-changes",
    "note-citation",
    "forms",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "ruby-text",
    "title",
    "desc",
    "binary-data",
    "placeholder",
    "hidden-text",
];
/// What is not taken, and why.
const BESIDE: &[(&str, &str)] = &[
    ("annotation", "It is a comment."),
    ("table-of-content", "It is the list of contents."),
    ("header", "It stands at the head or foot of pages."),
    ("footer", "It stands at the head or foot of pages."),
];
const MAX_STYLES: usize = 20_000;
const MAX_CHAIN: usize = 20;
const MAX_BLANKS: usize = 100;

/// Reads a text: its blocks, and what is not taken of it.
pub(super) fn read(archive: &Archive<'_>) -> Result<(Vec<Block>, Vec<Left>), ImportError> {
    let mut reader = Reader {
        styles: BTreeMap::new(),
        lists: BTreeMap::new(),
        style: String::new(),
        build: Build::new(),
        open: Vec::new(),
        voices: vec![Voice::default()],
        struck: vec![None],
        struck_words: String::new(),
        items: Vec::new(),
        skipped: 0,
        beside: None,
        left: Vec::new(),
        head: 0,
    };
    for part in ["styles.xml", "content.xml"] {
        let Some(part) = archive.part(part) else {
            continue;
        };
        let mut items = Items::new(part);
        while let Some(item) = items.next()? {
            reader.item(item);
            reader.build.check()?;
        }
    }
    if !reader.struck_words.trim().is_empty() {
        reader.left.push(Left {
            text: reader.struck_words.trim().to_owned(),
            why: STRUCK.to_owned(),
        });
    }
    Ok((reader.build.finish(), reader.left))
}

#[derive(Default)]
struct Style {
    parent: String,
    name: String,
    level: Option<usize>,
    is_bold: Option<bool>,
    is_italic: Option<bool>,
    is_struck: Option<bool>,
}

/// A paragraph that is not over yet.
struct Open {
    style: String,
    level: Option<usize>,
    looks: Looks,
}

/// A list that is open, and whether its item has begun without words yet.
struct List {
    style: String,
    is_fresh: bool,
}

/// What is not taken, while it is read.
struct Beside {
    text: String,
    why: &'static str,
    depth: usize,
}

struct Reader {
    styles: BTreeMap<String, Style>,
    /// Whether the levels of lists have numbers, by style and level.
    lists: BTreeMap<(String, usize), bool>,
    /// The style that is being read.
    style: String,
    build: Build,
    open: Vec<Open>,
    voices: Vec<Voice>,
    /// Whether the words of each open voice are struck through, as far as it says so.
    struck: Vec<Option<bool>>,
    struck_words: String,
    items: Vec<List>,
    skipped: usize,
    beside: Option<Beside>,
    left: Vec<Left>,
    /// How many rows that are heads are open.
    head: usize,
}

impl Reader {
    fn item(&mut self, item: Item) {
        match item {
            Item::Start(_) if self.skipped > 0 => self.skipped += 1,
            Item::End(_) if self.skipped > 0 => self.skipped -= 1,
            Item::Text(_) if self.skipped > 0 => {}
            Item::Start(tag) => self.begin(&tag),
            Item::End(name) => self.end(&name),
            Item::Text(words) => self.put(&words),
        }
    }

    fn put(&mut self, words: &str) {
        if let Some(beside) = &mut self.beside {
            beside.text.push_str(words);
        } else if self.is_struck() {
            self.struck_words.push_str(words);
        } else if let Some(voice) = self.voices.last() {
            self.build.put(words, voice);
        }
    }

    fn begin(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some(beside) = &mut self.beside {
            beside.depth += 1;
            if matches!(name, "p" | "h" | "s" | "tab" | "line-break") {
                beside.text.push(' ');
            }
            return;
        }
        if PASSED_OVER.contains(&name) {
            self.skipped = 1;
            return;
        }
        if let Some((_, why)) = BESIDE.iter().find(|(own, _)| *own == name) {
            self.beside = Some(Beside {
                text: String::new(),
                why,
                depth: 1,
            });
            return;
        }
        match name {
            "style" | "list-style" | "list-level-style-number" | "text-properties" => {
                self.note_style(tag);
            }
            "p" | "h" => self.begin_paragraph(tag),
            "span" | "a" => self.begin_voice(tag),
            "s" => {
                let n = tag.get("c").and_then(|n| n.parse().ok()).unwrap_or(1);
                self.put(&" ".repeat(usize::min(n, MAX_BLANKS)));
            }
            "tab" | "line-break" => self.put(" "),
            "note-body" => self.put(" ("),
            "list" => {
                let around = self.items.last().map(|list| list.style.clone());
                let own = tag.get("style-name").map(str::to_owned);
                self.items.push(List {
                    style: own.or(around).unwrap_or_default(),
                    is_fresh: false,
                });
            }
            "list-item" => {
                if let Some(list) = self.items.last_mut() {
                    list.is_fresh = true;
                }
            }
            "table" => self.build.begin_table(),
            "table-header-rows" => self.head += 1,
            "table-row" => self.build.begin_row(),
            "table-cell" => self.build.begin_cell(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(beside) = &mut self.beside {
            beside.depth = beside.depth.saturating_sub(1);
            if beside.depth == 0
                && let Some(beside) = self.beside.take()
            {
                let words: Vec<&str> = beside.text.split_whitespace().collect();
                if !words.is_empty() {
                    self.left.push(Left {
                        text: words.join(" "),
                        why: beside.why.to_owned(),
                    });
                }
            }
            return;
        }
        match name {
            "p" | "h" => self.end_paragraph(),
            "span" | "a" if self.voices.len() > 1 => {
                self.voices.pop();
                self.struck.pop();
            }
            "note-body" => self.put(")"),
            "list" => {
                self.items.pop();
            }
            "table" => self.build.end_table(),
            "table-header-rows" => self.head = self.head.saturating_sub(1),
            "table-row" if self.head > 0 => self.build.end_row(RowIs::Head),
            "table-row" => self.build.end_row(RowIs::Plain),
            "table-cell" => self.build.end_cell(),
            _ => {}
        }
    }

    fn note_style(&mut self, tag: &Tag) {
        let get = |name: &str| tag.get(name).unwrap_or_default().to_owned();
        if self.styles.len() > MAX_STYLES || self.lists.len() > MAX_STYLES {
            return;
        }
        match tag.name.as_str() {
            "style" => {
                self.style = get("name");
                let level = get("default-outline-level").parse::<usize>().ok();
                let style = Style {
                    parent: get("parent-style-name"),
                    name: get("display-name").to_lowercase(),
                    level: level.and_then(|level| level.checked_sub(1)),
                    ..Style::default()
                };
                self.styles.insert(self.style.clone(), style);
            }
            "list-style" => self.style = get("name"),
            "list-level-style-number" => {
                let level = get("level").parse().unwrap_or(1);
                let is_number = !get("num-format").is_empty();
                self.lists.insert((self.style.clone(), level), is_number);
            }
            _ => {
                if let Some(style) = self.styles.get_mut(&self.style) {
                    let weight = tag.get("font-weight");
                    style.is_bold = weight.map(is_bold).or(style.is_bold);
                    let posture = tag.get("font-style");
                    let posture = posture.map(|posture| posture != "normal");
                    style.is_italic = posture.or(style.is_italic);
                    let line = tag.get("text-line-through-style");
                    let line = line.or_else(|| tag.get("text-line-through-type"));
                    style.is_struck = line.map(|line| line != "none").or(style.is_struck);
                }
            }
        }
    }

    fn begin_paragraph(&mut self, tag: &Tag) {
        let style = tag.get("style-name").unwrap_or_default().to_owned();
        let own = tag
            .get("outline-level")
            .and_then(|level| level.parse().ok());
        let level = match (tag.name.as_str(), own) {
            ("h", own) => Some(own.unwrap_or(1_usize).saturating_sub(1)),
            _ => self.chain(&style).iter().find_map(|style| style.level),
        };
        let looks = self.looks(&style);
        self.open.push(Open {
            style,
            level,
            looks,
        });
        self.build.begin_paragraph();
    }

    fn looks(&mut self, style: &str) -> Looks {
        let depth = self.items.len();
        if let Some(list) = self.items.last_mut() {
            if std::mem::take(&mut list.is_fresh) {
                let key = (list.style.clone(), depth);
                return Looks::Item {
                    depth: (depth - 1).min(8),
                    is_number: self.lists.get(&key).copied().unwrap_or(false),
                };
            }
            return Looks::Plain;
        }
        let is_quote = |name: &str| name.to_lowercase().starts_with("quot");
        let chain = self.chain(style);
        let is_named = chain.iter().any(|style| is_quote(&style.name));
        if is_quote(style) || is_named {
            Looks::Quote
        } else {
            Looks::Plain
        }
    }

    /// Whether words that come now are struck through: by their own style, or their paragraph’s.
    fn is_struck(&self) -> bool {
        let of_paragraph = || {
            let chain = self.chain(&self.open.last()?.style);
            chain.iter().find_map(|style| style.is_struck)
        };
        let own = self.struck.last().copied().flatten();
        own.or_else(of_paragraph).unwrap_or(false)
    }

    fn end_paragraph(&mut self) {
        if !self.struck_words.is_empty() && !self.struck_words.ends_with('\n') {
            self.struck_words.push('\n');
        }
        let Some(open) = self.open.pop() else { return };
        let mut chain = self.chain(&open.style).into_iter();
        let is_bold = chain.find_map(|style| style.is_bold).unwrap_or(false);
        let Open { level, looks, .. } = open;
        self.build.end_paragraph(|paragraph| {
            paragraph.level = level;
            paragraph.looks = looks;
            paragraph.is_bold |= is_bold;
            if level.is_some() {
                for (_, voice) in &mut paragraph.pieces {
                    *voice = Voice::default();
                }
            }
        });
    }

    fn begin_voice(&mut self, tag: &Tag) {
        let mut voice = self.voices.last().cloned().unwrap_or_default();
        if tag.name == "a" {
            let address = encoded(tag.get("href").unwrap_or_default());
            voice.link = Some(address).filter(|address| can_follow(address));
        } else {
            let chain = self.chain(tag.get("style-name").unwrap_or_default());
            let bold = chain.iter().find_map(|style| style.is_bold);
            let italic = chain.iter().find_map(|style| style.is_italic);
            voice.bold = bold.unwrap_or(voice.bold);
            voice.italic = italic.unwrap_or(voice.italic);
        }
        let of_style = if tag.name == "a" {
            None
        } else {
            let chain = self.chain(tag.get("style-name").unwrap_or_default());
            chain.iter().find_map(|style| style.is_struck)
        };
        let is_struck = of_style.or_else(|| self.struck.last().copied().flatten());
        if self.voices.len() <= 256 {
            self.voices.push(voice);
            self.struck.push(is_struck);
        }
    }

    fn chain(&self, style: &str) -> Vec<&Style> {
        let mut chain: Vec<&Style> = Vec::new();
        let mut id = style;
        while chain.len() < MAX_CHAIN {
            let Some(found) = self.styles.get(id) else {
                break;
            };
            chain.push(found);
            id = &found.parent;
        }
        chain
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse().is_ok_and(|weight: u32| weight >= 600)
}
