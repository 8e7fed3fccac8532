//! Which of two rows of things are the same: first those that read alike, then, between these,
//! those that are most like each other in order.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::face::Face;

/// How alike two must be to be shown as one that changed.
const ALIKE: f32 = 0.5;
/// How many pairs are weighed between two that stayed. Beyond that, things pair by place in the
/// row.
const MOST_PAIRS: usize = 40_000;

/// What became of a thing; indices of the ones before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    /// It reads as it did.
    Same(usize),
    /// It changed.
    Both(usize, usize),
    /// It went out.
    Old(usize),
    /// It came in.
    New(usize),
}

/// Sets two rows of things against each other, in reading order; what went out stands before
/// what came in.
pub(super) fn align(old: &[Face<'_>], new: &[Face<'_>]) -> Vec<Met> {
    let prints = |faces: &[Face<'_>]| faces.iter().map(|face| face.print).collect::<Vec<u64>>();
    let ops = capture_diff_slices(Algorithm::Myers, &prints(old), &prints(new));
    let mut met = Vec::new();
    let mut gap = (0..0, 0..0);
    for op in ops {
        match op {
            DiffOp::Equal { .. } => {
                between((old, new), &gap, &mut met);
                met.extend(op.new_range().map(Met::Same));
                gap = (
                    op.old_range().end..op.old_range().end,
                    op.new_range().end..op.new_range().end,
                );
            }
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                gap.0.end = op.old_range().end;
                gap.1.end = op.new_range().end;
            }
        }
    }
    between((old, new), &gap, &mut met);
    met
}

fn between(
    (old, new): (&[Face<'_>], &[Face<'_>]),
    (from, to): &(Range<usize>, Range<usize>),
    met: &mut Vec<Met>,
) {
    let faces = (
        old.get(from.clone()).unwrap_or_default(),
        new.get(to.clone()).unwrap_or_default(),
    );
    let pairs = if from.len().saturating_mul(to.len()) > MOST_PAIRS {
        one_by_one(faces)
    } else {
        best(faces)
    };
    let (mut o, mut n) = (0, 0);
    for (at_old, at_new) in pairs.into_iter().chain([(from.len(), to.len())]) {
        met.extend((o..at_old).map(|idx| Met::Old(from.start + idx)));
        met.extend((n..at_new).map(|idx| Met::New(to.start + idx)));
        if at_old < from.len() && at_new < to.len() {
            met.push(Met::Both(from.start + at_old, to.start + at_new));
        }
        (o, n) = (at_old + 1, at_new + 1);
    }
}

fn one_by_one((old, new): (&[Face<'_>], &[Face<'_>])) -> Vec<(usize, usize)> {
    let pairs = old.iter().zip(new).enumerate();
    pairs
        .filter(|(_, (one, other))| one.likeness(other) >= ALIKE)
        .map(|(idx, _)| (idx, idx))
        .collect()
}

/// Returns the pairs in order whose likeness is greatest in all.
fn best((old, new): (&[Face<'_>], &[Face<'_>])) -> Vec<(usize, usize)> {
    let width = new.len() + 1;
    let at = |o: usize, n: usize| o * width + n;
    let alike: Vec<Vec<f32>> = { old.iter() }
        .map(|one| new.iter().map(|other| one.likeness(other)).collect())
        .collect();
    let likeness = |o: usize, n: usize| {
        let likeness = alike.get(o).and_then(|row| row.get(n)).copied();
        likeness.filter(|likeness| *likeness >= ALIKE)
    };
    let mut best = vec![0.0_f32; (old.len() + 1) * width];
    let value = |best: &[f32], o: usize, n: usize| best.get(at(o, n)).copied().unwrap_or(0.0);
    for o in (0..old.len()).rev() {
        for n in (0..new.len()).rev() {
            let skipped = value(&best, o + 1, n).max(value(&best, o, n + 1));
            let paired =
                likeness(o, n).map_or(0.0, |likeness| likeness + value(&best, o + 1, n + 1));
            if let Some(cell) = best.get_mut(at(o, n)) {
                *cell = skipped.max(paired);
            }
        }
    }
    let (mut o, mut n) = (0, 0);
    let mut pairs = Vec::new();
    while o < old.len() && n < new.len() {
        let here = value(&best, o, n);
        if likeness(o, n).is_some_and(|likeness| likeness + value(&best, o + 1, n + 1) >= here) {
            pairs.push((o, n));
            (o, n) = (o + 1, n + 1);
        } else if value(&best, o + 1, n) >= here {
            o += 1;
        } else {
            n += 1;
        }
    }
    pairs
}
