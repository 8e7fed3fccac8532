//! How wide the columns of a table are: so that the table becomes as low as possible.
//!
//! Every column holds its longest word. What is left goes where it saves most lines, first
//! reckoned smoothly, then with whole lines. The shares of the template are a hint: they decide
//! between widths that make the table equally low.

use super::cells::Cell;

/// How many steps the room is dealt out in.
const STEPS: u8 = 40;
/// What whole lines are tried with: widths that go from one column to another.
const MOVES: [f32; 4] = [32.0, 16.0, 8.0, 4.0];
/// How often all moves are tried at most.
const ROUNDS: u8 = 12;
/// How many rows are looked at; of longer tables, every second row or fewer.
const ROWS: usize = 40;
/// What a line in a cell that is not the tallest of its row counts against one that is.
const QUIET_LINE: f32 = 0.02;
/// What leaving the shares of the template counts, in lines a row.
const UNLIKE_HINT: f32 = 2.0;

/// What a column wants.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(in crate::layout) struct Wish {
    /// No narrower than its longest word.
    pub(in crate::layout) min: f32,
    /// No wider than its longest line.
    pub(in crate::layout) max: f32,
    /// Its share of the width.
    pub(in crate::layout) share: f32,
}

impl Wish {
    /// Makes room for another cell.
    pub(super) fn include(&mut self, (min, max): (f32, f32)) {
        self.min = self.min.max(min);
        self.max = self.max.max(max);
    }
}

/// Deals a width out to columns whose cells are given row by row.
pub(in crate::layout) fn deal(width: f32, wishes: &[Wish], rows: &[Vec<Cell>]) -> Vec<f32> {
    let total_min: f32 = wishes.iter().map(|wish| wish.min).sum();
    if total_min >= width {
        let level = level(width, wishes);
        return wishes.iter().map(|wish| wish.min.min(level)).collect();
    }
    let total_max: f32 = wishes.iter().map(|wish| wish.max).sum();
    if total_max <= width {
        return settle(width, wishes, |wish| wish.max);
    }
    let every = rows.len().div_ceil(ROWS).max(1);
    let rows: Vec<&[Cell]> = rows.iter().step_by(every).map(Vec::as_slice).collect();
    let hint = settle(width, wishes, |wish| wish.min);
    let mut widths = fill(width, wishes, &rows, &hint);
    improve(&mut widths, wishes, &rows, &hint, width);
    widths
}

/// Returns how many lines all rows would take together.
pub(super) fn deal_height(width: f32, wishes: &[Wish], rows: &[Vec<Cell>]) -> f32 {
    let widths = deal(width, wishes, rows);
    let tallest = rows.iter().map(|row| {
        let cells = row.iter().zip(&widths);
        cells.fold(0.0, |tallest: f32, (cell, width)| {
            tallest.max(cell.height(*width))
        })
    });
    tallest.sum()
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

/// Deals a width out by share, but no column gets less than its floor.
fn settle(width: f32, wishes: &[Wish], floor: impl Fn(&Wish) -> f32) -> Vec<f32> {
    let mut open: Vec<bool> = wishes.iter().map(|_| true).collect();
    loop {
        let mut rest = width;
        let mut shares = 0.0;
        for (wish, is_open) in wishes.iter().zip(&open) {
            if *is_open {
                shares += wish.share;
            } else {
                rest -= floor(wish);
            }
        }
        let per_share = rest / shares.max(f32::MIN_POSITIVE);
        let mut is_settled = true;
        for (wish, is_open) in wishes.iter().zip(&mut open) {
            if *is_open && wish.share * per_share < floor(wish) {
                *is_open = false;
                is_settled = false;
            }
        }
        // Every round closes a column, so there are no more rounds than columns.
        if is_settled {
            let got = |(wish, is_open): (&Wish, &bool)| match is_open {
                true => wish.share * per_share,
                false => floor(wish),
            };
            return wishes.iter().zip(&open).map(got).collect();
        }
    }
}

/// The fourth power, which makes the tallest cell of a row count most.
fn weight(lines: f32) -> f32 {
    lines * lines * lines * lines
}

/// Begins with the narrowest columns and gives each step of what is left to the column where it
/// saves most.
fn fill(width: f32, wishes: &[Wish], rows: &[&[Cell]], hint: &[f32]) -> Vec<f32> {
    let mut widths: Vec<f32> = wishes.iter().map(|wish| wish.min).collect();
    let step = (width - widths.iter().sum::<f32>()) / f32::from(STEPS);
    let mut sums: Vec<f32> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().zip(&widths);
            cells.map(|(cell, width)| weight(cell.flow(*width))).sum()
        })
        .collect();
    for _ in 0..STEPS {
        let mut best: Option<(f32, usize)> = None;
        for (idx, (now, hint)) in widths.iter().zip(hint).enumerate() {
            let saved: f32 = rows
                .iter()
                .zip(&sums)
                .filter_map(|(row, sum)| Some((row.get(idx)?, sum)))
                .map(|(cell, sum)| {
                    let less = weight(cell.flow(*now)) - weight(cell.flow(now + step));
                    sum.sqrt().sqrt() - (sum - less).max(0.0).sqrt().sqrt()
                })
                .sum();
            // Where nothing is to be saved, the hint decides.
            let gain = saved + (hint - now) * 1e-4;
            if best.is_none_or(|(most, _)| gain > most) {
                best = Some((gain, idx));
            }
        }
        let Some((_, idx)) = best else { break };
        for (row, sum) in rows.iter().zip(&mut sums) {
            if let (Some(cell), Some(now)) = (row.get(idx), widths.get(idx)) {
                *sum += weight(cell.flow(now + step)) - weight(cell.flow(*now));
            }
        }
        if let Some(now) = widths.get_mut(idx) {
            *now += step;
        }
    }
    widths
}

