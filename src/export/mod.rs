//! Finished papers in the formats that others read.
//!
//! Each format has its folder, one file a concern. Nothing here knows drafts, files or the clock:
//! the same paper gives the same bytes.

pub mod docx;
pub mod html;
pub mod markdown;
pub mod pdf;
pub mod tables;

mod about;
mod figures;
mod format;
mod levels;
mod package;
mod progress;
mod raster;
mod svg;
mod text;

pub use self::{
    about::About,
    format::Format,
    progress::{Cancelled, Progress, Stage},
};
