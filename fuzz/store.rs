//! The part of the store that reads drafts from bytes.

#[path = "../src/store/format.rs"]
pub mod format;
#[path = "../src/store/salvage/mod.rs"]
pub mod salvage;

pub use self::{
    format::{DRAFT_VERSION, FormatError, Loaded, parse_draft, write_draft},
    salvage::{Lost, Salvaged, salvage_draft},
};

/// As in the program.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;
