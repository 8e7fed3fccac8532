//! The window: draws a session and returns what the user asked for.
//!
//! Panels are functions `x_ui(ui, &View, &mut UiState, &mut Actions)`: they read, draw and
//! push actions, and change nothing of the draft. `app` carries the actions out.

pub mod theme;
pub mod widgets;

mod actions;
mod app;
mod checker;
mod commands;
mod company;
mod copying;
mod desk;
mod dialogs;
mod history;
mod keys;
mod outside;
mod pages;
mod panels;
mod preview;
mod run;
mod section;
mod start;
mod state;
mod unread;
mod view;

use self::company::{Company, Reading};
pub use self::{
    actions::{Actions, UiAction},
    app::{App, Given, install},
    commands::Command,
    company::{CompanyAction, Notice, NoticeKind, Opening},
    desk::Desk,
    dialogs::{Dialogs, FileAsk, NoDialogs, SystemDialogs},
    history::{HistoryAction, HistoryState},
    outside::{Errand, Handed, Outside, SystemOutside},
    preview::{Caret, PageCommand, Preview},
    run::{run, window_options},
    state::{HelpTab, Screen, UiState},
    unread::{DayPart, Unread},
    view::{PageCount, SaveState, View},
};
