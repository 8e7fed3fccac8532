//! Where pictures stand: the box around everything that is painted of a figure.
//!
//! Readers that show a page in another order, or enlarge a picture, cut it out by this box.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, dictionary};

use crate::{
    export::pdf::bytes::numbers::number,
    layout::{Area, ElementId, Page, Pages, Tag},
};

/// The attributes of the figures, by element.
pub(super) type Boxes = BTreeMap<ElementId, Dictionary>;

/// Returns the attributes of every figure that is painted.
pub(in crate::export::pdf) fn boxes(pages: &Pages) -> Boxes {
    let mut boxes = Boxes::new();
    for page in &pages.pages {
        for (element, area) in areas(pages, page) {
            boxes
                .entry(element)
                .or_insert_with(|| attributes(area, page.size.height));
        }
    }
    boxes
}

fn areas(pages: &Pages, page: &Page) -> BTreeMap<ElementId, Area> {
    let mut areas: BTreeMap<ElementId, Area> = BTreeMap::new();
    for item in &page.items {
        let is_figure = |element: ElementId| {
            let element = pages.structure.get(element);
            element.is_some_and(|element| element.tag == Tag::Figure)
        };
        if is_figure(item.element) {
            let area = item.shape.area();
            let known = areas.entry(item.element).or_insert(area);
            *known = around(known, &area);
        }
    }
    areas
}

fn around(one: &Area, other: &Area) -> Area {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = (one.x + one.width).max(other.x + other.width);
    let foot = (one.y + one.height).max(other.y + other.height);
    Area {
        x,
        y,
        width: right - x,
        height: foot - y,
    }
}

fn attributes(area: Area, page_height: f32) -> Dictionary {
    let foot = page_height - area.y - area.height;
    let numbers = [area.x, foot, area.x + area.width, foot + area.height];
    let numbers: Vec<Object> = numbers
        .into_iter()
        .map(|value| Object::Real(number(value)))
        .collect();
    dictionary! {
        "O" => Object::Name(b"Layout".to_vec()),
        "Placement" => Object::Name(b"Block".to_vec()),
        "BBox" => numbers,
    }
}
