//! Tests of the library from outside: what a user or another program gets.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

mod paper;
