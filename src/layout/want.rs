//! What the words of a table want of its columns, and whether a page can give it.

use super::{
    block::{Context, Setting},
    cells::{self, Cell},
    columns::{Wish, deal_height},
    figures,
    inline::Rich,
    paragraph,
    structure::ElementId,
    table::{GUTTER, cell_look, header_look},
};
use crate::content::{Align, Table};

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

/// What the words of a table want.
pub(super) struct Wanted {
    pub(super) wishes: Vec<Wish>,
    /// In columns of figures, the room right of the decimal point.
    pub(super) tails: Vec<f32>,
    /// Which columns are of figures.
    are_figures: Vec<bool>,
    /// The cells of header and body, row by row.
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Wanted {
    pub(super) fn of(context: &mut Context<'_>, table: &Table, setting: &Setting) -> Self {
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

    /// Whether a table of many columns has too little room on an upright page: for its words at
    /// a size that is read with ease, or for rows of a height that can be taken in.
    pub(super) fn needs_turning(&self, width: f32) -> bool {
        if self.wishes.len() < MANY_COLUMNS {
            return false;
        }
        let room = self.room(width);
        let n_rows: f32 = self.rows.iter().map(|_| 1.0).sum();
        self.needed_where(room, FULL) * EASY > room
            || deal_height(room, &self.wishes, &self.rows) > n_rows * MANY_LINES
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

    pub(super) fn scale(&mut self, by: f32) {
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
