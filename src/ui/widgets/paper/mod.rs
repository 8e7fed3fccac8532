//! What stands on a page, painted in the window: sharp at every size, each glyph where it stands
//! in the PDF.
//!
//! [`Picture`] is made once and painted in every frame; [`paint_items`] is for drawings that are
//! small or change all the time. Glyphs come from the window's own atlas by their number.
//! Invariant: what is painted depends on the items, the zoom and the paper alone.

mod face;
mod fill;
mod glyphs;
mod image;
mod line;
mod picture;
mod sheet;
mod sign;

pub(in crate::ui) use self::face::define;
pub use self::{image::texture, picture::Picture, sheet::Sheet};

use egui::{Painter, Pos2};

use crate::layout::Item;

/// Paints items; the point (0, 0) of the drawing stands at `origin`. Zoom 1 paints a point of
/// the paper as a point of the window. Made anew every time: for what lasts, keep a [`Picture`].
pub fn paint_items<'a>(
    painter: &Painter,
    items: impl IntoIterator<Item = &'a Item>,
    origin: Pos2,
    zoom: f32,
) {
    let sheet = Sheet {
        zoom,
        ..Sheet::default()
    };
    Picture::new(painter.ctx(), items, sheet).paint(painter, origin);
}
