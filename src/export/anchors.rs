//! The rows that stand in a paper, so that citations of others are no links.

use std::collections::BTreeSet;

use crate::{
    content::{Block, Body},
    model::RowId,
};

/// Returns every row that blocks hold.
pub(super) fn find(blocks: &[Block]) -> BTreeSet<RowId> {
    let mut found = BTreeSet::new();
    add(blocks, &mut found);
    found
}

fn add(blocks: &[Block], found: &mut BTreeSet<RowId>) {
    for block in blocks {
        found.extend(block.anchor.clone());
        match &block.body {
            Body::Heading(_) | Body::Paragraph { .. } | Body::Chart(_) => {}
            Body::List(list) => list.items.iter().for_each(|item| add(item, found)),
            Body::Quote(quoted) => add(quoted, found),
            Body::Table(table) => {
                for row in &table.rows {
                    found.extend(row.anchor.clone());
                    row.cells.iter().for_each(|cell| add(cell, found));
                }
            }
        }
    }
}
