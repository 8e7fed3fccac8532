//! The parts the window is built of.
//!
//! Each is a function `x_ui` that takes values by reference, changes nothing, and returns what
//! the user did. Every one has an accessible name and works by keyboard.

pub mod button;
pub mod icon;
mod press;
pub mod text;
