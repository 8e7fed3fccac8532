//! The window: draws a session and returns what the user asked for.
//!
//! Panels are functions `x_ui(ui, &View, &mut UiState, &mut Actions)`: they read, draw and
//! push actions, and change nothing of the draft. `app` carries the actions out.

pub mod section;
pub mod theme;
pub mod widgets;

mod actions;
mod commands;
mod state;
mod view;

pub use self::{
    actions::{Actions, UiAction},
    commands::Command,
    state::{HelpTab, Screen, UiState},
    view::{PageCount, SaveState, View},
};
