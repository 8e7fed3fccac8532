//! The outline: headings as nested bookmarks.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::links::destination;
use crate::{
    export::pdf::bytes::objects::text_string,
    layout::{OutlineEntry, Pages},
};

/// Writes the outline, if there are headings.
pub(in crate::export::pdf) fn write(
    document: &mut Document,
    pages: &Pages,
    page_ids: &[ObjectId],
) -> Option<ObjectId> {
    let entries = &pages.outline;
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| document.new_object_id()).collect();
    let parents = parents(entries);
    for (idx, entry) in entries.iter().enumerate() {
        let mut dictionary = dictionary! {
            "Title" => text_string(&entry.title),
            "Dest" => destination(pages, page_ids, entry.spot)?,
        };
        let parent = parents.get(idx).copied().flatten();
        dictionary.set(
            "Parent",
            parent
                .and_then(|parent| ids.get(parent).copied())
                .unwrap_or(root),
        );
        let siblings = || siblings(&parents, parent);
        let before = siblings().take_while(|sibling| *sibling < idx).last();
        let after = siblings().find(|sibling| *sibling > idx);
        for (key, sibling) in [("Prev", before), ("Next", after)] {
            if let Some(id) = sibling.and_then(|sibling| ids.get(sibling)) {
                dictionary.set(key, *id);
            }
        }
        add_children(&mut dictionary, &parents, Some(idx), &ids, -1);
        if let Some(id) = ids.get(idx) {
            document.set_object(*id, dictionary);
        }
    }
    let mut dictionary = dictionary! { "Type" => "Outlines" };
    add_children(&mut dictionary, &parents, None, &ids, 1);
    document.set_object(root, dictionary);
    Some(root)
}

/// Returns the index of the heading that each heading stands under.
fn parents(entries: &[OutlineEntry]) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut parents = Vec::new();
    for (idx, entry) in entries.iter().enumerate() {
        open.retain(|(level, _)| *level < entry.level);
        parents.push(open.last().map(|(_, parent)| *parent));
        open.push((entry.level, idx));
    }
    parents
}

fn siblings(parents: &[Option<usize>], parent: Option<usize>) -> impl Iterator<Item = usize> {
    // Children stand behind their parent and before the next heading of its level.
    let start = parent.map_or(0, |parent| parent + 1);
    parents
        .iter()
        .enumerate()
        .skip(start)
        .take_while(move |(_, of)| parent.is_none() || **of >= parent)
        .filter(move |(_, of)| **of == parent)
        .map(|(idx, _)| idx)
}

/// Adds the first and the last child. A count below nought means that they are folded away.
fn add_children(
    dictionary: &mut lopdf::Dictionary,
    parents: &[Option<usize>],
    parent: Option<usize>,
    ids: &[ObjectId],
    sign: i64,
) {
    let children: Vec<usize> = siblings(parents, parent).collect();
    let (Some(first), Some(last)) = (children.first(), children.last()) else {
        return;
    };
    if let (Some(first), Some(last)) = (ids.get(*first), ids.get(*last)) {
        dictionary.set("First", *first);
        dictionary.set("Last", *last);
        let count = i64::try_from(children.len()).unwrap_or(i64::MAX);
        dictionary.set("Count", Object::Integer(sign * count));
    }
}
