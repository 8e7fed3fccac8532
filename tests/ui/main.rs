//! The window, used as a person uses it: found by role and label.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may stop, and looks at what stands on the disk"
)]

mod agreed;
mod answered;
mod bench;
mod bring_in;
mod by_key;
mod commands;
mod comments;
mod damaged;
mod dates;
mod earlier;
mod figures;
mod find;
mod guide;
mod hands;
mod history;
mod issued;
mod journey;
mod kit;
mod language;
mod locks;
mod look;
mod marking;
mod news;
mod outside;
mod own_files;
mod packs;
mod paste;
mod people;
mod preview;
mod protect;
mod public;
mod recovery;
mod reviewing;
mod saving;
mod section;
mod settings;
mod signed_off;
mod slow_disk;
mod stopwatch;
mod tab_walk;
mod table;
mod taking_in;
mod text_menu;
mod tools;
mod tour;
mod undo;
mod unsaved;
mod width_walk;
