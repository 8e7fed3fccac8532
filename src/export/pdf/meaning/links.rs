//! Links: within the paper to a place, and out of it to an address.

use std::fmt::Write as _;

use lopdf::{Document, Object, ObjectId, dictionary};

use crate::{
    export::pdf::bytes::{
        numbers::{number, push_integer},
        objects::{Objects, push_object, push_reference, text_string},
    },
    layout::{ElementId, Link, Page, Pages, Spot, Target},
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

/// Writes the links of all pages, as bytes, and adds them to their pages.
pub(in crate::export::pdf) fn write(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Result<(Vec<Annotation>, Objects), lopdf::Error> {
    let mut annotations = Vec::new();
    let mut links = Objects::default();
    let mut key = page_ids.len();
    for (page_idx, (page, page_id)) in pages.pages.iter().zip(page_ids).enumerate() {
        let mut objects: Vec<Object> = Vec::new();
        for link in &page.links {
            let Some(action) = action(pages, page_ids, &link.target) else {
                continue;
            };
            let object = document.new_object_id();
            let bytes = links.begin(object);
            annotation(bytes, (page, *page_id), (link, &action), key);
            objects.push(object.into());
            annotations.push(Annotation {
                page_idx,
                object,
                element: link.element,
                key: i64::try_from(key).unwrap_or(i64::MAX),
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
    Ok((annotations, links))
}

/// What happens at a click.
enum Action {
    /// A place of the paper is shown.
    Show(Object),
    /// An address is opened.
    Open(Object),
}

fn action(pages: &Pages, page_ids: &[ObjectId], target: &Target) -> Option<Action> {
    let spot = match target {
        Target::Row(row) => *pages.anchors.get(row)?,
        Target::Spot(spot) => *spot,
        Target::Address(address) => {
            return Some(Action::Open(Object::string_literal(ascii(address))));
        }
    };
    destination(pages, page_ids, spot).map(Action::Show)
}

/// Writes a link. A paper has thousands: as dictionaries they would take megabytes.
fn annotation(
    bytes: &mut Vec<u8>,
    (page, page_id): (&Page, ObjectId),
    (link, action): (&Link, &Action),
    key: usize,
) {
    let area = link.area;
    let top = page.size.height - area.y;
    let corners = [area.x, top - area.height, area.x + area.width, top];
    let rect = corners.map(|value| number(value).into()).to_vec();
    bytes.extend_from_slice(b"<</Type/Annot/Subtype/Link/Rect");
    push_object(bytes, &Object::Array(rect));
    bytes.extend_from_slice(b"/Border[0 0 0]/F 4/P ");
    push_reference(bytes, page_id);
    bytes.extend_from_slice(b"/StructParent ");
    push_integer(bytes, key);
    bytes.extend_from_slice(b"/Contents");
    push_object(bytes, &text_string(&link.title));
    match action {
        Action::Show(destination) => {
            bytes.extend_from_slice(b"/Dest");
            push_object(bytes, destination);
        }
        Action::Open(address) => {
            bytes.extend_from_slice(b"/A<</S/URI/URI");
            push_object(bytes, address);
            bytes.extend_from_slice(b">>");
        }
    }
    bytes.extend_from_slice(b">>");
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
