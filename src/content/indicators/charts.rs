//! Indicators as charts, each with its figures in a table behind it where the template says so.

use super::{of_rows::indicators, remarks};
use crate::{
    content::{
        chart::{Chart, ChartValue, Missing, Number, SeriesRole, reason, tolerance},
        edition::Edition,
        paper::{
            pieces::{block, column, figures_column, paragraph, table, words},
            tree::{Align, Block, Body, TableColumn, TableRow},
        },
    },
    model::{Marks, Place, Record},
    template::{Presentation, RegisterView},
};

/// With more periods than this, a table of figures has a row for each instead of a column.
const MAX_COLUMNS: usize = 8;

/// Builds the charts of a view of indicators, then what is said about single indicators.
pub(in crate::content) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let authority = &edition.draft.details.authority;
    let tolerance = view.tolerance.unwrap_or(tolerance(edition.template));
    let mut blocks = Vec::new();
    for indicator in indicators(&edition.draft.registers, rows) {
        let chart = Chart::of(indicator, authority, tolerance);
        // What others do says nothing about practice here.
        let Some(chart) = chart.filter(|chart| chart.series(SeriesRole::Own).is_some()) else {
            continue;
        };
        let place = Place::Cell(indicator.register(), indicator.id.clone(), "values");
        let (chart, figures) = if view.show == Presentation::ChartAndTable {
            let figures = figures(&chart, &indicator.place(), &place);
            (chart.with_table(), Some(figures))
        } else {
            (chart, None)
        };
        let mut drawn = block(&place, Body::Chart(chart));
        drawn.anchor = Some(indicator.id.clone());
        blocks.push(drawn);
        blocks.extend(figures);
    }
    blocks.extend(remarks::build(edition, view, rows, origin));
    blocks
}

/// Returns the figures of a chart as a table, for outputs that show it behind the chart.
pub fn figures_of(chart: &Chart, origin: &Place) -> Block {
    figures(chart, origin, origin)
}

/// Returns the figures of a chart: a column a period, or a row a period where they are many.
fn figures(chart: &Chart, row: &Place, place: &Place) -> Block {
    let mut lines: Vec<(String, Vec<String>)> = chart
        .series
        .iter()
        .map(|series| {
            (
                series.name.clone(),
                series.values.iter().map(printed).collect(),
            )
        })
        .collect();
    if chart.latest_target().is_some() {
        let targets = chart.targets.iter();
        let targets =
            targets.map(|target| target.as_ref().map_or_else(String::new, |t| t.text.clone()));
        lines.push(("Target".to_owned(), targets.collect()));
    }
    let (first, headers, lines) = if chart.periods.len() > MAX_COLUMNS {
        let (headers, columns): (Vec<String>, Vec<Vec<String>>) = lines.into_iter().unzip();
        let rows = chart.periods.iter().enumerate().map(|(idx, period)| {
            let cells = columns.iter().filter_map(|column| column.get(idx).cloned());
            (period.clone(), cells.collect())
        });
        ("Year", headers, rows.collect())
    } else {
        ("Area", chart.periods.clone(), lines)
    };
    let mut columns: Vec<TableColumn> = vec![column(first, 6)];
    columns.extend(headers.iter().map(|header| figures_column(header, 3)));
    let rows = lines
        .into_iter()
        .map(|(name, texts)| TableRow {
            origin: row.clone(),
            anchor: None,
            cells: std::iter::once(name)
                .chain(texts)
                .map(|text| cell(&text, place))
                .collect(),
        })
        .collect();
    let mut block = table(place, columns, rows);
    if let Body::Table(table) = &mut block.body {
        "The figures of the chart".clone_into(&mut table.caption);
        table.caption_note = signs(chart);
        debug_assert!(
            table
                .columns
                .iter()
                .skip(1)
                .all(|column| column.align == Align::Figures)
        );
    }
    block
}

fn cell(text: &str, place: &Place) -> Vec<Block> {
    if text.is_empty() {
        return Vec::new();
    }
    vec![paragraph(place, vec![words(text)])]
}

/// Returns what stands in a cell: a number, or the sign that official statistics have for none.
fn printed(value: &ChartValue) -> String {
    match value {
        ChartValue::Number(number) => with_signs(number),
        ChartValue::Missing(missing) => sign(missing).to_owned(),
    }
}

/// Returns a number with the signs of what is said beside it.
pub(super) fn with_signs(number: &Number) -> String {
    let signs: Vec<&str> = number.marks.iter().map(|mark| mark.sign()).collect();
    if signs.is_empty() {
        return number.text.clone();
    }
    format!("{}\u{a0}{}", number.text, signs.join("\u{a0}"))
}

fn sign(missing: &Missing) -> &str {
    match missing {
        Missing::NotGiven => "",
        Missing::Suppressed => "c",
        Missing::NotApplicable => "z",
        Missing::NotAvailable => "x",
        Missing::NearNought => "low",
        Missing::Unreliable => "u",
        Missing::NoneRecorded => "w",
        Missing::Words(words) => words,
    }
}

/// Explains the signs in the table.
fn signs(chart: &Chart) -> String {
    let values = || chart.series.iter().flat_map(|series| &series.values);
    let mut signs = Signs::default();
    for number in values().filter_map(ChartValue::number) {
        signs.number(number);
    }
    for value in values() {
        if let ChartValue::Missing(missing) = value {
            signs.missing(sign(missing), missing);
        }
    }
    signs.explained()
}

/// Signs in a table, each explained once.
#[derive(Debug, Default)]
pub(super) struct Signs {
    marks: Marks,
    missing: Vec<String>,
}

impl Signs {
    /// Explains what is said beside a number.
    pub(super) fn number(&mut self, number: &Number) {
        self.marks.extend(&number.marks);
    }

    /// Explains a sign that stands for no number. Words explain themselves.
    pub(super) fn missing(&mut self, sign: &str, missing: &Missing) {
        let needs_words = !matches!(missing, Missing::NotGiven | Missing::Words(_));
        let explained = format!("{sign}: {}", reason(missing));
        if needs_words && !self.missing.contains(&explained) {
            self.missing.push(explained);
        }
    }

    /// Returns the explanations, in one line.
    pub(super) fn explained(self) -> String {
        let marks = self.marks.into_iter();
        let marks = marks.map(|mark| format!("{}: {}", mark.sign(), mark.meaning()));
        let all: Vec<String> = marks.chain(self.missing).collect();
        all.join("; ")
    }
}
