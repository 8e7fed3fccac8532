//! The one place in a paper that a citation of a row leads to.

use rustc_hash::FxHashSet;

use crate::{
    content::{
        edition::homes::{FieldKey, Homes},
        paper::tree::{Block, Body},
    },
    model::RowId,
};

/// Settles the anchors of a paper, field by field.
#[derive(Debug)]
pub(super) struct Anchors<'a> {
    homes: &'a Homes,
    taken: FxHashSet<RowId>,
}

/// How the anchors of a field were settled.
#[derive(Debug, Default)]
pub(super) struct Settled {
    kept: FxHashSet<RowId>,
    /// Rows none of whose anchors was kept.
    dropped: Vec<RowId>,
}

impl<'a> Anchors<'a> {
    pub(super) fn new(homes: &'a Homes) -> Self {
        Self {
            homes,
            taken: FxHashSet::default(),
        }
    }

    /// Keeps of the anchors in a field's blocks those that are at home there.
    pub(super) fn settle(&mut self, blocks: &mut [Block], key: &FieldKey) -> Settled {
        let mut settled = Settled::default();
        self.settle_blocks(blocks, key, &mut settled);
        settled
    }

    /// Settles the anchors of a field as they were settled before. Settles nothing, and says so,
    /// if they are settled otherwise now.
    pub(super) fn settle_again(&mut self, settled: &Settled, key: &FieldKey) -> bool {
        let is_same = settled.kept.iter().all(|row| self.keeps(row, key))
            && !settled.dropped.iter().any(|row| self.keeps(row, key));
        if is_same {
            self.taken.extend(settled.kept.iter().cloned());
        }
        is_same
    }

    fn keeps(&self, row: &RowId, key: &FieldKey) -> bool {
        self.homes.get(row).is_none_or(|home| home == key) && !self.taken.contains(row)
    }

    fn settle_blocks(&mut self, blocks: &mut [Block], key: &FieldKey, settled: &mut Settled) {
        for block in blocks {
            self.settle_anchor(&mut block.anchor, key, settled);
            match &mut block.body {
                Body::Heading(_) | Body::Paragraph { .. } | Body::Chart(_) => {}
                Body::List(list) => {
                    for item in &mut list.items {
                        self.settle_blocks(item, key, settled);
                    }
                }
                Body::Quote(inner) => self.settle_blocks(inner, key, settled),
                Body::Table(table) => {
                    for row in &mut table.rows {
                        self.settle_anchor(&mut row.anchor, key, settled);
                        for cell in &mut row.cells {
                            self.settle_blocks(cell, key, settled);
                        }
                    }
                }
            }
        }
    }

    fn settle_anchor(&mut self, anchor: &mut Option<RowId>, key: &FieldKey, settled: &mut Settled) {
        let Some(row) = anchor else { return };
        if self.keeps(row, key) {
            self.taken.insert(row.clone());
            settled.kept.insert(row.clone());
            return;
        }
        if !settled.kept.contains(row) {
            settled.dropped.push(row.clone());
        }
        *anchor = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::paper::pieces::{anchored, paragraph},
        model::{FieldId, Place, SectionId},
    };

    fn row(id: &str) -> RowId {
        RowId::new(id).unwrap()
    }

    fn key(field: &str) -> FieldKey {
        let section = SectionId::new("section").unwrap();
        (section, FieldId::new(field).unwrap())
    }

    /// What a field says that offers an anchor for each of some rows.
    fn offers(rows: &[&str]) -> Vec<Block> {
        let blocks = rows.iter().map(|id| {
            let block = paragraph(&Place::Draft, Vec::new());
            anchored(vec![block], &row(id)).remove(0)
        });
        blocks.collect()
    }

    #[test]
    fn a_row_is_at_home_once() {
        let homes = Homes::from([(row("listed"), key("index"))]);
        let mut anchors = Anchors::new(&homes);
        let mut settle = |field, rows: &[&str]| {
            let mut blocks = offers(rows);
            anchors.settle(&mut blocks, &key(field));
            let kept = blocks.iter().flat_map(|block| &block.anchor);
            kept.map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(settle("one", &["listed", "free", "free"]), "free");
        assert_eq!(settle("two", &["free", "other"]), "other");
        assert_eq!(settle("index", &["listed"]), "listed");
    }

    #[test]
    fn what_was_settled_holds_while_no_other_field_has_its_rows() {
        let homes = Homes::from([(row("listed"), key("index"))]);
        let mut anchors = Anchors::new(&homes);
        let one = anchors.settle(&mut offers(&["free", "free", "listed"]), &key("one"));
        let two = anchors.settle(&mut offers(&["free", "other"]), &key("two"));

        let mut same = Anchors::new(&homes);
        assert!(same.settle_again(&one, &key("one")));
        assert!(same.settle_again(&two, &key("two")));
        assert!(same.taken.contains(&row("other")));

        // Without the first field, the row is free for the second.
        let mut without = Anchors::new(&homes);
        assert!(!without.settle_again(&two, &key("two")));
        assert!(without.taken.is_empty());
        // With another before it, it is taken.
        without.settle(&mut offers(&["free"]), &key("before"));
        assert!(!without.settle_again(&one, &key("one")));
    }
}
