//! How large a file may be.

/// The largest file that is read, in bytes. A draft of 400 pages has about one million.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// The largest paper that is looked at, in bytes. One of 400 pages with pictures has a few million.
pub const MAX_PAPER_BYTES: u64 = 256 * 1024 * 1024;
