//! The window: draws a session and returns what the user asked for.

pub mod theme;
pub mod widgets;
