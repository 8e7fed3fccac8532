//! Tables: a caption, a header row that repeats on every page, rows that split only when no
//! page could hold them.

use std::rc::Rc;

use super::{
    block::{Context, Piece, Setting, blocks},
    columns::{Wish, block_widths, deal},
    figures,
    fonts::Figures,
    inline::{Look, Rich},
    paragraph,
    paragraph::Stands,
    strip::{Mark, Strip},
    structure::{ElementId, Tag},
};
use crate::{
    content::{Align, Block, Table, TableRow},
    fonts::Face,
    layout::pages::{Area, Sign},
    model::FindingKind,
};

/// The space between two columns.
const GUTTER: f32 = 11.0;
/// The space above and below the words of a row.
const ROW_PADDING: f32 = 4.5;
/// How thick rules are.
const RULE: f32 = 0.5;
/// How small the words may get before long words are cut.
const SMALLEST: f32 = 7.5;

/// A column at its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Left edge.
    pub(super) x: f32,
    /// Width of the words, without the gutter.
    pub(super) width: f32,
    /// How the cells stand.
    pub(super) align: Align,
    /// In a column of figures, the room right of the decimal point.
    pub(super) tail: f32,
}

/// Lays a table out.
pub(super) fn piece(
    context: &mut Context<'_>,
    block: &Block,
    table: &Table,
    setting: &Setting,
) -> Piece {
    let element = context
        .structure
        .add_from(setting.parent, Tag::Table, &block.origin);
    let mut setting = table_setting(context, setting, element);
    let slots = slots(context, table, &mut setting);
    let mut strips = caption(context, table, &setting);
    let header = header(context, table, &slots, &setting);
    let repeated = Rc::new(repeated(&header, 0.0));
    let repeated_within_row = Rc::new(self::repeated(&header, ROW_PADDING));
    strips.push(header);
    let body = context.structure.add(element, Tag::TBody);
    let limit = context.style.body_height() - repeated.height - 4.0;
    for row in &table.rows {
        let mut row = row_strips(
            context,
            table,
            row,
            &slots,
            &setting.indented(0.0, body),
            limit,
        );
        for (idx, strip) in row.iter_mut().enumerate() {
            let header = if idx == 0 {
                &repeated
            } else {
                &repeated_within_row
            };
            strip.header = Some(Rc::clone(header));
        }
        strips.append(&mut row);
    }
    Piece {
        strips,
        before: setting.line_height * 1.1,
        after: setting.line_height * 1.3,
    }
}

fn table_setting(context: &Context<'_>, setting: &Setting, element: ElementId) -> Setting {
    let size = context.style.type_sizes.table;
    Setting {
        look: Look {
            size,
            figures: Figures::Tabular,
            ..setting.look
        },
        line_height: (size * 1.35 * 2.0).round() / 2.0,
        gap: 3.0,
        parent: element,
        has_small_notes: false,
        ..*setting
    }
}

/// Finds the columns' places; a table too wide for its words is set smaller.
fn slots(context: &mut Context<'_>, table: &Table, setting: &mut Setting) -> Vec<Slot> {
    let n_gutters = table.columns.len().saturating_sub(1);
    let gutters: f32 = std::iter::repeat_n(GUTTER, n_gutters).sum();
    let room = setting.width - gutters;
    let (mut wishes, mut tails) = wishes(context, table, setting);
    let needed: f32 = wishes.iter().map(|wish| wish.min).sum();
    if needed > room {
        let size = (setting.look.size * room / needed).max(SMALLEST);
        let scale = size / setting.look.size;
        setting.look.size = size;
        setting.line_height *= scale;
        for wish in &mut wishes {
            wish.min *= scale;
            wish.max *= scale;
        }
        for tail in &mut tails {
            *tail *= scale;
        }
    }
    let mut x = setting.x;
    deal(room, &wishes)
        .into_iter()
        .zip(&table.columns)
        .zip(tails)
        .map(|((width, column), tail)| {
            let slot = Slot {
                x,
                width,
                align: column.align,
                tail,
            };
            x += width + GUTTER;
            slot
        })
        .collect()
}

fn wishes(context: &mut Context<'_>, table: &Table, setting: &Setting) -> (Vec<Wish>, Vec<f32>) {
    let mut wishes = Vec::new();
    let mut tails = Vec::new();
    for (idx, column) in table.columns.iter().enumerate() {
        let mut wish = Wish {
            share: f32::from(column.share.max(1)),
            ..Wish::default()
        };
        let look = header_look(setting);
        let header = Rich::plain(&column.header, look, ElementId::ARTIFACT);
        let (min, max) = paragraph::widths(&mut context.words, &header);
        let sign = if column.sign.is_some() {
            look.size
        } else {
            0.0
        };
        wish.include((min + sign, max + sign));
        let cells = || table.rows.iter().filter_map(|row| row.cells.get(idx));
        for cell in cells() {
            wish.include(block_widths(context, cell, setting));
        }
        let mut tail = 0.0;
        if column.align == Align::Figures {
            let (head, longest_tail) = figures::widths(context, cells(), &setting.look);
            wish.include((head + longest_tail, head + longest_tail));
            tail = longest_tail;
        }
        wishes.push(wish);
        tails.push(tail);
    }
    (wishes, tails)
}

