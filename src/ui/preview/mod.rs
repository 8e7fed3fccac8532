//! The finished pages in the window: beside the text, or alone to be read.
//!
//! The pages are those of the PDF, laid out on a thread after every change (`pages` in `ui`)
//! and painted by `widgets::paper`. They follow the keyboard, and a press leads to the text.
//! Nothing here changes a draft. Invariant: only pages that can be seen are made into pictures.

mod bar;
mod command;
mod ground;
mod marks;
mod plan;
mod pictures;
mod pointed;
mod reading;
mod sheet;
mod view;

use egui::{Panel, Ui};

pub(super) use self::{bar::own_reader, reading::reading_ui};
pub use self::{command::PageCommand, marks::Caret};

use self::{
    marks::Mark,
    pictures::Pictures,
    plan::Anchor,
    view::{Role, pages_ui},
};
use super::{Actions, UiState, View};
use crate::layout::Spot;
use crate::model::Audience;
use crate::session::{PageZoom, Spread};

/// The narrowest and the widest the pages beside the text are, in points.
const WIDTHS: std::ops::RangeInclusive<f32> = 400.0..=1400.0;
/// What the text beside the pages needs at least.
const TEXT_WIDTH: f32 = 470.0;

/// What the window remembers of the pages.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that holds or does not"
)]
pub struct Preview {
    /// Whether the pages are shown beside the text.
    pub is_shown: bool,
    /// Whether the help stands in their place, where there is room for one only.
    pub help_over: bool,
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
    pub(super) wish: Option<Spot>,
    /// Whether the keyboard should go to the number of the page.
    pub(super) wants_number: bool,
    /// What is typed into the number of the page.
    number: Option<String>,
    /// The zoom of the page that is looked at.
    zoom_seen: f32,
    mark: Option<Mark>,
    /// Whether the mark should be brought into sight.
    follows: bool,
    beside: Scrolled,
    reading: Scrolled,
    small: Scrolled,
    pictures: Pictures,
}

/// How far pages are scrolled, and for which plan that holds.
#[derive(Debug, Clone, Default)]
struct Scrolled {
    anchor: Anchor,
    /// The height of all pages and the width seen, when last drawn.
    planned: egui::Vec2,
    seen: f32,
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
    pub(super) fn set_zoom(&mut self, zoom: PageZoom) {
        if self.is_reading {
            self.reading_zoom = zoom;
        } else {
            self.beside_zoom = zoom;
        }
    }

    /// Goes to the top of a page.
    pub(super) fn go_to(&mut self, page_idx: usize) {
        self.wish = Some(Spot { page_idx, y: 0.0 });
    }

    /// Lays the pages out beside each other in another way; the page that was looked at stays.
    pub(super) fn set_spread(&mut self, spread: Spread) {
        if self.spread != spread {
            self.spread = spread;
            self.go_to(self.page_idx);
        }
    }

    /// Returns the zoom of the page that is looked at; the actual size before any was.
    fn zoom_now(&self) -> f32 {
        if self.zoom_seen > 0.0 {
            self.zoom_seen
        } else {
            plan::ACTUAL
        }
    }

    /// Makes the pages one step larger or smaller.
    pub(super) fn step_zoom(&mut self, by: i8) {
        self.set_zoom(plan::stepped(self.zoom_now(), by));
    }
}

/// Shows the pages at the right of the text. `shares` says whether they share the place with
/// the help.
pub(super) fn preview_ui(
    ui: &mut Ui,
    view: &View<'_>,
    state: &mut UiState,
    actions: &mut Actions,
    shares: bool,
) {
    let tokens = view.tokens;
    let room = ui.available_width() - TEXT_WIDTH;
    let widest = WIDTHS.end().min(room).max(*WIDTHS.start());
    Panel::right("pages")
        .resizable(true)
        .default_size((ui.available_width() * 0.48).clamp(*WIDTHS.start(), widest))
        .size_range(*WIDTHS.start()..=widest)
        .frame(egui::Frame::new())
        .show(ui, |ui| {
            ui.expand_to_include_rect(ui.max_rect());
            ui.spacing_mut().item_spacing.y = 0.0;
            let frame = egui::Frame::new().fill(tokens.colors.panel);
            frame.show(ui, |ui| bar::bar_ui(ui, view, state, actions, shares));
            pages_ui(ui, view, state, actions, Role::Beside);
        });
    state.preview.pictures.end_frame();
}
