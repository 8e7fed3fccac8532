//! Running text of the content, made ready for breaking into lines.

use super::{changes::Changes, context::Context};
use crate::{
    content::{Inline, Tone, Voice},
    fonts::Face,
    layout::{
        pages::{
            Color, Sign, Target,
            structure::{ElementId, Tag},
        },
        style::PageStyle,
        text::{
            badge::Badge,
            rich::{Look, Rich, RichLink, Span},
        },
    },
};

/// Makes running text ready. `look` is that of words in no particular voice.
pub(in crate::layout) fn rich(
    context: &mut Context<'_>,
    inlines: &[Inline],
    look: Look,
    element: ElementId,
) -> Rich {
    let mut rich = Rich::default();
    let has_words = inlines.iter().any(has_words);
    let mut inlines = inlines.iter().peekable();
    let outer = (look, element);
    let (mut look, mut element) = outer;
    let mut changes = Changes::default();
    while let Some(inline) = inlines.next() {
        match inline {
            Inline::Mark(mark) => {
                changes.end(context, &mut rich);
                (look, element) = changes.begin(context, *mark, outer);
            }
            Inline::Text { text, voice } => {
                let look = spoken(context.style, look, *voice);
                let text = changes.push_lead(&mut rich, text, outer);
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
                let mut look = spoken(context.style, look, *voice);
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
                let (sign, color) = status(context.style, *tone);
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
        changes.mark(&mut rich);
    }
    changes.end(context, &mut rich);
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
        changed: None,
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
        Inline::Cite { .. } | Inline::Mark(_) | Inline::Break => false,
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

fn spoken(style: &PageStyle, look: Look, voice: Voice) -> Look {
    let is_bold = voice.bold || matches!(look.face, Face::SemiBold | Face::SemiBoldItalic);
    Look {
        face: match (is_bold, voice.italic) {
            (false, false) => Face::Regular,
            (false, true) => Face::Italic,
            (true, false) => Face::SemiBold,
            (true, true) => Face::SemiBoldItalic,
        },
        color: if voice.muted {
            style.colors.muted
        } else {
            look.color
        },
        ..look
    }
}

fn status(style: &PageStyle, tone: Tone) -> (Badge, Color) {
    let colors = &style.colors;
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
