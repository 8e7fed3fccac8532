//! Figures: the Department's long files, and a council's own table or workbook.

mod assigned;
mod book;
mod csv;
mod formats;
mod found;
mod long;
mod merged;
mod neighbours;
mod ods;
mod own;
mod places;
mod proposed;
mod rows;
mod sheet;
mod source;
mod xlsx;

pub use self::{
    assigned::{Goes, To, Whose},
    found::{Answer, Figures, Own, Places, Series},
    proposed::Change,
    source::Open,
};
use self::{
    csv::{Record, Records},
    source::unreadable,
};
use super::ImportError;

/// Reads a file. `authority` is a name or any code; a long file that has no such authority says
/// which it has.
pub fn read(open: &mut Open<'_>, authority: &str) -> Result<Answer, ImportError> {
    let mut source = open().map_err(unreadable)?;
    let mut records = Records::new(&mut *source).map_err(unreadable)?;
    let head = match records.next().map_err(unreadable)? {
        Record::Read => (0..records.len()).map(|idx| records.text(idx)).collect(),
        Record::TooLong => Vec::new(),
        Record::Over => return Err(ImportError::NoFigures),
    };
    match long::Columns::of(&head) {
        Some(columns) => long::read(open, &columns, authority),
        None => sheet::read(records, head).map(Answer::Figures),
    }
}

/// Reads a file, and of a long one the mean of an authority’s statistical neighbours, too, each by
/// its name or any code.
pub fn read_beside(
    open: &mut Open<'_>,
    authority: &str,
    neighbours: &[String],
) -> Result<Answer, ImportError> {
    let mut answer = read(open, authority)?;
    if let Answer::Figures(figures) = &mut answer
        && !figures.authority.is_empty()
    {
        neighbours::put_beside(figures, open, neighbours, read)?;
    }
    Ok(answer)
}

/// Whether a file is a workbook, by how it begins.
pub fn is_book(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads a workbook of Excel or LibreOffice.
pub fn read_book(bytes: &[u8]) -> Result<Answer, ImportError> {
    book::read(bytes)
}
