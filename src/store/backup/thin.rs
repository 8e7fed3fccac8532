//! Which backups go: kept are all of the last four hours, the last of each hour for two days,
//! the last of each day for four weeks, the last of each week after that, within a bound of
//! files and bytes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

/// How many states a history holds at most, snapshots counted.
pub(super) const MAX_STATES: usize = 200;
/// How many bytes a history holds at most, snapshots counted.
pub(super) const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// How many of the last four hours stay where the bounds are met, before older ones go.
const MIN_DENSE: usize = 48;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const WEEK: i64 = 7 * DAY;

/// What thinning knows of a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) moment: Timestamp,
    pub(super) bytes: u64,
    pub(super) is_snapshot: bool,
}

/// Returns the positions of the states to delete, given all of them from newest to oldest.
///
/// Snapshots stay whatever they weigh, and so does the newest state.
pub(super) fn to_drop(entries: &[Entry], now: Timestamp) -> BTreeSet<usize> {
    let mut dropped = too_dense(entries, now);
    bound(entries, now, &mut dropped);
    dropped
}

/// Returns which backups stand in a stretch of time that a newer one stands for.
fn too_dense(entries: &[Entry], now: Timestamp) -> BTreeSet<usize> {
    let mut newest: BTreeMap<(i64, i64), usize> = BTreeMap::new();
    let backups = entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| !entry.is_snapshot);
    backups
        .filter(|(idx, entry)| {
            let length = stretch(age(entry, now));
            // Stretches are those of the calendar, so that the same one stays every time.
            let nth = entry.moment.as_second().div_euclid(length.max(1));
            length > 0 && *newest.entry((length, nth)).or_insert(*idx) != *idx
        })
        .map(|(idx, _)| idx)
        .collect()
}

/// Returns for how long one backup of this age stands, in seconds; nought for itself alone.
fn stretch(age: i64) -> i64 {
    if age < 4 * HOUR {
        0
    } else if age < 2 * DAY {
        HOUR
    } else if age < 4 * WEEK {
        DAY
    } else {
        WEEK
    }
}

/// A moment in the future, of a clock that was wrong, is new.
fn age(entry: &Entry, now: Timestamp) -> i64 {
    (now.as_second() - entry.moment.as_second()).max(0)
}

/// Drops backups until the rest keeps within the bounds: each time the one whose neighbours
/// stand closest for their age, so that the history stays dense where it is new. An hour of
/// much saving does not cost the weeks before.
fn bound(entries: &[Entry], now: Timestamp, dropped: &mut BTreeSet<usize>) {
    let mut left: Vec<usize> = (0..entries.len())
        .filter(|idx| !dropped.contains(idx))
        .collect();
    let bytes_of = |idx: &usize| entries.get(*idx).map_or(0, |entry| entry.bytes);
    let mut bytes: u64 = left.iter().map(bytes_of).sum();
    while left.len() > MAX_STATES || bytes > MAX_BYTES {
        let Some(at) = least_missed(&left, entries, now) else {
            return;
        };
        let idx = left.remove(at);
        bytes -= bytes_of(&idx);
        dropped.insert(idx);
    }
}

