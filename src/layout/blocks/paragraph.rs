//! Paragraphs: numbered ones, notes, and the grid that running text keeps to.

use super::{
    context::{Context, Piece},
    inline::rich,
    setting::Setting,
};
use crate::{
    content::{Block, Inline},
    layout::{
        pages::structure::{ElementId, Tag},
        strips::strip::{Bar, Grid, Role, Strip, avoid_widows_and_orphans, put_label},
        style::PageStyle,
        text::{lines, rich::Rich},
    },
};

/// A note of as many lines as this is set apart from the text.
const LONG_NOTE: usize = 3;
/// How thick the line beside a long note is.
const HAIRLINE: f32 = 0.6;

/// Lays a paragraph out.
pub(in crate::layout) fn piece(
    context: &mut Context<'_>,
    block: &Block,
    (number, text): (Option<&str>, &[Inline]),
    setting: &Setting,
) -> Piece {
    let element = context
        .structure
        .add_from(setting.parent, Tag::P, &block.origin);
    let mut strips = numbered_paragraph(context, number, text, element, setting);
    let is_aside = number.is_none() && setting.has_small_notes && is_note(text);
    if is_aside && strips.len() >= LONG_NOTE {
        return aside(context, text, element, setting);
    }
    if let Some(first) = strips.first_mut() {
        first.grid = grid(context.style, setting, first.height, 0.0);
    }
    Piece {
        strips,
        before: setting.gap,
        after: setting.gap,
    }
}

/// Sets a long note apart: beside a hairline, with the space of a paragraph's line around it.
fn aside(
    context: &mut Context<'_>,
    text: &[Inline],
    element: ElementId,
    setting: &Setting,
) -> Piece {
    let inner = setting.indented(context.style.scaled(10.0), setting.parent);
    let mut strips = paragraph(context, text, element, &inner);
    for (idx, strip) in strips.iter_mut().enumerate() {
        strip.bars.push(Bar {
            x: setting.x,
            width: HAIRLINE,
            color: context.style.colors.line,
            joins_above: idx > 0,
        });
    }
    Piece {
        strips,
        before: setting.gap,
        after: setting.gap * 1.5,
    }
}

/// Returns the grid that running text keeps to, which stands in nothing else.
pub(in crate::layout) fn grid(
    style: &PageStyle,
    setting: &Setting,
    line_height: f32,
    ahead: f32,
) -> Option<Grid> {
    let is_outermost = setting.has_small_notes && setting.width >= style.measure();
    let is_running = (line_height - setting.line_height).abs() < 0.01;
    (is_outermost && is_running).then_some(Grid {
        step: setting.line_height / 2.0,
        ahead,
    })
}

fn numbered_paragraph(
    context: &mut Context<'_>,
    number: Option<&str>,
    text: &[Inline],
    element: ElementId,
    setting: &Setting,
) -> Vec<Strip> {
    let Some(number) = number else {
        return paragraph(context, text, element, setting);
    };
    let indent = setting.look.size * 2.4;
    let label = Rich::label(number, setting.look, element);
    let label = lines::set(&mut context.words, &label, &setting.column());
    let inner = setting.indented(indent, setting.parent);
    let mut strips = paragraph(context, text, element, &inner);
    put_label(&mut strips, label);
    strips
}

fn paragraph(
    context: &mut Context<'_>,
    text: &[Inline],
    element: ElementId,
    setting: &Setting,
) -> Vec<Strip> {
    let mut setting = *setting;
    let is_note = setting.has_small_notes && is_note(text);
    if is_note {
        setting.look.size = context.style.type_sizes.table;
        setting.line_height = (setting.look.size * 1.45).round();
    }
    let rich = rich(context, text, setting.look, element);
    let mut strips = lines::set(&mut context.words, &rich, &setting.column());
    avoid_widows_and_orphans(&mut strips);
    let role = match strips.len() {
        _ if is_note => Role::Alone,
        1 => Role::Alone,
        2 => Role::Pair,
        _ => Role::Plain,
    };
    for strip in &mut strips {
        strip.role = role;
    }
    strips
}

/// Whether all the words are said quietly.
fn is_note(text: &[Inline]) -> bool {
    let mut has_words = false;
    for inline in text {
        match inline {
            Inline::Text { text, voice } => {
                has_words |= voice.muted;
                if !voice.muted && text.chars().any(char::is_alphanumeric) {
                    return false;
                }
            }
            Inline::Link { voice, .. } if !voice.muted => return false,
            Inline::Status { .. } => return false,
            Inline::Cite { .. } | Inline::Link { .. } | Inline::Mark(_) | Inline::Break => {}
        }
    }
    has_words
}
