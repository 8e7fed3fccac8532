//! The header row of a table, and how it stands on the next pages.

use super::slots::{Slot, header_look, slot_setting};
use crate::{
    content::Table,
    layout::{
        blocks::{context::Context, setting::Setting},
        pages::{
            Area, Sign,
            structure::{ElementId, Tag},
        },
        strips::{row, strip::Strip},
        text::{badge::Badge, lines, rich::Rich},
    },
    model::FindingKind,
};

/// Sets the header row; its cells stand on its bottom rule.
pub(in crate::layout) fn header(
    context: &mut Context<'_>,
    table: &Table,
    slots: &[Slot],
    setting: &Setting,
) -> Strip {
    let head = context.structure.add(setting.parent, Tag::THead);
    let row = context.structure.add(head, Tag::TR);
    let look = header_look(setting);
    let mut cells = Vec::new();
    for (column, slot) in table.columns.iter().zip(slots) {
        let element = context.structure.add(row, Tag::ColumnHeader);
        let mut rich = Rich::plain(&column.header, look, element);
        if let (Some(kind), Some(span)) = (column.sign, rich.spans.first_mut()) {
            let colors = context.style.colors;
            let (sign, color) = match kind {
                FindingKind::Strength => (Sign::Disc, colors.ink),
                FindingKind::Area => (Sign::Triangle, colors.ink),
            };
            span.sign = Some(Badge::Sign(sign));
            span.look.color = color;
        }
        cells.push(lines::set(
            &mut context.words,
            &rich,
            &slot_setting(setting, slot, element).column(),
        ));
    }
    header_strip(context, cells, setting)
}

/// Puts the cells of a header row on its rule.
pub(super) fn header_strip(
    context: &Context<'_>,
    cells: Vec<Vec<Strip>>,
    setting: &Setting,
) -> Strip {
    let heights: Vec<f32> = cells.iter().map(|cell| row::height(cell)).collect();
    let tallest = heights.iter().copied().fold(0.0, f32::max);
    let mut strip = Strip {
        before: 3.0,
        height: tallest + row::PADDING + 4.0,
        keeps_next: true,
        ..Strip::default()
    };
    for (cell, height) in cells.into_iter().zip(heights) {
        row::stack(&mut strip, cell, 3.0 + tallest - height);
    }
    strip.rule(
        Area {
            x: setting.x,
            y: strip.height - 0.8,
            width: setting.width,
            height: 0.8,
        },
        context.style.colors.accent,
    );
    strip
}

/// Returns the header row as it stands on the next pages, where it means nothing new.
pub(super) fn repeated(header: &Strip) -> Strip {
    let mut items = header.items.clone();
    for item in &mut items {
        item.element = ElementId::ARTIFACT;
    }
    Strip {
        height: header.height,
        items,
        ..Strip::default()
    }
}
