//! Nothing that was written is ever lost: every operation of a save fails once.

mod faulty;
mod real;
mod saving;
