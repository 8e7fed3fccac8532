//! Links: within the paper to a place, and out of it to an address.

use std::fmt::Write as _;

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::{
    export::pdf::bytes::{numbers::number, objects::text_string},
    layout::{ElementId, Link, Pages, Spot, Target},
};

/// How far above a place a viewer scrolls, so that the line is not cut.
const AIR: f32 = 10.0;

/// A link of the file.
#[derive(Debug, Clone, Copy)]
pub(in crate::export::pdf) struct Annotation {
    pub(super) page_idx: usize,
    pub(in crate::export::pdf) object: ObjectId,
    pub(in crate::export::pdf) element: ElementId,
    /// Its key in the parent tree; the keys of the pages come first.
    pub(in crate::export::pdf) key: i64,
}

/// Writes the links of all pages and adds them to their pages.
pub(in crate::export::pdf) fn write(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<Vec<Annotation>, lopdf::Error> {
    let mut annotations = Vec::new();
    let mut key = i64::try_from(page_ids.len()).unwrap_or(i64::MAX);
    for (page_idx, (page, page_id)) in pages.pages.iter().zip(page_ids).enumerate() {
        let mut objects: Vec<Object> = Vec::new();
        for link in &page.links {
            let Some(object) = annotation(document, pages, page_ids, link, page_idx, key) else {
                continue;
            };
            objects.push(object.into());
            annotations.push(Annotation {
                page_idx,
                object,
                element: link.element,
                key,
            });
            key += 1;
        }
        let page = document.get_dictionary_mut(*page_id)?;
        if objects.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", objects);
        }
    }
    Ok(annotations)
}

fn annotation(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
    link: &Link,
    on_page: usize,
    key: i64,
) -> Option<ObjectId> {
    let area = link.area;
    let page_id = *page_ids.get(on_page)?;
    let top = pages.pages.get(on_page)?.size.height - area.y;
    let rect: Vec<Object> = [area.x, top - area.height, area.x + area.width, top]
        .into_iter()
        .map(|value| number(value).into())
        .collect();
    let mut dictionary = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => rect,
        "Border" => vec![0.into(), 0.into(), 0.into()],
        "F" => 4,
        "P" => page_id,
        "StructParent" => key,
        "Contents" => text_string(&link.title),
    };
    let spot = match &link.target {
        Target::Row(row) => Some(*pages.anchors.get(row)?),
        Target::Spot(spot) => Some(*spot),
        Target::Address(address) => {
            let address = Object::string_literal(ascii(address));
            dictionary.set("A", dictionary! { "S" => "URI", "URI" => address });
            None
        }
    };
    if let Some(spot) = spot {
        dictionary.set("Dest", destination(pages, page_ids, spot)?);
    }
    Some(document.add_object(dictionary))
}

/// Returns an address in the characters that an address may have.
fn ascii(address: &str) -> String {
    let mut ascii = String::new();
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            write!(ascii, "%{byte:02X}").unwrap_or_default();
        }
    }
    ascii
}

/// Returns the destination of a place.
pub(super) fn destination(pages: &Pages, page_ids: &[ObjectId], spot: Spot) -> Option<Object> {
    let page_id = *page_ids.get(spot.page_idx)?;
    let height = pages.pages.get(spot.page_idx)?.size.height;
    let top = height - (spot.y - AIR).max(0.0);
    Some(Object::Array(vec![
        page_id.into(),
        Object::Name(b"XYZ".to_vec()),
        Object::Null,
        number(top).into(),
        Object::Null,
    ]))
}

/// Returns the names under which cited rows can be reached from outside.
pub(in crate::export::pdf) fn names(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Option<ObjectId> {
    let mut names: Vec<Object> = Vec::new();
    for (row, spot) in &pages.anchors {
        names.push(Object::string_literal(row.as_str()));
        names.push(destination(pages, page_ids, *spot)?);
    }
    if names.is_empty() {
        return None;
    }
    let tree = document.add_object(dictionary! { "Names" => names });
    Some(document.add_object(dictionary! { "Dests" => tree }))
}
