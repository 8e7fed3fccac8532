//! The window as a whole: takes shortcuts, draws panels, carries out what they asked for.
//!
//! Everything from outside (time, files, dialogs) is given, so that a test can drive all of it
//! without a display.

mod agreeing;
mod ahead;
mod behind;
mod beside;
mod bring_in;
mod carry_out;
mod change;
mod commenting;
mod copies;
mod days;
mod desks;
mod drawing;
mod dropping;
mod earlier;
mod elsewhere;
mod export;
mod finding;
mod first_draft;
mod frame;
mod going_on;
mod guide;
mod keep;
mod language;
mod locks;
mod logo;
mod look;
mod news;
mod next;
mod opening;
mod openings;
mod outgoing;
mod outside;
mod packing;
mod packs;
mod pages;
mod pasted;
mod paths;
mod question;
mod replies;
mod reviewing;
mod run;
mod screen;
mod settings;
mod shell;
mod sides;
mod sign_off;
mod start_screen;
mod taking_in;
mod ways;
mod tour;
mod window;

pub use self::{
    first_draft::FirstDraft,
    look::install,
    run::{run, window_options},
    window::{App, Given},
};
