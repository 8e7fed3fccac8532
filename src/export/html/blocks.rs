//! Headings, paragraphs, lists and quotations.

use std::sync::Arc;

use super::{ids, ids::Heading, page::Page};
use crate::{
    content::{Block, Body, Inline, List},
    export::{Cancelled, text::escaped},
    model::RowId,
};

impl Page<'_> {
    /// Writes the body, block by block.
    pub(super) fn body(&mut self, blocks: &[Arc<Block>]) -> Result<(), Cancelled> {
        let mut headings = std::mem::take(&mut self.headings).into_iter();
        for block in blocks {
            match &block.body {
                Body::Heading(heading) => {
                    if let Some(named) = headings.next() {
                        self.heading(&named, heading.new_page, block.anchor.as_ref());
                    }
                }
                Body::Paragraph { .. }
                | Body::List(_)
                | Body::Quote(_)
                | Body::Table(_)
                | Body::Chart(_) => {
                    self.block(block);
                }
            }
            self.progress.step()?;
        }
        Ok(())
    }

    fn heading(&mut self, heading: &Heading, new_page: bool, anchor: Option<&RowId>) {
        let Heading {
            id, level, number, ..
        } = heading;
        // The title of the paper is the heading of the first level.
        let level = (level + 1).min(6);
        let class = if new_page { " class=\"part\"" } else { "" };
        if let Some(row) = anchor {
            let id = escaped(&ids::row(row));
            self.markup(&format!("<span id=\"{id}\"></span>"));
        }
        self.markup(&format!("<h{level} id=\"{}\"{class}>", escaped(id)));
        self.numbered_words(number.as_deref(), &heading.text);
        self.line(&format!("</h{level}>"));
    }

    /// Writes words behind a quiet number.
    pub(super) fn numbered_words(&mut self, number: Option<&str>, text: &str) {
        if let Some(number) = number {
            self.markup("<span class=\"number\">");
            self.words(number);
            self.markup("</span> ");
        }
        self.words(text);
    }

    /// Writes blocks within a list, a quotation or a cell.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let id = id_attribute(block.anchor.as_ref());
        match &block.body {
            Body::Heading(heading) => {
                // Within something else a heading is a label: it leads nothing of its own.
                self.markup(&format!("<p class=\"label\"{id}><strong>"));
                self.numbered_words(heading.number.as_deref(), &heading.text);
                self.line("</strong></p>");
            }
            Body::Paragraph { number, text } => self.paragraph(number.as_deref(), text, &id),
            Body::List(list) => self.list(list, &id),
            Body::Quote(quoted) => {
                self.line(&format!("<blockquote{id}>"));
                self.blocks(quoted);
                self.line("</blockquote>");
            }
            Body::Table(table) => self.table(table, &id),
            Body::Chart(chart) => self.chart(chart, &id, &block.origin),
        }
    }

    fn paragraph(&mut self, number: Option<&str>, text: &[Inline], id: &str) {
        let class = match (number, is_note(text), leads_on(text)) {
            (Some(_), ..) => " class=\"numbered\"",
            (None, true, _) => " class=\"note\"",
            (None, false, true) => " class=\"leads\"",
            (None, false, false) => "",
        };
        self.markup(&format!("<p{class}{id}>"));
        if let Some(number) = number {
            self.markup("<span class=\"number\">");
            self.words(number);
            self.markup("</span> ");
        }
        self.inlines(text);
        self.line("</p>");
    }

    fn list(&mut self, list: &List, id: &str) {
        let tag = if list.start.is_some() { "ol" } else { "ul" };
        match list.start {
            None | Some(1) => self.line(&format!("<{tag}{id}>")),
            Some(start) => self.line(&format!("<{tag} start=\"{start}\"{id}>")),
        }
        for item in &list.items {
            self.item(item);
        }
        self.line(&format!("</{tag}>"));
    }

    fn item(&mut self, item: &[Block]) {
        // A single paragraph, whatever lists follow it, needs no room of its own.
        let short = match item {
            [
                Block {
                    anchor,
                    body: Body::Paragraph { number: None, text },
                    ..
                },
                rest @ ..,
            ] if rest.iter().all(is_list) => Some((anchor, text, rest)),
            _ => None,
        };
        if let Some((anchor, text, rest)) = short {
            self.markup(&format!("<li{}>", id_attribute(anchor.as_ref())));
            self.inlines(text);
            self.blocks(rest);
        } else {
            self.line("<li>");
            self.blocks(item);
        }
        self.line("</li>");
    }
}

/// Returns the attribute that makes a row found.
pub(super) fn id_attribute(anchor: Option<&RowId>) -> String {
    anchor.map_or_else(String::new, |row| {
        format!(" id=\"{}\"", escaped(&ids::row(row)))
    })
}

fn is_list(block: &Block) -> bool {
    matches!(block.body, Body::List(_))
}

/// Whether all the words are said quietly.
fn is_note(text: &[Inline]) -> bool {
    let mut has_words = false;
    for inline in text {
        match inline {
            Inline::Text { text, voice } if text.chars().any(char::is_alphanumeric) => {
                if !voice.muted {
                    return false;
                }
                has_words = true;
            }
            Inline::Link { voice, .. } if !voice.muted => return false,
            Inline::Status { .. } => return false,
            Inline::Text { .. }
            | Inline::Cite { .. }
            | Inline::Link { .. }
            | Inline::Mark(_)
            | Inline::Break => {}
        }
    }
    has_words
}

/// Whether a paragraph makes no sense without what follows.
fn leads_on(text: &[Inline]) -> bool {
    match text.last() {
        Some(Inline::Text { text, .. }) => text.trim_end().ends_with(':'),
        Some(
            Inline::Cite { .. }
            | Inline::Link { .. }
            | Inline::Status { .. }
            | Inline::Mark(_)
            | Inline::Break,
        )
        | None => false,
    }
}
