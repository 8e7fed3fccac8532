//! New figures over those that are there, period by period.

use crate::model::{Figure, NamedPeriod, Point, Reading};

/// Puts new figures over those that are there. Only what changed is changed; targets,
/// neighbours and periods that the file does not have stay.
pub(super) fn merged(
    before: &[Point],
    new: &[Point],
    is_same: fn(&Figure, &Figure) -> bool,
) -> (Vec<Point>, Vec<String>) {
    let (mut points, mut words) = (before.to_vec(), Vec::new());
    for point in new {
        let time = NamedPeriod::read(&point.period);
        let at = points
            .iter()
            .position(|known| NamedPeriod::read(&known.period).is_same(&time));
        let at = at.unwrap_or_else(|| {
            points.push(Point {
                period: point.period.clone(),
                ..Point::default()
            });
            points.len() - 1
        });
        if let Some(known) = points.get_mut(at) {
            for (whose, old, new) in [
                ("", &mut known.ours, &point.ours),
                ("neighbours ", &mut known.neighbours, &point.neighbours),
                ("region ", &mut known.region, &point.region),
                ("England ", &mut known.england, &point.england),
                ("target ", &mut known.target, &point.target),
            ] {
                if !new.is_empty() && !is_same(old, new) {
                    words.push(format!("{} {whose}{}", point.period, put(old, new)));
                }
            }
        }
    }
    let times = |points: &[Point]| {
        let time = |point: &Point| NamedPeriod::read(&point.period).time;
        points.iter().map(time).collect::<Option<Vec<_>>>()
    };
    // An order that is plain is kept; one that is not is the author's.
    if times(&points).is_some() && is_in_order(before) {
        points.sort_by_key(|point| {
            NamedPeriod::read(&point.period)
                .time
                .map(|time| time.order())
        });
    }
    (points, words)
}

fn is_in_order(points: &[Point]) -> bool {
    let order = |point: &Point| {
        NamedPeriod::read(&point.period)
            .time
            .map(|time| time.order())
    };
    points.is_sorted_by_key(order)
}

/// Whether two figures are written alike.
pub(super) fn is_written(old: &Figure, new: &Figure) -> bool {
    old == new || (old.read() == new.read() && !old.is_unclear())
}

/// Whether two figures are worth the same: a program that reckons drops noughts and commas.
pub(super) fn is_worth(old: &Figure, new: &Figure) -> bool {
    let (Reading::Number(one), Reading::Number(other)) = (old.read(), new.read()) else {
        return is_written(old, new);
    };
    one.compare(&other).is_eq() && one.marks == other.marks
}

/// Puts a figure in another's place, and says so.
fn put(old: &mut Figure, new: &Figure) -> String {
    // Where nothing stood, nothing is gone.
    let change = if old.is_empty() {
        new.0.clone()
    } else {
        format!("{} → {}", old.0, new.0)
    };
    *old = new.clone();
    change
}
