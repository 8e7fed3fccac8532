//! The window, used as a person uses it: found by role and label.

mod kit;
