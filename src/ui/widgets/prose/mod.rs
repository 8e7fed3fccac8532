//! An editor for prose that looks like prose: bold looks bold, bullets look like bullets.
//!
//! [`crate::prose`] does the work, without a window; [`prose_ui`] shows it.

mod caret;
mod editor;
mod events;
mod galley;
mod paint;
mod pieces;
mod toolbar;

pub use self::{
    editor::{
        BAR_HEIGHT, BAR_WIDTH, ProseResponse, ProseSpec, cite_in, prose_ui, prose_with_bar_ui,
        put_caret,
    },
    galley::Label,
};
