//! Values put together: texts by words, lists by entry, figures by period; all else as a whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{CellKind, Figure, Point, Prose, RowId, SignOff, Value};

use super::{
    order::{Ordered, ordered},
    words::{self, Pick, Stretch, all_picked},
};

/// What came of three values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Together {
    /// This, without a doubt.
    Settled(Value),
    /// In doubt. As far as it is, the first has ours and the second theirs.
    Doubt(Value, Value),
}

/// Puts three values of a place together. Where no base is known, two that differ are in doubt.
pub(super) fn together(
    kind: Option<CellKind>,
    base: Option<&Value>,
    ours: &Value,
    theirs: &Value,
) -> Together {
    if ours == theirs || base == Some(theirs) {
        return Together::Settled(ours.clone());
    }
    if base == Some(ours) {
        return Together::Settled(theirs.clone());
    }
    let merged = base.and_then(|base| in_parts(kind, base, ours, theirs));
    let (is, or) = merged.unwrap_or_else(|| (ours.clone(), theirs.clone()));
    if is == or {
        Together::Settled(is)
    } else {
        Together::Doubt(is, or)
    }
}

fn in_parts(
    kind: Option<CellKind>,
    base: &Value,
    ours: &Value,
    theirs: &Value,
) -> Option<(Value, Value)> {
    if let Some(stretches) = stretches(kind, base, ours, theirs) {
        let is_prose = matches!(ours, Value::Prose(_));
        let value = |pick| text_value(is_prose, all_picked(&stretches, pick));
        return Some((value(Pick::Ours), value(Pick::Theirs)));
    }
    match (base, ours, theirs) {
        (Value::Links(base), Value::Links(ours), Value::Links(theirs)) => {
            let (is, or) = listed(base, ours, theirs, RowId::clone, whole)?;
            Some((Value::Links(is), Value::Links(or)))
        }
        (Value::List(base), Value::List(ours), Value::List(theirs)) => {
            let (is, or) = listed(base, ours, theirs, String::clone, whole)?;
            Some((Value::List(is), Value::List(or)))
        }
        (Value::SignOffs(base), Value::SignOffs(ours), Value::SignOffs(theirs)) => {
            let role = |one: &SignOff| one.role.clone();
            let (is, or) = listed(base, ours, theirs, role, whole)?;
            Some((Value::SignOffs(is), Value::SignOffs(or)))
        }
        (Value::Series(base), Value::Series(ours), Value::Series(theirs)) => {
            let period = |point: &Point| point.period.clone();
            let (is, or) = listed(base, ours, theirs, period, points)?;
            Some((Value::Series(is), Value::Series(or)))
        }
        _ => None,
    }
}

/// Returns the stretches of two texts that are put together by words; none for other values.
pub(super) fn stretches(
    kind: Option<CellKind>,
    base: &Value,
    ours: &Value,
    theirs: &Value,
) -> Option<Vec<Stretch>> {
    let is_alike = matches!(ours, Value::Prose(_)) == matches!(theirs, Value::Prose(_));
    let is_text = matches!(kind, None | Some(CellKind::Text | CellKind::Prose));
    let (base, ours, theirs) = (base.written()?, ours.written()?, theirs.written()?);
    (is_alike && is_text).then(|| words::stretches(base, ours, theirs))
}

/// Returns a text of the kind that a place holds.
pub(super) fn text_value(is_prose: bool, text: String) -> Value {
    if is_prose {
        Value::Prose(Prose::new(text))
    } else {
        Value::Text(text)
    }
}

