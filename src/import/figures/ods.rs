//! LibreOffice spreadsheets: every table, cell by cell, in the words that are shown.

use super::{rows::Rows, xlsx::Sheet};
use crate::import::{
    ImportError,
    archive::Archive,
    xml::{Item, Items, Tag},
};

/// How many tables are read.
const MAX_SHEETS: usize = 200;
/// How often a cell or a row with something in it may be repeated.
const MAX_REPEATED: usize = 1_000;

struct Reader {
    sheets: Vec<Sheet>,
    rows: Rows,
    name: String,
    place: (usize, usize),
    cell: Option<Cell>,
    n_rows: usize,
    row: Vec<(usize, String)>,
    /// How deep in notes and pictures it is.
    beside: usize,
}

struct Cell {
    text: String,
    n_columns: usize,
    n_paragraphs: usize,
}

/// Reads the tables of a spreadsheet.
pub(super) fn sheets(archive: &Archive<'_>) -> Result<Vec<Sheet>, ImportError> {
    let Some(part) = archive.part("content.xml") else {
        return Ok(Vec::new());
    };
    let mut reader = Reader {
        sheets: Vec::new(),
        rows: Rows::default(),
        name: String::new(),
        place: (0, 0),
        cell: None,
        n_rows: 1,
        row: Vec::new(),
        beside: 0,
    };
    let mut items = Items::new(part);
    while let Some(item) = items.next()? {
        match item {
            Item::Start(tag) => reader.begin(&tag),
            Item::Text(words) => {
                if let Some(cell) = reader.cell.as_mut().filter(|_| reader.beside == 0) {
                    cell.text.push_str(&words);
                }
            }
            Item::End(name) => reader.end(&name)?,
        }
        if reader.sheets.len() >= MAX_SHEETS {
            break;
        }
    }
    Ok(reader.sheets)
}

fn repeated(tag: &Tag, name: &str) -> usize {
    let times = tag.get(name).and_then(|times| times.parse().ok());
    times.unwrap_or(1).max(1)
}

impl Reader {
    fn begin(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "annotation" | "shapes" | "frame" => self.beside += 1,
            "table" => {
                tag.get("name")
                    .unwrap_or_default()
                    .clone_into(&mut self.name);
                self.rows = Rows::default();
                self.place = (0, 0);
            }
            "table-row" => {
                self.n_rows = repeated(tag, "number-rows-repeated");
                self.place.1 = 0;
                self.row.clear();
            }
            "table-cell" | "covered-table-cell" => {
                self.cell = Some(Cell {
                    text: String::new(),
                    n_columns: repeated(tag, "number-columns-repeated"),
                    n_paragraphs: 0,
                });
            }
            "p" => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.beside == 0) {
                    if cell.n_paragraphs > 0 {
                        cell.text.push(' ');
                    }
                    cell.n_paragraphs += 1;
                }
            }
            "s" | "tab" | "line-break" => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push(' ');
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "annotation" | "shapes" | "frame" => self.beside = self.beside.saturating_sub(1),
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    let text = cell.text.trim();
                    if !text.is_empty() {
                        for idx in 0..cell.n_columns.min(MAX_REPEATED) {
                            self.row.push((self.place.1 + idx, text.to_owned()));
                        }
                    }
                    self.place.1 = self.place.1.saturating_add(cell.n_columns);
                }
            }
            "table-row" => {
                if !self.row.is_empty() {
                    for idx in 0..self.n_rows.min(MAX_REPEATED) {
                        for (column, text) in &self.row {
                            self.rows.put((self.place.0 + idx, *column), text)?;
                        }
                    }
                }
                self.place.0 = self.place.0.saturating_add(self.n_rows);
            }
            "table" => self.sheets.push(Sheet {
                name: std::mem::take(&mut self.name),
                rows: std::mem::take(&mut self.rows).into_rows(),
                left: Vec::new(),
            }),
            _ => {}
        }
        Ok(())
    }
}
