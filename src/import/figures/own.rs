//! The table of figures that Candour itself writes, to be checked elsewhere and brought in again.
//!
//! Its columns are known by name, in whatever order they come back. What another program did to
//! the words is undone: an apostrophe that keeps them from being a formula.

use super::found::{Figures, Own, Series};
use crate::import::ImportError;
use crate::model::{Figure, Point};

/// What names an indicator, and what its figures are called, in the order of a point.
const FIGURES: [&str; 5] = [
    "our figure",
    "statistical neighbours",
    "region",
    "england",
    "target",
];

/// Signs before which Candour writes an apostrophe.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Where what stands.
struct Columns {
    row: usize,
    indicator: usize,
    unit: Option<usize>,
    period: usize,
    figures: [Option<usize>; 5],
}

impl Columns {
    fn of(head: &[String]) -> Option<Self> {
        let at = |name: &str| {
            let mut cells = head.iter();
            cells.position(|cell| cell.trim().eq_ignore_ascii_case(name))
        };
        let figures = FIGURES.map(at);
        figures.first().copied().flatten()?;
        Some(Self {
            row: at("row")?,
            indicator: at("indicator")?,
            unit: at("unit"),
            period: at("period")?,
            figures,
        })
    }
}

/// Reads a table that Candour wrote; none where it did not write this one.
pub(super) fn read(rows: &[Vec<String>], sheet: &str) -> Option<Result<Figures, ImportError>> {
    let head = rows.first()?;
    let Some(columns) = Columns::of(head) else {
        let is_register = head.first().is_some_and(|cell| cell.trim() == "Row");
        return is_register.then_some(Err(ImportError::OwnTable));
    };
    let sheet = if sheet.is_empty() {
        String::new()
    } else {
        format!("sheet {sheet}, ")
    };
    let mut series: Vec<Series> = Vec::new();
    for (idx, row) in rows.iter().enumerate().skip(1) {
        let text = |at: usize| words(row.get(at));
        let point = point(row, &columns);
        let name = text(columns.indicator);
        if name.is_empty() || point.period.is_empty() {
            continue;
        }
        let own = Own {
            row: text(columns.row),
            unit: columns.unit.map(text).unwrap_or_default(),
        };
        let is_same = |known: &&mut Series| {
            let known_row = known.own.as_ref().map(|own| own.row.as_str());
            known_row == Some(own.row.as_str()) && known.column == name
        };
        match series.last_mut().filter(is_same) {
            Some(known) => known.points.push(point),
            None => series.push(Series {
                column: name,
                filters: Vec::new(),
                points: vec![point],
                place: format!("{sheet}row {}", idx + 1),
                own: Some(own),
            }),
        }
    }
    let authority = String::new();
    let left = Vec::new();
    Some(Ok(Figures {
        authority,
        series,
        left,
    }))
}

fn point(row: &[String], columns: &Columns) -> Point {
    let figure = |at: Option<usize>| Figure(at.map(|at| words(row.get(at))).unwrap_or_default());
    let [ours, neighbours, region, england, target] = columns.figures.map(figure);
    Point {
        period: words(row.get(columns.period)),
        ours,
        neighbours,
        region,
        england,
        target,
    }
}

/// Returns the words of a cell without the apostrophe that keeps them from being a formula.
fn words(cell: Option<&String>) -> String {
    let text = cell.map(|cell| cell.trim()).unwrap_or_default();
    let bare = text.strip_prefix('\'');
    let bare = bare.filter(|bare| bare.trim_start().starts_with(SIGNS));
    bare.unwrap_or(text).to_owned()
}
