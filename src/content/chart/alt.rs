//! What a chart says to somebody who cannot see it: the story of its line in words, written from
//! the same numbers. Every sentence stands by itself and begins with what it is about.

use std::collections::BTreeMap;

use super::{
    Chart, ChartValue, Missing, Number, Series, SeriesRole, Standing, judge, judge_exactly,
    names::NAMELESS,
};
use crate::model::{Mark, Polarity};

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
    let told = comparable(chart, own);
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

/// Returns our own figures that can be compared with the latest for which there are any.
fn comparable<'a>(chart: &Chart, own: &'a Series) -> Vec<(usize, &'a Number)> {
    let numbers: Vec<(usize, &Number)> = own.numbers().collect();
    numbers
        .iter()
        .rev()
        .map(|(last, _)| {
            let before = numbers.iter().copied();
            before
                .filter(|(idx, _)| idx == last || idx < last && chart.can_compare(*idx, *last))
                .collect()
        })
        .find(|group: &Vec<(usize, &Number)>| group.len() > 1)
        .unwrap_or_default()
}

/// Lists figures with their periods: "14 in 2024 and 15 in 2025".
fn figures_in(chart: &Chart, numbers: &[(usize, &Number)]) -> String {
    let figures: Vec<String> = numbers
        .iter()
        .map(|(idx, number)| format!("{} in {}", number.text, chart.period(*idx)))
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
    let last_period = chart.period(last_idx);
    let from = format!("from {} in {}", first.text, chart.period(first_idx));
    let to = format!("to {} in {last_period}", last.text);
    let turn = turn(chart, told, [first, last]);
    let story = match judge_exactly(last, first, Polarity::Neither) {
        Standing::Higher => format!("{name} rose {from} {to}"),
        Standing::Lower => format!("{name} fell {from} {to}"),
        Standing::Similar | Standing::Better | Standing::Worse => {
            let stayed = format!(
                "{} in {} and in {last_period}",
                first.text,
                chart.period(first_idx)
            );
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
            format!("a {word} of {} in {}", number.text, chart.period(idx))
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
        let (period, standings) = (chart.period(*idx), listed(standings));
        Some(format!(
            "In {period} {name}, at {}, was {standings}.",
            ours.text
        ))
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
    let (from, to) = (chart.period(first_idx), chart.period(last_idx));
    Some(if first_idx == last_idx {
        format!("{name}: {} in {to}.", last.text)
    } else {
        format!(
            "{name}: {} in {from} and {} in {to}.",
            first.text, last.text
        )
    })
}

fn target(chart: &Chart) -> Option<String> {
    let (idx, target) = chart.latest_target()?;
    let period = chart.period(idx);
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
            let (meaning, when) = (mark.meaning(), listed(&periods));
            if mark == Mark::Break {
                format!("The series{whose} breaks in {when}: earlier figures are not comparable.")
            } else if periods.len() == 1 {
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
mod tests {
    use super::*;
    use crate::model::{Figure, Indicator, Point, RowId};

    /// Points are "period ours neighbours region england target", with `_` for nothing.
    fn chart(polarity: Polarity, points: &[&str]) -> Chart {
        let mut indicator = Indicator::new(RowId::new("i-1").unwrap());
        "Moves".clone_into(&mut indicator.title);
        "per cent".clone_into(&mut indicator.unit);
        indicator.polarity = polarity;
        indicator.values = points.iter().map(|point| read_point(point)).collect();
        Chart::of(&indicator, "Northmere Council", 2).unwrap()
    }

    fn read_point(text: &str) -> Point {
        let mut words = text.split(' ').map(|word| word.replace('_', ""));
        let period = words.next().unwrap();
        let mut next = || Figure(words.next().unwrap_or_default());
        Point {
            period,
            ours: next(),
            neighbours: next(),
            region: next(),
            england: next(),
            target: next(),
        }
    }

    #[track_caller]
    fn check(polarity: Polarity, points: &[&str], expected: &str) {
        let chart = chart(polarity, points);
        let intro = match polarity {
            Polarity::Neither => "chart: Moves, per cent. ",
            Polarity::High => "chart: Moves, per cent, higher is better. ",
            Polarity::Low => "chart: Moves, per cent, lower is better. ",
        };
        let (_, said) = chart.alt.split_once(intro).unwrap();
        assert_eq!(said, expected);
    }

    #[test]
    fn the_story_has_a_beginning_an_end_and_a_meaning() {
        use Polarity::{High, Low, Neither};
        check(
            Low,
            &["2024 12 11 11 11", "2025 14 11 11 10", "2026 14 _ _ _ 11"],
            "Northmere rose from 12 in 2024 to 14 in 2026, which is worse. In 2025 Northmere, at 14, was worse than neighbours (11), worse than the region (11) and worse than England (10). The target of 11 for 2026 is not met.",
        );
        check(
            High,
            &["2024 66", "2026 67.0 _ _ _ 60"],
            "Northmere rose from 66 in 2024 to 67.0 in 2026, a small change. The target of 60 for 2026 is met. There is no figure of Northmere for 2025.",
        );
        check(
            Neither,
            &["2024 9 _ _ 12 8", "2025 5"],
            "Northmere fell from 9 in 2024 to 5 in 2025. In 2024 Northmere, at 9, was below England (12). The target for 2024 is 8.",
        );
        check(
            Low,
            &["2024 14", "2025 20", "2026 14"],
            "Northmere was at 14 in 2024 and in 2026, with a high of 20 in 2025.",
        );
        check(
            High,
            &["2022 50", "2023 80", "2024 20", "2025 60"],
            "Northmere rose from 50 in 2022 to 60 in 2025, with a high of 80 in 2023 and a low of 20 in 2024, which is better.",
        );
    }

    #[test]
    fn what_is_missing_is_named_with_its_reason() {
        check(
            Polarity::Low,
            &[
                "2022 c",
                "2023 9 _ _ 8",
                "2024 _ _ _ c",
                "2025 z",
                "2026 8p _ _ 8",
            ],
            "Northmere fell from 9 in 2023 to 8 in 2026, a small change. In 2026 Northmere, at 8, was the same as England (8). There is no figure of Northmere for 2024. The figure of Northmere for 2022 is suppressed because the number is small. The figure of Northmere for 2025 is not applicable. There is no figure of England for 2025. The figure of England for 2024 is suppressed because the number is small. The figure for 2026 is provisional.",
        );
    }

    #[test]
    fn one_year_is_compared_and_not_told() {
        check(
            Polarity::High,
            &["2025 14 14 _ 20"],
            "Northmere: 14 in 2025. In 2025 Northmere, at 14, was the same as neighbours (14) and worse than England (20).",
        );
        check(
            Polarity::High,
            &["2025 _ _ _ 20", "2026 25"],
            "Northmere: 25 in 2026. England: 20 in 2025. There is no figure of Northmere for 2025.",
        );
        check(
            Polarity::Neither,
            &["2022 _ _ _ 343.7"],
            "There is no figure of our own. England: 343.7 in 2022.",
        );
    }

    #[test]
    fn only_like_is_compared_with_like() {
        use Polarity::Low;
        // A year is not compared with a quarter.
        check(
            Low,
            &["2022-23 10", "2023-24 11", "2024-25 12", "Q1-25/26 3 _ _ 5"],
            "Northmere rose from 10 in 2022-23 to 12 in 2024-25, which is worse. Not compared with these: 3 in Q1-25/26. In Q1-25/26 Northmere, at 3, was better than England (5).",
        );
        // The order of the author is told and not judged.
        check(
            Low,
            &["2025 12", "before 10", "2024 11"],
            "Northmere: 12 in 2025, 10 in before and 11 in 2024.",
        );
        // Of two figures for one period nobody knows which holds.
        check(
            Low,
            &["2024 10", "2025 11 _ _ 12 9", "2025 13 _ _ 12 9"],
            "Northmere: 10 in 2024, 11 in 2025 and 13 in 2025. England: 12 in 2025 and 12 in 2025. The target for 2025 is 9.",
        );
        // Nothing is compared across a break.
        check(
            Low,
            &["2022 30", "2023 29", "2024 10[b]", "2025 12"],
            "Northmere rose from 10 in 2024 to 12 in 2025, which is worse. Not compared with these: 30 in 2022 and 29 in 2023. The series breaks in 2024: earlier figures are not comparable.",
        );
    }

    #[test]
    fn months_of_a_financial_year_are_told_in_their_order() {
        check(
            Polarity::Low,
            &["Jan-25 13", "Apr-24 10", "Jul-24 11", "Oct-24 12"],
            "Northmere rose from 10 in Apr-24 to 13 in Jan-25, which is worse.",
        );
    }

    #[test]
    fn what_official_statistics_say_beside_a_figure_is_told() {
        check(
            Polarity::Low,
            &["2023 20.0[r] _ _ 18.0", "2024 14.2[p] _ _ 15.0[e]"],
            "Northmere fell from 20.0 in 2023 to 14.2 in 2024, which is better. In 2024 Northmere, at 14.2, was better than England (15.0). The figure for 2024 is provisional. The figure for 2023 is revised. The figure of England for 2024 is estimated.",
        );
    }

    #[test]
    fn the_kind_of_chart_is_named_first() {
        let lines = chart(Polarity::High, &["2024 1", "2025 2"]);
        let bars = chart(Polarity::High, &["2024 1"]);
        assert!(lines.alt.starts_with("Line chart: Moves"), "{}", lines.alt);
        assert!(bars.alt.starts_with("Bar chart: Moves"), "{}", bars.alt);
        assert!(
            bars.with_table()
                .alt
                .ends_with("The table below holds all figures.")
        );
    }

    #[test]
    fn a_line_as_small_as_a_word_says_its_figures() {
        let chart = chart(Polarity::High, &["2022 54", "2024 c", "2025 83p"]);
        let expected = "2022: 54; 2024: suppressed because the number is small; 2025: 83";
        assert_eq!(chart.spark().alt, expected);
    }

    #[test]
    fn without_a_number_there_is_no_chart() {
        let indicator = Indicator::new(RowId::new("i-1").unwrap());
        assert_eq!(Chart::of(&indicator, "Northmere", 2), None);
    }
}
