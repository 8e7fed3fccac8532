//! What a chart says to somebody who cannot see it: the story of its line in words, written from
//! the same numbers. Every sentence stands by itself and begins with what it is about.

use std::collections::BTreeMap;

use super::{
    data::{Chart, ChartValue, Missing, Number, Series, SeriesRole},
    judge::{Standing, judge, judge_exactly},
    names::NAMELESS,
    when::{all, of, when},
};
use crate::model::{Mark, Polarity, capitalized};

/// Writes the alternative text of a chart.
pub(super) fn text(chart: &Chart) -> String {
    let mut sentences = vec![what(chart)];
    sentences.push(own_story(chart));
    sentences.extend(comparisons(chart));
    sentences.extend(target(chart));
    sentences.extend(chart.series.iter().flat_map(|series| gaps(chart, series)));
    sentences.extend(chart.series.iter().flat_map(|series| marked(chart, series)));
    if chart.has_table {
        sentences.push("The table below holds all figures.".to_owned());
    }
    sentences.join(" ")
}

/// Writes the figures of our own line, one a period.
pub(super) fn spark(chart: &Chart) -> String {
    let Some(own) = chart.series(SeriesRole::Own) else {
        return "No figures".to_owned();
    };
    let figures: Vec<String> = chart
        .periods
        .iter()
        .zip(&own.values)
        .filter(|(_, value)| **value != ChartValue::Missing(Missing::NotGiven))
        .map(|(period, value)| match value {
            ChartValue::Number(number) => format!("{period}: {}", number.text),
            ChartValue::Missing(missing) => format!("{period}: {}", reason(missing)),
        })
        .collect();
    figures.join("; ")
}

/// Says in a word or two why there is no number.
pub(in crate::content) fn reason(missing: &Missing) -> String {
    match missing {
        Missing::NotGiven => "no figure".to_owned(),
        Missing::Suppressed => "suppressed because the number is small".to_owned(),
        Missing::NotApplicable => "not applicable".to_owned(),
        Missing::NotAvailable => "not available".to_owned(),
        Missing::NearNought => "more than nought but rounded to it".to_owned(),
        Missing::Unreliable => "not reliable enough to show".to_owned(),
        Missing::NoneRecorded => "none recorded in the survey".to_owned(),
        Missing::Words(words) => format!("given as “{words}”"),
    }
}

fn what(chart: &Chart) -> String {
    let kind = if chart.is_comparison() {
        "Bar chart"
    } else {
        "Line chart"
    };
    let parts = [chart.title.as_str(), chart.note.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        format!("{kind}.")
    } else {
        format!("{kind}: {}.", parts.join(", "))
    }
}

/// Tells how our own figures went, as far as they can be compared, and names the others.
fn own_story(chart: &Chart) -> String {
    let Some(own) = chart.series(SeriesRole::Own) else {
        return "There is no figure of our own.".to_owned();
    };
    let told = chart.comparable();
    let [first, .., last] = told.as_slice() else {
        let all: Vec<(usize, &Number)> = own.numbers().collect();
        return format!("{}: {}.", own.name, figures_in(chart, &all));
    };
    let mut sentences = vec![story(chart, own, &told, [*first, *last])];
    let is_told = |idx: usize| told.iter().any(|(told, _)| *told == idx);
    let rest: Vec<(usize, &Number)> = own.numbers().filter(|(idx, _)| !is_told(*idx)).collect();
    if !rest.is_empty() {
        let figures = figures_in(chart, &rest);
        sentences.push(format!("Not compared with these: {figures}."));
    }
    sentences.join(" ")
}

/// Lists figures with their periods: "14 in 2024 and 15 in 2025".
fn figures_in(chart: &Chart, numbers: &[(usize, &Number)]) -> String {
    let figures: Vec<String> = numbers
        .iter()
        .map(|(idx, number)| format!("{} {}", number.text, when(chart.period(*idx))))
        .collect();
    listed(&figures)
}

