//! The readers of Candour alone: what takes a file from outside, and nothing that draws or shows.
//!
//! Built from the program's own source, without its hundreds of dependencies, so that looking
//! for faults costs a minute of building and not a quarter of an hour.
#![allow(missing_docs, dead_code, unused_imports, unreachable_pub, reason = "parts of a whole")]

#[path = "../src/model/mod.rs"]
pub mod model;
#[path = "../src/ron_text/mod.rs"]
pub mod ron_text;
#[path = "../src/template/mod.rs"]
pub mod template;

#[path = "store.rs"]
pub mod store;
