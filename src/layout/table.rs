//! Tables: a caption, a header row that repeats on every page, rows.

use std::sync::Arc;

use super::{
    block::{Context, Piece, Setting},
    cells::{self, Cell},
    columns::{Wish, deal, deal_height},
    figures,
    fonts::Figures,
    inline::{Look, Rich},
    paragraph,
    paragraph::Stands,
    row::{self, Row},
    strip::Strip,
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
/// How much of its width the longest word of a column may take before words are set smaller: a
/// table of nothing but narrow columns is hard to read.
const CROWDED: f32 = 0.75;
/// How much of the width the longest word of one column may take in a table of many: a longer one
/// is cut, because it is an address or a mistake.
const LONGEST_WORD: f32 = 0.3;
/// How much of the width a column of words has at least, if it can fill it.
const NARROWEST: f32 = 0.14;
/// The same of what names a row of figures.
const NARROWEST_NAME: f32 = 0.22;
/// How much of the width the longest line of a column may take that is never wrapped.
const SHORT_LINE: f32 = 0.17;
/// How many columns a table has at least for which a page is turned.
const MANY_COLUMNS: usize = 6;
/// How much smaller words may be set on an upright page.
const EASY: f32 = 0.9;
/// How many lines the rows of a table have, on average, when its page is turned.
const MANY_LINES: f32 = 9.0;
/// How small the words may get before long words are cut.
const SMALLEST: f32 = 7.5;

/// How much of a page a table may take that stands on one page whatever comes.
const SMALL: f32 = 0.2;

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
    let is_turned = setting.width >= context.style.measure()
        && context.style.page.width < context.style.page.height
        && wanted.needs_turning(setting.width);
    if is_turned {
        setting.width = context.style.measure_of(context.style.page.turned());
    }
    let slots = slots(table, wanted, &mut setting);
    let mut strips = caption(context, table, &setting);
    let header = header(context, table, &slots, &setting);
    let repeated = Arc::new(repeated(&header));
    strips.push(header);
    let body = context.structure.add(element, Tag::TBody);
    let n_before = strips.len();
    let row_setting = setting.indented(0.0, body);
    strips.extend(table.rows.iter().map(|row| Strip {
        header: Some(Arc::clone(&repeated)),
        ..row::strip(context, table, row, &slots, &row_setting)
    }));
    keep_rows(context, &mut strips, n_before);
    for strip in &mut strips {
        strip.is_turned = is_turned;
    }
    Piece {
        strips,
        before: setting.line_height * 1.1,
        after: setting.line_height * 1.3,
    }
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
        gap: 3.0,
        parent: element,
        has_small_notes: false,
        ..*setting
    }
}

