//! Words to lines: fonts, shaping, signs, and where lines break.

pub(super) mod badge;
mod bound;
mod breaks;
pub(super) mod characters;
pub(super) mod fit;
pub(super) mod fonts;
pub(super) mod lines;
mod pairs;
pub(super) mod rich;
pub(super) mod shape;
