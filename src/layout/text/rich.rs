//! A text made ready for breaking into lines: one string with spans that say how its parts look
//! and where they lead.

use std::ops::Range;

use super::{
    badge::Badge,
    fonts::{Figures, printed},
};
use crate::{
    fonts::Face,
    layout::pages::{Color, Target, structure::ElementId},
};

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct Look {
    /// The style of the typeface.
    pub(in crate::layout) face: Face,
    /// The size.
    pub(in crate::layout) size: f32,
    /// The colour.
    pub(in crate::layout) color: Color,
    /// How figures stand.
    pub(in crate::layout) figures: Figures,
}

/// Text with spans. A line feed ends a line.
#[derive(Debug, Default)]
pub(in crate::layout) struct Rich {
    /// All the words.
    pub(in crate::layout) text: String,
    /// How they look, without gaps.
    pub(in crate::layout) spans: Vec<Span>,
    /// Where they lead.
    pub(in crate::layout) links: Vec<RichLink>,
    /// Whether a space at the very end stays, because other words follow on the same line.
    pub(super) is_label: bool,
}

/// A part of a text in one look.
#[derive(Debug)]
pub(in crate::layout) struct Span {
    /// Which bytes.
    pub(in crate::layout) range: Range<usize>,
    /// How they look.
    pub(in crate::layout) look: Look,
    /// What they mean.
    pub(in crate::layout) element: ElementId,
    /// The index of the link that they belong to.
    pub(in crate::layout) link_idx: Option<usize>,
    /// A sign drawn before them.
    pub(in crate::layout) sign: Option<Badge>,
    /// Whether a line is drawn under them.
    pub(in crate::layout) is_underlined: bool,
    /// What became of them since an earlier state, if they are marked.
    pub(in crate::layout) changed: Option<Changed>,
}

/// How words are marked that came in or went out: by a line, and by words for whoever hears them.
#[derive(Debug, Clone, Copy)]
pub(in crate::layout) struct Changed {
    /// Whether they went out.
    pub(in crate::layout) is_deleted: bool,
    /// What is said before their first word.
    pub(in crate::layout) opens: Option<ElementId>,
    /// What is said behind their last word.
    pub(in crate::layout) closes: Option<ElementId>,
}

/// A link within a text.
#[derive(Debug)]
pub(in crate::layout) struct RichLink {
    /// Where it leads.
    pub(in crate::layout) target: Target,
    /// What it leads to.
    pub(in crate::layout) title: String,
    /// Its element.
    pub(in crate::layout) element: ElementId,
}

impl Rich {
    /// Returns plain words in one look.
    pub(in crate::layout) fn plain(text: &str, look: Look, element: ElementId) -> Self {
        let mut rich = Self::default();
        rich.push(text, look, element);
        rich
    }

    /// Returns a label, to which other words on the same line are joined by a space.
    pub(in crate::layout) fn label(text: &str, look: Look, element: ElementId) -> Self {
        let mut rich = Self::plain(&format!("{text} "), look, element);
        rich.is_label = true;
        rich
    }

    /// Adds words.
    pub(in crate::layout) fn push(
        &mut self,
        text: &str,
        look: Look,
        element: ElementId,
    ) -> Option<&mut Span> {
        let start = self.text.len();
        if text.bytes().all(|b| matches!(b, b' '..=b'~')) {
            self.text.push_str(text);
        } else {
            let printable = text.chars().filter_map(printable);
            self.text.extend(printable.map(printed));
        }
        if self.text.len() == start {
            return None;
        }
        self.spans.push(Span {
            range: start..self.text.len(),
            look,
            element,
            link_idx: None,
            sign: None,
            is_underlined: false,
            changed: None,
        });
        self.spans.last_mut()
    }

    /// Adds words that lead somewhere.
    pub(in crate::layout) fn push_link(
        &mut self,
        text: &str,
        look: Look,
        link: RichLink,
    ) -> Option<&mut Span> {
        let link_idx = self.links.len();
        let element = link.element;
        self.links.push(link);
        let span = self.push(text, look, element)?;
        span.link_idx = Some(link_idx);
        Some(span)
    }
}

/// Returns what is printed of a character: tabs and line feeds are spaces, and characters that
/// only steer (soft hyphens, joiners, directions) are left out.
pub(super) fn printable(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        character if character.is_control() => None,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => None,
        character => Some(character),
    }
}
