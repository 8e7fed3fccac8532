//! Indicators at a glance: a row each, with a line as small as a word, the latest figure, which
//! way it goes and how it stands to others, in words and shapes.
//!
//! "Similar" follows one rule, which the caption says: two figures that differ by no more than
//! the tolerance of the view, or by no more than rounding can explain.

use super::{
    by_year,
    charts::{Signs, with_signs},
    of_rows::indicators,
    remarks,
};
use crate::{
    content::{
        chart::{
            Chart, ChartValue, Number, SeriesRole, Standing, judge, judge_exactly, tolerance,
            when::when,
        },
        edition::Edition,
        paper::{
            pieces::{block, column, figures_column, muted, paragraph, table, words},
            tree::{Block, Body, Inline, TableColumn, TableRow, Tone},
        },
    },
    model::{Indicator, Place, Polarity, Record},
    template::{Presentation, RegisterView},
};

/// The header of our latest figures, where they are of several periods.
const LATEST: &str = "Latest";

/// An indicator with its chart.
type Row<'a> = (&'a Indicator, Chart);

/// Builds the table of a view of indicators, then what is said about single indicators.
pub(in crate::content) fn build(
    edition: &Edition<'_>,
    view: &RegisterView,
    rows: &[&dyn Record],
    origin: &Place,
) -> Vec<Block> {
    let authority = &edition.draft.details.authority;
    let tolerance = view.tolerance.unwrap_or(tolerance(edition.template));
    let shown: Vec<Row<'_>> = indicators(&edition.draft.registers, rows)
        .into_iter()
        .filter_map(|indicator| Some((indicator, Chart::of(indicator, authority, tolerance)?)))
        .filter(|(_, chart)| chart.series(SeriesRole::Own).is_some())
        .collect();
    if shown.is_empty() {
        return by_year::build(edition, view, rows, origin);
    }
    let mut blocks = vec![rug(edition, view, &shown, origin)];
    if view.show == Presentation::RugAndTable {
        blocks.push(by_year::behind_rug(edition, view, rows, origin));
    }
    blocks.extend(remarks::build(edition, view, rows, origin));
    blocks
}

