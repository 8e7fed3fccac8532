//! Rows and columns of a spreadsheet as figures by year.
//!
//! Years may stand down, with areas across, or across, with areas down; a first row or column
//! that names areas says which figures are whose. Where none is named, cells fill the columns
//! from where they are pasted on.

use crate::model::{Figure, NamedPeriod, Point};

use super::cells::Rows;

/// How many columns a point has: the period and five areas.
pub const COLUMNS: usize = 6;

/// What came of pasted cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The figures as they are now.
    pub points: Vec<Point>,
    /// The names over figures that were put nowhere, because it is not plain whose they are.
    pub unplaced: Vec<String>,
}

/// Puts pasted cells into figures, beginning at a row and a column.
pub fn filled(points: &[Point], (row, column): (usize, usize), rows: &Rows) -> Filled {
    let rows = &rows.0;
    if let Some((table, unplaced)) = by_areas(rows).or_else(|| by_areas(&turned(rows))) {
        return Filled {
            points: merged(points, &table),
            unplaced,
        };
    }
    let mut filled = points.to_vec();
    let is_blank = |row: &&Vec<String>| row.iter().all(String::is_empty);
    let n_rows = rows.len() - rows.iter().rev().take_while(is_blank).count();
    for (down, cells) in rows.iter().take(n_rows).enumerate() {
        let idx = row + down;
        while filled.len() <= idx {
            filled.push(Point::default());
        }
        for (across, cell) in cells.iter().enumerate() {
            if let Some(point) = filled.get_mut(idx) {
                set(point, column + across, cell.clone());
            }
        }
    }
    Filled {
        points: filled,
        unplaced: Vec::new(),
    }
}

/// Puts a text into a column of a point; there is none behind the last.
pub fn set(point: &mut Point, column: usize, text: String) {
    match column {
        0 => point.period = text,
        1 => point.ours = Figure(text),
        2 => point.neighbours = Figure(text),
        3 => point.region = Figure(text),
        4 => point.england = Figure(text),
        5 => point.target = Figure(text),
        _ => {}
    }
}

/// Returns which column the name of an area or of the period means.
fn column_of(name: &str) -> Option<usize> {
    let name = name
        .trim()
        .trim_end_matches([':', '%', '*'])
        .trim()
        .to_lowercase();
    let name = name.strip_prefix("our ").unwrap_or(&name);
    let is = |words: &[&str]| words.contains(&name);
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if says_something_else(name) {
        return None;
    }
    if is(&[
        "",
        "year",
        "years",
        "period",
        "date",
        "financial year",
        "time period",
        "quarter",
        "month",
    ]) {
        return Some(0);
    }
    if is(&["sn", "sns"]) || name.starts_with("sn ") || has(&["neighbour", "neighbor"]) {
        return Some(2);
    }
    if is(&["eng"]) || has(&["england", "national"]) {
        return Some(4);
    }
    if has(&["region"])
        || is(&[
            "east midlands",
            "west midlands",
            "east of england",
            "london",
            "inner london",
            "outer london",
            "north east",
            "north west",
            "south east",
            "south west",
            "yorkshire and the humber",
            "yorkshire & the humber",
            "yorkshire and humber",
        ])
    {
        return Some(3);
    }
    if has(&["target", "goal", "ambition"]) {
        return Some(5);
    }
    if is(&[
        "ours",
        "us",
        "our",
        "la",
        "local",
        "council",
        "authority",
        "local authority",
        "figure",
        "figures",
        "actual",
        "value",
        "values",
    ]) || has(&["council", "borough", "county"])
    {
        return Some(1);
    }
    None
}

/// Whether a name is of something else than the figure of an area, though it may name one.
fn says_something_else(name: &str) -> bool {
    let name = name.to_lowercase();
    let words = ["rank", "quartile", "difference", "change", "gap", "trend"];
    words.iter().any(|word| name.contains(word))
}

/// Whether a cell names a time. A bare figure is a year only where it can be one.
fn is_period(cell: &str) -> bool {
    NamedPeriod::read(cell).time.is_some()
}

