//! How pages look: fonts, pictures, colours, and the operators that paint.

pub(super) mod color;
pub(super) mod fonts;
pub(super) mod images;
pub(super) mod paint;
