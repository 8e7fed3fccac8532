//! The window: draws a session and returns what the user asked for.
//!
//! Panels are functions `x_ui(ui, &View, &mut UiState, &mut Actions)`: they read, draw and
//! push actions, and change nothing of the draft. `app` carries the actions out.

pub mod theme;
pub mod widgets;

mod app;
mod commands;
mod desk;
mod dialogs;
mod history;
mod outside;
mod pages;
mod panels;
mod preview;
mod section;
mod start;
mod walk;

pub use self::{
    app::{App, FirstDraft, Given, install, run, window_options},
    commands::{
        Command,
        actions::{Actions, HistoryAction, UiAction},
        company::{CompanyAction, NoticeKind, Opening},
        page::PageCommand,
    },
    desk::{
        Desk,
        company::Notice,
        history::HistoryState,
        state::{HelpTab, Screen, UiState},
        unread::{DayPart, Unread},
        view::{PageCount, SaveState, View},
    },
    dialogs::{Dialogs, FileAsk, NoDialogs, SystemDialogs},
    outside::{Errand, Handed, Outside, SystemOutside},
    pages::{mark::Caret, state::Preview},
};
