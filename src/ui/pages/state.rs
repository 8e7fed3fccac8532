//! What the window remembers of the pages: how they are shown, and what is looked at.

use egui::Vec2;

use crate::layout::Spot;
use crate::model::Audience;
use crate::session::{PageZoom, Spread};
use crate::ui::pages::{
    mark::Mark,
    pictures::Pictures,
    plan::{self, Anchor},
};

/// What the window remembers of the pages.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that holds or does not"
)]
pub struct Preview {
    /// Whether the pages are shown beside the text.
    pub is_shown: bool,
    /// Whether nobody has shown or hidden them yet, so that they may open by themselves.
    pub is_undecided: bool,
    /// Whether the paper is read alone.
    pub is_reading: bool,
    /// How large the pages are beside the text.
    pub beside_zoom: PageZoom,
    /// How large they are when they are read alone.
    pub reading_zoom: PageZoom,
    /// How they stand to each other.
    pub spread: Spread,
    /// Whose paper it is; none for whom the draft is meant.
    pub reader: Option<Audience>,
    /// The page that is looked at, from 0.
    pub page_idx: usize,
    /// Where the pages should be scrolled to.
    pub(in crate::ui) wish: Option<Spot>,
    /// Whether the keyboard should go to the pages, and they to what is being written.
    pub(in crate::ui) wants_pages: bool,
    /// Whether the keyboard should go to the number of the page.
    pub(in crate::ui) wants_number: bool,
    /// What is typed into the number of the page.
    pub(in crate::ui) number: Option<String>,
    /// The zoom of the page that is looked at.
    pub(in crate::ui) zoom_seen: f32,
    pub(in crate::ui) mark: Option<Mark>,
    /// Whether the mark should be brought into sight.
    pub(in crate::ui) follows: bool,
    pub(in crate::ui) beside: Scrolled,
    pub(in crate::ui) reading: Scrolled,
    pub(in crate::ui) small: Scrolled,
    pub(in crate::ui) pictures: Pictures,
}

/// How far pages are scrolled, and for which plan that holds.
#[derive(Debug, Clone, Default)]
pub(in crate::ui) struct Scrolled {
    pub(in crate::ui) anchor: Anchor,
    /// The height of all pages and the width seen, when last drawn.
    pub(in crate::ui) planned: Vec2,
    pub(in crate::ui) seen: f32,
}

impl Preview {
    /// Returns how large the pages are.
    pub fn zoom(&self) -> PageZoom {
        if self.is_reading {
            self.reading_zoom
        } else {
            self.beside_zoom
        }
    }

    /// Makes the pages larger or smaller.
    pub(in crate::ui) fn set_zoom(&mut self, zoom: PageZoom) {
        if self.is_reading {
            self.reading_zoom = zoom;
        } else {
            self.beside_zoom = zoom;
        }
    }

    /// Goes to the top of a page.
    pub(in crate::ui) fn go_to(&mut self, page_idx: usize) {
        self.wish = Some(Spot { page_idx, y: 0.0 });
    }

    /// Lays the pages out beside each other in another way; the page that was looked at stays.
    pub(in crate::ui) fn set_spread(&mut self, spread: Spread) {
        if self.spread != spread {
            self.spread = spread;
            self.go_to(self.page_idx);
        }
    }

    /// Returns the zoom of the page that is looked at; the actual size before any was.
    pub(in crate::ui) fn zoom_now(&self) -> f32 {
        if self.zoom_seen > 0.0 {
            self.zoom_seen
        } else {
            plan::ACTUAL
        }
    }

    /// Makes the pages one step larger or smaller.
    pub(in crate::ui) fn step_zoom(&mut self, by: i8) {
        self.set_zoom(plan::stepped(self.zoom_now(), by));
    }
}

/// Returns who the pages are for when nobody chose: working notes are for no reader.
pub(in crate::ui) fn own_reader(audience: Audience) -> Audience {
    match audience {
        Audience::WorkingNote => Audience::Everyone,
        reader @ (Audience::Everyone | Audience::Committee | Audience::Ofsted) => reader,
    }
}
