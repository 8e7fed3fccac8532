//! A report or letter as the paragraphs, items and rows it is read in.

use super::{headings, marks};
use crate::import::pdf::{Node, Part};

/// The longest text of one block that is kept, in bytes.
const MAX_BLOCK: usize = 20_000;

/// One thing that is read at a stretch, with white space made one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading or a paragraph.
    Line {
        /// Whether it is tagged as a heading.
        is_heading: bool,
        text: String,
    },
    /// An item of a list, with its mark where that is said apart.
    Item { mark: Option<String>, text: String },
    /// A row of a table, cell by cell.
    Row(Vec<String>),
}

impl Block {
    /// Returns the words, cells one after the other.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Line { text, .. } | Self::Item { text, .. } => text.clone(),
            Self::Row(cells) => cells.join(" "),
        }
    }
}

/// Makes white space one, as a reader sees it.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len().min(MAX_BLOCK));
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        if word.is_empty() {
            continue;
        }
        if plain.len() > MAX_BLOCK {
            break;
        }
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// Returns what a tagged document says, in order.
pub(super) fn of_tagged(root: &Node) -> Vec<Block> {
    let mut blocks = Vec::new();
    node(root, &mut blocks);
    blocks
}

fn node(piece: &Node, blocks: &mut Vec<Block>) {
    match piece.role.as_str() {
        "LI" => item(piece, blocks),
        "TR" => row(piece, blocks),
        "Note" | "FENote" | "Artifact" | "Figure" => {}
        role if is_frame(role) || holds_frames(piece) => inner(piece, blocks),
        role => line(&words(piece), is_heading(role), blocks),
    }
}

/// Puts what a piece holds, words of its own as lines.
fn inner(piece: &Node, blocks: &mut Vec<Block>) {
    let mut loose = String::new();
    for part in &piece.parts {
        match part {
            Part::Text(text) => loose.push_str(text),
            Part::Node(kid) if is_inline(&kid.role) && !holds_frames(kid) => {
                loose.push_str(&words(kid));
            }
            Part::Node(kid) => {
                line(&std::mem::take(&mut loose), false, blocks);
                node(kid, blocks);
            }
        }
    }
    line(&loose, false, blocks);
}

fn line(text: &str, is_heading: bool, blocks: &mut Vec<Block>) {
    let text = plain(text);
    if !text.is_empty() {
        blocks.push(Block::Line { is_heading, text });
    }
}

fn item(piece: &Node, blocks: &mut Vec<Block>) {
    let (mut mark, mut text) = (None, String::new());
    let mut lists = Vec::new();
    item_parts(piece, &mut mark, &mut text, &mut lists);
    let text = plain(&text);
    if !text.is_empty() {
        blocks.push(Block::Item { mark, text });
    }
    for list in lists {
        node(list, blocks);
    }
}

/// Gathers the mark, the words and the lists of an item.
fn item_parts<'a>(
    piece: &'a Node,
    mark: &mut Option<String>,
    text: &mut String,
    lists: &mut Vec<&'a Node>,
) {
    for part in &piece.parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Node(kid) => match kid.role.as_str() {
                "Lbl" if text.trim().is_empty() && piece.role == "LI" => {
                    let label = plain(&kid.text());
                    *mark = mark.take().or((!label.is_empty()).then_some(label));
                }
                "L" | "Table" => lists.push(kid),
                "Note" | "FENote" | "Artifact" | "Figure" => {}
                role if is_inline(role) && !holds_frames(kid) => text.push_str(&words(kid)),
                _ => {
                    text.push(' ');
                    item_parts(kid, mark, text, lists);
                    text.push(' ');
                }
            },
        }
    }
}

/// Puts a row. A row with words in one cell only is there for its looks, and is what stands in it.
fn row(piece: &Node, blocks: &mut Vec<Block>) {
    let cells: Vec<&Node> = piece
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Node(kid) => Some(kid),
            Part::Text(_) => None,
        })
        .filter(|kid| !plain(&words(kid)).is_empty())
        .collect();
    if let [cell] = cells[..] {
        inner(cell, blocks);
    } else if !cells.is_empty() {
        let text = |cell: &&Node| plain(&words(cell));
        blocks.push(Block::Row(cells.iter().map(text).collect()));
    }
}

/// Returns the words of a piece without its notes; those of paragraphs within stand apart.
fn words(piece: &Node) -> String {
    let mut text = String::new();
    put_words(piece, &mut text);
    text
}

fn put_words(piece: &Node, text: &mut String) {
    for part in &piece.parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Node(kid) => match kid.role.as_str() {
                "Note" | "FENote" | "Artifact" | "Figure" => {}
                role if is_inline(role) => put_words(kid, text),
                _ => {
                    text.push(' ');
                    put_words(kid, text);
                    text.push(' ');
                }
            },
        }
    }
}

/// Whether a piece is only there to hold others.
fn is_frame(role: &str) -> bool {
    matches!(
        role,
        "Document"
            | "DocumentFragment"
            | "Part"
            | "Sect"
            | "Div"
            | "Art"
            | "Aside"
            | "BlockQuote"
            | "NonStruct"
            | "Private"
            | "L"
            | "LBody"
            | "Table"
            | "THead"
            | "TBody"
            | "TFoot"
            | "TH"
            | "TD"
            | "TOC"
            | "TOCI"
    )
}

/// Whether lists or tables stand within a piece, whatever it is called.
fn holds_frames(piece: &Node) -> bool {
    piece.parts.iter().any(|part| match part {
        Part::Text(_) => false,
        Part::Node(kid) => matches!(kid.role.as_str(), "L" | "Table" | "P" | "Sect" | "Div"),
    })
}

fn is_heading(role: &str) -> bool {
    let level = role.strip_prefix('H').unwrap_or("no");
    role == "Title" || level.is_empty() || level.parse::<u8>().is_ok()
}

fn is_inline(role: &str) -> bool {
    matches!(
        role,
        "Span"
            | "Link"
            | "Reference"
            | "Quote"
            | "Em"
            | "Strong"
            | "Annot"
            | "Sub"
            | "Code"
            | "Lbl"
            | "BibEntry"
            | "Form"
    )
}

/// Returns what a plain text says: paragraphs parted by empty lines, and items by their marks.
pub(super) fn of_text(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for raw in text.lines() {
        let text = plain(raw);
        if text.is_empty() {
            is_open = false;
        } else if marks::is_marked(&text) || marks::is_numbered(&text) {
            blocks.push(Block::Item { mark: None, text });
            is_open = true;
        } else if is_open && !headings::ends_list(&text) {
            match blocks.last_mut() {
                Some(Block::Line { text: before, .. } | Block::Item { text: before, .. }) => {
                    before.push(' ');
                    before.push_str(&text);
                }
                Some(Block::Row(_)) | None => {}
            }
        } else {
            let is_heading = headings::ends_list(&text) || headings::is_wanted(&text);
            is_open = !is_heading;
            blocks.push(Block::Line { is_heading, text });
        }
    }
    blocks
}
