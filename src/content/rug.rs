//! Indicators at a glance: a row each, with a line as small as a word, the latest figure, which
//! way it goes and how it stands to others, in words and shapes.
//!
//! "Similar" follows one rule, which the caption says: two figures that differ by no more than
//! the tolerance of the view, or by no more than rounding can explain.

use crate::model::{Indicator, Place, Polarity, Record};
use crate::template::{Presentation, RegisterView};

use super::{
    Block, Body, Chart, ChartValue, Inline, Number, SeriesRole, TableColumn, TableRow, Tone,
    chart::{Standing, TOLERANCE, judge, judge_exactly, meets},
    charts::indicators,
    edition::Edition,
    figures,
    pieces::{block, column, figures_column, muted, paragraph, row_place, table, words},
    remarks,
};

/// The header of our latest figures, where they are of several periods.
const LATEST: &str = "Latest";

/// An indicator with its chart.
type Row<'a> = (&'a Indicator, Chart);

/// Builds the table of a view of indicators, then what is said about single indicators.
pub(super) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let authority = &edition.draft.details.authority;
    let shown: Vec<Row<'_>> = indicators(&edition.draft.registers, rows)
        .into_iter()
        .filter_map(|indicator| Some((indicator, Chart::of(indicator, authority)?)))
        .filter(|(_, chart)| chart.series(SeriesRole::Own).is_some())
        .collect();
    if shown.is_empty() {
        return figures::build(edition, view, rows, origin);
    }
    let mut blocks = vec![rug(edition, view, &shown, origin)];
    if view.show == Presentation::RugAndTable {
        blocks.push(figures::behind_rug(edition, view, rows, origin));
    }
    blocks.extend(remarks::build(edition, view, rows, origin));
    blocks
}

fn rug(edition: &Edition<'_>, view: &RegisterView, rows: &[Row<'_>], origin: &Place) -> Block {
    let tolerance = view.tolerance.unwrap_or(TOLERANCE);
    let others: Vec<SeriesRole> = [SeriesRole::Neighbours, SeriesRole::England]
        .into_iter()
        .filter(|role| rows.iter().any(|(_, chart)| chart.series(*role).is_some()))
        .collect();
    let has_target = rows
        .iter()
        .any(|(_, chart)| chart.latest_target().is_some());
    let latest_header = latest_header(rows);
    let mut columns: Vec<TableColumn> = vec![
        column("Indicator", 12),
        column(&common("Trend", rows, trend_years), 5),
        figures_column(&latest_header, 3),
        column("Direction of travel", 5),
    ];
    columns.extend(others.iter().map(|role| {
        column(
            &common(whose(*role), rows, |chart| latest_period(chart, *role)),
            5,
        )
    }));
    if has_target {
        columns.push(column("Target", 4));
    }
    let rows = rows
        .iter()
        .map(|(indicator, chart)| {
            let place = Place::Cell(indicator.register(), indicator.id.clone(), "values");
            let mut cells = vec![
                figures::name(edition, view, indicator),
                vec![block(&place, Body::Chart(chart.spark()))],
                latest(chart, latest_header == LATEST, &place),
                travel(chart, tolerance, &place),
            ];
            for role in &others {
                cells.push(comparison(chart, *role, tolerance, &place));
            }
            if has_target {
                cells.push(target(chart, &place));
            }
            TableRow {
                origin: row_place(*indicator),
                anchor: Some(indicator.id.clone()),
                cells,
            }
        })
        .collect();
    let mut block = table(origin, columns, rows);
    if let Body::Table(table) = &mut block.body {
        // The table behind has the caption of the view.
        let caption = view.caption.trim();
        let is_elsewhere = view.show == Presentation::RugAndTable;
        table.caption = if is_elsewhere || caption.is_empty() {
            "Direction of travel and comparison".to_owned()
        } else {
            super::typography::typographic(caption)
        };
        table.caption_note = format!(
            "similar: no more than {tolerance}\u{a0}per\u{a0}cent apart, or a matter of rounding"
        );
    }
    block
}

fn whose(role: SeriesRole) -> &'static str {
    match role {
        SeriesRole::Own => "Ours",
        SeriesRole::Neighbours => "Against neighbours",
        SeriesRole::Region => "Against region",
        SeriesRole::England => "Against England",
    }
}

