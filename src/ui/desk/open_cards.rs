//! Which cards are open. A row that stands in two lists of a page is open in one of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Place, RowId};

/// The cards that are open.
#[derive(Debug, Clone, Default)]
pub struct OpenCards {
    rows: BTreeSet<RowId>,
    /// In which list of the page, as far as known.
    lists: BTreeMap<RowId, Place>,
    page: Option<Place>,
}

impl OpenCards {
    /// Opens the card of a row wherever it stands first, unless it is open.
    pub(in crate::ui) fn open(&mut self, row: RowId) {
        if !self.rows.contains(&row) {
            self.lists.remove(&row);
            self.rows.insert(row);
        }
    }

    /// Opens the card of a row in one list.
    pub(in crate::ui) fn open_in(&mut self, row: &RowId, list: &Place) {
        self.lists.insert(row.clone(), list.clone());
        self.rows.insert(row.clone());
    }

    /// Closes the card of a row.
    pub(in crate::ui) fn close(&mut self, row: &RowId) {
        self.lists.remove(row);
        self.rows.remove(row);
    }

    /// Whether the card of a row is open in a list that is being drawn.
    pub(in crate::ui) fn is_open(&mut self, row: &RowId, list: &Place) -> bool {
        if !self.rows.contains(row) {
            return false;
        }
        let at = self.lists.entry(row.clone());
        at.or_insert_with(|| list.clone()) == list
    }

    /// Returns how many there are.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Takes note of which page is drawn: its lists are others than those of the page before.
    pub(in crate::ui) fn begin_page(&mut self, page: &Place) {
        if self.page.as_ref() != Some(page) {
            self.page = Some(page.clone());
            self.lists.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_open_in_the_first_list_or_in_the_one_that_was_chosen() {
        let row = RowId::new("a-one").unwrap();
        let (first, second) = (Place::Detail("title"), Place::Detail("period"));
        let mut cards = OpenCards::default();
        cards.begin_page(&Place::Detail("readers"));
        cards.open(row.clone());
        assert!(cards.is_open(&row, &first));
        assert!(!cards.is_open(&row, &second));
        cards.open_in(&row, &second);
        assert!(!cards.is_open(&row, &first));
        assert!(cards.is_open(&row, &second));
        // Another page has other lists.
        cards.begin_page(&Place::Detail("label"));
        assert!(cards.is_open(&row, &first));
        cards.close(&row);
        assert!(!cards.is_open(&row, &first));
    }
}
