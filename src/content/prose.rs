//! An author's text as blocks: the subset of CommonMark that self-evaluations need.
//!
//! Nothing an author wrote is lost: what stands outside the subset (headings, code, HTML)
//! becomes plain paragraphs of its text.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

pub(super) use crate::model::shortened;
use crate::model::{Place, RowId, can_follow, plain_words};

use super::{
    Block, Body, Inline, List, Voice,
    citations::{OPEN, marked, settle},
    labels::Labels,
    pieces::{block, paragraph},
    typography::typographic,
};

/// A piece of a paragraph before citations and signs are settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Words, which lead somewhere if there is an address.
    Words(String, Voice, Option<String>),
    /// A citation.
    Cite(RowId),
    /// The end of a line.
    Break,
}

/// Reads an author's text.
pub(super) fn blocks(text: &str, labels: &Labels, origin: &Place) -> Vec<Block> {
    see_blocks(text, labels, origin, <[Block]>::to_vec)
}

/// Looks at what an author's text reads as.
pub(super) fn see_blocks<T>(
    text: &str,
    labels: &Labels,
    origin: &Place,
    see: impl FnOnce(&[Block]) -> T,
) -> T {
    labels.see_blocks_of(text, origin, || read(text, labels, origin), see)
}

fn read(text: &str, labels: &Labels, origin: &Place) -> Vec<Block> {
    let source = marked(text);
    let mut reader = Reader {
        labels,
        origin,
        open: vec![Container::default()],
        pieces: Vec::new(),
        bold: 0,
        italic: 0,
        addresses: Vec::new(),
        nest: Vec::new(),
        is_verbatim: false,
    };
    for event in Parser::new_ext(&source, Options::empty()) {
        reader.event(event);
    }
    reader.end_paragraph();
    reader
        .open
        .pop()
        .map(|body| body.blocks)
        .unwrap_or_default()
}

/// Reads an author's text as one run of words, for places that hold no blocks.
pub(super) fn running(text: &str, labels: &Labels, origin: &Place) -> Vec<Inline> {
    let mut run = Vec::new();
    collect_running(blocks(text, labels, origin), &mut run);
    run
}

