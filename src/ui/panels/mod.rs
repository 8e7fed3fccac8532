//! The parts of the window around the page: bar, outline, help, status.

mod deleted;
mod help;
mod menu;
mod notices;
mod outline;
mod outline_row;
mod page;
mod status_bar;
mod top_bar;
mod tour;
mod whose;

pub(super) use self::{
    deleted::deleted_ui,
    help::{help_ui, help_width},
    notices::notices_ui,
    outline::{OUTLINE_WIDTH, outline_ui},
    page::page_ui,
    status_bar::status_bar_ui,
    top_bar::top_bar_ui,
    tour::tour_ui,
};