/// Puts three lists together whose entries have names; none where a name stands twice.
fn listed<K: Ord + Clone, T: Clone + PartialEq>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    key: impl Fn(&T) -> K,
    merge: impl Fn(Option<&T>, &T, &T) -> (T, T),
) -> Option<(Vec<T>, Vec<T>)> {
    let keys = |list: &[T]| list.iter().map(&key).collect::<Vec<K>>();
    let named = |list: &'_ [T]| -> Option<BTreeMap<K, T>> {
        let named: BTreeMap<K, T> = list.iter().map(|one| (key(one), one.clone())).collect();
        (named.len() == list.len()).then_some(named)
    };
    let (was, our, their) = (named(base)?, named(ours)?, named(theirs)?);
    let (mut is, mut or) = (BTreeMap::new(), BTreeMap::new());
    for name in our.keys().chain(their.keys()).collect::<BTreeSet<&K>>() {
        let old = was.get(name);
        let (one, other) = match (our.get(name), their.get(name)) {
            (Some(one), Some(other)) if one == other || old == Some(other) => {
                (Some(one.clone()), Some(one.clone()))
            }
            (Some(one), Some(other)) if old == Some(one) => {
                (Some(other.clone()), Some(other.clone()))
            }
            (Some(one), Some(other)) => {
                let (one, other) = merge(old, one, other);
                (Some(one), Some(other))
            }
            (one, other) if old.is_none() => {
                let added = one.or(other).cloned();
                (added.clone(), added)
            }
            // Taken out on one side: for good, unless the other side changed it meanwhile.
            (one, other) if one.or(other) == old => (None, None),
            (one, other) => (one.cloned(), other.cloned()),
        };
        is.extend(one.map(|one| (name.clone(), one)));
        or.extend(other.map(|other| (name.clone(), other)));
    }
    let kept: BTreeSet<K> = is.keys().chain(or.keys()).cloned().collect();
    let order = ordered(&keys(base), &keys(ours), &keys(theirs), &kept);
    let Ordered { ours, theirs } = order;
    let list = |order: &[K], of: &BTreeMap<K, T>| -> Vec<T> {
        order
            .iter()
            .filter_map(|name| of.get(name).cloned())
            .collect()
    };
    let their_order = theirs.as_ref().unwrap_or(&ours);
    Some((list(&ours, &is), list(their_order, &or)))
}

/// What cannot be put together in parts.
fn whole<T: Clone>(_: Option<&T>, ours: &T, theirs: &T) -> (T, T) {
    (ours.clone(), theirs.clone())
}

/// Puts the figures of one period together, figure by figure.
fn points(base: Option<&Point>, ours: &Point, theirs: &Point) -> (Point, Point) {
    let empty = Point::default();
    let base = base.unwrap_or(&empty);
    let (mut is, mut or) = (ours.clone(), theirs.clone());
    let parts: [fn(&mut Point) -> &mut Figure; 5] = [
        |point| &mut point.ours,
        |point| &mut point.neighbours,
        |point| &mut point.region,
        |point| &mut point.england,
        |point| &mut point.target,
    ];
    for part in parts {
        let (was, one, other) = (
            part(&mut base.clone()).clone(),
            part(&mut ours.clone()).clone(),
            part(&mut theirs.clone()).clone(),
        );
        if one == was {
            *part(&mut is) = other;
        } else if other == was {
            *part(&mut or) = one;
        }
    }
    (is, or)
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

    fn series(points: &[Point]) -> Value {
        Value::Series(points.to_vec())
    }

    #[test]
    fn figures_are_put_together_period_by_period() {
        let base = series(&[point("2024", "1", "9"), point("2025", "2", "8")]);
        let ours = series(&[point("2024", "1", "7"), point("2025", "2", "8")]);
        let theirs = series(&[
            point("2024", "3", "9"),
            point("2025", "2", "8"),
            point("2026", "4", ""),
        ]);
        let expected = series(&[
            point("2024", "3", "7"),
            point("2025", "2", "8"),
            point("2026", "4", ""),
        ]);
        let kind = Some(CellKind::Series);
        let is = together(kind, Some(&base), &ours, &theirs);
        assert_eq!(is, Together::Settled(expected));
        let theirs = series(&[point("2024", "1", "6"), point("2025", "2", "8")]);
        let is = together(kind, Some(&base), &ours, &theirs);
        assert_eq!(is, Together::Doubt(ours, theirs));
    }

    #[test]
    fn entries_of_a_list_are_added_and_taken_out_from_both_sides() {
        let list = |entries: &[&str]| {
            Value::List(entries.iter().map(|entry| (*entry).to_owned()).collect())
        };
        let base = list(&["a", "b", "c"]);
        let is = together(
            None,
            Some(&base),
            &list(&["a", "c", "x"]),
            &list(&["b", "c"]),
        );
        assert_eq!(is, Together::Settled(list(&["c", "x"])));
    }

    #[test]
    fn a_section_is_never_put_together_by_words() {
        let text = |text: &str| Value::Text(text.to_owned());
        let is = together(
            Some(CellKind::Section),
            Some(&text("care leavers")),
            &text("care help"),
            &text("new leavers"),
        );
        let expected = Together::Doubt(text("care help"), text("new leavers"));
        assert_eq!(is, expected);
    }

    #[test]
    fn without_a_base_every_difference_is_in_doubt() {
        let prose = |text: &str| Value::Prose(Prose::new(text));
        let (ours, theirs) = (prose("A b."), prose("A b. C."));
        let is = together(None, None, &ours, &theirs);
        assert_eq!(is, Together::Doubt(ours, theirs));
    }
}
