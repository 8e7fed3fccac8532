//! Labels that would stand on each other, moved apart as little as possible.

/// Where a label wants to stand, and how much it matters that it does.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Wish {
    pub(super) y: f32,
    pub(super) weight: f32,
}

/// Returns where labels stand so that none is nearer to the next than `apart`, as near to where
/// they want to stand as they can, and between `low` and `high` as long as there is room.
pub(super) fn spread(wanted: &[Wish], apart: f32, low: f32, high: f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let at = |idx: usize| wanted.get(idx).copied().unwrap_or_default();
    order.sort_by(|a, b| at(*a).y.total_cmp(&at(*b).y));
    let mut blocks: Vec<Block> = Vec::new();
    for idx in order {
        let mut block = Block {
            members: vec![idx],
            first: at(idx).y.clamp(low, high.max(low)),
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

    /// Puts two blocks together, in the weighted middle of where their labels want to stand.
    fn joined(
        mut self,
        below: Self,
        apart: f32,
        at: &impl Fn(usize) -> Wish,
        (low, high): (f32, f32),
    ) -> Self {
        self.members.extend(below.members);
        let (mut sum, mut offset, mut weight) = (0.0, 0.0, 0.0);
        for idx in &self.members {
            let wish = at(*idx);
            sum += (wish.y - offset) * wish.weight;
            offset += apart;
            weight += wish.weight;
        }
        let last = (high - offset + apart).max(low);
        self.first = (sum / weight).clamp(low, last);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wanted: &[f32], expected: &[f32]) {
        let placed = spread(&wishes(wanted), 10.0, 0.0, 100.0);
        assert_eq!(placed, expected, "{wanted:?}");
    }

    fn wishes(wanted: &[f32]) -> Vec<Wish> {
        let wish = |y: &f32| Wish { y: *y, weight: 1.0 };
        wanted.iter().map(wish).collect()
    }

    #[test]
    fn a_label_that_matters_more_moves_less() {
        let mut wanted = wishes(&[50.0, 50.0]);
        wanted[1].weight = 9.0;
        assert_eq!(spread(&wanted, 10.0, 0.0, 100.0), [41.0, 51.0]);
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
        let placed = spread(&wishes(&[5.0; 20]), 10.0, 0.0, 100.0);
        let mut sorted = placed.clone();
        sorted.sort_by(f32::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= 10.0));
    }
}
