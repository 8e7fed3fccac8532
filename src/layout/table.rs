//! Tables: a caption, a header row that repeats on every page, rows. Tables too wide for that are
//! turned with their page, or stacked (see `records`).

use std::sync::Arc;

use super::{
    badge::Badge,
    block::{Context, Piece, Setting},
    columns::deal,
    fonts::Figures,
    inline::{Look, Rich},
    paragraph,
    paragraph::Stands,
    records,
    row::{self, Row},
    strip::Strip,
    structure::{ElementId, Tag},
    want::{Wanted, Way},
};
use crate::{
    content::{Align, Block, Table},
    fonts::Face,
    layout::pages::{Area, Sign},
    model::FindingKind,
};

/// The space between two columns.
pub(super) const GUTTER: f32 = 11.0;

/// How much of a page a table may take that stands on one page whatever comes.
const SMALL: f32 = 0.25;

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
    let wanted = Wanted::of(context, table, &setting);
    let way = wanted.way(context.style, &setting);
    let is_turned = way == Way::Turned;
    if is_turned {
        setting.width = context.style.measure_of(context.style.page.turned());
    }
    let mut strips = match way {
        Way::Upright | Way::Turned => side_by_side(context, table, wanted, &mut setting),
        Way::Stacked => {
            let mut strips = caption(context, table, &setting);
            strips.append(&mut records::strips(context, table, &wanted, &setting));
            strips
        }
    };
    for strip in &mut strips {
        strip.is_turned = is_turned;
    }
    Piece {
        strips,
        before: setting.line_height * 1.1,
        after: setting.line_height * 1.3,
    }
}

/// Sets caption, header row and rows of cells.
fn side_by_side(
    context: &mut Context<'_>,
    table: &Table,
    wanted: Wanted,
    setting: &mut Setting,
) -> Vec<Strip> {
    let slots = slots(context, table, wanted, setting);
    let mut strips = caption(context, table, setting);
    let header = header(context, table, &slots, setting);
    let repeated = Arc::new(repeated(&header));
    strips.push(header);
    let body = context.structure.add(setting.parent, Tag::TBody);
    let n_before = strips.len();
    let row_setting = setting.indented(0.0, body);
    strips.extend(table.rows.iter().map(|row| Strip {
        header: Some(Arc::clone(&repeated)),
        ..row::strip(context, table, row, &slots, &row_setting)
    }));
    keep_rows(context, &mut strips, n_before);
    strips
}

/// Keeps a small table on one page; in a larger one, a low row does not stand alone under the
/// header of a page. Rows that may be split go without.
fn keep_rows(context: &Context<'_>, strips: &mut [Strip], n_before: usize) {
    let is_small = row::height(strips) < context.style.body_height() * SMALL;
    let rows = strips.get_mut(n_before..).unwrap_or_default();
    let is = |strip: Option<&Strip>, test: fn(&Row) -> bool| {
        strip
            .and_then(|strip| strip.row.as_deref())
            .is_some_and(test)
    };
    let n_rows = rows.len();
    for idx in 0..n_rows.saturating_sub(1) {
        let begins = idx == 0 && is(rows.first(), Row::is_low);
        let ends = idx > 0 && idx + 2 == n_rows && is(rows.last(), Row::is_low);
        let may_split = is(rows.get(idx), Row::is_tall);
        if let Some(row) = rows.get_mut(idx) {
            row.keeps_next = (is_small || begins || ends) && !may_split;
        }
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
fn slots(
    context: &Context<'_>,
    table: &Table,
    mut wanted: Wanted,
    setting: &mut Setting,
) -> Vec<Slot> {
    let smallest = context.style.type_sizes.smallest;
    let room = wanted.room(setting.width);
    wanted.cut_longest(room);
    let needed = wanted.needed(room);
    if needed > room {
        let size = (setting.look.size * room / needed).max(smallest);
        let scale = size / setting.look.size;
        setting.look.size = size;
        setting.line_height *= scale;
        wanted.scale(scale);
    }
    let widths = if table.columns.iter().all(|column| column.sign.is_some()) {
        // Strengths and areas face each other as equals.
        vec![room / wanted.n_columns(); table.columns.len()]
    } else {
        wanted.keep_short_lines(room);
        deal(room, &wanted.wishes, &wanted.rows)
    };
    let mut x = setting.x;
    widths
        .into_iter()
        .zip(&table.columns)
        .zip(wanted.tails)
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

fn caption(context: &mut Context<'_>, table: &Table, setting: &Setting) -> Vec<Strip> {
    let (words, note) = (table.caption.as_str(), table.caption_note.as_str());
    if words.is_empty() && note.is_empty() {
        return Vec::new();
    }
    let element = context.structure.add(setting.parent, Tag::Caption);
    let look = Look {
        face: Face::SemiBold,
        figures: Figures::Proportional,
        ..setting.look
    };
    let quiet = Look {
        face: Face::Regular,
        color: context.style.colors.muted,
        ..look
    };
    let rich = if words.is_empty() {
        Rich::plain(note, quiet, element)
    } else {
        let mut rich = Rich::plain(words, look, element);
        if !note.is_empty() {
            rich.push(&format!(" · {note}"), quiet, element);
        }
        rich
    };
    let mut strips = paragraph::lines(&mut context.words, &rich, &setting.column());
    for strip in &mut strips {
        strip.keeps_next = true;
    }
    strips
}

pub(super) fn header_look(setting: &Setting) -> Look {
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

/// Figures are equally wide where they stand under each other, and nowhere else.
pub(super) fn cell_look(look: &Look, align: Align) -> Look {
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
