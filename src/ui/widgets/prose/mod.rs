//! An editor for prose that looks like prose: bold looks bold, bullets look like bullets.
//!
//! [`crate::prose`] does the work, without a window; [`prose_ui`] shows it.

mod answer;
mod aside;
mod at_list;
mod at_query;
mod caret;
mod editor;
mod events;
mod field;
mod galley;
mod line_job;
mod marks;
mod menu;
mod paint;
mod pieces;
mod shown;
mod spec;
mod state;
mod toolbar;

pub(in crate::ui::widgets) use self::marks::{mark_at, paint_mark};
pub use self::{
    editor::{BAR_HEIGHT, BAR_WIDTH, cite_in, prose_ui, prose_with_bar_ui, put_caret},
    line_job::Label,
    spec::{MarkResponse, ProseResponse, ProseSpec},
};
