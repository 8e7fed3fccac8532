//! Rows of a table: cells side by side. A tall row is cut between its lines.

use super::{
    block::{Context, Setting, blocks},
    figures,
    pages::Area,
    strip::{Mark, Strip},
    structure::Tag,
    table::{Slot, slot_setting},
};
use crate::content::{Align, Table, TableRow};

/// The space above and below the words of a row.
pub(super) const PADDING: f32 = 4.5;
/// How thick rules are.
const RULE: f32 = 0.5;

/// Lays a row out: as one strip, or line by line if it is taller than the limit.
pub(super) fn strips(
    context: &mut Context<'_>,
    table: &Table,
    row: &TableRow,
    slots: &[Slot],
    setting: &Setting,
    limit: f32,
) -> Vec<Strip> {
    let element = context
        .structure
        .add_from(setting.parent, Tag::TR, &row.origin);
    let mut cells = Vec::new();
    for (idx, slot) in slots.iter().enumerate() {
        let is_header = idx == 0 && table.has_row_headers;
        let tag = if is_header { Tag::RowHeader } else { Tag::TD };
        let element = context.structure.add(element, tag);
        let setting = slot_setting(setting, slot, element);
        let held = row.cells.get(idx).map_or(&[][..], Vec::as_slice);
        let mut strips = blocks(context, held, &setting);
        if let Some(first) = strips.first_mut() {
            first.before = 0.0;
        }
        if slot.align == Align::Figures {
            figures::stand_by_point(context, held, &mut strips, slot, &setting.look);
        }
        cells.push(strips);
    }
    let mut strips = side_by_side(cells, PADDING, setting.line_height, limit);
    frame(context, &mut strips, PADDING, setting);
    if let (Some(first), Some(anchor)) = (strips.first_mut(), &row.anchor) {
        first.marks.push(Mark::Row(anchor.clone()));
    }
    strips
}

/// Puts cells side by side: in one strip, or line by line if they are taller than the limit.
pub(super) fn side_by_side(
    cells: Vec<Vec<Strip>>,
    padding: f32,
    min_height: f32,
    limit: f32,
) -> Vec<Strip> {
    let tallest = cells.iter().map(|cell| height(cell)).fold(0.0, f32::max);
    if tallest + 2.0 * padding > limit {
        return sliced(cells);
    }
    let mut strip = Strip {
        height: tallest.max(min_height),
        ..Strip::default()
    };
    for cell in cells {
        stack(&mut strip, cell, 0.0);
    }
    vec![strip]
}

/// Adds the padding of a row and the rule below it.
pub(super) fn frame(context: &Context<'_>, strips: &mut [Strip], padding: f32, setting: &Setting) {
    if let Some(first) = strips.first_mut() {
        first.shift(padding);
        first.height += padding;
    }
    if let Some(last) = strips.last_mut() {
        last.height += padding;
        let area = Area {
            x: setting.x,
            y: last.height - RULE,
            width: setting.width,
            height: RULE,
        };
        last.rule(area, context.style.colors.line);
    }
}

/// Cuts a row that no page can hold: the first lines of all cells, then the second lines.
fn sliced(cells: Vec<Vec<Strip>>) -> Vec<Strip> {
    let n_slices = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut slices: Vec<Strip> = Vec::new();
    slices.resize_with(n_slices, Strip::default);
    for cell in cells {
        for (slice, mut strip) in slices.iter_mut().zip(cell) {
            slice.keeps_next |= strip.keeps_next;
            slice.bars.append(&mut strip.bars);
            let before = strip.before;
            strip.shift(before);
            slice.height = slice.height.max(before + strip.height);
            slice.items.append(&mut strip.items);
            slice.links.append(&mut strip.links);
            slice.marks.append(&mut strip.marks);
        }
    }
    // The wishes of several cells together must not keep the whole row on one page.
    for idx in 2..slices.len() {
        if let Some([a, b, c]) = slices.get_mut(idx - 2..=idx) {
            c.keeps_next &= !(a.keeps_next && b.keeps_next);
        }
    }
    if let Some(last) = slices.last_mut() {
        last.keeps_next = false;
    }
    slices
}

/// Returns how high the strips of a cell are.
pub(super) fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.before + strip.height).sum()
}

/// Puts the strips of a cell into the strip of its row.
pub(super) fn stack(into: &mut Strip, strips: Vec<Strip>, top: f32) {
    let mut y = top;
    for mut strip in strips {
        y += strip.before;
        strip.shift(y);
        for bar in &strip.bars {
            let above = if bar.joins_above { strip.before } else { 0.0 };
            into.items.push(bar.item(y - above, strip.height + above));
        }
        into.items.append(&mut strip.items);
        into.links.append(&mut strip.links);
        into.marks.append(&mut strip.marks);
        y += strip.height;
    }
}