fn caption(context: &mut Context<'_>, table: &Table, setting: &Setting) -> Vec<Strip> {
    if table.caption.is_empty() {
        return Vec::new();
    }
    let element = context.structure.add(setting.parent, Tag::Caption);
    let look = Look {
        face: Face::SemiBold,
        figures: Figures::Proportional,
        ..setting.look
    };
    let mut rich = Rich::plain(&table.caption, look, element);
    if !table.caption_note.is_empty() {
        let note = format!(" · {}", table.caption_note);
        let look = Look {
            face: Face::Regular,
            color: context.style.colors.muted,
            ..look
        };
        rich.push(&note, look, element);
    }
    let mut strips = paragraph::lines(&mut context.words, &rich, &setting.column());
    for strip in &mut strips {
        strip.keeps_next = true;
    }
    strips
}

fn header_look(setting: &Setting) -> Look {
    Look {
        face: Face::SemiBold,
        figures: Figures::Proportional,
        ..setting.look
    }
}

/// Sets the header row; its cells stand on its bottom rule.
fn header(context: &mut Context<'_>, table: &Table, slots: &[Slot], setting: &Setting) -> Strip {
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
            span.sign = Some(sign);
            span.look.color = color;
        }
        cells.push(paragraph::lines(
            &mut context.words,
            &rich,
            &slot_setting(setting, slot, element).column(),
        ));
    }
    let heights: Vec<f32> = cells.iter().map(|cell| height(cell)).collect();
    let tallest = heights.iter().copied().fold(0.0, f32::max);
    let mut strip = Strip {
        before: 3.0,
        height: tallest + ROW_PADDING + 4.0,
        keeps_next: true,
        ..Strip::default()
    };
    for (cell, height) in cells.into_iter().zip(heights) {
        stack(&mut strip, cell, 3.0 + tallest - height);
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
fn repeated(header: &Strip, below: f32) -> Strip {
    let mut items = header.items.clone();
    for item in &mut items {
        item.element = ElementId::ARTIFACT;
    }
    Strip {
        height: header.height + below,
        items,
        ..Strip::default()
    }
}

fn slot_setting(setting: &Setting, slot: &Slot, parent: ElementId) -> Setting {
    Setting {
        x: slot.x,
        width: slot.width,
        parent,
        stands: match slot.align {
            Align::Start => Stands::Start,
            Align::Figures => Stands::End,
        },
        ..*setting
    }
}

fn row_strips(
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
        let content = row.cells.get(idx).map_or(&[][..], Vec::as_slice);
        let mut strips = blocks(context, content, &setting);
        if let Some(first) = strips.first_mut() {
            first.before = 0.0;
        }
        if slot.align == Align::Figures {
            figures::stand_by_point(context, content, &mut strips, slot, &setting.look);
        }
        cells.push(strips);
    }
    let tallest = cells.iter().map(|cell| height(cell)).fold(0.0, f32::max);
    let mut strips = if tallest + 2.0 * ROW_PADDING > limit {
        sliced(cells)
    } else {
        let mut strip = Strip {
            height: tallest.max(setting.line_height),
            ..Strip::default()
        };
        for cell in cells {
            stack(&mut strip, cell, 0.0);
        }
        vec![strip]
    };
    frame(context, &mut strips, setting);
    if let (Some(first), Some(anchor)) = (strips.first_mut(), &row.anchor) {
        first.marks.push(Mark::Row(anchor.clone()));
    }
    strips
}

/// Adds the padding of a row and the rule below it.
fn frame(context: &Context<'_>, strips: &mut [Strip], setting: &Setting) {
    if let Some(first) = strips.first_mut() {
        first.shift(ROW_PADDING);
        first.height += ROW_PADDING;
    }
    if let Some(last) = strips.last_mut() {
        last.height += ROW_PADDING;
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
            let before = strip.before;
            strip.shift(before);
            slice.height = slice.height.max(before + strip.height);
            slice.items.append(&mut strip.items);
            slice.links.append(&mut strip.links);
            slice.marks.append(&mut strip.marks);
        }
    }
    slices
}

fn height(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.before + strip.height).sum()
}

/// Puts the strips of a cell into the strip of its row.
fn stack(into: &mut Strip, strips: Vec<Strip>, top: f32) {
    let mut y = top;
    for mut strip in strips {
        y += strip.before;
        strip.shift(y);
        for bar in &strip.bars {
            let above = if bar.joins_above { strip.before } else { 0.0 };
            let area = Area {
                x: bar.x,
                y: y - above,
                width: bar.width,
                height: strip.height + above,
            };
            into.rule(area, bar.color);
        }
        into.items.append(&mut strip.items);
        into.links.append(&mut strip.links);
        into.marks.append(&mut strip.marks);
        y += strip.height;
    }
}
