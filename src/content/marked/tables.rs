//! Tables against tables: rows by what they are, cells by their column.

use super::{
    align::{Met, align},
    blocks::Marker,
    face::Face,
    words::push,
};
use crate::content::paper::{
    pieces::{PLAIN, muted, paragraph, said, words},
    tree::{Block, Body, Inline, Mark, Table, TableColumn, TableRow},
};

impl Marker {
    /// Puts two tables together. What changed above the rows is said before them.
    pub(super) fn tables(
        &mut self,
        (old_block, old): (&Block, &Table),
        (new_block, new): (&Block, &Table),
    ) -> Vec<Block> {
        let columns = matched(&old.columns, &new.columns);
        if columns.iter().all(Option::is_none) {
            let mut blocks = self.deleted(old_block);
            blocks.extend(self.inserted(new_block));
            return blocks;
        }
        let mut blocks = self.above((old, new), &columns, new_block);
        let before: Vec<Face<'_>> = old.rows.iter().map(Face::row).collect();
        let after: Vec<Face<'_>> = new.rows.iter().map(Face::row).collect();
        let is_same_shape = old.columns.len() == new.columns.len()
            && columns.iter().enumerate().all(|(idx, at)| *at == Some(idx));
        let mut rows = Vec::new();
        for met in align(&before, &after) {
            rows.extend(match met {
                Met::Same(idx) if is_same_shape => new.rows.get(idx).cloned(),
                // Alike by chance, in columns that are others.
                Met::Same(idx) => new.rows.get(idx).map(|row| self.row(row, Mark::Inserted)),
                Met::New(idx) => new.rows.get(idx).map(|row| self.row(row, Mark::Inserted)),
                Met::Old(idx) => old.rows.get(idx).map(|row| {
                    let row = in_columns(row, &columns);
                    self.row(&row, Mark::Deleted)
                }),
                Met::Both(from, to) => match (old.rows.get(from), new.rows.get(to)) {
                    (Some(from), Some(to)) => Some(self.rows(&in_columns(from, &columns), to)),
                    (_, to) => to.cloned(),
                },
            });
        }
        blocks.push(Block {
            body: Body::Table(Table {
                rows,
                ..new.clone()
            }),
            ..new_block.clone()
        });
        blocks
    }

    fn rows(&mut self, old: &TableRow, new: &TableRow) -> TableRow {
        let cells = old.cells.iter().zip(&new.cells);
        let cells = cells.map(|(from, to)| match (from.as_slice(), to.as_slice()) {
            // A cell is one thing: its figure changed, however little is left of it.
            ([from], [to]) if !reads_alike(from, to) => self.changed(from, to),
            _ => self.together(from, to),
        });
        TableRow {
            cells: cells.collect(),
            ..new.clone()
        }
    }

    /// Says what changed in caption and columns.
    fn above(
        &mut self,
        (old, new): (&Table, &Table),
        columns: &[Option<usize>],
        at: &Block,
    ) -> Vec<Block> {
        let mut blocks = Vec::new();
        let captions = [
            ("The caption was: ", &old.caption, &new.caption),
            (
                "The note to the table was: ",
                &old.caption_note,
                &new.caption_note,
            ),
        ];
        for (lead, was, is) in captions {
            if was != is && !was.trim().is_empty() {
                blocks.extend(self.told(lead, vec![said(was, PLAIN)], at));
            }
        }
        let named = |columns: Vec<&TableColumn>| -> Vec<Inline> {
            let names: Vec<&str> = columns
                .iter()
                .map(|column| column.header.as_str())
                .collect();
            let is_any = !names.is_empty();
            is_any
                .then(|| words(&names.join(", ")))
                .into_iter()
                .collect()
        };
        let out = old.columns.iter().enumerate();
        let out = out.filter(|(idx, _)| !columns.contains(&Some(*idx)));
        blocks.extend(self.told(
            "Columns taken out: ",
            named(out.map(|(_, column)| column).collect()),
            at,
        ));
        let put = new.columns.iter().zip(columns);
        let put = named(
            put.filter(|(_, at)| at.is_none())
                .map(|(column, _)| column)
                .collect(),
        );
        if !put.is_empty() {
            let mut text = vec![muted("Columns put in: ")];
            push(&mut text, Mark::Inserted, put);
            blocks.push(paragraph(&at.origin, text));
        }
        blocks
    }
}

fn reads_alike(one: &Block, other: &Block) -> bool {
    Face::block(one).print == Face::block(other).print
}

/// Returns for each new column which old one it is.
fn matched(old: &[TableColumn], new: &[TableColumn]) -> Vec<Option<usize>> {
    let mut free: Vec<bool> = vec![true; old.len()];
    new.iter()
        .map(|column| {
            let found = old.iter().enumerate().position(|(idx, other)| {
                other.header == column.header && free.get(idx) == Some(&true)
            })?;
            if let Some(free) = free.get_mut(found) {
                *free = false;
            }
            Some(found)
        })
        .collect()
}

/// Returns an old row with its cells where the new columns are.
fn in_columns(row: &TableRow, columns: &[Option<usize>]) -> TableRow {
    let cell = |at: &Option<usize>| at.and_then(|at| row.cells.get(at)).cloned();
    TableRow {
        cells: columns
            .iter()
            .map(|at| cell(at).unwrap_or_default())
            .collect(),
        ..row.clone()
    }
}
