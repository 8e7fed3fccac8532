//! The words of one paragraph: bold, stress, links and addresses, citations.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::{
    content::{
        paper::tree::Voice,
        texts::citations::{OPEN, Piece, split},
    },
    model::{addresses, as_written, can_follow, encoded, guarded, with_closed_links},
};

/// Reads the lines of one paragraph, without the mark of its block.
pub(super) fn read(text: &str) -> Vec<Piece> {
    settled(if has_no_marks(text) {
        words_alone(text)
    } else {
        marked(text)
    })
}

/// Whether a paragraph is words from end to end, and blanks stand where they stay. Nearly every
/// paragraph is such a one, and needs no reader of marks.
fn has_no_marks(text: &str) -> bool {
    let is_plain = |b: u8| {
        !matches!(b, b'*' | b'[' | b']' | b'<' | b'\\') && (b >= b' ' || b == b'\n' || b == b'\t')
    };
    let is_tight = |line: &str| !line.starts_with([' ', '\t']) && !line.ends_with([' ', '\t']);
    text.bytes().all(is_plain)
        && text
            .split('\n')
            .all(|line| !line.is_empty() && is_tight(line))
}

fn words_alone(text: &str) -> Vec<Piece> {
    let words = text.replace(['\n', '\t'], " ");
    vec![Piece::Words(words, Voice::default(), None)]
}

fn marked(text: &str) -> Vec<Piece> {
    let text = with_closed_links(text);
    let source = guarded(&text);
    let mut reader = Reader {
        source: &source,
        has_words: Vec::new(),
        pieces: Vec::new(),
        bold: 0,
        italic: 0,
        addresses: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&source, Options::empty()).into_offset_iter() {
        reader.event(event, range);
    }
    reader.pieces
}

struct Reader<'a> {
    source: &'a str,
    pieces: Vec<Piece>,
    bold: usize,
    italic: usize,
    /// The links that are open, the innermost last.
    addresses: Vec<String>,
    /// Whether anything was said in each of them.
    has_words: Vec<bool>,
}

impl Reader<'_> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "one paragraph has no other events, and words are in these"
    )]
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => self.bold = self.bold.saturating_sub(1),
            Event::Start(Tag::Emphasis) => self.italic += 1,
            Event::End(TagEnd::Emphasis) => self.italic = self.italic.saturating_sub(1),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let address = self.address(link_type, &dest_url, range);
                self.addresses.push(address);
                self.has_words.push(false);
            }
            // A picture within a link belongs to that link: only its words are kept.
            Event::Start(Tag::Image { dest_url, .. }) => {
                let outer = self.addresses.last().cloned();
                self.addresses.push(outer.unwrap_or(dest_url.into_string()));
                self.has_words.push(false);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => self.end_link(),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.words(&as_written(&text).replace('\t', " "));
            }
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.pieces.push(Piece::Break),
            _ => {}
        }
    }

    /// Returns where a link leads, as it was written.
    fn address(&self, kind: LinkType, dest: &str, range: Range<usize>) -> String {
        let written = as_written(dest);
        if kind == LinkType::Email {
            return format!("mailto:{written}");
        }
        let link = self.source.get(range).unwrap_or_default();
        match link.rsplit_once("](") {
            // CommonMark takes backslashes away that name a folder.
            Some((_, raw)) if kind == LinkType::Inline && raw.contains('\\') => {
                let raw = raw.strip_suffix(')').unwrap_or(raw).trim();
                let raw = raw.strip_prefix('<').unwrap_or(raw);
                as_written(raw.strip_suffix('>').unwrap_or(raw)).into_owned()
            }
            _ => written.into_owned(),
        }
    }

    fn words(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.has_words.fill(true);
        }
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

    /// An address that no reader of a paper could follow is printed behind its words.
    fn end_link(&mut self) {
        let Some(address) = self.addresses.last().cloned() else {
            return;
        };
        if self.has_words.pop() == Some(false) {
            // A link without words is shown by where it leads.
            let shown = address.strip_prefix("mailto:").unwrap_or(&address);
            self.words(shown);
        }
        self.addresses.pop();
        if self.addresses.last() == Some(&address) {
            return;
        }
        let to = encoded(&address);
        let to = can_follow(&to).then_some(to);
        for piece in &mut self.pieces {
            if let Piece::Words(_, _, own) = piece
                && own.as_deref() == Some(address.as_str())
            {
                own.clone_from(&to);
            }
        }
        let is_said = |piece: &Piece| matches!(piece, Piece::Words(words, ..) if *words == address);
        if to.is_none() && !address.is_empty() && !self.pieces.last().is_some_and(is_said) {
            self.words(&format!(" ({address})"));
        }
    }
}

/// Splits words at the citations and the addresses in them.
fn settled(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut settled = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Words(text, voice, None) => push_words(&text, voice, &mut settled),
            Piece::Words(text, voice, address) if text.contains(OPEN) => {
                split(&text, voice, address.as_ref(), &mut settled);
            }
            Piece::Words(..) | Piece::Cite(_) | Piece::Figure(..) | Piece::Break => {
                settled.push(piece);
            }
        }
    }
    settled
}

fn push_words(text: &str, voice: Voice, pieces: &mut Vec<Piece>) {
    let mut rest = 0;
    let plain = |words: Option<&str>, pieces: &mut Vec<Piece>| {
        let words = words.unwrap_or_default();
        if words.contains(OPEN) {
            split(words, voice, None, pieces);
        } else if !words.is_empty() {
            pieces.push(Piece::Words(words.to_owned(), voice, None));
        }
    };
    for address in addresses(text) {
        plain(text.get(rest..address.range.start), pieces);
        let words = text.get(address.range.clone()).unwrap_or_default();
        let to = Some(encoded(&address.to));
        pieces.push(Piece::Words(words.to_owned(), voice, to));
        rest = address.range.end;
    }
    plain(text.get(rest..), pieces);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_alone_are_what_the_reader_of_marks_says(
            lines in prop::collection::vec(
                "[a-cA-C0-9#>=~&`_.,:;!?(){}|/@'\"$%^+é“ \t-]{1,12}", 1..4
            )
        ) {
            let text = lines.join("\n");
            if has_no_marks(&text) {
                prop_assert_eq!(words_alone(&text), marked(&text));
            }
        }
    }
}