fn rug(edition: &Edition<'_>, view: &RegisterView, rows: &[Row<'_>], origin: &Place) -> Block {
    let tolerance = view.tolerance.unwrap_or(tolerance(edition.template));
    let others: Vec<SeriesRole> = [SeriesRole::Neighbours, SeriesRole::England]
        .into_iter()
        .filter(|role| rows.iter().any(|(_, chart)| chart.series(*role).is_some()))
        .collect();
    let has_target = rows
        .iter()
        .any(|(_, chart)| chart.latest_target().is_some());
    let latest_header = latest_header(rows);
    let note = note(tolerance, rows);
    let has_one_period: Vec<bool> = others
        .iter()
        .map(|role| is_common(rows, |chart| compared_period(chart, *role)))
        .collect();
    let mut columns: Vec<TableColumn> = vec![
        column("Indicator", 12),
        column(&common("Trend", rows, trend_years), 5),
        figures_column(&latest_header, 3),
        column("Direction of travel", 5),
    ];
    columns.extend(others.iter().map(|role| {
        column(
            &common(whose(*role), rows, |chart| compared_period(chart, *role)),
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
                by_year::name(edition, view, indicator),
                vec![block(&place, Body::Chart(chart.spark()))],
                latest(chart, latest_header == LATEST, &place),
                travel(chart, tolerance, &place),
            ];
            for (role, is_in_header) in others.iter().zip(&has_one_period) {
                cells.push(comparison(chart, *role, tolerance, *is_in_header, &place));
            }
            if has_target {
                cells.push(target(chart, &place));
            }
            TableRow {
                origin: indicator.place(),
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
            crate::content::typography::typographic(caption)
        };
        table.caption_note = note;
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

/// Says what "similar" means, and what the signs beside the latest figures do.
fn note(tolerance: u32, rows: &[Row<'_>]) -> String {
    let similar = format!(
        "similar: no more than {tolerance}\u{a0}per\u{a0}cent apart, or a matter of rounding"
    );
    let mut signs = Signs::default();
    for (_, chart) in rows {
        if let Some((_, number)) = chart.latest_of(SeriesRole::Own) {
            signs.number(number);
        }
    }
    let signs = signs.explained();
    if signs.is_empty() {
        similar
    } else {
        format!("{similar}; {signs}")
    }
}

/// Puts what all rows share behind a header.
fn common(header: &str, rows: &[Row<'_>], what: impl Fn(&Chart) -> Option<String>) -> String {
    let mut shared = rows.iter().filter_map(|(_, chart)| what(chart));
    let first = shared.next();
    match first.filter(|first| shared.all(|other| other == *first)) {
        Some(only) => format!("{header} {only}"),
        None => header.to_owned(),
    }
}

/// Whether all rows that say something say the same.
fn is_common(rows: &[Row<'_>], what: impl Fn(&Chart) -> Option<String>) -> bool {
    !common("", rows, what).is_empty()
}

fn latest_header(rows: &[Row<'_>]) -> String {
    let header = common("", rows, |chart| latest_period(chart, SeriesRole::Own));
    match header.trim() {
        "" => LATEST.to_owned(),
        period => period.to_owned(),
    }
}

fn latest_period(chart: &Chart, role: SeriesRole) -> Option<String> {
    let (idx, _) = chart.latest_of(role)?;
    Some(chart.period(idx).to_owned())
}

/// Returns the period in which we are compared with others; where none is shared, the latest
/// for which they have a figure.
fn compared_period(chart: &Chart, role: SeriesRole) -> Option<String> {
    let (idx, ..) = compared(chart, role)?;
    Some(chart.period(idx).to_owned())
}

/// Returns the figure of others that is shown, with ours of the same period if there is one.
fn compared(chart: &Chart, role: SeriesRole) -> Option<(usize, Option<&Number>, &Number)> {
    if let Some((idx, ours, theirs)) = chart.shared(role) {
        return Some((idx, Some(ours), theirs));
    }
    let (idx, theirs) = chart.latest_of(role)?;
    Some((idx, None, theirs))
}

fn trend_years(chart: &Chart) -> Option<String> {
    let mut numbers = chart.series(SeriesRole::Own)?.numbers();
    let (first, _) = numbers.next()?;
    let (last, _) = numbers.next_back()?;
    Some(format!("{} to {}", chart.period(first), chart.period(last)))
}

/// Writes our latest figure; beneath it its period, where the header does not name it.
fn latest(chart: &Chart, has_period: bool, place: &Place) -> Vec<Block> {
    let Some((idx, number)) = chart.latest_of(SeriesRole::Own) else {
        return Vec::new();
    };
    let mut text = vec![words(&with_signs(number))];
    if has_period {
        text.extend([Inline::Break, muted(chart.period(idx))]);
    }
    vec![paragraph(place, text)]
}

/// Says which way the figure goes since the one before it that it can be compared with, and what
/// that means: the last step of what the words of a chart tell.
fn travel(chart: &Chart, tolerance: u32, place: &Place) -> Vec<Block> {
    let Some(own) = chart.series(SeriesRole::Own) else {
        return Vec::new();
    };
    let Some([(from, before), (to, now)]) = chart.step() else {
        let is_hidden = own.values.iter().any(|value| match value {
            ChartValue::Number(_) => false,
            ChartValue::Missing(missing) => *missing != crate::content::chart::Missing::NotGiven,
        });
        let why = if is_hidden || own.numbers().nth(1).is_some() {
            "not comparable"
        } else {
            "one year only"
        };
        return vec![paragraph(place, vec![muted(why)])];
    };
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
    let mut said = vec![Inline::Status { tone, text }];
    // The latest figure stands before this: where it is not the one that is judged, that is said.
    if chart.latest_of(SeriesRole::Own).map(|(idx, _)| idx) != Some(to) {
        let periods = format!("{} to {}", chart.period(from), chart.period(to));
        said.extend([Inline::Break, muted(&periods)]);
    }
    vec![paragraph(place, said)]
}

/// Says how our figure stands to another's of the same period, which follows in a quiet voice;
/// with the period and our own figure, where they are not those of the header and the column of
/// latest figures.
fn comparison(
    chart: &Chart,
    role: SeriesRole,
    tolerance: u32,
    is_in_header: bool,
    place: &Place,
) -> Vec<Block> {
    let Some((idx, ours, theirs)) = compared(chart, role) else {
        return Vec::new();
    };
    let mut text = Vec::new();
    if let Some(ours) = ours {
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
    let mut said = theirs.text.clone();
    let is_latest = chart.latest_of(SeriesRole::Own).map(|(idx, _)| idx) == Some(idx);
    if !is_latest {
        if !is_in_header {
            said = format!("{said} {}", when(chart.period(idx)));
        }
        if let Some(ours) = ours {
            said = format!("{said}, ours {}", ours.text);
        }
    }
    text.push(muted(&said));
    vec![paragraph(place, text)]
}

/// Says whether the latest target is met; with its period, where our latest figure is of another.
fn target(chart: &Chart, place: &Place) -> Vec<Block> {
    let Some((idx, target)) = chart.latest_target() else {
        return Vec::new();
    };
    let mut text = Vec::new();
    if let Some(is_met) = chart.is_met(idx, target) {
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
    let is_latest = chart.latest_of(SeriesRole::Own).map(|(idx, _)| idx) == Some(idx);
    let said = if is_latest {
        target.text.clone()
    } else {
        format!("{} {}", target.text, when(chart.period(idx)))
    };
    text.push(muted(&said));
    vec![paragraph(place, text)]
}
