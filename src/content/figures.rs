//! Indicators as a table of values by year, with the latest comparators.

use std::collections::BTreeSet;

use crate::model::{Figure, Indicator, Place, Point, Polarity, Record};
use crate::template::RegisterView;

use super::{
    Block, Body, Inline, TableColumn, TableRow,
    cells::aside,
    charts::indicators,
    columns::wanted,
    edition::Edition,
    periods::order,
    pieces::{
        DOT, PLAIN, column, figures_column, joined, muted, paragraph, row_place, said, table,
    },
    remarks,
};

/// More columns than this cannot be read even on a page that is turned.
const MAX_COLUMNS: usize = 14;

/// A comparator: its header and where its figure stands.
type Comparator = (&'static str, fn(&Point) -> &Figure);

const COMPARATORS: [Comparator; 4] = [
    ("Neighbours", |point| &point.neighbours),
    ("Region", |point| &point.region),
    ("England", |point| &point.england),
    ("Target", |point| &point.target),
];

/// Builds the table of a view of indicators, then what is said about single indicators.
pub(super) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let indicators = indicators(&edition.draft.registers, rows);
    let mut blocks = Vec::new();
    if !indicators.is_empty() {
        blocks.push(figures(edition, view, &indicators, &COMPARATORS, origin));
    }
    blocks.extend(remarks::build(edition, view, rows, origin));
    blocks
}

