//! Running text, made ready for breaking into lines: one string with spans that say how its
//! parts look and where they lead.

use std::ops::Range;

use super::{
    badge::Badge,
    block::Context,
    fonts::{Figures, printed},
    pages::{Color, Sign, Target},
    structure::{ElementId, Tag},
};
use crate::{
    content::{Inline, Tone, Voice},
    fonts::Face,
};

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// The style of the typeface.
    pub(super) face: Face,
    /// The size.
    pub(super) size: f32,
    /// The colour.
    pub(super) color: Color,
    /// How figures stand.
    pub(super) figures: Figures,
}

/// Text with spans. A line feed ends a line.
#[derive(Debug, Default)]
pub(super) struct Rich {
    /// All the words.
    pub(super) text: String,
    /// How they look, without gaps.
    pub(super) spans: Vec<Span>,
    /// Where they lead.
    pub(super) links: Vec<RichLink>,
    /// Whether a space at the very end stays, because other words follow on the same line.
    pub(super) is_label: bool,
}

/// A part of a text in one look.
#[derive(Debug)]
pub(super) struct Span {
    /// Which bytes.
    pub(super) range: Range<usize>,
    /// How they look.
    pub(super) look: Look,
    /// What they mean.
    pub(super) element: ElementId,
    /// The index of the link that they belong to.
    pub(super) link_idx: Option<usize>,
    /// A sign drawn before them.
    pub(super) sign: Option<Badge>,
    /// Whether a line is drawn under them.
    pub(super) is_underlined: bool,
}

/// A link within a text.
#[derive(Debug)]
pub(super) struct RichLink {
    /// Where it leads.
    pub(super) target: Target,
    /// What it leads to.
    pub(super) title: String,
    /// Its element.
    pub(super) element: ElementId,
}

impl Rich {
    /// Returns plain words in one look.
    pub(super) fn plain(text: &str, look: Look, element: ElementId) -> Self {
        let mut rich = Self::default();
        rich.push(text, look, element);
        rich
    }

    /// Returns a label, to which other words on the same line are joined by a space.
    pub(super) fn label(text: &str, look: Look, element: ElementId) -> Self {
        let mut rich = Self::plain(&format!("{text} "), look, element);
        rich.is_label = true;
        rich
    }

    /// Adds words.
    pub(super) fn push(&mut self, text: &str, look: Look, element: ElementId) -> Option<&mut Span> {
        let start = self.text.len();
        self.text
            .extend(text.chars().filter_map(printable).map(printed));
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
        });
        self.spans.last_mut()
    }

    /// Adds words that lead somewhere.
    fn push_link(&mut self, text: &str, look: Look, link: RichLink) -> Option<&mut Span> {
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

/// Makes running text ready. `look` is that of words in no particular voice.
pub(super) fn rich(
    context: &mut Context<'_>,
    inlines: &[Inline],
    look: Look,
    element: ElementId,
) -> Rich {
    let mut rich = Rich::default();
    let has_words = inlines.iter().any(has_words);
    let mut inlines = inlines.iter().peekable();
    while let Some(inline) = inlines.next() {
        match inline {
            Inline::Text { text, voice } => {
                let look = spoken(context, look, *voice);
                rich.push(text, look, element);
            }
            Inline::Cite { .. } => {
                let mut group = vec![inline];
                while let Some(next) = next_cite(&mut inlines) {
                    if !group.iter().any(|told| is_same_row(told, next)) {
                        group.push(next);
                    }
                }
                let is_bare = !has_words || is_within_brackets(&rich.text) || follows_label(&rich);
                push_cites(context, &mut rich, &group, look, element, is_bare);
            }
            Inline::Link {
                text,
                address,
                voice,
            } => {
                let mut look = spoken(context, look, *voice);
                look.color = context.style.colors.accent;
                let link = RichLink {
                    target: Target::Address(address.clone()),
                    // What is announced are the words that everybody else reads.
                    title: text.clone(),
                    element: context.structure.add(element, Tag::Link),
                };
                if let Some(span) = rich.push_link(text, look, link) {
                    span.is_underlined = true;
                }
            }
            Inline::Status { tone, text } => {
                let (sign, color) = status(context, *tone);
                let look = Look {
                    face: Face::SemiBold,
                    color,
                    ..look
                };
                if let Some(span) = rich.push(text, look, element) {
                    span.sign = Some(sign);
                }
            }
            Inline::Break => push_break(&mut rich, look, element),
        }
    }
    rich
}

fn push_break(rich: &mut Rich, look: Look, element: ElementId) {
    // To the ear, words on two lines are as far apart as words on one.
    if let Some(last) = rich.spans.last_mut()
        && !rich.text.ends_with([' ', '\n'])
    {
        rich.text.push(' ');
        last.range.end += 1;
    }
    let start = rich.text.len();
    rich.text.push('\n');
    rich.spans.push(Span {
        range: start..rich.text.len(),
        look,
        element,
        link_idx: None,
        sign: None,
        is_underlined: false,
    });
}

/// Citations next to each other share their brackets: "(E3, E5)".
fn push_cites(
    context: &mut Context<'_>,
    rich: &mut Rich,
    group: &[&Inline],
    look: Look,
    element: ElementId,
    is_bare: bool,
) {
    let look = Look {
        face: Face::SemiBold,
        color: context.style.colors.accent,
        ..look
    };
    if !is_bare {
        rich.push("(", look, element);
    }
    for (idx, inline) in group.iter().enumerate() {
        let Inline::Cite { row, label, title } = inline else {
            continue;
        };
        if idx > 0 {
            rich.push(", ", look, element);
        }
        if !context.anchors.contains(row) {
            rich.push(label, look, element);
            continue;
        }
        let link = RichLink {
            target: Target::Row(row.clone()),
            title: title.clone(),
            element: context.structure.add(element, Tag::Link),
        };
        rich.push_link(label, look, link);
    }
    if !is_bare {
        rich.push(")", look, element);
    }
}

/// Whether both cite one row.
fn is_same_row(one: &Inline, other: &Inline) -> bool {
    match (one, other) {
        (Inline::Cite { row, .. }, Inline::Cite { row: other, .. }) => row == other,
        _ => false,
    }
}

/// Takes the next citation if nothing but a space or a comma stands between.
fn next_cite<'a>(
    inlines: &mut std::iter::Peekable<std::slice::Iter<'a, Inline>>,
) -> Option<&'a Inline> {
    let mut ahead = inlines.clone();
    if let Some(Inline::Text { text, .. }) = ahead.peek()
        && !text.is_empty()
        && text.chars().all(|c| c.is_whitespace() || c == ',')
    {
        ahead.next();
    }
    let inline = ahead.next()?;
    matches!(inline, Inline::Cite { .. }).then(|| *inlines = ahead)?;
    Some(inline)
}

