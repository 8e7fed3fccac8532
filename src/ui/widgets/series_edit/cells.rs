//! The cells of the table: which there are, how wide, and what stands in them.

use egui::Id;

use crate::model::Point;
use crate::ui::widgets::field::FieldSpec;

const YEAR: &str = "Year";
const NEIGHBOURS: &str = "Neighbours";
pub(super) const COLUMNS: [&str; 6] = [YEAR, "Ours", NEIGHBOURS, "Region", "England", "Target"];
/// The column of our own figure.
pub(super) const OURS: usize = 1;
/// "Q1 2024-25" and the mark of what is not understood.
const YEAR_WIDTH: f32 = 112.0;
const FIGURE_WIDTH: f32 = 78.0;
/// Where there is less room, a figure is seen in part.
const MIN_FIGURE_WIDTH: f32 = 40.0;
/// What the longest head needs.
const HEAD_WIDTH: f32 = 84.0;
/// The button that takes a row away.
const CROSS_WIDTH: f32 = 28.0;
pub(super) const GAP: f32 = 4.0;

pub(super) fn wanted_id(id: Id) -> Id {
    id.with("wanted")
}

/// Names the field of a cell.
pub(super) fn cell_id(spec: &FieldSpec<'_>, (row, column): (usize, usize)) -> Id {
    spec.id.with((row, column))
}

/// How wide the columns are: the year's and that of a figure, so that a row with its cross takes
/// no more than there is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Widths {
    pub(super) year: f32,
    pub(super) figure: f32,
    /// That of the neighbours' figures, whose head is the longest.
    pub(super) widest: f32,
}

impl Widths {
    pub(super) fn within(width: f32) -> Self {
        let left = width - YEAR_WIDTH - CROSS_WIDTH - 6.0 * GAP;
        let figure = ((left - HEAD_WIDTH) / 4.0).clamp(MIN_FIGURE_WIDTH, FIGURE_WIDTH);
        let widest = (left - 4.0 * figure).clamp(figure, FIGURE_WIDTH + HEAD_WIDTH / 4.0);
        Self {
            year: YEAR_WIDTH,
            figure: figure.floor(),
            widest: widest.floor(),
        }
    }

    pub(super) fn of(self, nth: usize) -> f32 {
        match COLUMNS.get(nth) {
            Some(&YEAR) => self.year,
            Some(&NEIGHBOURS) => self.widest,
            _ => self.figure,
        }
    }
}

pub(super) fn texts(point: &Point) -> [&str; 6] {
    let Point {
        period,
        ours,
        neighbours,
        region,
        england,
        target,
    } = point;
    [
        period,
        &ours.0,
        &neighbours.0,
        &region.0,
        &england.0,
        &target.0,
    ]
}