fn collect_running(blocks: Vec<Block>, run: &mut Vec<Inline>) {
    for block in blocks {
        match block.body {
            Body::Paragraph { text, .. } => {
                if !run.is_empty() {
                    run.push(super::pieces::words(" "));
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
pub(super) fn plain(text: &str) -> String {
    typographic(&plain_words(text))
}

/// Something that holds blocks: the text as a whole, a quotation, an item of a list.
#[derive(Debug, Default)]
struct Container {
    blocks: Vec<Block>,
    list: Option<List>,
}

struct Reader<'a> {
    labels: &'a Labels,
    origin: &'a Place,
    open: Vec<Container>,
    pieces: Vec<Piece>,
    bold: usize,
    italic: usize,
    /// The links that are open, the innermost last.
    addresses: Vec<String>,
    /// The quotations, lists and items that are open, and whether each is kept as such.
    nest: Vec<bool>,
    is_verbatim: bool,
}

/// How many quotations, lists and items may stand within each other. No reader can follow more,
/// and what reads the tree must not run out of stack.
const MAX_NEST: usize = 12;

impl Reader<'_> {
    /// Whether an event opens or closes something that stands too deep to be kept as such. The
    /// text in it is kept.
    fn is_too_deep(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(Tag::List(_)) => {
                // A list without room for its items would lose them.
                self.nest.push(self.nest.len() + 1 < MAX_NEST);
                self.nest.last() == Some(&false)
            }
            Event::Start(Tag::BlockQuote(_) | Tag::Item) => {
                self.nest.push(self.nest.len() < MAX_NEST);
                self.nest.last() == Some(&false)
            }
            Event::End(TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Item) => {
                self.nest.pop() == Some(false)
            }
            Event::Start(_)
            | Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => false,
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "events of extensions that are switched off do not occur"
    )]
    fn event(&mut self, event: Event<'_>) {
        if self.is_too_deep(&event) {
            self.end_paragraph();
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.is_verbatim => self.verbatim(&text),
            Event::Html(text) => self.verbatim(&text),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => self.words(&text),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.pieces.push(Piece::Break),
            _ => {}
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "tags of extensions that are switched off do not occur"
    )]
    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link {
                link_type: LinkType::Email,
                dest_url,
                ..
            } => self.addresses.push(format!("mailto:{dest_url}")),
            // A picture within a link belongs to that link: only its words are kept.
            Tag::Image { dest_url, .. } => {
                let outer = self.addresses.last().cloned();
                self.addresses.push(outer.unwrap_or(dest_url.into_string()));
            }
            Tag::Link { dest_url, .. } => self.addresses.push(dest_url.into_string()),
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_paragraph();
                self.is_verbatim = true;
            }
            Tag::List(start) => {
                self.end_paragraph();
                self.open.push(Container {
                    blocks: Vec::new(),
                    list: Some(List {
                        start,
                        items: Vec::new(),
                    }),
                });
            }
            Tag::BlockQuote(_) | Tag::Item => {
                self.end_paragraph();
                self.open.push(Container::default());
            }
            _ => self.end_paragraph(),
        }
    }

    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "tags of extensions that are switched off do not occur"
    )]
    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.end_paragraph();
                self.is_verbatim = false;
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Item => self.close(tag),
            _ => self.end_paragraph(),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        self.end_paragraph();
        if self.open.len() < 2 {
            return;
        }
        let Some(done) = self.open.pop() else { return };
        let Some(outer) = self.open.last_mut() else {
            return;
        };
        if let Some(list) = done.list {
            if !list.items.is_empty() {
                outer.blocks.push(block(self.origin, Body::List(list)));
            }
        } else if done.blocks.is_empty() {
            // What held nothing but the citation of a hidden row leaves no trace.
        } else if tag == TagEnd::Item
            && let Some(list) = &mut outer.list
        {
            list.items.push(done.blocks);
        } else {
            let mut quoted = done.blocks;
            quiet_attribution(&mut quoted);
            outer.blocks.push(block(self.origin, Body::Quote(quoted)));
        }
    }

    fn words(&mut self, text: &str) {
        let voice = Voice {
            bold: self.bold > 0,
            italic: self.italic > 0,
            muted: false,
        };
        if let Some(Piece::Words(last, last_voice, address)) = self.pieces.last_mut()
            && *last_voice == voice
            && address.as_ref() == self.addresses.last()
        {
            last.push_str(text);
            return;
        }
        self.pieces.push(Piece::Words(
            text.to_owned(),
            voice,
            self.addresses.last().cloned(),
        ));
    }

    /// Keeps the lines of text outside the subset.
    fn verbatim(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            self.words(line.trim_end_matches('\n'));
            if line.ends_with('\n') {
                self.pieces.push(Piece::Break);
            }
        }
    }

    /// An address that no reader of a paper could follow is printed behind its words.
    fn end_link(&mut self) {
        let Some(address) = self.addresses.pop() else {
            return;
        };
        if self.addresses.last() == Some(&address) || can_follow(&address) {
            return;
        }
        for piece in &mut self.pieces {
            if let Piece::Words(_, _, own) = piece
                && own.as_deref() == Some(address.as_str())
            {
                *own = None;
            }
        }
        if !address.is_empty() {
            self.words(&format!(" ({address})"));
        }
    }

    fn end_paragraph(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        let text = settle(split_citations(pieces), self.labels);
        if text.is_empty() {
            return;
        }
        if let Some(container) = self.open.last_mut() {
            container.blocks.push(paragraph(self.origin, text));
        }
    }
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
    let words = super::text::inlines_text(text);
    let is_sentence = words.trim_end().ends_with(['.', '!', '?', '…', '”', ':']);
    if is_sentence || words.len() > ATTRIBUTION_LEN {
        return;
    }
    for inline in text {
        if let Inline::Text { voice, .. } = inline {
            *voice = super::pieces::MUTED;
        }
    }
}

fn split_citations(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut split = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Words(text, voice, address) if text.contains(OPEN) => {
                super::citations::split(&text, voice, address.as_ref(), &mut split);
            }
            Piece::Words(..) | Piece::Cite(_) | Piece::Break => split.push(piece),
        }
    }
    split
}

#[cfg(test)]
mod tests;
