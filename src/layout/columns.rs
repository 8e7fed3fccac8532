//! How wide the columns of a table are.

use super::{
    block::{Context, Setting},
    inline::rich,
    list, paragraph,
    structure::ElementId,
};
use crate::content::{Block, Body};

/// What a column wants.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Wish {
    /// No narrower than its longest word.
    pub(super) min: f32,
    /// No wider than its longest line.
    pub(super) max: f32,
    /// Its share of the width.
    pub(super) share: f32,
}

impl Wish {
    /// Makes room for another cell.
    pub(super) fn include(&mut self, (min, max): (f32, f32)) {
        self.min = self.min.max(min);
        self.max = self.max.max(max);
    }
}

/// Deals a width out: by share, but every column holds its longest word, and none takes more
/// than it can fill while others have to wrap.
pub(super) fn deal(width: f32, wishes: &[Wish]) -> Vec<f32> {
    let n_columns = wishes.len();
    let mut widths = vec![0.0; n_columns];
    let total_min: f32 = wishes.iter().map(|wish| wish.min).sum();
    if total_min >= width {
        let scale = if total_min > 0.0 {
            width / total_min
        } else {
            0.0
        };
        return wishes.iter().map(|wish| wish.min * scale).collect();
    }
    let can_all_fill = wishes.iter().map(|wish| wish.max).sum::<f32>() > width;
    let mut is_settled = vec![false; n_columns];
    // Every round settles a column or ends, so there are no more rounds than columns.
    for _ in 0..=n_columns {
        let mut left = width;
        let mut shares = 0.0;
        for ((wish, got), settled) in wishes.iter().zip(&widths).zip(&is_settled) {
            if *settled {
                left -= *got;
            } else {
                shares += wish.share;
            }
        }
        if shares <= 0.0 {
            break;
        }
        let mut worst: Option<(usize, f32, f32)> = None;
        for (idx, wish) in wishes.iter().enumerate() {
            if is_settled.get(idx).copied().unwrap_or(true) {
                continue;
            }
            let got = left * wish.share / shares;
            let wanted = if got < wish.min {
                wish.min
            } else if can_all_fill && got > wish.max {
                wish.max.max(wish.min)
            } else {
                got
            };
            if let Some(slot) = widths.get_mut(idx) {
                *slot = got;
            }
            // Columns that are too narrow come first: they take from the others.
            let gap = if wanted > got {
                wanted - got + width
            } else {
                got - wanted
            };
            if gap > 0.01 && worst.is_none_or(|(_, worst_gap, _)| gap > worst_gap) {
                worst = Some((idx, gap, wanted));
            }
        }
        let Some((idx, _, wanted)) = worst else {
            break;
        };
        if let (Some(slot), Some(settled)) = (widths.get_mut(idx), is_settled.get_mut(idx)) {
            *slot = wanted;
            *settled = true;
        }
    }
    widths
}

/// Returns the narrowest and the widest that blocks can use.
pub(super) fn block_widths(
    context: &mut Context<'_>,
    blocks: &[Block],
    setting: &Setting,
) -> (f32, f32) {
    let mut wish = Wish::default();
    for block in blocks {
        match &block.body {
            Body::Heading(_) | Body::Table(_) => wish.include((80.0, 200.0)),
            Body::Paragraph { text, .. } => {
                // Measuring must leave no trace in the structure.
                let structure = std::mem::take(&mut context.structure);
                let rich = rich(context, text, setting.look, ElementId::DOCUMENT);
                context.structure = structure;
                wish.include(paragraph::widths(&mut context.words, &rich));
            }
            Body::List(list) => {
                let indent = list::indent(context, list, setting);
                for item in &list.items {
                    let (min, max) = block_widths(context, item, setting);
                    wish.include((min + indent, max + indent));
                }
            }
            Body::Quote(quoted) => {
                let (min, max) = block_widths(context, quoted, setting);
                wish.include((min + 16.0, max + 16.0));
            }
        }
    }
    (wish.min, wish.max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(width: f32, wishes: &[(f32, f32, f32)], expected: &[f32]) {
        let wishes: Vec<Wish> = wishes
            .iter()
            .map(|&(min, max, share)| Wish { min, max, share })
            .collect();
        let widths: Vec<f32> = deal(width, &wishes).iter().map(|w| w.round()).collect();
        assert_eq!(widths, expected);
    }

    #[test]
    fn columns_share_the_width() {
        check(
            300.0,
            &[(10.0, 900.0, 10.0), (10.0, 900.0, 5.0)],
            &[200.0, 100.0],
        );
    }

    #[test]
    fn a_column_is_never_narrower_than_its_longest_word() {
        check(
            300.0,
            &[(10.0, 900.0, 10.0), (80.0, 900.0, 1.0)],
            &[220.0, 80.0],
        );
    }

    #[test]
    fn a_column_of_short_words_leaves_room_to_the_others() {
        check(
            300.0,
            &[(10.0, 900.0, 10.0), (20.0, 40.0, 10.0)],
            &[260.0, 40.0],
        );
    }

    #[test]
    fn a_small_table_still_fills_the_width() {
        check(
            300.0,
            &[(10.0, 20.0, 2.0), (20.0, 40.0, 1.0)],
            &[200.0, 100.0],
        );
    }

    #[test]
    fn too_many_words_are_squeezed_but_stay_within() {
        check(
            100.0,
            &[(100.0, 200.0, 1.0), (100.0, 200.0, 1.0)],
            &[50.0, 50.0],
        );
    }
}