fn story(
    chart: &Chart,
    own: &Series,
    told: &[(usize, &Number)],
    [(first_idx, first), (last_idx, last)]: [(usize, &Number); 2],
) -> String {
    let name = &own.name;
    let [began, ended] = [first_idx, last_idx].map(|idx| when(chart.period(idx)));
    let from = format!("from {} {began}", first.text);
    let to = format!("to {} {ended}", last.text);
    let turn = turn(chart, told, [first, last]);
    let story = match judge_exactly(last, first, Polarity::Neither) {
        Standing::Higher => format!("{name} rose {from} {to}"),
        Standing::Lower => format!("{name} fell {from} {to}"),
        Standing::Similar | Standing::Better | Standing::Worse => {
            let stayed = format!("{} {began} and {ended}", first.text);
            return format!("{name} was at {stayed}{turn}.");
        }
    };
    let meaning = match judge(last, first, chart.polarity, chart.tolerance) {
        Standing::Better => ", which is better",
        Standing::Worse => ", which is worse",
        Standing::Similar => ", a small change",
        Standing::Higher | Standing::Lower => "",
    };
    format!("{story}{turn}{meaning}.")
}

/// Names the highest or lowest figure, where the line does not run straight from end to end.
fn turn(chart: &Chart, told: &[(usize, &Number)], ends: [&Number; 2]) -> String {
    let lies_beyond = |number: &Number, standing: Standing| {
        ends.iter()
            .all(|end| judge(number, end, Polarity::Neither, chart.tolerance) == standing)
    };
    let furthest = |standing: Standing| {
        let mut furthest: Option<(usize, &Number)> = None;
        for (idx, number) in told.iter().copied() {
            let is_further = furthest
                .is_none_or(|(_, far)| judge_exactly(number, far, Polarity::Neither) == standing);
            if lies_beyond(number, standing) && is_further {
                furthest = Some((idx, number));
            }
        }
        furthest
    };
    let high = furthest(Standing::Higher).map(|found| ("high", found));
    let low = furthest(Standing::Lower).map(|found| ("low", found));
    let turns: Vec<String> = high
        .into_iter()
        .chain(low)
        .map(|(word, (idx, number))| {
            format!("a {word} of {} {}", number.text, when(chart.period(idx)))
        })
        .collect();
    if turns.is_empty() {
        String::new()
    } else {
        format!(", with {}", listed(&turns))
    }
}

/// Compares with the others, each in the latest period that both have. Where they share none,
/// the figures of the others stand for themselves.
fn comparisons(chart: &Chart) -> Vec<String> {
    let others = || {
        let all = chart.series.iter();
        all.filter(|series| series.role != SeriesRole::Own)
    };
    let Some(own) = chart.series(SeriesRole::Own) else {
        return others().filter_map(|other| alone(chart, other)).collect();
    };
    let mut by_period: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut apart = Vec::new();
    for other in others() {
        if let Some((idx, ours, theirs)) = chart.shared(other.role) {
            let standing = standing_to(chart, ours, theirs, other);
            let words = format!("{standing} ({})", theirs.text);
            by_period.entry(idx).or_default().push(words);
        } else {
            apart.extend(alone(chart, other));
        }
    }
    let name = if own.name == NAMELESS {
        "our figure"
    } else {
        &own.name
    };
    let compared = by_period.iter().filter_map(|(idx, standings)| {
        let ours = own.values.get(*idx)?.number()?;
        let (when, standings) = (capitalized(&when(chart.period(*idx))), listed(standings));
        Some(format!("{when} {name}, at {}, was {standings}.", ours.text))
    });
    compared.chain(apart).collect()
}

fn standing_to(chart: &Chart, ours: &Number, theirs: &Number, other: &Series) -> String {
    let word = match judge(ours, theirs, chart.polarity, chart.tolerance) {
        Standing::Similar
            if judge_exactly(ours, theirs, Polarity::Neither) == Standing::Similar =>
        {
            "the same as"
        }
        Standing::Similar => "similar to",
        Standing::Better => "better than",
        Standing::Worse => "worse than",
        Standing::Higher => "above",
        Standing::Lower => "below",
    };
    format!("{word} {}", within(other))
}

