//! Figures as the command line tells them.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::done::Done;
use crate::cli::terminal::{Failure, Terminal};
use crate::import::{
    Kind,
    figures::{Change, Figures, Series},
};
use crate::model::Draft;

/// How many series are named that are not taken.
const MAX_NAMED: usize = 40;

/// Returns which series are taken: those that the draft has already, and those that are named.
pub(super) fn taken(
    figures: &Figures,
    draft: Option<&Draft>,
    named: &[String],
    is_all: bool,
) -> Vec<bool> {
    let is_named = |series: &Series| {
        let title = format!("{} {}", series.title(), series.column).to_lowercase();
        let mut named = named.iter();
        named.any(|words| title.contains(&words.to_lowercase()))
    };
    let changes = draft.map(|draft| figures.changes(draft, &figures.goes(draft)));
    let is_known = |idx: usize| {
        let change = changes.as_ref().and_then(|changes| changes.get(idx));
        change.is_some_and(|change| change.place.is_some())
    };
    let series = figures.series.iter().enumerate();
    series
        .map(|(idx, series)| is_all || is_named(series) || is_known(idx))
        .collect()
}

/// Returns what the series that are taken would change.
pub(super) fn changes(
    figures: &Figures,
    draft: Option<&Draft>,
    taken: &[bool],
) -> Vec<Option<Change>> {
    let Some(draft) = draft else {
        return vec![None; taken.len()];
    };
    let changes = figures.changes(draft, &figures.goes(draft)).into_iter();
    { changes.zip(taken) }
        .map(|(change, taken)| taken.then_some(change))
        .collect()
}

/// What was found, as other programs read it.
#[derive(Serialize)]
pub(super) struct JsonFound<'a> {
    kind: &'a str,
    authority: &'a str,
    series: Vec<JsonPoint<'a>>,
    /// What the draft's figures would be instead, a line each.
    differences: Vec<String>,
    left: Vec<Json>,
    changes: usize,
    carried_out: bool,
}

#[derive(Serialize)]
struct JsonPoint<'a> {
    indicator: String,
    column: &'a str,
    filters: Map<String, Json>,
    period: &'a str,
    value: &'a str,
    neighbours: &'a str,
    region: &'a str,
    england: &'a str,
    from: &'a str,
    taken: bool,
}

impl<'a> JsonFound<'a> {
    pub(super) fn of(
        kind: Kind,
        figures: &'a Figures,
        (taken, changes): (&[bool], &[Option<Change>]),
        done: Done,
    ) -> Self {
        let series = figures.series.iter().zip(taken);
        let lines = changes.iter().flatten().flat_map(|change| {
            let words = change.words.iter();
            words.map(|words| format!("{}: {words}", change.title))
        });
        let left = figures.left.iter();
        Self {
            kind: kind.name(),
            authority: &figures.authority,
            series: series
                .flat_map(|(series, taken)| points(series, *taken))
                .collect(),
            differences: lines.collect(),
            left: left
                .map(|left| json!({ "text": left.text, "why": left.why }))
                .collect(),
            changes: done.n_changes,
            carried_out: done.is_carried_out,
        }
    }
}

fn points(series: &Series, taken: bool) -> impl Iterator<Item = JsonPoint<'_>> {
    series.points.iter().map(move |point| JsonPoint {
        indicator: series.title(),
        column: &series.column,
        filters: { series.filters.iter() }
            .map(|(column, value)| (column.clone(), json!(value)))
            .collect(),
        period: &point.period,
        value: &point.ours.0,
        neighbours: &point.neighbours.0,
        region: &point.region.0,
        england: &point.england.0,
        from: &series.place,
        taken,
    })
}

pub(super) fn write(
    figures: &Figures,
    (taken, changes): (&[bool], &[Option<Change>]),
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    for change in changes.iter().flatten().filter(|change| !change.is_empty()) {
        let sign = if change.place.is_some() { '~' } else { '+' };
        writeln!(terminal.out, "{sign} {}", change.title)?;
        for words in &change.words {
            writeln!(terminal.out, "    {words}")?;
        }
    }
    let others = figures
        .series
        .iter()
        .zip(taken)
        .filter(|(_, taken)| !**taken);
    let n_others = others.clone().count();
    for (series, _) in others.take(MAX_NAMED) {
        writeln!(terminal.out, "? {}", series.title())?;
    }
    if n_others > MAX_NAMED {
        writeln!(terminal.out, "? and {} more", n_others - MAX_NAMED)?;
    }
    if n_others > 0 {
        let words =
            "Figures with ? become indicators with --indicator WORDS, or all of them with --all.";
        writeln!(terminal.out, "{words}")?;
    }
    Ok(())
}