fn has_words(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text, .. } => text.chars().any(char::is_alphanumeric),
        Inline::Link { .. } | Inline::Status { .. } => true,
        Inline::Cite { .. } | Inline::Break => false,
    }
}

fn is_within_brackets(text: &str) -> bool {
    let opened = text.rfind('(');
    let closed = text.rfind(')');
    opened > closed
}

/// Whether nothing but a label stands before: "**Evidence:** E1, E2".
fn follows_label(rich: &Rich) -> bool {
    let line = rich.text.rsplit('\n').next().unwrap_or_default();
    let is_bold = rich
        .spans
        .iter()
        .rfind(|span| {
            let text = rich.text.get(span.range.clone());
            text.is_some_and(|text| !text.trim().is_empty())
        })
        .is_some_and(|span| matches!(span.look.face, Face::SemiBold | Face::SemiBoldItalic));
    line.trim_end().ends_with(':') && is_bold
}

fn spoken(context: &Context<'_>, look: Look, voice: Voice) -> Look {
    let is_bold = voice.bold || matches!(look.face, Face::SemiBold | Face::SemiBoldItalic);
    Look {
        face: match (is_bold, voice.italic) {
            (false, false) => Face::Regular,
            (false, true) => Face::Italic,
            (true, false) => Face::SemiBold,
            (true, true) => Face::SemiBoldItalic,
        },
        color: if voice.muted {
            context.style.colors.muted
        } else {
            look.color
        },
        ..look
    }
}

fn status(context: &Context<'_>, tone: Tone) -> (Badge, Color) {
    let colors = &context.style.colors;
    match tone {
        Tone::Good => (Badge::Sign(Sign::Disc), colors.good),
        Tone::Partly => (Badge::Sign(Sign::HalfDisc), colors.attention),
        Tone::Attention => (Badge::Sign(Sign::Triangle), colors.attention),
        Tone::Neutral => (Badge::Sign(Sign::Ring), colors.muted),
        Tone::Better => (Badge::Sign(Sign::Triangle), colors.good),
        Tone::Similar => (Badge::Sign(Sign::Disc), colors.muted),
        Tone::Worse => (Badge::DownTriangle, colors.attention),
        Tone::Rising => (Badge::UpArrow, colors.ink),
        Tone::Falling => (Badge::DownArrow, colors.ink),
        Tone::Level => (Badge::LevelArrow, colors.ink),
    }
}
