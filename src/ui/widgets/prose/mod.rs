//! An editor for prose that looks like prose: bold looks bold, bullets look like bullets.
//!
//! [`crate::prose`] does the work, without a window; [`prose_ui`] shows it.

mod answer;
mod caret;
mod editor;
mod events;
mod field;
mod galley;
mod line_job;
mod paint;
mod pieces;
mod spec;
mod state;
mod toolbar;

pub use self::{
    editor::{BAR_HEIGHT, BAR_WIDTH, cite_in, prose_ui, prose_with_bar_ui, put_caret},
    line_job::Label,
    spec::{ProseResponse, ProseSpec},
};
