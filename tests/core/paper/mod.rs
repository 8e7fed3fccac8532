//! From content to pages to PDF: what a reader gets.

mod layout;
mod pdf;
pub(crate) mod sample;
mod text;