/// Says what a comparator shows where there is nothing of our own to compare with.
fn alone(chart: &Chart, other: &Series) -> Option<String> {
    let (first_idx, first) = other.numbers().next()?;
    let (last_idx, last) = other.numbers().next_back()?;
    let name = &other.name;
    let [from, to] = [first_idx, last_idx].map(|idx| when(chart.period(idx)));
    Some(if first_idx == last_idx {
        format!("{name}: {} {to}.", last.text)
    } else {
        format!("{name}: {} {from} and {} {to}.", first.text, last.text)
    })
}

fn target(chart: &Chart) -> Option<String> {
    let (idx, target) = chart.latest_target()?;
    let period = of(chart.period(idx));
    Some(match chart.is_met(idx, target) {
        Some(true) => format!("The target of {} for {period} is met.", target.text),
        Some(false) => format!("The target of {} for {period} is not met.", target.text),
        None => format!("The target for {period} is {}.", target.text),
    })
}

/// Names the periods without a number, by reason. Comparators often end a year early, which their
/// latest figure says already.
fn gaps(chart: &Chart, series: &Series) -> Vec<String> {
    let is_own = series.role == SeriesRole::Own;
    let first = series.numbers().next().map_or(0, |(idx, _)| idx);
    let last = series.numbers().next_back().map_or(0, |(idx, _)| idx);
    let mut by_reason: BTreeMap<&Missing, Vec<&str>> = BTreeMap::new();
    for (idx, value) in series.values.iter().enumerate() {
        let ChartValue::Missing(missing) = value else {
            continue;
        };
        let is_within = (first..=last).contains(&idx);
        if is_own || is_within || *missing != Missing::NotGiven {
            by_reason
                .entry(missing)
                .or_default()
                .push(chart.period(idx));
        }
    }
    let whose = within(series);
    by_reason
        .into_iter()
        .map(|(missing, periods)| {
            let periods: Vec<String> = periods.into_iter().map(of).collect();
            let periods = listed(&periods);
            match missing {
                Missing::NotGiven => format!("There is no figure of {whose} for {periods}."),
                Missing::Suppressed
                | Missing::NotApplicable
                | Missing::NotAvailable
                | Missing::NearNought
                | Missing::Unreliable
                | Missing::NoneRecorded
                | Missing::Words(_) => {
                    format!(
                        "The figure of {whose} for {periods} is {}.",
                        reason(missing)
                    )
                }
            }
        })
        .collect()
}

/// Says what official statistics say beside figures.
fn marked(chart: &Chart, series: &Series) -> Vec<String> {
    let mut by_mark: BTreeMap<Mark, Vec<&str>> = BTreeMap::new();
    for (idx, number) in series.numbers() {
        for mark in &number.marks {
            by_mark.entry(*mark).or_default().push(chart.period(idx));
        }
    }
    let whose = match series.role {
        SeriesRole::Own => String::new(),
        SeriesRole::Neighbours | SeriesRole::Region | SeriesRole::England => {
            format!(" of {}", within(series))
        }
    };
    by_mark
        .into_iter()
        .map(|(mark, periods)| {
            let meaning = mark.meaning();
            if mark == Mark::Break {
                let when = all(&periods, listed);
                return format!(
                    "The series{whose} breaks {when}: earlier figures are not comparable."
                );
            }
            let named: Vec<String> = periods.iter().copied().map(of).collect();
            let when = listed(&named);
            if periods.len() == 1 {
                format!("The figure{whose} for {when} is {meaning}.")
            } else {
                format!("The figures{whose} for {when} are {meaning}.")
            }
        })
        .collect()
}

/// Returns the name of an area within a sentence: "the figure of the region".
fn within(series: &Series) -> &str {
    match series.role {
        SeriesRole::Own if series.name == NAMELESS => "our own",
        SeriesRole::Own | SeriesRole::England => &series.name,
        SeriesRole::Neighbours => "neighbours",
        SeriesRole::Region => "the region",
    }
}

fn listed<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests;
