//! Cells of a sheet put into rows, within bounds whatever the file says where they stand.

use crate::import::ImportError;

/// The most rows, columns and cells of one sheet that are looked at.
const MAX_ROWS: usize = 20_000;
const MAX_COLUMNS: usize = 1_000;
const MAX_CELLS: usize = 400_000;

/// The rows of a sheet as they grow.
#[derive(Debug, Default)]
pub(super) struct Rows {
    rows: Vec<Vec<String>>,
    n_cells: usize,
}

impl Rows {
    /// Puts the words of a cell where it stands, counted from nought. Empty ones take no place.
    pub(super) fn put(
        &mut self,
        (row, column): (usize, usize),
        text: &str,
    ) -> Result<(), ImportError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        self.n_cells += 1;
        if row >= MAX_ROWS || column >= MAX_COLUMNS || self.n_cells > MAX_CELLS {
            return Err(ImportError::TooLarge {
                what: "a sheet",
                most: "20,000 rows, 1,000 columns and 400,000 cells with something in them",
            });
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, String::new());
            }
            if let Some(cell) = cells.get_mut(column) {
                text.clone_into(cell);
            }
        }
        Ok(())
    }

    pub(super) fn into_rows(self) -> Vec<Vec<String>> {
        self.rows
    }
}
