//! The pictures of the pages that are seen, kept from frame to frame.

use std::collections::BTreeMap;

use egui::{Color32, Context};

use crate::layout::Page;
use crate::ui::widgets::paper::{Picture, Sheet};

/// Which picture: the page and, as bits, its zoom.
type Key = (usize, u32);

/// Pictures of pages. It is only ever asked; what was not asked for in a frame is forgotten.
#[derive(Debug, Clone, Default)]
pub(super) struct Pictures {
    known: BTreeMap<Key, Known>,
    frame: u64,
}

#[derive(Debug, Clone)]
struct Known {
    picture: Picture,
    turn: u64,
    paper: Color32,
    frame: u64,
}

impl Pictures {
    /// Returns the picture of a page as it was laid out in a turn.
    pub(super) fn get(
        &mut self,
        ctx: &Context,
        (page_idx, page): (usize, &Page),
        turn: u64,
        sheet: Sheet,
    ) -> &Picture {
        let key = (page_idx, sheet.zoom.to_bits());
        let make = || Known {
            picture: Picture::new(ctx, &page.items, sheet),
            turn,
            paper: sheet.paper,
            frame: self.frame,
        };
        let known = self.known.entry(key).or_insert_with(make);
        let is_same = known.turn == turn && known.paper == sheet.paper;
        if !is_same || !known.picture.is_fresh(ctx) {
            known.picture = Picture::new(ctx, &page.items, sheet);
            known.turn = turn;
            known.paper = sheet.paper;
        }
        known.frame = self.frame;
        &known.picture
    }

    /// Forgets the pages that were not seen in this frame.
    pub(super) fn end_frame(&mut self) {
        let frame = self.frame;
        self.known.retain(|_, known| known.frame == frame);
        self.frame += 1;
    }
}
