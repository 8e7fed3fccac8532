//! The only door to the disk: drafts, templates, settings and finished papers.
//!
//! Nothing else in the program reads or writes files. A draft is written so that whatever
//! happens, the file holds the old content or the new, never neither.

mod atomic;
mod file;
mod folders;
mod format;
mod salvage;
mod settings;

pub use self::{
    atomic::{AtomicError, write_atomically},
    file::{StoreError, load_draft, load_logo, load_template, save_draft, write_paper},
    folders::Folders,
    format::{DRAFT_FORMAT, DRAFT_VERSION, FormatError, Loaded, parse_draft, write_draft},
    salvage::{Lost, Salvaged, salvage_draft},
    settings::{PageZoom, Settings, Spread, ThemeChoice},
};

/// The largest file that is read, in bytes. A draft of 400 pages has about one million.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;
