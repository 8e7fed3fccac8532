//! Headings: a quiet number, then the words, which hang beside it.

use std::sync::Arc;

use super::{
    context::{Context, Piece},
    paragraph::grid,
    setting::Setting,
};
use crate::{
    content::{Block, Body, Heading},
    fonts::Face,
    layout::{
        pages::structure::{ElementId, Tag},
        strips::strip::{Mark, MarkedHeading, Role, Strip, put_label},
        text::{
            fit::Fit,
            fonts::Figures,
            lines::{self, Column},
            rich::{Look, Rich},
        },
    },
};

/// Returns the level of the last heading as a screen reader hears it, which must not hear a level
/// skipped, whatever the look.
pub(in crate::layout) fn heard_after(block: &Block, heard_before: u8) -> u8 {
    match &block.body {
        Body::Heading(heading) => heading.level.clamp(1, heard_before + 1),
        Body::Paragraph { .. }
        | Body::List(_)
        | Body::Quote(_)
        | Body::Table(_)
        | Body::Chart(_) => heard_before,
    }
}

/// Lays a heading out.
pub(in crate::layout) fn piece(
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
    let mut strips = lines(
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
pub(in crate::layout) fn lines(
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
        let (_, width) = lines::widths(&mut context.words, &label);
        let label = lines::set(&mut context.words, &label, &column);
        column.x += width + size * 0.5;
        column.width -= width + size * 0.5;
        label
    });
    let rich = Rich::plain(text, look, element);
    let mut strips = lines::set(&mut context.words, &rich, &column);
    put_label(&mut strips, label.unwrap_or_default());
    strips
}