/// Reads a table with areas across the first row and periods down the first column, or behind
/// columns that say the same all the way down. Returns its figures and the names over those that
/// were put nowhere.
fn by_areas(rows: &[Vec<String>]) -> Option<(Vec<Point>, Vec<String>)> {
    let (header, body) = rows.split_first()?;
    let body: Vec<&Vec<String>> = body
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    let first = period_column(&body)?;
    let names = header.get(first + 1..).filter(|names| !names.is_empty())?;
    let has_names = names
        .iter()
        .all(|name| !is_period(name) && !is_figure(name));
    let columns = columns_of(names);
    let is_corner = column_of(header.get(first)?) == Some(0);
    if !has_names || columns.iter().all(Option::is_none) && !is_corner {
        return None;
    }
    let columns = with_ours(names, columns);
    let is_figures = |idx: usize| {
        let mut cells = body.iter().filter_map(|row| row.get(first + 1 + idx));
        cells.any(|cell| !cell.is_empty())
    };
    let unplaced = { names.iter().zip(&columns).enumerate() }
        .filter(|(idx, (_, column))| column.is_none() && is_figures(*idx))
        .map(|(_, (name, _))| name.trim().to_owned());
    let unplaced = unplaced.collect();
    let points = body.iter().map(|row| {
        let mut point = Point::default();
        set(&mut point, 0, row.get(first).cloned().unwrap_or_default());
        for (cell, column) in row.iter().skip(first + 1).zip(&columns) {
            if let Some(column) = column {
                set(&mut point, *column, cell.clone());
            }
        }
        point
    });
    Some((points.collect(), unplaced))
}

/// Returns the column of the periods. What stands before it says the same in each row.
fn period_column(body: &[&Vec<String>]) -> Option<usize> {
    let cells = |idx: usize| body.iter().map(move |row| row.get(idx));
    let is_periods = |idx: usize| cells(idx).all(|cell| cell.is_some_and(|cell| is_period(cell)));
    let is_one = |idx: usize| {
        let first = cells(idx).next();
        cells(idx).all(|cell| Some(cell) == first)
    };
    let n_columns = body.iter().map(|row| row.len()).max()?;
    let first = (0..n_columns).find(|idx| is_periods(*idx))?;
    (0..first).all(is_one).then_some(first)
}

/// Returns the column of each name; of two names for one column only the first has it.
fn columns_of(names: &[String]) -> Vec<Option<usize>> {
    let mut columns: Vec<Option<usize>> = Vec::new();
    for name in names {
        let column = column_of(name).filter(|column| *column > 0);
        columns.push(column.filter(|column| !columns.contains(&Some(*column))));
    }
    columns
}

/// The one area that has no name we know is ours: its council's.
fn with_ours(names: &[String], mut columns: Vec<Option<usize>>) -> Vec<Option<usize>> {
    let is_area = |idx: &usize| {
        let name = names.get(*idx);
        columns.get(*idx) == Some(&None) && name.is_some_and(|name| !says_something_else(name))
    };
    let unknown: Vec<usize> = (0..columns.len()).filter(is_area).collect();
    if let ([only], false) = (unknown.as_slice(), columns.contains(&Some(1)))
        && let Some(column) = columns.get_mut(*only)
    {
        *column = Some(1);
    }
    columns
}

fn is_figure(cell: &str) -> bool {
    Figure(cell.to_owned()).read().number().is_some()
}

/// Puts columns in place of rows.
fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    (0..n_columns)
        .map(|column| {
            let cells = rows
                .iter()
                .map(|row| row.get(column).cloned().unwrap_or_default());
            cells.collect()
        })
        .collect()
}

