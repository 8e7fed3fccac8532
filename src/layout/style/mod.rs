//! How a paper looks, as data: sizes, distances, colours.
//!
//! A [`Style`] is a file of `assets/styles`: every size of type with its margins. A [`PageStyle`]
//! is what one paper takes from it, with the council's own colour and logo. Invariant: every
//! colour of a page style can be read on what it stands on.

pub(super) mod color;
mod page_style;
mod read;

pub use self::{
    page_style::{Colors, Logo, Margins, PageStyle, SizeSet, Style, TypeSizes, Wishes},
    read::StyleError,
};
