//! Indicators as charts, each with its figures in a table behind it where the template says so.

use crate::model::{Indicator, Place, Record, Registers};
use crate::template::{FieldKind, Presentation, RegisterView, Scope, Section};

use super::{
    Align, Block, Body, Chart, ChartValue, Missing, SeriesRole, TableColumn, TableRow,
    chart::reason,
    edition::Edition,
    pieces::{block, column, figures_column, paragraph, row_place, table, words},
    remarks,
};

/// With more periods than this, a table of figures has a row for each instead of a column.
const MAX_COLUMNS: usize = 8;

/// Builds the charts of a view of indicators, then what is said about single indicators.
pub(super) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let authority = &edition.draft.details.authority;
    let mut blocks = Vec::new();
    for indicator in indicators(&edition.draft.registers, rows) {
        let chart = Chart::of(indicator, authority);
        // What others do says nothing about practice here.
        let Some(chart) = chart.filter(|chart| chart.series(SeriesRole::Own).is_some()) else {
            continue;
        };
        let place = Place::Cell(indicator.register(), indicator.id.clone(), "values");
        let (chart, figures) = if view.show == Presentation::ChartAndTable {
            let figures = figures(&chart, &row_place(indicator), &place);
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

/// Returns the views that draw what their sections cite, as far as they can be read, in the order
/// of the paper.
pub(super) fn cited<'a>(edition: &Edition<'a>) -> Vec<(&'a Section, &'a RegisterView)> {
    let fields = edition.fields().into_iter();
    fields
        .filter_map(|(section, field)| match &field.kind {
            FieldKind::Register(view) if view.scope == Scope::Cited => Some((section, view)),
            FieldKind::Register(_)
            | FieldKind::Line
            | FieldKind::Prose
            | FieldKind::Date
            | FieldKind::Choice(_) => None,
        })
        .filter(|(_, view)| match view.show {
            Presentation::Chart | Presentation::ChartAndTable => true,
            Presentation::Table
            | Presentation::Blocks
            | Presentation::Pairs
            | Presentation::List
            | Presentation::Figures
            | Presentation::Rug
            | Presentation::RugAndTable => false,
        })
        .collect()
}

/// Returns the rows as what they are.
pub(super) fn indicators<'a>(registers: &'a Registers, rows: &[&dyn Record]) -> Vec<&'a Indicator> {
    let all = &registers.indicators;
    rows.iter()
        .filter_map(|row| all.iter().find(|indicator| indicator.id == *row.id()))
        .collect()
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
        ChartValue::Number(number) if number.is_provisional => format!("{}\u{a0}p", number.text),
        ChartValue::Number(number) => number.text.clone(),
        ChartValue::Missing(missing) => sign(missing).to_owned(),
    }
}

fn sign(missing: &Missing) -> &str {
    match missing {
        Missing::NotGiven => "",
        Missing::Suppressed => "c",
        Missing::NotApplicable => "z",
        Missing::NotAvailable => "x",
        Missing::NearNought => "low",
        Missing::Unreliable => "u",
        Missing::Words(words) => words,
    }
}

/// Explains the signs in the table.
fn signs(chart: &Chart) -> String {
    let values = || chart.series.iter().flat_map(|series| &series.values);
    let mut signs: Vec<String> = Vec::new();
    if values().any(|value| value.number().is_some_and(|number| number.is_provisional)) {
        signs.push("p: provisional".to_owned());
    }
    for value in values() {
        let ChartValue::Missing(missing) = value else {
            continue;
        };
        let explained = format!("{}: {}", sign(missing), reason(missing));
        let needs_words = !matches!(missing, Missing::NotGiven | Missing::Words(_));
        if needs_words && !signs.contains(&explained) {
            signs.push(explained);
        }
    }
    signs.join("; ")
}