/// Builds the table of values by year that stands behind a rug, which has said how our figures
/// stand to neighbours, England and target.
pub(super) fn behind_rug(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Block {
    let indicators = indicators(&edition.draft.registers, rows);
    let has_own = |indicator: &&Indicator| latest(indicator, |point| &point.ours).is_some();
    let [_, region, ..] = COMPARATORS;
    let said_here = if indicators.iter().all(has_own) {
        &[region][..]
    } else {
        &COMPARATORS
    };
    figures(edition, view, &indicators, said_here, origin)
}

/// A comparator as this table shows it.
#[derive(Debug)]
struct Shown {
    header: String,
    figure: fn(&Point) -> &Figure,
    /// Whether all its figures are of the period in the header, or of our own latest.
    is_of_one_period: bool,
}

/// Puts the period of a comparator into its header, where all its figures have the same one and
/// it is not that of our own latest figures.
fn shown((header, figure): Comparator, indicators: &[&Indicator]) -> Shown {
    let with_figure: Vec<(&str, bool)> = indicators
        .iter()
        .filter_map(|indicator| {
            let period = latest(indicator, figure)?.period.trim();
            let own = latest(indicator, |point| &point.ours);
            Some((period, own.is_none_or(|own| own.period.trim() == period)))
        })
        .collect();
    let is_current = with_figure.iter().all(|(_, is_current)| *is_current);
    let first = with_figure.first().map_or("", |(period, _)| *period);
    let is_same = with_figure.iter().all(|(period, _)| *period == first);
    Shown {
        header: if is_same && !is_current {
            format!("{header} {first}")
        } else {
            header.to_owned()
        },
        figure,
        is_of_one_period: is_current || is_same,
    }
}

fn figures(
    edition: &Edition<'_>,
    view: &RegisterView,
    indicators: &[&Indicator],
    comparators: &[Comparator],
    origin: &Place,
) -> Block {
    let comparators: Vec<Comparator> = comparators
        .iter()
        .copied()
        .filter(|(_, figure)| {
            let mut points = indicators.iter().flat_map(|indicator| &indicator.values);
            points.any(|point| !figure(point).is_empty())
        })
        .collect();
    let (periods, has_earlier) = periods(indicators, MAX_COLUMNS - 1 - comparators.len());
    let mut columns: Vec<TableColumn> = vec![column("Indicator", 20)];
    columns.extend(periods.iter().map(|period| figures_column(period, 3)));
    let comparators: Vec<Shown> = comparators
        .into_iter()
        .map(|comparator| shown(comparator, indicators))
        .collect();
    columns.extend(
        comparators
            .iter()
            .map(|comparator| figures_column(&comparator.header, 3)),
    );
    let rows = indicators
        .iter()
        .map(|indicator| table_row(edition, view, indicator, &periods, &comparators))
        .collect();
    let mut block = table(origin, columns, rows);
    if let Body::Table(table) = &mut block.body {
        table.caption = super::typography::typographic(view.caption.trim());
        let mut notes = Vec::new();
        if has_earlier {
            let first = periods.first().map_or("", String::as_str);
            notes.push(format!("figures before {first} are left out"));
        }
        if comparators.iter().any(|shown| !shown.is_of_one_period) {
            notes.push("comparators are the latest known".to_owned());
        }
        table.caption_note = notes.join("; ");
    }
    block
}

/// Returns the latest periods for which anybody has a figure of our own, and whether there are
/// earlier ones that the table has no room for.
fn periods(indicators: &[&Indicator], max: usize) -> (Vec<String>, bool) {
    let all: BTreeSet<&str> = indicators
        .iter()
        .flat_map(|indicator| &indicator.values)
        .filter(|point| !point.ours.is_empty())
        .map(|point| point.period.trim())
        .filter(|period| !period.is_empty())
        .collect();
    let mut all: Vec<&str> = all.into_iter().collect();
    all.sort_by(|a, b| order(a).cmp(&order(b)));
    let n_early = all.len().saturating_sub(max);
    let latest = all.into_iter().skip(n_early).map(str::to_owned);
    (latest.collect(), n_early > 0)
}

fn table_row(
    edition: &Edition<'_>,
    view: &RegisterView,
    indicator: &Indicator,
    periods: &[String],
    comparators: &[Shown],
) -> TableRow {
    let place = Place::Cell(indicator.register(), indicator.id.clone(), "values");
    let mut cells = vec![name(edition, view, indicator)];
    for period in periods {
        let point = indicator
            .values
            .iter()
            .find(|point| point.period.trim() == period);
        let figure = point.map_or("", |point| point.ours.0.trim());
        cells.push(figure_cell(figure, "", &place));
    }
    let latest = latest(indicator, |point| &point.ours).map(|point| point.period.trim());
    for comparator in comparators {
        let point = self::latest(indicator, comparator.figure);
        let text = point.map_or("", |point| (comparator.figure)(point).0.trim());
        let period = point
            .map(|point| point.period.trim())
            .filter(|_| !comparator.is_of_one_period)
            .filter(|period| latest.is_some_and(|latest| latest != *period));
        cells.push(figure_cell(text, period.unwrap_or_default(), &place));
    }
    TableRow {
        origin: row_place(indicator),
        anchor: Some(indicator.id.clone()),
        cells,
    }
}

/// Returns the latest point that has a figure.
fn latest(indicator: &Indicator, figure: fn(&Point) -> &Figure) -> Option<&Point> {
    indicator
        .values
        .iter()
        .filter(|point| !figure(point).is_empty())
        .max_by(|a, b| order(&a.period).cmp(&order(&b.period)))
}

/// Writes a figure; beneath it its period, where it is another than our own latest.
fn figure_cell(figure: &str, period: &str, place: &Place) -> Vec<Block> {
    if figure.is_empty() {
        return Vec::new();
    }
    let mut text = vec![said(figure, PLAIN)];
    if !period.is_empty() {
        text.extend([Inline::Break, muted(period)]);
    }
    vec![paragraph(place, text)]
}

/// Writes what is measured, and quietly behind it how to read the figures.
pub(super) fn name(
    edition: &Edition<'_>,
    view: &RegisterView,
    indicator: &Indicator,
) -> Vec<Block> {
    let mut asides = Vec::new();
    if edition.is_used(&indicator.id)
        && let Some(label) = edition.labels.get(&indicator.id)
    {
        asides.push(vec![muted(&label.short)]);
    }
    if !indicator.unit.trim().is_empty() {
        asides.push(vec![muted(indicator.unit.trim())]);
    }
    match indicator.polarity {
        Polarity::Neither => {}
        Polarity::High => asides.push(vec![muted("higher\u{a0}is\u{a0}better")]),
        Polarity::Low => asides.push(vec![muted("lower\u{a0}is\u{a0}better")]),
    }
    for column in wanted(view) {
        if matches!(column.name, "code" | "source" | "as_at") {
            asides.push(aside(edition, indicator, column));
        }
    }
    let mut text = vec![said(&indicator.title, PLAIN)];
    let asides = joined(asides, &muted(DOT));
    if !asides.is_empty() {
        text.push(muted(DOT));
        text.extend(asides);
    }
    let place = Place::Cell(indicator.register(), indicator.id.clone(), "title");
    vec![paragraph(&place, text)]
}
