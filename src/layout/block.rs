//! Blocks as strips: headings and paragraphs. Quotations, lists and tables have their own files.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    chart,
    fit::Fit,
    fonts::Figures,
    inline::{Look, Rich, rich},
    list, paragraph,
    paragraph::{Column, Stands},
    quote,
    shape::Words,
    strip::{Grid, Mark, MarkedHeading, Role, Strip, avoid_widows_and_orphans},
    structure::{ElementId, Structure, Tag},
    style::PageStyle,
    table,
};
use crate::{
    content::{Block, Body, Heading, Inline},
    fonts::Face,
    model::RowId,
};

/// How long a label may be that stands on a line of its own.
const LABEL_LEN: usize = 60;

/// The space above a line that begins anew within a paragraph, against that between paragraphs:
/// enough to tell it from a line that goes on.
const ANEW: f32 = 0.35;

/// What all of the layout needs and adds to.
pub(super) struct Context<'a> {
    /// How the paper looks.
    pub(super) style: &'a PageStyle,
    /// The words shaped so far.
    pub(super) words: Words,
    /// The meaning of what was laid out so far.
    pub(super) structure: Structure,
    /// The rows that citations can lead to.
    pub(super) anchors: &'a BTreeSet<RowId>,
    /// The level of the last heading, as a screen reader hears it.
    pub(super) heard_level: u8,
}

/// Where blocks stand and how their words look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Left edge.
    pub(super) x: f32,
    /// How wide.
    pub(super) width: f32,
    /// How words look that are in no particular voice.
    pub(super) look: Look,
    /// From baseline to baseline.
    pub(super) line_height: f32,
    /// The space between paragraphs.
    pub(super) gap: f32,
    /// What the blocks stand in.
    pub(super) parent: ElementId,
    /// Where lines stand.
    pub(super) stands: Stands,
    /// How lines are evened out.
    pub(super) fit: Fit,
    /// Whether notes are set smaller than their surroundings.
    pub(super) has_small_notes: bool,
}

impl Setting {
    /// Returns the setting of running text.
    pub(super) fn body(style: &PageStyle, parent: ElementId) -> Self {
        let size = style.type_sizes.body;
        Self {
            x: style.margins.side,
            width: style.measure(),
            look: Look {
                face: Face::Regular,
                size,
                color: style.colors.ink,
                figures: Figures::Proportional,
            },
            line_height: (size * 1.4).round(),
            gap: (size * 1.4).round() / 2.0,
            parent,
            stands: Stands::Start,
            fit: Fit::Text,
            has_small_notes: true,
        }
    }

    /// Returns the same, further in from the left and standing in something else.
    pub(super) fn indented(&self, by: f32, parent: ElementId) -> Self {
        Self {
            x: self.x + by,
            width: self.width - by,
            parent,
            ..*self
        }
    }

    /// Returns the column for lines of this setting.
    pub(super) fn column(&self) -> Column {
        Column {
            x: self.x,
            width: self.width,
            line_height: self.line_height,
            stands: self.stands,
            anew: self.gap * ANEW,
            fit: self.fit,
        }
    }
}

/// The strips of a block, with the space it wants above and below.
pub(super) struct Piece {
    /// The strips.
    pub(super) strips: Vec<Strip>,
    /// Space wanted above.
    pub(super) before: f32,
    /// Space wanted below.
    pub(super) after: f32,
}

/// Lays blocks out below each other.
pub(super) fn blocks(context: &mut Context<'_>, blocks: &[Block], setting: &Setting) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    let mut after: f32 = 0.0;
    for block in blocks {
        let mut piece = marked_piece(context, block, setting);
        if let Some(first) = piece.strips.first_mut() {
            first.before += piece.before.max(after);
            after = piece.after;
        }
        strips.append(&mut piece.strips);
    }
    strips
}

/// Lays a block out, with its anchor, and kept with the next if it leads on to it.
pub(super) fn marked_piece(context: &mut Context<'_>, block: &Block, setting: &Setting) -> Piece {
    let mut piece = piece(context, block, setting);
    if let (Some(first), Some(row)) = (piece.strips.first_mut(), &block.anchor) {
        first.marks.push(Mark::Row(row.clone()));
    }
    if let (true, Some(last)) = (leads_on(&block.body), piece.strips.last_mut()) {
        last.keeps_next = true;
    }
    piece
}

/// Whether a block makes no sense without the next one: words that end with a colon, or a label
/// in bold on a line of its own.
fn leads_on(body: &Body) -> bool {
    let Body::Paragraph { text, .. } = body else {
        return false;
    };
    if is_label(text) {
        return true;
    }
    match text.last() {
        Some(Inline::Text { text, .. }) => text.trim_end().ends_with(':'),
        Some(Inline::Cite { .. } | Inline::Link { .. } | Inline::Status { .. } | Inline::Break)
        | None => false,
    }
}

/// Whether nothing but a few words in bold is said.
fn is_label(text: &[Inline]) -> bool {
    let [Inline::Text { text, voice }] = text else {
        return false;
    };
    voice.bold && text.len() <= LABEL_LEN && !text.trim_end().ends_with(['.', '!', '?'])
}

