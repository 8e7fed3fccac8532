//! Labels that would stand on each other, moved apart as little as possible.

/// Returns where labels stand so that none is nearer to the next than `apart`, as near to where
/// they want to stand as they can, and between `low` and `high` as long as there is room.
pub(super) fn spread(wanted: &[f32], apart: f32, low: f32, high: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let at = |idx: usize| wanted.get(idx).copied().unwrap_or_default();
    order.sort_by(|a, b| at(*a).total_cmp(&at(*b)));
    let mut blocks: Vec<Block> = Vec::new();
    for idx in order {
        let mut block = Block {
            members: vec![idx],
            first: at(idx).clamp(low, high.max(low)),
        };
        while let Some(above) = blocks.pop_if(|above| above.end(apart) > block.first) {
            block = above.joined(block, apart, &at, (low, high));
        }
        blocks.push(block);
    }
    let mut placed = vec![0.0; wanted.len()];
    for block in blocks {
        let mut y = block.first;
        for idx in block.members {
            if let Some(place) = placed.get_mut(idx) {
                *place = y;
            }
            y += apart;
        }
    }
    placed
}

/// Labels that stand one under the other.
struct Block {
    members: Vec<usize>,
    first: f32,
}

impl Block {
    /// Returns where the next label could stand.
    fn end(&self, apart: f32) -> f32 {
        self.members.iter().fold(self.first, |y, _| y + apart)
    }

    /// Puts two blocks together, in the middle of where their labels want to stand.
    fn joined(
        mut self,
        below: Self,
        apart: f32,
        at: &impl Fn(usize) -> f32,
        (low, high): (f32, f32),
    ) -> Self {
        self.members.extend(below.members);
        let (mut sum, mut offset, mut n_members) = (0.0, 0.0, 0.0);
        for idx in &self.members {
            sum += at(*idx) - offset;
            offset += apart;
            n_members += 1.0;
        }
        let last = (high - offset + apart).max(low);
        self.first = (sum / n_members).clamp(low, last);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &[f32], expected: &[f32]) {
        assert_eq!(spread(wanted, 10.0, 0.0, 100.0), expected, "{wanted:?}");
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        check(&[80.0, 20.0, 50.0], &[80.0, 20.0, 50.0]);
        check(&[], &[]);
    }

    #[test]
    fn labels_on_each_other_move_apart_by_the_same() {
        check(&[50.0, 50.0], &[45.0, 55.0]);
        check(&[52.0, 50.0, 54.0], &[52.0, 42.0, 62.0]);
        check(&[30.0, 32.0, 60.0, 61.0], &[26.0, 36.0, 55.5, 65.5]);
    }

    #[test]
    fn labels_that_move_push_those_beside_them() {
        check(&[50.0, 51.0, 59.0], &[43.333_332, 53.333_332, 63.333_332]);
    }

    #[test]
    fn labels_stay_within_the_chart() {
        check(&[0.0, 1.0], &[0.0, 10.0]);
        check(&[99.0, 100.0, 120.0], &[80.0, 90.0, 100.0]);
        check(&[-5.0], &[0.0]);
    }

    #[test]
    fn too_many_labels_still_do_not_touch() {
        let placed = spread(&[5.0; 20], 10.0, 0.0, 100.0);
        let mut sorted = placed.clone();
        sorted.sort_by(f32::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= 10.0));
    }
}