/// Puts what all rows share behind a header.
fn common(header: &str, rows: &[Row<'_>], what: impl Fn(&Chart) -> Option<String>) -> String {
    let mut shared: Vec<String> = rows.iter().filter_map(|(_, chart)| what(chart)).collect();
    shared.dedup();
    match shared.as_slice() {
        [only] => format!("{header} {only}"),
        _ => header.to_owned(),
    }
}

fn latest_header(rows: &[Row<'_>]) -> String {
    let header = common("", rows, |chart| latest_period(chart, SeriesRole::Own));
    match header.trim() {
        "" => LATEST.to_owned(),
        period => period.to_owned(),
    }
}

fn latest_of(chart: &Chart, role: SeriesRole) -> Option<(usize, &Number)> {
    chart.series(role)?.numbers().next_back()
}

fn latest_period(chart: &Chart, role: SeriesRole) -> Option<String> {
    let (idx, _) = latest_of(chart, role)?;
    Some(chart.period(idx).to_owned())
}

fn trend_years(chart: &Chart) -> Option<String> {
    let mut numbers = chart.series(SeriesRole::Own)?.numbers();
    let (first, _) = numbers.next()?;
    let (last, _) = numbers.next_back()?;
    Some(format!("{} to {}", chart.period(first), chart.period(last)))
}

/// Writes our latest figure; beneath it its period, where the header does not name it.
fn latest(chart: &Chart, has_period: bool, place: &Place) -> Vec<Block> {
    let Some((idx, number)) = latest_of(chart, SeriesRole::Own) else {
        return Vec::new();
    };
    let sign = if number.is_provisional { "\u{a0}p" } else { "" };
    let mut text = vec![words(&format!("{}{sign}", number.text))];
    if has_period {
        text.extend([Inline::Break, muted(chart.period(idx))]);
    }
    vec![paragraph(place, text)]
}

/// Says which way the figure goes since the one before it, and what that means.
fn travel(chart: &Chart, tolerance: u32, place: &Place) -> Vec<Block> {
    let Some(own) = chart.series(SeriesRole::Own) else {
        return Vec::new();
    };
    let mut numbers = own.numbers().rev();
    let (Some((last, now)), Some((_, before))) = (numbers.next(), numbers.next()) else {
        let is_hidden = own.values.iter().any(|value| match value {
            ChartValue::Number(_) => false,
            ChartValue::Missing(missing) => *missing != super::Missing::NotGiven,
        });
        let why = if is_hidden {
            "not comparable"
        } else {
            "one year only"
        };
        return vec![paragraph(place, vec![muted(why)])];
    };
    debug_assert!(last < chart.periods.len());
    let standing = judge(now, before, chart.polarity, tolerance);
    let tone = match (standing, judge_exactly(now, before, Polarity::Neither)) {
        (Standing::Similar, _) | (_, Standing::Similar) => Tone::Level,
        (_, Standing::Higher | Standing::Better) => Tone::Rising,
        (_, Standing::Lower | Standing::Worse) => Tone::Falling,
    };
    let text = match standing {
        Standing::Similar => "little change".to_owned(),
        Standing::Better | Standing::Worse | Standing::Higher | Standing::Lower => {
            standing.word().to_owned()
        }
    };
    vec![paragraph(place, vec![Inline::Status { tone, text }])]
}

/// Says how our latest figure stands to another's, which follows in a quiet voice.
fn comparison(chart: &Chart, role: SeriesRole, tolerance: u32, place: &Place) -> Vec<Block> {
    let Some((_, theirs)) = latest_of(chart, role) else {
        return Vec::new();
    };
    let mut text = Vec::new();
    if let Some((_, ours)) = latest_of(chart, SeriesRole::Own) {
        let standing = judge(ours, theirs, chart.polarity, tolerance);
        text.push(Inline::Status {
            tone: match standing {
                Standing::Similar => Tone::Similar,
                Standing::Better => Tone::Better,
                Standing::Worse => Tone::Worse,
                Standing::Higher => Tone::Rising,
                Standing::Lower => Tone::Falling,
            },
            text: standing.word().to_owned(),
        });
        text.push(Inline::Break);
    }
    text.push(muted(&theirs.text));
    vec![paragraph(place, text)]
}

fn target(chart: &Chart, place: &Place) -> Vec<Block> {
    let Some((idx, target)) = chart.latest_target() else {
        return Vec::new();
    };
    let own = chart.series(SeriesRole::Own);
    let ours = own.and_then(|own| own.values.get(idx)?.number());
    let met = ours.and_then(|ours| meets(ours, target, chart.polarity));
    let mut text = Vec::new();
    if let Some(is_met) = met {
        let (tone, said) = if is_met {
            (Tone::Good, "met")
        } else {
            (Tone::Neutral, "not met")
        };
        text.push(Inline::Status {
            tone,
            text: said.to_owned(),
        });
        text.push(Inline::Break);
    }
    text.push(muted(&target.text));
    vec![paragraph(place, text)]
}
