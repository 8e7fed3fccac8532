//! Figures in the order of time, as far as it is plain. Where any period of an indicator is not
//! understood, its author's order stays.

use crate::model::{NamedPeriod, Point};

/// A point with the period it is of.
#[derive(Debug, Clone)]
pub(in crate::content) struct Dated<'a> {
    /// When.
    pub(in crate::content) period: NamedPeriod<'a>,
    /// What.
    pub(in crate::content) point: &'a Point,
}

/// Returns the points that have a period and a figure, in order, and whether it is time's.
pub(in crate::content) fn in_order(points: &[Point]) -> (Vec<Dated<'_>>, bool) {
    let mut dated: Vec<Dated<'_>> = points
        .iter()
        .filter(|point| !point.period.trim().is_empty() && point.holds_anything())
        .map(|point| Dated {
            period: NamedPeriod::read(&point.period),
            point,
        })
        .collect();
    let is_understood = dated.iter().all(|dated| dated.period.time.is_some());
    if is_understood {
        dated.sort_by_key(|dated| order(&dated.period));
    }
    (dated, is_understood)
}

/// Returns what periods that are understood are ordered by.
pub(in crate::content) fn order(period: &NamedPeriod<'_>) -> impl Ord + use<> {
    period.time.map(|time| time.order())
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
        let (dated, _) = in_order(&points);
        let names: Vec<&str> = dated.iter().map(|dated| dated.period.name).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn periods_stand_in_the_order_of_time() {
        check(
            &["Q2 2026", "Q4 2024", "March 2025", "2025-26 Q2", "2023"],
            &["2023", "Q4 2024", "March 2025", "2025-26 Q2", "Q2 2026"],
        );
        check(
            &["Apr-25", "Mar-25", "Dec-24"],
            &["Dec-24", "Mar-25", "Apr-25"],
        );
    }

    #[test]
    fn one_period_that_is_not_understood_leaves_the_order_to_the_author() {
        check(&["2025", "before", "2024"], &["2025", "before", "2024"]);
    }
}
