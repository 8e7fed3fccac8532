//! Running text: voices, citations, links, statuses.

use super::{properties, text::Text};
use crate::{
    content::{Cite, Inline, Mark, Spoken, Tone, Voice, spoken},
    export::text::{escaped, is_harmless},
    model::RowId,
};

/// How long the name of a bookmark may be.
const MAX_NAME: usize = 40;

impl Text<'_> {
    /// Writes running text.
    pub(super) fn inlines(&mut self, text: &[Inline]) {
        for piece in spoken(text) {
            match piece {
                Spoken::Text(text, voice) => self.run(&voiced("", voice), text),
                Spoken::Cites { cites, in_brackets } => self.cites(&cites, in_brackets),
                Spoken::Link {
                    text,
                    address,
                    voice,
                } => self.link(text, address, voice),
                Spoken::Status(tone, text) => self.status(tone, text),
                Spoken::Break => self.tracked(|text| text.markup("<w:r><w:br/></w:r>")),
                Spoken::Mark(mark) => self.mark = mark,
            }
        }
        self.mark = Mark::Kept;
    }

    /// Writes words in one look.
    pub(super) fn run(&mut self, properties: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        self.tracked(|out| {
            out.markup("<w:r>");
            if !properties.is_empty() {
                out.markup(&format!("<w:rPr>{properties}</w:rPr>"));
            }
            let name = match out.mark {
                Mark::Kept | Mark::Inserted => "w:t",
                Mark::Deleted => "w:delText",
            };
            out.markup(&format!("<{name} xml:space=\"preserve\">"));
            out.words(text);
            out.markup(&format!("</{name}></w:r>"));
        });
    }

    /// Writes a run as a tracked change where it came in or went out.
    pub(super) fn tracked(&mut self, write: impl FnOnce(&mut Self)) {
        let name = match self.mark {
            Mark::Kept => return write(self),
            Mark::Inserted => "w:ins",
            Mark::Deleted => "w:del",
        };
        let id = self.next_id;
        self.next_id += 1;
        self.markup(&format!("<{name} w:id=\"{id}\" w:author=\"Candour\">"));
        write(self);
        self.markup(&format!("</{name}>"));
    }

    fn link(&mut self, text: &str, address: &str, voice: Voice) {
        if !is_harmless(address) {
            self.run(&voiced("", voice), text);
            return;
        }
        let id = properties::link_id(self.links.len());
        self.links.push(address.to_owned());
        self.markup(&format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">"));
        self.run(&voiced("<w:rStyle w:val=\"Hyperlink\"/>", voice), text);
        self.markup("</w:hyperlink>");
    }

    fn cites(&mut self, cites: &[Cite<'_>], in_brackets: bool) {
        const LOOK: &str = "<w:rStyle w:val=\"Citation\"/>";
        if in_brackets {
            self.run(LOOK, "(");
        }
        for (idx, cite) in cites.iter().enumerate() {
            if idx > 0 {
                self.run(LOOK, ", ");
            }
            let Some(name) = self.bookmark_name(cite.row) else {
                self.run(LOOK, cite.label);
                continue;
            };
            let title = match cite.title {
                "" => String::new(),
                title => format!(" w:tooltip=\"{}\"", escaped(title)),
            };
            self.markup(&format!(
                "<w:hyperlink w:anchor=\"{name}\"{title} w:history=\"1\">"
            ));
            self.run(LOOK, cite.label);
            self.markup("</w:hyperlink>");
        }
        if in_brackets {
            self.run(LOOK, ")");
        }
    }

    fn status(&mut self, tone: Tone, text: &str) {
        let (style, sign) = match tone {
            Tone::Good => ("StatusGood", "●"),
            Tone::Partly => ("StatusAttention", "◐"),
            Tone::Attention => ("StatusAttention", "▲"),
            Tone::Neutral => ("StatusNeutral", "○"),
            Tone::Better => ("StatusGood", "▲"),
            Tone::Similar => ("StatusNeutral", "●"),
            Tone::Worse => ("StatusAttention", "▼"),
            Tone::Rising => ("Strong", "↑"),
            Tone::Falling => ("Strong", "↓"),
            Tone::Level => ("Strong", "→"),
        };
        let look = format!("<w:rStyle w:val=\"{style}\"/>");
        self.run(&look, &format!("{sign}\u{a0}{text}"));
    }

    /// Writes the place that citations of a row lead to.
    pub(super) fn bookmark(&mut self, row: Option<&RowId>) {
        if let Some(name) = row.and_then(|row| self.bookmark_name(row)) {
            self.named_place(&name);
        }
    }

    /// Writes a place with a name.
    pub(super) fn named_place(&mut self, name: &str) {
        let id = self.next_id;
        self.next_id += 1;
        self.markup(&format!(
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"{id}\"/>"
        ));
    }

    fn bookmark_name(&self, row: &RowId) -> Option<String> {
        let number = self.bookmarks.get(row)?;
        let words = row
            .to_string()
            .replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        Some(
            format!("row{number}_{words}")
                .chars()
                .take(MAX_NAME)
                .collect(),
        )
    }
}

fn voiced(style: &str, voice: Voice) -> String {
    let mut properties = match (style, voice.muted) {
        ("", true) => "<w:rStyle w:val=\"Muted\"/>".to_owned(),
        (style, _) => style.to_owned(),
    };
    if voice.bold {
        properties.push_str("<w:b/>");
    }
    if voice.italic {
        properties.push_str("<w:i/>");
    }
    properties
}
