//! The window, used as a person uses it: found by role and label.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

mod kit;
