//! Everything that needs no window, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop"
)]

mod agreed;
mod answered;
mod command_line;
mod comments;
mod damaged;
mod examples;
mod exempt;
mod formats;
mod generate;
mod hidden;
mod import;
mod merging;
mod language;
mod marked;
mod new_year;
mod outputs;
mod paper;
mod paste;
mod properties;
mod salvage;
mod signed;
mod safety;
mod template_docs;
mod templates;
mod traces;
mod tidy;

#[path = "../../fuzz/checks.rs"]
mod fuzz_checks;
