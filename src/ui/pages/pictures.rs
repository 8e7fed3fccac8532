//! The pictures of the pages that are seen, kept from frame to frame.

use std::{collections::BTreeMap, sync::Arc};

use egui::{Color32, Context};

use crate::layout::{Page, Shape};
use crate::ui::widgets::paper::{Picture, Sheet};

/// Which picture: the page and, as bits, its zoom.
type Key = (usize, u32);

/// Pictures of pages. It is only ever asked; what was not asked for in a frame is forgotten.
#[derive(Debug, Clone, Default)]
pub(in crate::ui) struct Pictures {
    known: BTreeMap<Key, Known>,
    frame: u64,
}

#[derive(Debug, Clone)]
struct Known {
    picture: Picture,
    page: Arc<Page>,
    paper: Color32,
    frame: u64,
}

impl Pictures {
    /// Returns the picture of a page.
    pub(in crate::ui) fn get(
        &mut self,
        ctx: &Context,
        (page_idx, page): (usize, &Arc<Page>),
        sheet: Sheet,
    ) -> &Picture {
        let key = (page_idx, sheet.zoom.to_bits());
        let make = || Known {
            picture: Picture::new(ctx, &page.items, sheet),
            page: Arc::clone(page),
            paper: sheet.paper,
            frame: self.frame,
        };
        let known = self.known.entry(key).or_insert_with(make);
        let is_same = known.paper == sheet.paper
            && (Arc::ptr_eq(&known.page, page) || shapes(&known.page).eq(shapes(page)));
        if is_same && known.picture.is_fresh(ctx) {
            known.page = Arc::clone(page);
        } else {
            *known = make();
        }
        known.frame = self.frame;
        &known.picture
    }

    /// Forgets the pages that were not seen in this frame.
    pub(in crate::ui) fn end_frame(&mut self) {
        let frame = self.frame;
        self.known.retain(|_, known| known.frame == frame);
        self.frame += 1;
    }
}

/// Returns what is painted on a page: a page whose words have another meaning looks the same.
fn shapes(page: &Page) -> impl Iterator<Item = &Shape> {
    page.items.iter().map(|item| &item.shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Area, Color, ElementId, Item};

    fn page(x: f32) -> Arc<Page> {
        let area = Area {
            x,
            y: 10.0,
            width: 20.0,
            height: 30.0,
        };
        let shape = Shape::Rect {
            area,
            color: Color(0, 0, 0),
        };
        Arc::new(Page {
            items: vec![Item {
                element: ElementId::ARTIFACT,
                shape,
            }],
            ..Page::default()
        })
    }

    #[test]
    fn a_page_that_did_not_change_keeps_its_picture() {
        let mut pictures = Pictures::default();
        let mut made = Vec::new();
        let mut output = Context::default().run_ui(egui::RawInput::default(), |ui| {
            for x in [5.0, 5.0, 6.0, 6.0] {
                let picture = pictures.get(ui.ctx(), (0, &page(x)), Sheet::default());
                made.push(picture.clone());
            }
        });
        output.textures_delta.clear();
        let is_kept: Vec<bool> = made.windows(2).map(|two| two[0].is(&two[1])).collect();
        assert_eq!(is_kept, [true, false, true]);
    }
}
