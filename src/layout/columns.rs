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
    let total_min: f32 = wishes.iter().map(|wish| wish.min).sum();
    if total_min >= width {
        let level = level(width, wishes);
        return wishes.iter().map(|wish| wish.min.min(level)).collect();
    }
    let must_wrap = wishes.iter().map(|wish| wish.max).sum::<f32>() > width;
    let mut settled: Vec<Option<f32>> = vec![None; wishes.len()];
    // Every round settles a column, so there are no more rounds than columns.
    while let Some((idx, wanted)) = most_unhappy(wishes, &settled, width, must_wrap) {
        if let Some(slot) = settled.get_mut(idx) {
            *slot = Some(wanted);
        }
    }
    let per_share = per_share(wishes, &settled, width);
    wishes
        .iter()
        .zip(settled)
        .map(|(wish, settled)| settled.unwrap_or(wish.share * per_share))
        .collect()
}

/// Returns how wide a column may be at most where the longest words do not fit: those of narrow
/// columns stay whole, and only the longest are cut.
fn level(width: f32, wishes: &[Wish]) -> f32 {
    let mut mins: Vec<f32> = wishes.iter().map(|wish| wish.min).collect();
    mins.sort_by(f32::total_cmp);
    let mut rest = width;
    let mut n_open: f32 = mins.iter().map(|_| 1.0).sum();
    for min in mins {
        if min * n_open > rest {
            break;
        }
        rest -= min;
        n_open -= 1.0;
    }
    rest / n_open.max(1.0)
}

/// Returns what a share is worth to the columns that are not settled.
fn per_share(wishes: &[Wish], settled: &[Option<f32>], width: f32) -> f32 {
    let taken: f32 = settled.iter().flatten().sum();
    let open = wishes
        .iter()
        .zip(settled)
        .filter(|(_, settled)| settled.is_none());
    let shares: f32 = open.map(|(wish, _)| wish.share).sum();
    if shares > 0.0 {
        (width - taken) / shares
    } else {
        0.0
    }
}

/// Returns the column that its share fits worst, and the width it wants instead. Columns that are
/// too narrow come first, because they take from the others.
fn most_unhappy(
    wishes: &[Wish],
    settled: &[Option<f32>],
    width: f32,
    must_wrap: bool,
) -> Option<(usize, f32)> {
    let per_share = per_share(wishes, settled, width);
    let mut worst: Option<(usize, f32, f32)> = None;
    for (idx, (wish, settled)) in wishes.iter().zip(settled).enumerate() {
        let got = wish.share * per_share;
        let (gap, wanted) = if got < wish.min {
            (wish.min - got + width, wish.min)
        } else if must_wrap && got > wish.max {
            (got - wish.max, wish.max)
        } else {
            (0.0, got)
        };
        let is_worse = worst.is_none_or(|(_, worst_gap, _)| gap > worst_gap);
        if settled.is_none() && gap > 0.01 && is_worse {
            worst = Some((idx, gap, wanted));
        }
    }
    worst.map(|(idx, _, wanted)| (idx, wanted))
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
            Body::Chart(_) => wish.include((54.0, 96.0)),
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

    #[test]
    fn a_word_too_long_for_all_is_cut_and_the_others_stay_whole() {
        check(
            100.0,
            &[(500.0, 500.0, 10.0), (20.0, 60.0, 1.0), (30.0, 30.0, 1.0)],
            &[50.0, 20.0, 30.0],
        );
    }
}