fn piece(context: &mut Context<'_>, block: &Block, setting: &Setting) -> Piece {
    match &block.body {
        Body::Heading(heading) => heading_piece(context, block, heading, setting),
        Body::Paragraph { number, text } => {
            let element = context
                .structure
                .add_from(setting.parent, Tag::P, &block.origin);
            let mut strips = numbered_paragraph(context, number.as_deref(), text, element, setting);
            if let Some(first) = strips.first_mut() {
                first.grid = grid(context.style, setting, first.height, 0.0);
            }
            Piece {
                strips,
                before: setting.gap,
                after: setting.gap,
            }
        }
        Body::List(list) => list::piece(context, block, list, setting),
        Body::Quote(quoted) => quote::piece(context, block, quoted, setting),
        Body::Table(table) => table::piece(context, block, table, setting),
        Body::Chart(chart) => chart::piece(context, block, chart, setting),
    }
}

/// Returns the grid that running text keeps to, which stands in nothing else.
fn grid(style: &PageStyle, setting: &Setting, line_height: f32, ahead: f32) -> Option<Grid> {
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
    let label = paragraph::lines(&mut context.words, &label, &setting.column());
    let inner = setting.indented(indent, setting.parent);
    let mut strips = paragraph(context, text, element, &inner);
    put_label(&mut strips, label);
    strips
}

/// Puts a label of one line before the first line of something.
pub(super) fn put_label(strips: &mut [Strip], label: Vec<Strip>) {
    if let (Some(first), Some(mut label)) = (strips.first_mut(), label.into_iter().next()) {
        label.items.append(&mut first.items);
        first.items = label.items;
    }
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
    let mut strips = paragraph::lines(&mut context.words, &rich, &setting.column());
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
            Inline::Cite { .. } | Inline::Link { .. } | Inline::Break => {}
        }
    }
    has_words
}

/// Returns the level of the last heading as a screen reader hears it, which must not hear a level
/// skipped, whatever the look.
pub(super) fn heard_after(block: &Block, heard_before: u8) -> u8 {
    match &block.body {
        Body::Heading(heading) => heading.level.clamp(1, heard_before + 1),
        Body::Paragraph { .. }
        | Body::List(_)
        | Body::Quote(_)
        | Body::Table(_)
        | Body::Chart(_) => heard_before,
    }
}

fn heading_piece(
    context: &mut Context<'_>,
    block: &Block,
    heading: &Heading,
    setting: &Setting,
) -> Piece {
    let heard = heard_after(block, context.heard_level);
    context.heard_level = heard;
    let element = context
        .structure
        .add_from(setting.parent, Tag::Heading(heard), &block.origin);
    let number = heading.number.as_deref();
    let mut strips = heading_lines(
        context,
        heading.level,
        number,
        &heading.text,
        element,
        setting,
    );
    for strip in &mut strips {
        strip.keeps_next = true;
        strip.role = match block.anchor {
            Some(_) => Role::RowHeading,
            None => Role::Heading,
        };
    }
    let ahead = strips.iter().map(|strip| strip.height).sum::<f32>() + setting.gap;
    if let Some(first) = strips.first_mut() {
        first.grid = grid(context.style, setting, setting.line_height, ahead);
        first.new_page = heading.new_page;
        first.marks.push(Mark::Heading(Arc::new(MarkedHeading {
            level: heading.level,
            number: heading.number.clone(),
            text: heading.text.clone(),
            in_contents: heading.in_contents,
        })));
    }
    let (before, after) = match heading.level {
        0 | 1 => (40.0, 12.0),
        2 => (24.5, 7.0),
        3 => (19.0, 5.0),
        _ => (20.0, 3.0),
    };
    Piece {
        strips,
        before: context.style.scaled(before),
        after: context.style.scaled(after) - setting.gap,
    }
}

/// Sets a heading: a quiet number, then the words, which hang beside it.
pub(super) fn heading_lines(
    context: &mut Context<'_>,
    level: u8,
    number: Option<&str>,
    text: &str,
    element: ElementId,
    setting: &Setting,
) -> Vec<Strip> {
    let colors = context.style.colors;
    let [first, second, third, fourth] = context.style.type_sizes.headings;
    let (size, color) = match level {
        0 | 1 => (first, colors.accent),
        2 => (second, colors.ink),
        3 => (third, colors.ink),
        _ => (fourth, colors.accent),
    };
    let look = Look {
        face: Face::SemiBold,
        size,
        color,
        figures: Figures::Proportional,
    };
    let mut column = Column {
        line_height: (size * 1.25).round(),
        fit: Fit::Even,
        ..setting.column()
    };
    let label = number.map(|number| {
        let look = Look {
            face: Face::Regular,
            color: colors.muted,
            ..look
        };
        let label = Rich::label(number, look, element);
        let (_, width) = paragraph::widths(&mut context.words, &label);
        let label = paragraph::lines(&mut context.words, &label, &column);
        column.x += width + size * 0.5;
        column.width -= width + size * 0.5;
        label
    });
    let rich = Rich::plain(text, look, element);
    let mut strips = paragraph::lines(&mut context.words, &rich, &column);
    put_label(&mut strips, label.unwrap_or_default());
    strips
}
