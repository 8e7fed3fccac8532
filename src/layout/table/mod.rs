//! Tables: a caption, a header row that repeats on every page, rows. Tables too wide for that are
//! turned with their page, or stacked (see `records`).

mod cells;
mod columns;
mod decimals;
mod header;
mod records;
mod rows;
mod slots;
mod want;

use std::sync::Arc;

use self::{
    columns::deal,
    header::{header, repeated},
    slots::{GUTTER, Slot},
    want::{Wanted, Way},
};
use crate::{
    content::{Block, Table},
    fonts::Face,
    layout::{
        blocks::{
            context::{Context, Piece},
            setting::Setting,
        },
        pages::structure::{ElementId, Tag},
        strips::{
            row::{self, Row},
            strip::Strip,
        },
        text::{
            fonts::Figures,
            lines,
            rich::{Look, Rich},
        },
    },
};

/// How much of a page a table may take that stands on one page whatever comes.
const SMALL: f32 = 0.25;

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
        ..rows::strip(context, table, row, &slots, &row_setting)
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
    let mut strips = lines::set(&mut context.words, &rich, &setting.column());
    for strip in &mut strips {
        strip.keeps_next = true;
    }
    strips
}