/// Returns the place in `left` of the backup that is missed least.
fn least_missed(left: &[usize], entries: &[Entry], now: Timestamp) -> Option<usize> {
    let moment = |at: usize| {
        let entry = entries.get(*left.get(at)?)?;
        Some(entry.moment.as_second())
    };
    let gap = |at: usize| {
        let newer = moment(at.checked_sub(1)?)?;
        // Behind the oldest nothing stands; its gap is that of a whole life.
        let older = moment(at + 1).unwrap_or_else(|| newer - 2 * (now.as_second() - newer).max(1));
        Some(newer - older)
    };
    let rank = |at: usize| {
        let entry = entries.get(*left.get(at)?)?;
        let age = i128::from(age(entry, now).max(1));
        // Compared as whole numbers, so that every machine drops the same.
        Some(i128::from(gap(at)?) * 1_000_000 / age)
    };
    let backup = |at: usize| {
        let entry = entries.get(*left.get(at)?)?;
        (!entry.is_snapshot).then_some(entry)
    };
    let is_dense = |at: usize| backup(at).is_some_and(|entry| stretch(age(entry, now)) == 0);
    let has_many = (0..left.len()).filter(|at| is_dense(*at)).count() > MIN_DENSE;
    let backups = (1..left.len()).filter(|at| backup(*at).is_some());
    let backups = backups.filter(|at| !has_many || is_dense(*at));
    backups.min_by_key(|at| (rank(*at), std::cmp::Reverse(*at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-24T12:00:00Z".parse().unwrap()
    }

    fn before(seconds: i64) -> Entry {
        Entry {
            moment: Timestamp::from_second(now().as_second() - seconds).unwrap(),
            bytes: 1,
            is_snapshot: false,
        }
    }

    /// Thins backups of these ages, in minutes, and returns the ages of those that stay.
    #[track_caller]
    fn check(ages: &[i64], expected: &[i64]) {
        let entries: Vec<Entry> = ages.iter().map(|age| before(age * 60)).collect();
        let dropped = to_drop(&entries, now());
        let kept: Vec<i64> = ages
            .iter()
            .enumerate()
            .filter(|(idx, _)| !dropped.contains(idx))
            .map(|(_, age)| *age)
            .collect();
        assert_eq!(kept, expected);
    }

    const H: i64 = 60;
    const D: i64 = 24 * H;
    const W: i64 = 7 * D;

    #[test]
    fn the_last_four_hours_stay_whole() {
        check(&[0, 1, 2, 3, 238, 239], &[0, 1, 2, 3, 238, 239]);
        check(&[-30, -20, 0], &[-30, -20, 0]);
    }

    #[test]
    fn then_the_last_of_each_hour_stays_and_then_of_each_day() {
        // Noon: whole hours ago is the first moment of an hour.
        check(&[0, 5 * H - 20, 5 * H - 10, 5 * H], &[0, 5 * H - 20]);
        check(&[0, 5 * H, 5 * H + 1, 6 * H], &[0, 5 * H, 5 * H + 1]);
        check(
            &[0, 3 * D, 3 * D + H, 3 * D + 11 * H, 4 * D],
            &[0, 3 * D, 4 * D],
        );
    }

    #[test]
    fn after_four_weeks_one_a_week_stays() {
        // The calendar of stretches begins with the epoch, a Thursday: two days lie in one week.
        check(
            &[0, 5 * W, 5 * W + D, 6 * W, 60 * W],
            &[0, 5 * W, 6 * W, 60 * W],
        );
    }

    #[test]
    fn a_year_of_steady_work_keeps_within_its_bounds_and_reaches_back() {
        let mut kept: Vec<Entry> = Vec::new();
        let start = now().as_second() - 365 * DAY;
        // Every ten minutes of eight hours a day.
        for day in 0..=365 {
            for minute in (0..8 * 60).step_by(10) {
                let now = Timestamp::from_second(start + day * DAY + minute * 60).unwrap();
                kept.insert(
                    0,
                    Entry {
                        moment: now,
                        bytes: 100_000,
                        is_snapshot: false,
                    },
                );
                let dropped = to_drop(&kept, now);
                let mut idx = 0;
                kept.retain(|_| {
                    idx += 1;
                    !dropped.contains(&(idx - 1))
                });
            }
        }
        assert!((90..=130).contains(&kept.len()), "{}", kept.len());
        let oldest = kept.last().unwrap().moment.as_second() - start;
        assert!(oldest <= WEEK, "{oldest}");
    }

    #[test]
    fn too_many_are_thinned_where_they_are_dense_and_the_oldest_stays() {
        let mut entries: Vec<Entry> = (0..2_000).map(|n| before(n * 5)).collect();
        entries.extend((0..50).map(|n| before((5 + n) * WEEK)));
        let dropped = to_drop(&entries, now());
        assert_eq!(entries.len() - dropped.len(), MAX_STATES);
        assert!(!dropped.contains(&0), "the newest");
        assert!(
            (2_000..2_050).all(|idx| !dropped.contains(&idx)),
            "the weeks"
        );
    }

    #[test]
    fn snapshots_count_and_stay_and_so_does_the_newest() {
        let heavy = |seconds, is_snapshot| Entry {
            bytes: MAX_BYTES,
            is_snapshot,
            ..before(seconds)
        };
        let entries = [
            heavy(0, false),
            heavy(10, true),
            heavy(20, false),
            heavy(9 * WEEK, true),
        ];
        let dropped: Vec<usize> = to_drop(&entries, now()).into_iter().collect();
        assert_eq!(dropped, [2]);
    }
}
