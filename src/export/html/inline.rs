//! Running text: voices, citations, links, statuses.

use super::{ids, page::Page};
use crate::{
    content::{Cite, Inline, Mark, Spoken, Tone, Voice, spoken},
    export::text::{escaped, is_harmless},
    model::FindingKind,
};

/// The signs of statuses, drawn once and used by name. Words beside them say the same.
pub(super) const SIGNS: &str = "<svg class=\"signs\" width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\">\
<symbol id=\"sign-good\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"4.2\" fill=\"currentColor\"/></symbol>\
<symbol id=\"sign-partly\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"3.7\" fill=\"none\" stroke=\"currentColor\"/><path d=\"M5 1.3a3.7 3.7 0 0 0 0 7.4z\" fill=\"currentColor\"/></symbol>\
<symbol id=\"sign-attention\" viewBox=\"0 0 10 10\"><path d=\"M5 .9 9.6 9.1H.4z\" fill=\"currentColor\"/></symbol>\
<symbol id=\"sign-neutral\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"3.7\" fill=\"none\" stroke=\"currentColor\"/></symbol>\
<symbol id=\"sign-better\" viewBox=\"0 0 10 10\"><path d=\"M5 .9 9.6 9.1H.4z\" fill=\"currentColor\"/></symbol>\
<symbol id=\"sign-similar\" viewBox=\"0 0 10 10\"><circle cx=\"5\" cy=\"5\" r=\"4.2\" fill=\"currentColor\"/></symbol>\
<symbol id=\"sign-worse\" viewBox=\"0 0 10 10\"><path d=\"M5 9.1 9.6.9H.4z\" fill=\"currentColor\"/></symbol>\
<symbol id=\"sign-rising\" viewBox=\"0 0 10 10\"><path d=\"M5 0l4.4 4.8H6.2V10H3.8V4.8H.6z\" fill=\"currentColor\"/></symbol>\
<symbol id=\"sign-falling\" viewBox=\"0 0 10 10\"><path d=\"M5 10 .6 5.2h3.2V0h2.4v5.2h3.2z\" fill=\"currentColor\"/></symbol>\
<symbol id=\"sign-level\" viewBox=\"0 0 10 10\"><path d=\"M10 5 5.2 9.4V6.2H0V3.8h5.2V.6z\" fill=\"currentColor\"/></symbol>\
</svg>";

/// The look of words that are heard and not seen.
const OUT_OF_SIGHT: &str = "position:absolute;left:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";

impl Page<'_> {
    /// Writes running text.
    pub(super) fn inlines(&mut self, text: &[Inline]) {
        let mut mark = Mark::Kept;
        for piece in spoken(text) {
            match piece {
                Spoken::Mark(next) => {
                    self.end_mark(mark);
                    self.begin_mark(next);
                    mark = next;
                }
                Spoken::Text(text, voice) => self.voiced(voice, |page| page.words(text)),
                Spoken::Cites { cites, in_brackets } => self.cites(&cites, in_brackets),
                Spoken::Link {
                    text,
                    address,
                    voice,
                } => self.voiced(voice, |page| page.link(text, address)),
                Spoken::Status(tone, text) => self.status(tone, text),
                Spoken::Break => self.markup("<br>"),
            }
        }
        self.end_mark(mark);
    }

    fn begin_mark(&mut self, mark: Mark) {
        match mark {
            Mark::Kept => {}
            Mark::Inserted => self.told("<ins>", "inserted: ", ""),
            Mark::Deleted => self.told("<del>", "deleted: ", ""),
        }
    }

    fn end_mark(&mut self, mark: Mark) {
        match mark {
            Mark::Kept => {}
            Mark::Inserted => self.told("", " end of insertion ", "</ins>"),
            Mark::Deleted => self.told("", " end of deletion ", "</del>"),
        }
    }

    /// Writes words for whoever hears the page: few screen readers say what a browser underlines.
    fn told(&mut self, open: &str, words: &str, close: &str) {
        self.markup(&format!(
            "{open}<span style=\"{OUT_OF_SIGHT}\">{words}</span>{close}"
        ));
    }

    fn voiced(&mut self, voice: Voice, write: impl FnOnce(&mut Self)) {
        let tags = [
            (voice.muted, "<span class=\"muted\">", "</span>"),
            (voice.bold, "<strong>", "</strong>"),
            (voice.italic, "<em>", "</em>"),
        ];
        for (is_on, open, _) in tags {
            self.markup(if is_on { open } else { "" });
        }
        write(self);
        for (is_on, _, close) in tags.into_iter().rev() {
            self.markup(if is_on { close } else { "" });
        }
    }

    /// Only addresses that a browser opens without running anything become links.
    fn link(&mut self, text: &str, address: &str) {
        if !is_harmless(address) {
            self.words(text);
            return;
        }
        self.markup(&format!("<a href=\"{}\">", escaped(address)));
        self.words(text);
        self.markup("</a>");
    }

    fn cites(&mut self, cites: &[Cite<'_>], in_brackets: bool) {
        self.markup("<span class=\"cite\">");
        self.markup(if in_brackets { "(" } else { "" });
        for (idx, cite) in cites.iter().enumerate() {
            self.markup(if idx > 0 { ", " } else { "" });
            self.cite(cite);
        }
        self.markup(if in_brackets { ")" } else { "" });
        self.markup("</span>");
    }

    fn cite(&mut self, cite: &Cite<'_>) {
        if !self.anchors.contains(cite.row) {
            self.words(cite.label);
            return;
        }
        let row = escaped(&ids::row(cite.row));
        let title = escaped(cite.title);
        self.markup(&format!("<a href=\"#{row}\" title=\"{title}\">"));
        self.words(cite.label);
        self.markup("</a>");
    }

    fn status(&mut self, tone: Tone, text: &str) {
        let name = tone_name(tone);
        self.markup(&format!("<span class=\"status {name}\">"));
        self.sign(name);
        self.words(text);
        self.markup("</span>");
    }

    fn sign(&mut self, name: &str) {
        self.markup(&format!(
            "<svg class=\"sign\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#sign-{name}\"/></svg>"
        ));
    }

    /// Writes the sign of a column of strengths or areas.
    pub(super) fn kind_sign(&mut self, kind: FindingKind) {
        self.sign(match kind {
            FindingKind::Strength => tone_name(Tone::Good),
            FindingKind::Area => tone_name(Tone::Attention),
        });
    }
}

fn tone_name(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Partly => "partly",
        Tone::Attention => "attention",
        Tone::Neutral => "neutral",
        Tone::Better => "better",
        Tone::Similar => "similar",
        Tone::Worse => "worse",
        Tone::Rising => "rising",
        Tone::Falling => "falling",
        Tone::Level => "level",
    }
}
