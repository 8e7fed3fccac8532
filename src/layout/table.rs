//! Tables: a caption, a header row that repeats on every page, rows that split only when no
//! page could hold them.

use std::sync::Arc;

use super::{
    badge::Badge,
    block::{Context, Piece, Setting},
    columns::{Wish, block_widths, deal},
    figures,
    fonts::Figures,
    inline::{Look, Rich},
    paragraph,
    paragraph::Stands,
    row,
    strip::{Strip, keep_together},
    structure::{ElementId, Tag},
};
use crate::{
    content::{Align, Block, Table},
    fonts::Face,
    layout::pages::{Area, Sign},
    model::FindingKind,
};

/// The space between two columns.
const GUTTER: f32 = 11.0;
/// How much of the width the longest words of all columns may take before words are set smaller:
/// a table of nothing but narrow columns is hard to read.
const CROWDED: f32 = 0.75;
/// How much of the width the longest word of one column may take in a table of many: a longer one
/// is cut, because it is an address or a mistake.
const LONGEST_WORD: f32 = 0.3;

/// How much of a page a row may take before it is split inside. A taller row would leave a hole
/// on the page before it.
pub(super) const TALLEST_ROW: f32 = 0.4;

/// How much of a page a table may take so that it is never torn.
const SMALL_TABLE: f32 = 0.25;

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
    let repeated = Arc::new(repeated(&header, 0.0));
    let repeated_within_row = Arc::new(self::repeated(&header, row::PADDING));
    strips.push(header);
    let body = context.structure.add(element, Tag::TBody);
    let limit = context.style.body_height() * TALLEST_ROW;
    for row in &table.rows {
        let mut split = row::strips(
            context,
            table,
            row,
            &slots,
            &setting.indented(0.0, body),
            limit,
        );
        for (idx, strip) in split.iter_mut().enumerate() {
            let header = if idx == 0 {
                &repeated
            } else {
                &repeated_within_row
            };
            strip.header = Some(Arc::clone(header));
        }
        strips.append(&mut split);
    }
    let height: f32 = strips.iter().map(|strip| strip.before + strip.height).sum();
    if height < context.style.body_height() * SMALL_TABLE {
        keep_together(&mut strips);
    }
    // The last row does not stand alone under a repeated header.
    if let ([.., second_last, _], true) = (&mut strips[..], table.rows.len() > 2) {
        second_last.keeps_next = true;
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
            ..setting.look
        },
        line_height: (size * 1.35 * 2.0).round() / 2.0,
        gap: size * 0.32,
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
    let n_columns: f32 = table.columns.iter().map(|_| 1.0).sum();
    let longest = room * (CROWDED / n_columns.max(1.0)).max(LONGEST_WORD);
    for wish in &mut wishes {
        wish.min = wish.min.min(longest);
    }
    let needed: f32 = wishes.iter().map(|wish| wish.min).sum();
    if needed > room * CROWDED {
        let size =
            (setting.look.size * room * CROWDED / needed).max(context.style.type_sizes.smallest);
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
        let look = cell_look(&setting.look, column.align);
        for cell in cells() {
            wish.include(block_widths(context, cell, &Setting { look, ..*setting }));
        }
        let mut tail = 0.0;
        if column.align == Align::Figures {
            let (head, longest_tail) = figures::widths(context, cells(), &look);
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
            span.sign = Some(Badge::Sign(sign));
            span.look.color = color;
        }
        cells.push(paragraph::lines(
            &mut context.words,
            &rich,
            &slot_setting(setting, slot, element).column(),
        ));
    }
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

/// Figures are equally wide where they stand under each other, and nowhere else.
fn cell_look(look: &Look, align: Align) -> Look {
    let figures = match align {
        Align::Start => Figures::Proportional,
        Align::Figures => Figures::Tabular,
    };
    Look { figures, ..*look }
}

/// Returns the setting of a cell.
pub(super) fn slot_setting(setting: &Setting, slot: &Slot, parent: ElementId) -> Setting {
    Setting {
        look: cell_look(&setting.look, slot.align),
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
