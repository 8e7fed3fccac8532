//! The one place in a paper that a citation of a row leads to.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{FieldId, RowId, SectionId};
use crate::template::FieldKind;

use super::{Block, Body, edition::Edition};

type FieldKey = (SectionId, FieldId);

/// Settles where each row is at home.
///
/// Presentations offer an anchor wherever a row stands. A row is at home in the field that
/// lists the most rows, and among equals in the last, because an index stands at the end; a row that no field lists is at home where it is
/// first mentioned, as an action is below its priority.
#[derive(Debug)]
pub(super) struct Anchors {
    homes: BTreeMap<RowId, FieldKey>,
    taken: BTreeSet<RowId>,
}

impl Anchors {
    pub(super) fn new(edition: &Edition<'_>) -> Self {
        let mut homes: BTreeMap<RowId, (usize, FieldKey)> = BTreeMap::new();
        for (section, field) in edition.fields() {
            let FieldKind::Register(view) = &field.kind else {
                continue;
            };
            let rows = edition.shown(&section.id, view);
            for row in &rows {
                let key = (section.id.clone(), field.id.clone());
                let best = homes
                    .entry(row.id().clone())
                    .or_insert_with(|| (rows.len(), key.clone()));
                if best.0 <= rows.len() {
                    *best = (rows.len(), key);
                }
            }
        }
        Self {
            homes: homes
                .into_iter()
                .map(|(row, (_, home))| (row, home))
                .collect(),
            taken: BTreeSet::new(),
        }
    }

    /// Keeps of the anchors in a field's blocks those that are at home there.
    pub(super) fn settle(&mut self, blocks: &mut [Block], section: &SectionId, field: &FieldId) {
        let key = (section.clone(), field.clone());
        self.settle_blocks(blocks, &key);
    }

    fn settle_blocks(&mut self, blocks: &mut [Block], key: &FieldKey) {
        for block in blocks {
            self.settle_anchor(&mut block.anchor, key);
            match &mut block.body {
                Body::Heading(_) | Body::Paragraph { .. } | Body::Chart(_) => {}
                Body::List(list) => {
                    for item in &mut list.items {
                        self.settle_blocks(item, key);
                    }
                }
                Body::Quote(inner) => self.settle_blocks(inner, key),
                Body::Table(table) => {
                    for row in &mut table.rows {
                        self.settle_anchor(&mut row.anchor, key);
                        for cell in &mut row.cells {
                            self.settle_blocks(cell, key);
                        }
                    }
                }
            }
        }
    }

    fn settle_anchor(&mut self, anchor: &mut Option<RowId>, key: &FieldKey) {
        let Some(row) = anchor else { return };
        let is_home = self.homes.get(row).is_none_or(|home| home == key);
        if !is_home || !self.taken.insert(row.clone()) {
            *anchor = None;
        }
    }
}
