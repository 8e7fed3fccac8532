//! Candour: a self-evaluation of children's social work practice, from guided draft to finished paper.
//!
//! ```text
//! template + draft ─> content ─> layout ─> pages ─> PDF
//! ```
//!
//! The modules stand in the order in which data flows through them.

pub mod ron_text;
mod parallel;
mod difference;
pub mod model;
pub mod prose;
pub mod spell;
pub mod plain;
pub mod template;
pub mod edit;
pub mod merge;
pub mod find;
pub mod compare;
pub mod review;
pub mod check;
pub mod content;
pub mod pack;
pub mod fonts;
pub mod layout;
pub mod picture;
pub mod export;
pub mod import;
pub mod store;
pub mod session;
#[cfg(feature = "gui")]
pub mod ui;
pub mod cli;
