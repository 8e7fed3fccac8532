//! The parts of the window around the page: bar, outline, help, status.

mod help;
mod menu;
mod notices;
mod outline;
mod outline_row;
mod page;
mod status_bar;
mod top_bar;

pub(super) use self::{
    help::help_ui, notices::notices_ui, outline::outline_ui, page::page_ui,
    status_bar::status_bar_ui, top_bar::top_bar_ui,
};

/// The width of the outline, in points.
pub(super) const OUTLINE_WIDTH: f32 = 264.0;
/// The width of the help, in points.
pub(super) const HELP_WIDTH: f32 = 300.0;
