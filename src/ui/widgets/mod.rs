//! The parts the window is built of.
//!
//! Each is a function `x_ui` that takes values by reference, changes nothing, and returns what
//! the user did. Every one has an accessible name and works by keyboard. None asks for another
//! frame of its own accord, so that an idle window rests.

pub mod badge;
pub mod button;
pub mod card;
pub mod chip;
pub mod choice;
pub mod color_edit;
pub mod comparison;
pub mod date_edit;
pub mod drawing;
pub mod field;
pub mod fold;
pub(in crate::ui) mod grid_keys;
pub(in crate::ui) mod guide;
pub mod icon;
pub mod initials;
pub mod line_edit;
pub mod link_picker;
pub mod links_edit;
pub mod list_edit;
pub mod notice;
pub mod paper;
pub mod pick_row;
pub(in crate::ui) mod press;
mod pressed;
pub mod prose;
pub mod secret_edit;
pub mod series_edit;
pub mod state_mark;
pub mod steady;
pub mod tabs;
pub mod tag;
pub mod text;
pub(super) mod tracked;
pub mod word_menu;
