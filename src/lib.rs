//! Candour: a self-evaluation of children's social work practice, from guided draft to finished paper.
//!
//! ```text
//! template + draft ─> content ─> layout ─> pages ─> PDF
//! ```
//!
//! The modules stand in the order in which data flows through them.

pub mod content;
pub mod edit;
pub mod fonts;
pub mod model;
pub mod session;
pub mod store;
pub mod template;
#[cfg(feature = "gui")]
pub mod ui;
