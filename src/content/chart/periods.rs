//! The periods of a chart, in order: no year is left out between others, so that a line is as
//! steep as it was, and broken where nobody counted.

use super::{
    ChartValue, Missing, SeriesRole,
    number::{read, without_marker},
};
use crate::{content::periods::order, model::Point};

/// More years than this are not filled in: somebody has mistyped one.
const MAX_YEARS: u16 = 60;

/// A period of a chart.
#[derive(Debug)]
pub(super) struct Span<'a> {
    /// Its name.
    pub(super) name: String,
    /// Its figures; none for a year between others.
    pub(super) point: Option<&'a Point>,
    is_provisional: bool,
}

impl Span<'_> {
    /// Returns the figure of an area.
    pub(super) fn value(&self, role: SeriesRole) -> ChartValue {
        let Some(point) = self.point else {
            return ChartValue::Missing(Missing::NotGiven);
        };
        let mut value = read(role.figure(point));
        // The comparators of a provisional year are published, if they are there at all.
        if let (ChartValue::Number(number), SeriesRole::Own) = (&mut value, role) {
            number.is_provisional |= self.is_provisional;
        }
        value
    }
}

/// Returns the periods that hold anything, in order, with the years between plain years.
pub(super) fn spans(points: &[Point]) -> Vec<Span<'_>> {
    let mut spans: Vec<Span<'_>> = Vec::new();
    for point in points {
        let (name, is_provisional) = without_marker(point.period.trim());
        let is_new = spans.iter().all(|span| span.name != name);
        if !name.is_empty() && is_new && holds_anything(point) {
            spans.push(Span {
                name: name.to_owned(),
                point: Some(point),
                is_provisional,
            });
        }
    }
    spans.sort_by(|a, b| order(&a.name).cmp(&order(&b.name)));
    fill(spans)
}

fn holds_anything(point: &Point) -> bool {
    let has_target = !point.target.is_empty();
    has_target
        || SeriesRole::ALL
            .into_iter()
            .any(|role| !role.figure(point).is_empty())
}

/// Puts in the years between plain years.
fn fill(spans: Vec<Span<'_>>) -> Vec<Span<'_>> {
    let years: Option<Vec<u16>> = spans.iter().map(|span| plain_year(&span.name)).collect();
    let Some(years) = years else {
        return spans;
    };
    let (Some(first), Some(last)) = (years.first(), years.last()) else {
        return spans;
    };
    if last - first > MAX_YEARS {
        return spans;
    }
    let mut rest = spans.into_iter().peekable();
    (*first..=*last)
        .map(|year| {
            let is_there = |span: &Span<'_>| plain_year(&span.name) == Some(year);
            rest.next_if(is_there).unwrap_or_else(|| Span {
                name: year.to_string(),
                point: None,
                is_provisional: false,
            })
        })
        .collect()
}

fn plain_year(name: &str) -> Option<u16> {
    let year = name.parse().ok()?;
    (1900..=2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

    #[track_caller]
    fn check(periods: &[&str], expected: &[&str]) {
        let points: Vec<Point> = periods
            .iter()
            .map(|period| Point {
                period: (*period).to_owned(),
                ours: Figure("1".to_owned()),
                ..Point::default()
            })
            .collect();
        let names: Vec<String> = spans(&points).into_iter().map(|span| span.name).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn years_stand_in_order_and_none_is_left_out() {
        check(&["2024", "2021", "2022"], &["2021", "2022", "2023", "2024"]);
        check(&["2024", "2024", " "], &["2024"]);
        check(&["2025-26 Q2", "Q1 2025"], &["Q1 2025", "2025-26 Q2"]);
        check(&["1924", "2024"], &["1924", "2024"]);
        check(&[], &[]);
    }

    #[test]
    fn a_provisional_year_makes_our_own_figure_provisional() {
        let point = Point {
            period: "2026 (provisional)".to_owned(),
            ours: Figure("14".to_owned()),
            england: Figure("10".to_owned()),
            ..Point::default()
        };
        let spans = spans(std::slice::from_ref(&point));
        let is_provisional = |role| match spans[0].value(role) {
            ChartValue::Number(number) => number.is_provisional,
            ChartValue::Missing(_) => panic!(),
        };
        assert_eq!(spans[0].name, "2026");
        assert!(is_provisional(SeriesRole::Own));
        assert!(!is_provisional(SeriesRole::England));
    }
}
