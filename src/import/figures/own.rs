//! The table of figures that Candour itself writes, to be checked elsewhere and brought in again.
//!
//! Its columns are known by name, in whatever order they come back. What another program did to
//! the words is undone: an apostrophe that keeps them from being a formula, a day or a number.

use super::found::{Figures, Own, Series};
use crate::import::ImportError;
use crate::model::{Figure, Point, RegisterKind, needs_apostrophe};

/// What names an indicator, and what its figures are called, in the order of a point.
const FIGURES: [&str; 5] = [
    "our figure",
    "statistical neighbours",
    "region",
    "england",
    "target",
];

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

/// Whether a table is a register that Candour wrote: it begins with the name of each row, and has
/// more columns of that register than others.
fn is_register(head: &[String]) -> bool {
    let mut cells = head.iter().map(|cell| cell.trim());
    if cells.next() != Some("Row") {
        return false;
    }
    let rest: Vec<&str> = { cells }
        .filter(|cell| !cell.is_empty() && *cell != "Cited as")
        .collect();
    RegisterKind::ALL.iter().any(|register| {
        let columns = register.columns();
        let title = register.column(register.title_column());
        let has_title = title.is_some_and(|title| rest.contains(&title.label));
        let is_known = |cell: &&&str| columns.iter().any(|column| column.label == **cell);
        let n_known = rest.iter().filter(is_known).count();
        has_title && n_known * 2 > rest.len()
    })
}

/// Reads a table that Candour wrote; none where it did not write this one.
pub(super) fn read(rows: &[Vec<String>], sheet: &str) -> Option<Result<Figures, ImportError>> {
    let head = rows.first()?;
    let Some(columns) = Columns::of(head) else {
        return is_register(head).then_some(Err(ImportError::OwnTable));
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

/// Returns the words of a cell without the apostrophe that keeps them words.
fn words(cell: Option<&String>) -> String {
    let text = cell.map(|cell| cell.trim()).unwrap_or_default();
    let bare = text.strip_prefix('\'');
    let bare = bare.filter(|bare| needs_apostrophe(bare));
    bare.unwrap_or(text).to_owned()
}