/// Moves width between columns as long as that saves lines.
fn improve(widths: &mut [f32], wishes: &[Wish], rows: &[&[Cell]], hint: &[f32], width: f32) {
    let mut cost = cost(widths, rows, hint, width);
    for _ in 0..ROUNDS {
        let before = cost;
        for from in 0..widths.len() {
            for to in 0..widths.len() {
                for by in MOVES {
                    let narrower = widths.get(from).map_or(0.0, |width| width - by);
                    let floor = wishes.get(from).map_or(0.0, |wish| wish.min);
                    if from == to || narrower < floor {
                        continue;
                    }
                    shift(widths, from, to, by);
                    let now = super::columns::cost(widths, rows, hint, width);
                    if now < cost - 1e-3 {
                        cost = now;
                    } else {
                        shift(widths, to, from, by);
                    }
                }
            }
        }
        if cost >= before {
            break;
        }
    }
}

fn shift(widths: &mut [f32], from: usize, to: usize, by: f32) {
    if let Some(width) = widths.get_mut(from) {
        *width -= by;
    }
    if let Some(width) = widths.get_mut(to) {
        *width += by;
    }
}

/// How bad widths are: how high the table becomes, and a little for all that is less than even.
fn cost(widths: &[f32], rows: &[&[Cell]], hint: &[f32], width: f32) -> f32 {
    let mut cost = 0.0;
    let mut n_rows = 0.0;
    for row in rows {
        let mut tallest: f32 = 0.0;
        let mut all = 0.0;
        for (cell, width) in row.iter().zip(widths) {
            let height = cell.height(*width);
            tallest = tallest.max(height);
            all += height;
        }
        cost += tallest + all * QUIET_LINE;
        n_rows += 1.0;
    }
    let unlike: f32 = widths
        .iter()
        .zip(hint)
        .map(|(now, hint)| ((now - hint) / width).powi(2))
        .sum();
    cost + unlike * UNLIKE_HINT * n_rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word is ten wide, and no column is narrower.
    #[track_caller]
    fn check(width: f32, shares: &[f32], rows: &[&[f32]], expected: &[f32]) {
        let rows: Vec<Vec<Cell>> = rows
            .iter()
            .map(|row| row.iter().map(|len| Cell::line(*len, 10.0)).collect())
            .collect();
        let mut wishes: Vec<Wish> = shares
            .iter()
            .map(|share| Wish {
                share: *share,
                ..Wish::default()
            })
            .collect();
        for row in &rows {
            for (wish, cell) in wishes.iter_mut().zip(row) {
                wish.include(cell.widths());
            }
        }
        let widths = deal(width, &wishes, &rows);
        let sum: f32 = widths.iter().sum();
        assert!((sum - width).abs() < 0.1, "{widths:?}");
        // Within a few words, other widths are as good.
        let is_near = |(got, wanted): (&f32, &f32)| (got - wanted).abs() <= 21.0;
        assert!(widths.iter().zip(expected).all(is_near), "{widths:?}");
    }

    #[test]
    fn equal_columns_share_the_width() {
        check(300.0, &[10.0, 10.0], &[&[900.0, 900.0]], &[150.0, 150.0]);
    }

    #[test]
    fn more_words_get_more_room_whatever_the_share() {
        check(300.0, &[10.0, 10.0], &[&[900.0, 450.0]], &[200.0, 100.0]);
        check(300.0, &[10.0, 30.0], &[&[900.0, 450.0]], &[200.0, 100.0]);
    }

    #[test]
    fn a_column_of_short_words_stays_on_one_line() {
        check(
            300.0,
            &[10.0, 10.0],
            &[&[900.0, 40.0], &[900.0, 40.0]],
            &[240.0, 60.0],
        );
    }

    #[test]
    fn a_small_table_fills_the_width_by_share() {
        check(300.0, &[2.0, 1.0], &[&[20.0, 40.0]], &[200.0, 100.0]);
        check(300.0, &[9.0, 1.0], &[&[20.0, 200.0]], &[100.0, 200.0]);
    }

    #[track_caller]
    fn check_crowded(width: f32, mins: &[f32], expected: &[f32]) {
        let wishes: Vec<Wish> = mins
            .iter()
            .map(|&min| Wish {
                min,
                max: min * 2.0,
                share: 1.0,
            })
            .collect();
        let widths: Vec<f32> = deal(width, &wishes, &[])
            .iter()
            .map(|w| w.round())
            .collect();
        assert_eq!(widths, expected);
    }

    #[test]
    fn too_many_words_are_squeezed_but_stay_within() {
        check_crowded(100.0, &[100.0, 100.0], &[50.0, 50.0]);
    }

    #[test]
    fn a_word_too_long_for_all_is_cut_and_the_others_stay_whole() {
        check_crowded(100.0, &[500.0, 20.0, 30.0], &[50.0, 20.0, 30.0]);
    }
}
