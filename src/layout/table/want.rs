//! What the words of a table want of its columns, and whether a page can give it.
//!
//! A table too wide for an upright page is turned where its rows are short and many, or of
//! figures, which are compared side by side. It is stacked where a turned page would not help its
//! long texts, or would stand mostly empty, with a hole before it on the page that was left.

use super::{
    cells::{self, Cell},
    columns::{Wish, deal_height},
    decimals,
    slots::{GUTTER, cell_look, header_look},
};
use crate::{
    content::{Align, Table},
    layout::{
        blocks::{context::Context, setting::Setting},
        pages::structure::ElementId,
        strips::row,
        style::PageStyle,
        text::{lines, rich::Rich},
    },
};

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
/// How much of its width the longest word of a column may take before the page is turned.
const FULL: f32 = 0.92;
/// How much smaller words may be set on an upright page.
const EASY: f32 = 0.9;
/// How many lines the rows of a table have, on average, when its page is turned.
const MANY_LINES: f32 = 9.0;
/// How many columns a table has at least that is stacked, though no page is turned for it.
const SOME_COLUMNS: usize = 4;
/// How many lines the rows of such a table have, on average.
const VERY_MANY_LINES: f32 = 14.0;
/// How much of a turned page a table fills at least.
const WELL_FILLED: f32 = 0.85;

/// How a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Columns side by side.
    Upright,
    /// The same on a page that is turned.
    Turned,
    /// Row by row, the cells of each below each other.
    Stacked,
}

/// What the words of a table want.
pub(in crate::layout) struct Wanted {
    pub(in crate::layout) wishes: Vec<Wish>,
    /// In columns of figures, the room right of the decimal point.
    pub(super) tails: Vec<f32>,
    /// Which columns are of figures.
    are_figures: Vec<bool>,
    /// The cells of header and body, row by row.
    pub(in crate::layout) rows: Vec<Vec<Cell>>,
}

impl Wanted {
    pub(in crate::layout) fn of(
        context: &mut Context<'_>,
        table: &Table,
        setting: &Setting,
    ) -> Self {
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
                let (head, longest_tail) = decimals::widths(context, cells, &look);
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

    pub(super) fn n_columns(&self) -> f32 {
        self.wishes.iter().map(|_| 1.0).sum()
    }

    /// Returns the width without the gutters.
    pub(super) fn room(&self, width: f32) -> f32 {
        width - (self.n_columns() - 1.0).max(0.0) * GUTTER
    }

    /// Returns the width that the columns need: figures as much as they have, words more than
    /// the longest of them.
    pub(super) fn needed(&self, room: f32) -> f32 {
        self.needed_where(room, CROWDED)
    }

    fn needed_where(&self, room: f32, crowded: f32) -> f32 {
        let has_figures = self.are_figures.contains(&true);
        let columns = self.wishes.iter().zip(&self.are_figures).enumerate();
        columns
            .map(|(idx, (wish, are_figures))| {
                let narrowest = match idx {
                    0 if has_figures => NARROWEST_NAME,
                    _ => NARROWEST,
                };
                match are_figures {
                    true => wish.min,
                    false => (wish.min / crowded).max(wish.max.min(room * narrowest)),
                }
            })
            .sum()
    }

    /// Gives up words that would need most of the width alone.
    pub(super) fn cut_longest(&mut self, room: f32) {
        let longest = room * (CROWDED / self.n_columns().max(1.0)).max(LONGEST_WORD);
        for wish in &mut self.wishes {
            wish.min = wish.min.min(longest);
        }
    }

    /// Says how the table stands best.
    pub(super) fn way(&self, style: &PageStyle, setting: &Setting) -> Way {
        let n_figures = self.are_figures.iter().filter(|are| **are).count();
        let is_of_figures = n_figures * 2 >= self.wishes.len();
        let is_too_wide = self.is_too_wide(setting.width);
        if !is_too_wide {
            let is_too_tall = self.wishes.len() >= SOME_COLUMNS
                && self.n_lines_a_row(setting.width) > VERY_MANY_LINES;
            return if is_too_tall && !is_of_figures {
                Way::Stacked
            } else {
                Way::Upright
            };
        }
        let can_turn = setting.width >= style.measure() && style.page.width < style.page.height;
        match (is_of_figures, can_turn) {
            (true, true) => Way::Turned,
            (true, false) => Way::Upright,
            (false, true) if self.fills_turned(style, setting) => Way::Turned,
            (false, _) => Way::Stacked,
        }
    }

    /// Whether a table of many columns has too little room: for its words at a size that is read
    /// with ease, or for rows of a height that can be taken in.
    fn is_too_wide(&self, width: f32) -> bool {
        let room = self.room(width);
        self.wishes.len() >= MANY_COLUMNS
            && (self.needed_where(room, FULL) * EASY > room
                || self.n_lines_a_row(width) > MANY_LINES)
    }

    /// Whether a turned page has room enough for the table, and not far too much.
    fn fills_turned(&self, style: &PageStyle, setting: &Setting) -> bool {
        let turned = style.page.turned();
        let width = style.measure_of(turned);
        let height =
            self.n_rows() * (self.n_lines_a_row(width) * setting.line_height + 2.0 * row::PADDING);
        let page = turned.height - style.margins.top - style.margins.bottom;
        !self.is_too_wide(width) && height > page * WELL_FILLED
    }

    /// Returns how many rows there are below the header.
    fn n_rows(&self) -> f32 {
        self.rows.iter().skip(1).map(|_| 1.0).sum()
    }

    fn n_lines_a_row(&self, width: f32) -> f32 {
        let rows = self.rows.get(1..).unwrap_or_default();
        deal_height(self.room(width), &self.wishes, rows) / self.n_rows().max(1.0)
    }

    /// Keeps dates, references and statuses on one line, as long as the others have room.
    pub(super) fn keep_short_lines(&mut self, room: f32) {
        let mut taken: f32 = self.wishes.iter().map(|wish| wish.min).sum();
        for wish in &mut self.wishes {
            let more = wish.max - wish.min;
            if wish.max <= room * SHORT_LINE && taken + more <= room * CROWDED {
                taken += more;
                wish.min = wish.max;
            }
        }
    }

    pub(in crate::layout) fn scale(&mut self, by: f32) {
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
    cell.add(&lines::extent(&mut context.words, &header), sign);
    cells.push(cell);
    let look = cell_look(&setting.look, column.align);
    for row in &table.rows {
        let blocks = row.cells.get(idx).map_or(&[][..], Vec::as_slice);
        cells.push(cells::cell(context, blocks, &Setting { look, ..*setting }));
    }
    cells
}