/// Puts the figures of a table beside those there are: a period that is there gets what the table
/// says, another is put behind the last.
fn merged(points: &[Point], table: &[Point]) -> Vec<Point> {
    let mut merged = points.to_vec();
    let is_empty = |point: &Point| *point == Point::default();
    merged.retain(|point| !is_empty(point));
    for new in table {
        let period = NamedPeriod::read(&new.period);
        let known = merged
            .iter_mut()
            .find(|point| NamedPeriod::read(&point.period).is_same(&period));
        let Some(point) = known else {
            merged.push(new.clone());
            continue;
        };
        for (own, given) in [
            (&mut point.ours, &new.ours),
            (&mut point.neighbours, &new.neighbours),
            (&mut point.region, &new.region),
            (&mut point.england, &new.england),
            (&mut point.target, &new.target),
        ] {
            if !given.is_empty() {
                own.clone_from(given);
            }
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::{super::rows, *};

    fn point(cells: [&str; COLUMNS]) -> Point {
        let mut point = Point::default();
        for (column, cell) in cells.into_iter().enumerate() {
            set(&mut point, column, cell.to_owned());
        }
        point
    }

    #[track_caller]
    fn check(
        points: &[[&str; COLUMNS]],
        at: (usize, usize),
        pasted: &str,
        expected: &[[&str; COLUMNS]],
    ) {
        let before: Vec<Point> = points.iter().copied().map(point).collect();
        let after: Vec<Point> = expected.iter().copied().map(point).collect();
        let filled = filled(&before, at, &rows(pasted).unwrap());
        assert_eq!(filled.points, after, "{pasted:?}");
        assert!(filled.unplaced.is_empty(), "{filled:?}");
    }

    #[test]
    fn our_own_area_and_the_neighbours_are_known_by_what_councils_call_them() {
        let expected = [["2024", "64", "66", "", "70", ""]];
        check(
            &[],
            (0, 0),
            "Year\tOur LA\tSN average\tEngland\n2024\t64\t66\t70",
            &expected,
        );
        check(
            &[],
            (0, 0),
            "Measure\tYear\tNorthmere\tStat neighbours\tEngland\nRe-referrals\t2024\t64\t66\t70",
            &expected,
        );
    }

    #[test]
    fn what_is_no_figure_of_an_area_is_nobodys_and_not_ours() {
        for name in ["Rank", "Change", "Trend", "Difference from England"] {
            let pasted = format!("Year\tEngland\t{name}\n2024\t70\t12");
            let filled = filled(&[], (0, 0), &rows(&pasted).unwrap());
            assert_eq!(filled.points, [point(["2024", "", "", "", "70", ""])]);
            assert_eq!(filled.unplaced, [name]);
        }
    }

    #[test]
    fn figures_that_are_put_nowhere_are_named() {
        let pasted = "Year\tNorthmere\tKent\tEngland\tEngland rank\n2024\t64\t65\t70\t12";
        let filled = filled(&[], (0, 0), &rows(pasted).unwrap());
        let expected = point(["2024", "", "", "", "70", ""]);
        assert_eq!(filled.points, [expected]);
        assert_eq!(filled.unplaced, ["Northmere", "Kent", "England rank"]);
    }

    #[test]
    fn cells_fill_rows_and_columns_from_where_they_are_pasted() {
        check(
            &[["2024", "1", "", "", "", ""]],
            (0, 1),
            "14\t15\n16\t17\n",
            &[
                ["2024", "14", "15", "", "", ""],
                ["", "16", "17", "", "", ""],
            ],
        );
        check(
            &[],
            (0, 0),
            "2024\t14\n2025\t15",
            &[
                ["2024", "14", "", "", "", ""],
                ["2025", "15", "", "", "", ""],
            ],
        );
        check(
            &[["2024", "", "", "", "", ""]],
            (0, 4),
            "9\t8\t7",
            &[["2024", "", "", "", "9", "8"]],
        );
    }

    #[test]
    fn a_row_of_areas_says_whose_figures_they_are() {
        check(
            &[],
            (0, 0),
            "Year\tEngland\tTestshire\tStatistical neighbours\n2024\t70\t64\tc\n2025\t71\t66\t68.0\n",
            &[
                ["2024", "64", "c", "", "70", ""],
                ["2025", "66", "68.0", "", "71", ""],
            ],
        );
    }

    #[test]
    fn times_are_known_however_they_are_written() {
        check(
            &[["2024/25", "1", "", "", "", "60"]],
            (0, 1),
            "Period\tOurs\n31.03.24\t64\n24-25\t66\n",
            &[
                ["2024/25", "66", "", "", "", "60"],
                ["31.03.24", "64", "", "", "", ""],
            ],
        );
    }

    #[test]
    fn years_across_are_turned() {
        check(
            &[["2024", "", "", "", "", "60"]],
            (0, 1),
            "\t2024\t2025-26\nTestshire\t64\t66\nEngland\t70\t71\n",
            &[
                ["2024", "64", "", "", "70", "60"],
                ["2025-26", "66", "", "", "71", ""],
            ],
        );
    }
}
