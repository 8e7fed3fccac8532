//! The periods of a chart, in order: no year is left out between others, so that a line is as
//! steep as it was, and broken where nobody counted.
//!
//! A period that is given twice stands there twice, in the author's order, unless what was given
//! about it fits together.

use super::{
    data::{ChartValue, Missing, SeriesRole},
    order::{Dated, in_order},
};
use crate::model::{Figure, Marks, NamedPeriod, Point, TimeSpan, plain_year};

/// More years than this are not filled in: somebody has mistyped one.
const MAX_YEARS: u16 = 60;

/// A period of a chart.
#[derive(Debug)]
pub(super) struct Span<'a> {
    /// Its name.
    pub(super) name: String,
    /// Which time it is, as far as known.
    pub(super) time: Option<TimeSpan>,
    /// Whether there are other figures for the same period.
    pub(super) is_repeated: bool,
    /// Its figures; none for a year between others, more than one that fit together.
    points: Vec<&'a Point>,
    marks: Marks,
}

impl<'a> Span<'a> {
    fn new(dated: Dated<'a>) -> Self {
        Self {
            name: dated.period.name.to_owned(),
            time: dated.period.time,
            is_repeated: false,
            points: vec![dated.point],
            marks: dated.period.marks,
        }
    }

    /// Returns the figure of an area.
    pub(super) fn value(&self, role: SeriesRole) -> ChartValue {
        let mut value = self.read(|point| role.figure(point));
        // The comparators of a provisional year are published, if they are there at all.
        if let (ChartValue::Number(number), SeriesRole::Own) = (&mut value, role) {
            number.marks.extend(&self.marks);
        }
        value
    }

    /// Returns what the authority aims at.
    pub(super) fn target(&self) -> ChartValue {
        self.read(|point| &point.target)
    }

    fn read(&self, figure: impl Fn(&Point) -> &Figure) -> ChartValue {
        let mut figures = self.points.iter().map(|point| figure(point));
        let given = figures.find(|figure| !figure.is_empty());
        given.map_or(ChartValue::Missing(Missing::NotGiven), Figure::read)
    }

    /// Whether a point says nothing else about the same figure.
    fn agrees_with(&self, point: &Point) -> bool {
        self.points.iter().all(|own| {
            let figures = own.figures().into_iter().zip(point.figures());
            figures
                .into_iter()
                .all(|(a, b)| a.is_empty() || b.is_empty() || a.0.trim() == b.0.trim())
        })
    }
}

/// Returns the periods that hold anything, in order, with the years between plain years; and
/// whether the order is that of time.
pub(super) fn spans(points: &[Point]) -> (Vec<Span<'_>>, bool) {
    let (dated, is_understood) = in_order(points);
    let mut spans: Vec<Span<'_>> = Vec::new();
    let mut periods: Vec<NamedPeriod<'_>> = Vec::new();
    for dated in dated {
        let period = dated.period.clone();
        let is_same = |other: &NamedPeriod<'_>| other.is_same(&period);
        let same: Vec<usize> = (0..periods.len())
            .filter(|idx| periods.get(*idx).is_some_and(is_same))
            .collect();
        if let [only] = same[..]
            && let Some(span) = spans.get_mut(only)
            && span.agrees_with(dated.point)
        {
            span.points.push(dated.point);
            span.marks.extend(dated.period.marks);
            continue;
        }
        for idx in &same {
            if let Some(span) = spans.get_mut(*idx) {
                span.is_repeated = true;
            }
        }
        let mut span = Span::new(dated);
        span.is_repeated = !same.is_empty();
        spans.push(span);
        periods.push(period);
    }
    (fill(spans), is_understood)
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
    let mut filled = Vec::new();
    for year in *first..=*last {
        let is_there = |span: &Span<'_>| plain_year(&span.name) == Some(year);
        let n_before = filled.len();
        while let Some(span) = rest.next_if(is_there) {
            filled.push(span);
        }
        if filled.len() == n_before {
            let name = year.to_string();
            filled.push(Span {
                time: NamedPeriod::read(&name).time,
                name,
                is_repeated: false,
                points: Vec::new(),
                marks: Marks::new(),
            });
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(period: &str, ours: &str, england: &str) -> Point {
        Point {
            period: period.to_owned(),
            ours: Figure(ours.to_owned()),
            england: Figure(england.to_owned()),
            ..Point::default()
        }
    }

    #[track_caller]
    fn check(periods: &[&str], expected: &[&str]) {
        let points: Vec<Point> = periods.iter().map(|name| point(name, "1", "")).collect();
        let (spans, _) = spans(&points);
        let names: Vec<String> = spans.into_iter().map(|span| span.name).collect();
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
    fn of_two_figures_for_one_period_neither_vanishes() {
        let points = [
            point("2023", "10", ""),
            point("2024/25", "11", ""),
            point("FY24-25", "12", ""),
        ];
        let (found, _) = spans(&points);
        let names: Vec<(&str, bool)> = found
            .iter()
            .map(|span| (&*span.name, span.is_repeated))
            .collect();
        assert_eq!(
            names,
            [("2023", false), ("2024/25", true), ("FY24-25", true)]
        );
        let points = [
            point("2024", "10", ""),
            point("2025", "11", ""),
            point("2025", "12", ""),
        ];
        let (found, _) = spans(&points);
        let names: Vec<&str> = found.iter().map(|span| &*span.name).collect();
        assert_eq!(names, ["2024", "2025", "2025"]);
    }

    #[test]
    fn what_fits_together_is_one_period() {
        let points = [
            point("2025", "11", ""),
            point("2025 (provisional)", "", "10"),
        ];
        let (found, _) = spans(&points);
        assert_eq!(found.len(), 1);
        assert!(found[0].value(SeriesRole::Own).number().is_some());
        assert!(found[0].value(SeriesRole::England).number().is_some());
    }

    #[test]
    fn a_provisional_year_makes_our_own_figure_provisional() {
        let points = [point("2026 (provisional)", "14", "10")];
        let (found, _) = spans(&points);
        let is_provisional = |role| match found[0].value(role) {
            ChartValue::Number(number) => number.is_provisional(),
            ChartValue::Missing(_) => panic!(),
        };
        assert_eq!(found[0].name, "2026");
        assert!(is_provisional(SeriesRole::Own));
        assert!(!is_provisional(SeriesRole::England));
    }
}
