//! The window, used as a person uses it: found by role and label.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop")]

mod bench;
mod commands;
mod journey;
mod kit;
mod section;
mod unsaved;
