//! Nothing that was written is ever lost: every operation of a save fails once.

mod copies;
mod faulty;
mod platter;
#[expect(clippy::disallowed_methods, reason = "the test looks at the disk")]
mod real;
mod saving;
