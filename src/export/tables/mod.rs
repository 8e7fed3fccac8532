//! Registers as tables that other programs reckon with: a CSV file each, or one workbook.
//!
//! Nothing that an author wrote may become a formula there.

mod csv;
mod workbook;

pub use self::{
    csv::{file_name, file_names, is_ours, write_csv},
    workbook::write_workbook,
};
pub use super::package::TooLarge;
