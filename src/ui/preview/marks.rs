//! Where what is being written stands on the pages.

use crate::content;
use crate::layout::{Area, ElementId, Pages, Spot, Tag};
use crate::model::{Draft, Place, Value};
use crate::ui::pages::mark::{Caret, Mark};

/// Looks a place up. What is not written yet is in no page; then its section is found.
pub(super) fn find(
    pages: &Pages,
    draft: &Draft,
    turn: u64,
    place: Option<Place>,
    caret: Option<Caret>,
    section: Option<Place>,
) -> Mark {
    let mut areas = Vec::new();
    if let Some(place) = &place {
        let paragraph = caret
            .as_ref()
            .filter(|caret| caret.place == *place)
            .and_then(|caret| content::paragraph_at(&text_of(draft, place)?, caret.byte));
        areas = areas_of(pages, place, paragraph);
        if let (true, Place::Cell(register, row, _)) = (areas.is_empty(), place) {
            let row = Place::Row(*register, row.clone());
            areas = areas_of(pages, &row, None);
        }
    }
    let marked = areas.first().map(|(page_idx, area)| Spot {
        page_idx: *page_idx,
        y: area.y,
    });
    let spot = marked.or_else(|| pages.spot_of(&section?));
    Mark {
        turn,
        place,
        caret,
        areas,
        spot,
    }
}

/// Returns the author's text at a place.
pub(super) fn text_of(draft: &Draft, place: &Place) -> Option<String> {
    match place {
        Place::Field(section, field) => Some(draft.prose(section, field).to_owned()),
        Place::Cell(register, row, column) => {
            let Value::Prose(prose) = draft.registers.row(*register, row)?.get(column) else {
                return None;
            };
            Some(prose.as_str().to_owned())
        }
        Place::Draft | Place::Detail(_) | Place::Section(_) | Place::Row(..) => None,
    }
}

/// Returns where a place stands, or one of its paragraphs: which, and of how many.
fn areas_of(pages: &Pages, place: &Place, paragraph: Option<(usize, usize)>) -> Vec<(usize, Area)> {
    let structure = &pages.structure;
    let mut own: Vec<ElementId> = structure.from_place(place).collect();
    if let Some((idx, n_paragraphs)) = paragraph {
        let is_paragraph = |id: &ElementId| structure.get(*id).is_some_and(|e| e.tag == Tag::P);
        let paragraphs: Vec<ElementId> = own.iter().copied().filter(is_paragraph).collect();
        // Notes of ours may stand before the author's paragraphs.
        let n_before = paragraphs.len().checked_sub(n_paragraphs);
        if let Some(id) = n_before.and_then(|n_before| paragraphs.get(n_before + idx)) {
            own = vec![*id];
        }
    }
    let within = structure.within(&own);
    if within.is_empty() {
        return Vec::new();
    }
    let mut areas: Vec<(usize, Area)> = Vec::new();
    for (page_idx, page) in pages.pages.iter().enumerate() {
        let items = page
            .items
            .iter()
            .filter(|item| within.contains(item.element));
        let around = items.map(|item| item.shape.area()).reduce(joined);
        areas.extend(around.map(|area| (page_idx, area)));
    }
    areas
}

fn joined(one: Area, other: Area) -> Area {
    let right = (one.x + one.width).max(other.x + other.width);
    let bottom = (one.y + one.height).max(other.y + other.height);
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    Area {
        x,
        y,
        width: right - x,
        height: bottom - y,
    }
}
