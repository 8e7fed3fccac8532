//! Charts in, their words out.

use super::*;
use crate::model::{Figure, Indicator, Point, RowId};

/// Points are "period ours neighbours region england target", with `_` for nothing, and for a
/// blank in a period.
fn chart(polarity: Polarity, points: &[&str]) -> Chart {
    let mut indicator = Indicator::new(RowId::new("i-1").unwrap());
    "Moves".clone_into(&mut indicator.title);
    "per cent".clone_into(&mut indicator.unit);
    indicator.polarity = polarity;
    indicator.values = points.iter().map(|point| read_point(point)).collect();
    Chart::of(&indicator, "Northmere Council", 2).unwrap()
}

fn read_point(text: &str) -> Point {
    let (period, figures) = text.split_once(' ').unwrap();
    let period = period.replace('_', " ");
    let mut words = figures.split(' ').map(|word| word.replace('_', ""));
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
        "Northmere: 12 in 2025, 10 in “before” and 11 in 2024.",
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

#[test]
fn a_day_is_told_with_its_own_word() {
    check(
        Polarity::Low,
        &["31/03/2023 10 _ _ 8", "31/03/2024 12 _ _ 9 11"],
        "Northmere rose from 10 on 31\u{a0}March\u{a0}2023 to 12 on 31\u{a0}March\u{a0}2024, which is worse. On 31\u{a0}March\u{a0}2024 Northmere, at 12, was worse than England (9). The target of 11 for 31\u{a0}March\u{a0}2024 is not met.",
    );
    check(
        Polarity::Low,
        &["as_at_31/3/23 10", "31/3/24 c"],
        "Northmere: 10 as at 31\u{a0}March\u{a0}2023. The figure of Northmere for 31\u{a0}March\u{a0}2024 is suppressed because the number is small.",
    );
}

#[test]
fn years_of_different_kinds_are_told_apart() {
    check(
        Polarity::Low,
        &["2023/24 10", "12_months_to_June_2024 13", "2024/25 11"],
        "Northmere rose from 10 in 2023/24 to 11 in 2024/25, a small change. Not compared with these: 13 in the 12 months to June 2024.",
    );
}
