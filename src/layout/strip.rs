//! Strips: horizontal pieces of the paper that a page either holds whole or not at all.
//!
//! A block becomes strips without knowing pages; `flow` then deals the strips out to pages.

use std::rc::Rc;

use super::pages::{Area, Color, Item, Link, Shape};
use crate::model::RowId;

/// A piece of the paper that no page break goes through.
///
/// Its items stand at their final x, and at y counted from the top of the strip.
#[derive(Debug, Default)]
pub(super) struct Strip {
    /// How high it is.
    pub(super) height: f32,
    /// The space above it, unless it begins a page.
    pub(super) before: f32,
    /// Whether the next strip must stand on the same page.
    pub(super) keeps_next: bool,
    /// Whether it begins a new page.
    pub(super) new_page: bool,
    /// What it shows.
    pub(super) items: Vec<Item>,
    /// Where it can be clicked.
    pub(super) links: Vec<Link>,
    /// Vertical bars at its left, as high as the strip and the space above it.
    pub(super) bars: Vec<Bar>,
    /// Places that others refer to.
    pub(super) marks: Vec<Mark>,
    /// What stands above it again when it begins a page.
    pub(super) header: Option<Rc<Self>>,
}

/// A vertical bar at the left of a quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bar {
    /// Left edge.
    pub(super) x: f32,
    /// How thick.
    pub(super) width: f32,
    /// Its colour.
    pub(super) color: Color,
    /// Whether it goes on from the strip above.
    pub(super) joins_above: bool,
}

/// A place that others refer to.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// Citations of the row lead here.
    Row(RowId),
    /// A heading stands here.
    Heading {
        /// Its level.
        level: u8,
        /// Its number.
        number: Option<String>,
        /// Its words.
        text: String,
        /// Whether the list of contents shows it.
        in_contents: bool,
    },
}

impl Strip {
    /// Moves everything it shows down, within the strip.
    pub(super) fn shift(&mut self, by: f32) {
        for item in &mut self.items {
            item.shape.translate(0.0, by);
        }
        for link in &mut self.links {
            link.area.y += by;
        }
    }

    /// Adds a rectangle that means nothing.
    pub(super) fn rule(&mut self, area: Area, color: Color) {
        self.items.push(Item {
            element: super::structure::ElementId::ARTIFACT,
            shape: Shape::Rect { area, color },
        });
    }
}

/// Keeps all the strips on one page.
pub(super) fn keep_together(strips: &mut [Strip]) {
    let n_strips = strips.len();
    for strip in strips.iter_mut().take(n_strips.saturating_sub(1)) {
        strip.keeps_next = true;
    }
}

/// Keeps the first two lines of a paragraph together, and the last two.
pub(super) fn avoid_widows_and_orphans(lines: &mut [Strip]) {
    if let [first, _, ..] = lines {
        first.keeps_next = true;
    }
    if let [.., second_last, _] = lines {
        second_last.keeps_next = true;
    }
}
