//! The widths of columns: their shares, but never less than their longest word.
//!
//! Word sets a table of fixed widths as it is told, and would cut a date in two.

use super::part::twips;
use crate::content::{Block, Body, Inline, Table};

/// The width of a letter of the typeface, for a point of its size; a wide one, to be safe.
const LETTER: f32 = 0.57;
/// A longer word is an address, and may be cut.
const LONGEST: usize = 14;
/// The space between columns, in points.
const GAP: f32 = 8.5;

/// Returns the width of each column in twentieths of a point; together they are the whole.
pub(super) fn widths(table: &Table, whole: i32, size: f32) -> Vec<i32> {
    let n_columns = table.columns.len();
    let longest: Vec<usize> = (0..n_columns).map(|idx| longest(table, idx)).collect();
    let needs = longest.iter().map(|n_letters| {
        let n_letters = u16::try_from((*n_letters).min(LONGEST)).unwrap_or_default();
        twips(f32::from(n_letters) * LETTER * size + GAP)
    });
    let shares = table.columns.iter().map(|column| i32::from(column.share));
    deal(
        &needs.collect::<Vec<i32>>(),
        &shares.collect::<Vec<i32>>(),
        whole,
    )
}

/// Deals out a width by shares; who would get less than they need gets that, at the cost of
/// those with more.
fn deal(needs: &[i32], shares: &[i32], whole: i32) -> Vec<i32> {
    if needs.iter().sum::<i32>() >= whole {
        return by_shares(needs, whole);
    }
    // What is settled, column by column; the others go by their shares of the rest.
    let mut settled: Vec<Option<i32>> = vec![None; needs.len()];
    loop {
        let rest = whole - settled.iter().flatten().sum::<i32>();
        let open: Vec<i32> = shares
            .iter()
            .zip(&settled)
            .map(|(share, settled)| if settled.is_some() { 0 } else { *share })
            .collect();
        let dealt = by_shares(&open, rest);
        let mut columns = settled.iter_mut().zip(needs.iter().zip(&dealt));
        let short = columns.find(|(settled, (need, own))| settled.is_none() && own < need);
        let Some((column, (need, _))) = short else {
            let columns = settled.iter().zip(&dealt);
            return columns
                .map(|(settled, own)| settled.unwrap_or(*own))
                .collect();
        };
        *column = Some(*need);
    }
}

/// Deals out a width by shares, to the last twentieth.
fn by_shares(shares: &[i32], whole: i32) -> Vec<i32> {
    let all = i64::from(shares.iter().sum::<i32>().max(1));
    let (mut so_far, mut before) = (0_i64, 0_i64);
    shares
        .iter()
        .map(|share| {
            so_far += i64::from(*share);
            let end = i64::from(whole) * so_far / all;
            let own = end - before;
            before = end;
            i32::try_from(own).unwrap_or_default()
        })
        .collect()
}

/// Returns how many letters the longest word of a column has. Spaces that never break belong to
/// their words.
fn longest(table: &Table, idx: usize) -> usize {
    let header = table.columns.get(idx).map_or("", |column| &column.header);
    let cells = table.rows.iter().filter_map(|row| row.cells.get(idx));
    cells
        .map(|cell| longest_in(cell))
        .max()
        .unwrap_or_default()
        .max(longest_word(header))
}

fn longest_in(blocks: &[Block]) -> usize {
    let words = blocks.iter().map(|block| match &block.body {
        Body::Heading(heading) => longest_word(&heading.text),
        Body::Paragraph { text, .. } => text.iter().map(longest_inline).max().unwrap_or_default(),
        Body::List(list) => list
            .items
            .iter()
            .map(|item| longest_in(item) + 3)
            .max()
            .unwrap_or_default(),
        Body::Quote(quoted) => longest_in(quoted),
        // As wide as a word that may be cut.
        Body::Table(_) | Body::Chart(_) => LONGEST,
    });
    words.max().unwrap_or_default()
}

fn longest_inline(inline: &Inline) -> usize {
    match inline {
        Inline::Text { text, .. } | Inline::Link { text, .. } => longest_word(text),
        Inline::Status { text, .. } => longest_word(text) + 2,
        Inline::Cite { label, .. } => longest_word(label) + 2,
        Inline::Mark(_) | Inline::Break => 0,
    }
}

fn longest_word(text: &str) -> usize {
    let words = text.split([' ', '\n', '-', '–']);
    words
        .map(|word| word.chars().count())
        .max()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_needs_more_than_their_share_gets_it() {
        assert_eq!(deal(&[10, 10], &[1, 3], 100), [25, 75]);
        assert_eq!(deal(&[40, 10], &[1, 3], 100), [40, 60]);
        assert_eq!(deal(&[40, 30, 10], &[1, 1, 8], 100), [40, 30, 30]);
        assert_eq!(deal(&[80, 120], &[1, 1], 100), [40, 60]);
        assert_eq!(deal(&[], &[], 100), [0; 0]);
    }
}
