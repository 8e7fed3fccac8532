//! A council's own table: measures down and years across, or years down and measures across,
//! below whatever headings stand above it.

use std::collections::BTreeSet;

use super::{
    csv::{Record, Records},
    found::{Figures, Series},
    own,
    source::unreadable,
};
use crate::import::{ImportError, left::Left};
use crate::model::{Figure, NamedPeriod, Point};

/// The largest table that is looked at.
const MAX_ROWS: usize = 20_000;
const MAX_CELLS: usize = 400_000;
/// The largest table, rows by columns, empty cells counted.
const MAX_AREA: usize = 2_000_000;
/// How many periods make a header.
const MIN_PERIODS: usize = 2;

/// Reads a table whose first record was read already.
pub(super) fn read(mut records: Records<'_>, head: Vec<String>) -> Result<Figures, ImportError> {
    let mut rows = vec![head];
    let mut n_cells = 0;
    loop {
        match records.next().map_err(unreadable)? {
            Record::Over => break,
            Record::TooLong => {}
            Record::Read => {
                n_cells += records.len();
                rows.push((0..records.len()).map(|idx| records.text(idx)).collect());
            }
        }
        if rows.len() > MAX_ROWS || n_cells > MAX_CELLS {
            return Err(ImportError::TooLarge {
                what: "a table of a council",
                most: "20,000 rows and 400,000 cells",
            });
        }
    }
    of_rows(&rows, "")
}

/// Finds the figures in rows of cells.
pub(super) fn of_rows(rows: &[Vec<String>], sheet: &str) -> Result<Figures, ImportError> {
    if let Some(own) = own::read(rows, sheet) {
        return own;
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    if rows.len().saturating_mul(width) > MAX_AREA {
        return Err(ImportError::TooLarge {
            what: "a table of a council",
            most: "2,000,000 cells, empty ones counted",
        });
    }
    let across = table(rows);
    let turned = turned(rows);
    let down = table(&turned);
    let (found, is_turned) = match (across, down) {
        (Some(across), Some(down)) if n_figures(&down) > n_figures(&across) => (down, true),
        (Some(across), _) => (across, false),
        (None, Some(down)) => (down, true),
        (None, None) => return Err(ImportError::NoFigures),
    };
    let what = if is_turned { "column" } else { "row" };
    let sheet = if sheet.is_empty() {
        String::new()
    } else {
        format!("sheet {sheet}, ")
    };
    let series = found.series.into_iter().map(|(line, mut series)| {
        series.place = format!("{sheet}{what} {line}");
        series
    });
    Ok(Figures {
        authority: String::new(),
        series: series.collect(),
        left: found.left,
    })
}

/// What a table gives, each series with its line counted from 1.
struct Table {
    series: Vec<(usize, Series)>,
    left: Vec<Left>,
}

fn n_figures(table: &Table) -> usize {
    table
        .series
        .iter()
        .map(|(_, series)| series.points.len())
        .sum()
}

/// Reads a table with periods across.
fn table(rows: &[Vec<String>]) -> Option<Table> {
    let mut header: Option<Vec<(usize, String)>> = None;
    let mut table = Table {
        series: Vec::new(),
        left: Vec::new(),
    };
    for (idx, row) in rows.iter().enumerate() {
        let periods = periods(row);
        if periods.len() >= MIN_PERIODS {
            header = Some(periods);
            continue;
        }
        let Some(header) = &header else {
            leave(row, "It stands above the table.", &mut table.left);
            continue;
        };
        match series(row, header) {
            Some(series) => table.series.push((idx + 1, series)),
            None => leave(row, "It holds no figures.", &mut table.left),
        }
    }
    (!table.series.is_empty()).then_some(table)
}

fn leave(row: &[String], why: &str, left: &mut Vec<Left>) {
    let words: Vec<&str> = { row.iter() }
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    if !words.is_empty() {
        left.push(Left {
            text: words.join(" | "),
            why: why.to_owned(),
        });
    }
}

/// Returns the cells of a row that name periods, if no other says anything of weight behind them.
fn periods(row: &[String]) -> Vec<(usize, String)> {
    let mut periods: Vec<(usize, String)> = Vec::new();
    let mut known = BTreeSet::new();
    for (idx, cell) in row.iter().enumerate() {
        let name = cell.trim();
        let is_time = NamedPeriod::read(name).time.is_some();
        if is_time && known.insert(name.to_owned()) {
            periods.push((idx, name.to_owned()));
        }
    }
    periods
}

fn series(row: &[String], header: &[(usize, String)]) -> Option<Series> {
    let first = header.first().map_or(0, |(idx, _)| *idx);
    let names = row.iter().take(first).map(|cell| cell.trim());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    let points: Vec<Point> = header
        .iter()
        .filter_map(|(idx, period)| {
            let cell = row.get(*idx)?.trim();
            let figure = Figure(cell.to_owned());
            (!figure.is_empty() && !figure.is_unclear()).then(|| Point {
                period: period.clone(),
                ours: figure,
                ..Point::default()
            })
        })
        .collect();
    if names.is_empty() || points.is_empty() {
        return None;
    }
    Some(Series {
        column: names.join(", "),
        filters: Vec::new(),
        points,
        place: String::new(),
        own: None,
    })
}

fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |row: &Vec<String>, idx: usize| row.get(idx).cloned().unwrap_or_default();
    (0..width)
        .map(|idx| rows.iter().map(|row| cell(row, idx)).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let cells = |line: &str| line.split('|').map(str::to_owned).collect();
        text.lines().map(cells).collect()
    }

    fn told(text: &str) -> Vec<String> {
        let figures = of_rows(&rows(text), "").unwrap();
        let point = |point: &Point| format!("{}={}", point.period, point.ours.0);
        let series = figures.series.iter().map(|series| {
            let points: Vec<String> = series.points.iter().map(point).collect();
            format!("{}: {} [{}]", series.column, points.join(" "), series.place)
        });
        series.collect()
    }

    #[test]
    fn a_table_below_headings_is_read_with_its_signs() {
        let text = "Scorecard of Northmere|||\n\n|Owner|2022/23|2023/24|2024/25\n\
            Boats mended|Harbour|12.5%|c|14.0%\nOars||3||4\nNotes on the above|||";
        assert_eq!(
            told(text),
            [
                "Boats mended, Harbour: 2022/23=12.5% 2023/24=c 2024/25=14.0% [row 4]",
                "Oars: 2022/23=3 2024/25=4 [row 5]"
            ]
        );
    }

    #[test]
    fn years_may_stand_down() {
        let text = "Year|Boats|Oars\n2023|5|7\n2024|6|x";
        assert_eq!(
            told(text),
            [
                "Boats: 2023=5 2024=6 [column 2]",
                "Oars: 2023=7 2024=x [column 3]"
            ]
        );
    }

    #[test]
    fn a_table_that_is_mostly_empty_is_bounded() {
        let mut wide = vec![vec![String::new(); 2_000]];
        wide.resize(2_000, Vec::new());
        assert!(matches!(
            of_rows(&wide, ""),
            Err(ImportError::TooLarge { .. })
        ));
    }

    #[test]
    fn a_list_of_words_is_no_table() {
        assert_eq!(of_rows(&rows("a|b\nc|d"), ""), Err(ImportError::NoFigures));
    }
}