/// Finds the columns' places; a table too wide for its words is set smaller.
fn slots(table: &Table, mut wanted: Wanted, setting: &mut Setting) -> Vec<Slot> {
    let room = wanted.room(setting.width);
    wanted.cut_longest(room);
    let needed = wanted.needed(room);
    if needed > room {
        let size = (setting.look.size * room / needed).max(SMALLEST);
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

/// What the words of a table want.
struct Wanted {
    wishes: Vec<Wish>,
    /// In columns of figures, the room right of the decimal point.
    tails: Vec<f32>,
    /// Which columns are of figures.
    are_figures: Vec<bool>,
    /// The cells of header and body, row by row.
    rows: Vec<Vec<Cell>>,
}

impl Wanted {
    fn of(context: &mut Context<'_>, table: &Table, setting: &Setting) -> Self {
        let mut wanted = Self {
            wishes: Vec::new(),
            tails: Vec::new(),
            are_figures: Vec::new(),
            rows: vec![Vec::new(); table.rows.len() + 1],
        };
        for (idx, column) in table.columns.iter().enumerate() {
            let cells = column_cells(context, table, idx, setting);
            let mut wish = Wish {
                share: f32::from(column.share.max(1)),
                ..Wish::default()
            };
            for cell in &cells {
                wish.include(cell.widths());
            }
            let mut tail = 0.0;
            if column.align == Align::Figures {
                let look = cell_look(&setting.look, column.align);
                let cells = table.rows.iter().filter_map(|row| row.cells.get(idx));
                let (head, longest_tail) = figures::widths(context, cells, &look);
                wish.include((head + longest_tail, head + longest_tail));
                tail = longest_tail;
            }
            for (row, cell) in wanted.rows.iter_mut().zip(cells) {
                row.push(cell);
            }
            wanted.wishes.push(wish);
            wanted.tails.push(tail);
            wanted.are_figures.push(column.align == Align::Figures);
        }
        wanted
    }

    fn n_columns(&self) -> f32 {
        self.wishes.iter().map(|_| 1.0).sum()
    }

    /// Returns the width without the gutters.
    fn room(&self, width: f32) -> f32 {
        width - (self.n_columns() - 1.0).max(0.0) * GUTTER
    }

    /// Returns the width that the columns need: figures as much as they have, words more than
    /// the longest of them.
    fn needed(&self, room: f32) -> f32 {
        let narrowest = if self.are_figures.contains(&true) {
            NARROWEST_NAME
        } else {
            NARROWEST
        };
        let columns = self.wishes.iter().zip(&self.are_figures);
        columns
            .map(|(wish, are_figures)| match are_figures {
                true => wish.min,
                false => (wish.min / CROWDED).max(wish.max.min(room * narrowest)),
            })
            .sum()
    }

    /// Gives up words that would need most of the width alone.
    fn cut_longest(&mut self, room: f32) {
        let longest = room * (CROWDED / self.n_columns().max(1.0)).max(LONGEST_WORD);
        for wish in &mut self.wishes {
            wish.min = wish.min.min(longest);
        }
    }

    /// Whether a table of many columns has too little room on an upright page: for its words at
    /// a size that is read with ease, or for rows of a height that can be taken in.
    fn needs_turning(&self, width: f32) -> bool {
        if self.wishes.len() < MANY_COLUMNS {
            return false;
        }
        let room = self.room(width);
        let n_rows: f32 = self.rows.iter().map(|_| 1.0).sum();
        self.needed(room) * EASY > room
            || deal_height(room, &self.wishes, &self.rows) > n_rows * MANY_LINES
    }

    /// Keeps dates, references and statuses on one line, as long as the others have room.
    fn keep_short_lines(&mut self, room: f32) {
        let mut taken: f32 = self.wishes.iter().map(|wish| wish.min).sum();
        for wish in &mut self.wishes {
            let more = wish.max - wish.min;
            if wish.max <= room * SHORT_LINE && taken + more <= room * CROWDED {
                taken += more;
                wish.min = wish.max;
            }
        }
    }

    fn scale(&mut self, by: f32) {
        for wish in &mut self.wishes {
            wish.min *= by;
            wish.max *= by;
        }
        for tail in &mut self.tails {
            *tail *= by;
        }
        for cell in self.rows.iter_mut().flatten() {
            cell.scale(by);
        }
    }
}

/// Measures the cells of a column, its header first.
fn column_cells(
    context: &mut Context<'_>,
    table: &Table,
    idx: usize,
    setting: &Setting,
) -> Vec<Cell> {
    let mut cells = Vec::new();
    let Some(column) = table.columns.get(idx) else {
        return cells;
    };
    let look = header_look(setting);
    let header = Rich::plain(&column.header, look, ElementId::ARTIFACT);
    let sign = if column.sign.is_some() {
        look.size
    } else {
        0.0
    };
    let mut cell = Cell::default();
    cell.add(&paragraph::extent(&mut context.words, &header), sign);
    cells.push(cell);
    let look = cell_look(&setting.look, column.align);
    for row in &table.rows {
        let blocks = row.cells.get(idx).map_or(&[][..], Vec::as_slice);
        cells.push(cells::cell(context, blocks, &Setting { look, ..*setting }));
    }
    cells
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
fn repeated(header: &Strip) -> Strip {
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
