//! What the items on the pages mean: the tree that a screen reader walks.
//!
//! Elements are made in reading order, so the children of an element are always in order. Parts
//! are made by themselves and put together ([`Structure::append`]), so that a part that did not
//! change is not made again.
//! Invariant: an element's parent is made before it.

use std::{
    hash::{Hash as _, Hasher as _},
    sync::Arc,
};

use rustc_hash::FxHasher;

use crate::model::Place;

/// Names an element of a [`Structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(usize);

impl ElementId {
    /// The paper as a whole.
    pub const DOCUMENT: Self = Self(0);
    /// No element: decoration and furniture, which a screen reader skips.
    pub const ARTIFACT: Self = Self(usize::MAX);

    /// Returns the index of the element.
    pub fn idx(self) -> usize {
        self.0
    }
}

/// What an element is, in the words of PDF 1.7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of ISO 32000-1, 14.8.4")]
pub enum Tag {
    Document,
    Sect,
    Heading(u8),
    P,
    L,
    LI,
    Lbl,
    LBody,
    Table,
    THead,
    TBody,
    TR,
    /// A header cell of a column.
    ColumnHeader,
    /// A header cell of a row.
    RowHeader,
    TD,
    Caption,
    BlockQuote,
    TOC,
    TOCI,
    Reference,
    Link,
    Span,
    /// A picture; its element says in words what it shows.
    Figure,
}

/// One element.
#[derive(Debug, Clone)]
pub struct Element {
    /// What it is.
    pub tag: Tag,
    /// What it stands in. The document stands in itself.
    pub parent: ElementId,
    /// Where in the draft it comes from, if it says so itself.
    pub origin: Option<Arc<Place>>,
    /// A hash of that, because the places themselves lie all over the memory.
    origin_hash: u32,
    /// Whether it is a list with numbers.
    pub is_numbered: bool,
    /// What a picture shows, in words; of a [`Tag::Span`], what is said in its place.
    pub alt: Option<Arc<str>>,
}

/// What stands in each element of a structure, in order.
#[derive(Debug, Clone, Default)]
pub struct Children {
    /// Where the children of each element begin among all.
    starts: Vec<usize>,
    ids: Vec<ElementId>,
}

impl Children {
    /// Returns what stands in an element.
    pub fn of(&self, parent: ElementId) -> &[ElementId] {
        let start = self.starts.get(parent.0).copied().unwrap_or(0);
        let end = self.starts.get(parent.0 + 1).copied().unwrap_or(start);
        self.ids.get(start..end).unwrap_or_default()
    }
}

/// What the elements of a part are called where the part is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) struct Ids {
    /// What the document of the part becomes.
    parent: ElementId,
    /// The index of the first other element.
    base: usize,
}

impl Ids {
    /// Nothing is called otherwise.
    pub(in crate::layout) const SAME: Self = Self {
        parent: ElementId::DOCUMENT,
        base: 1,
    };

    /// Returns what an element of the part is called now.
    pub(in crate::layout) fn of(self, id: ElementId) -> ElementId {
        match id {
            ElementId::ARTIFACT => id,
            ElementId::DOCUMENT => self.parent,
            ElementId(idx) => ElementId(self.base + idx - 1),
        }
    }
}

/// A set of elements.
#[derive(Debug, Clone, Default)]
pub struct Within {
    start: usize,
    is_within: Vec<bool>,
}

impl Within {
    /// Whether an element is one of them.
    pub fn contains(&self, id: ElementId) -> bool {
        let idx = id.0.checked_sub(self.start);
        idx.and_then(|idx| self.is_within.get(idx)) == Some(&true)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.is_within.is_empty()
    }
}

fn hash(place: &Place) -> u32 {
    let mut hasher = FxHasher::default();
    place.hash(&mut hasher);
    // The upper half is mixed best.
    u32::try_from(hasher.finish() >> 32).unwrap_or_default()
}

/// The tree of meaning.
#[derive(Debug, Clone)]
pub struct Structure {
    elements: Vec<Element>,
    /// Where parts begin that were made by themselves: nothing in one stands in another.
    parts: Vec<usize>,
}

impl Default for Structure {
    fn default() -> Self {
        Self {
            parts: Vec::new(),
            elements: vec![Element {
                tag: Tag::Document,
                parent: ElementId::DOCUMENT,
                origin: None,
                origin_hash: 0,
                is_numbered: false,
                alt: None,
            }],
        }
    }
}

impl Structure {
    /// Adds an element as the last child of another.
    pub fn add(&mut self, parent: ElementId, tag: Tag) -> ElementId {
        let id = ElementId(self.elements.len());
        self.elements.push(Element {
            tag,
            parent,
            origin: None,
            origin_hash: 0,
            is_numbered: false,
            alt: None,
        });
        id
    }

    /// Adds an element that says where it comes from.
    pub fn add_from(&mut self, parent: ElementId, tag: Tag, origin: &Place) -> ElementId {
        let id = self.add(parent, tag);
        if let Some(element) = self.elements.get_mut(id.0) {
            element.origin = Some(Arc::new(origin.clone()));
            element.origin_hash = hash(origin);
        }
        id
    }

    /// Says in words what a picture shows, or what is said in place of a stroke.
    pub fn set_alt(&mut self, figure: ElementId, alt: &str) {
        if let Some(element) = self.elements.get_mut(figure.0) {
            element.alt = Some(alt.into());
        }
    }

    /// Says that a list has numbers.
    pub fn set_numbered(&mut self, list: ElementId) {
        if let Some(element) = self.elements.get_mut(list.0) {
            element.is_numbered = true;
        }
    }

    /// Gives back the room for more: there are thousands of small trees.
    pub(in crate::layout) fn fitted(mut self) -> Self {
        self.elements.shrink_to_fit();
        self
    }

    /// Makes room for elements to be added.
    pub(in crate::layout) fn reserve(&mut self, n_more: usize) {
        self.elements.reserve(n_more);
    }

    /// Adds all elements of a part; what stood in the part's document now stands in `parent`.
    pub(in crate::layout) fn append(&mut self, parent: ElementId, part: &Self) -> Ids {
        let ids = Ids {
            parent,
            base: self.elements.len(),
        };
        self.parts.push(ids.base);
        let elements = part.elements.iter().skip(1);
        self.elements.extend(elements.map(|element| Element {
            parent: ids.of(element.parent),
            ..element.clone()
        }));
        ids
    }

    /// Returns what stands in each element.
    pub fn children(&self) -> Children {
        let mut starts = vec![0; self.elements.len() + 1];
        for element in self.elements.iter().skip(1) {
            if let Some(n_children) = starts.get_mut(element.parent.0 + 1) {
                *n_children += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut ids = vec![ElementId::DOCUMENT; sum];
        for (idx, element) in self.elements.iter().enumerate().skip(1) {
            if let Some(slot) = next.get_mut(element.parent.0) {
                if let Some(id) = ids.get_mut(*slot) {
                    *id = ElementId(idx);
                }
                *slot += 1;
            }
        }
        Children { starts, ids }
    }

    /// Returns an element. Artifacts have none.
    pub fn get(&self, id: ElementId) -> Option<&Element> {
        self.elements.get(id.0)
    }

    /// Returns all elements, parents before children.
    pub fn iter(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.elements
            .iter()
            .enumerate()
            .map(|(idx, element)| (ElementId(idx), element))
    }

    /// Returns how many elements there are.
    pub fn len(&self) -> usize {
        self.elements.len()
    }

    /// Whether nothing but the document itself is there.
    pub fn is_empty(&self) -> bool {
        self.elements.len() <= 1
    }

    /// Returns the elements that say themselves that they come from a place, in order.
    pub fn from_place(&self, place: &Place) -> impl Iterator<Item = ElementId> {
        let hash = hash(place);
        let alike = self
            .iter()
            .filter(move |(_, element)| element.origin_hash == hash);
        let same = alike.filter(move |(_, element)| element.origin.as_deref() == Some(place));
        same.map(|(id, _)| id)
    }

    /// Returns some elements and all that stands in them. The former must be in order.
    pub fn within(&self, elements: &[ElementId]) -> Within {
        let (Some(first), Some(last)) = (elements.first(), elements.last()) else {
            return Within::default();
        };
        let n_parts = self.parts.partition_point(|start| *start <= last.0);
        // What was made before all parts may hold some of them.
        let next = self.parts.get(n_parts).filter(|_| n_parts > 0);
        let end = next.copied().unwrap_or(self.len());
        let mut within = Within {
            start: first.0,
            is_within: Vec::with_capacity(end - first.0),
        };
        for (id, element) in self.iter().skip(first.0).take(end - first.0) {
            let is_within = within.contains(element.parent) || elements.binary_search(&id).is_ok();
            within.is_within.push(is_within);
        }
        within
    }

    /// Returns where an element comes from: its own origin or that of what it stands in.
    pub fn origin(&self, id: ElementId) -> Option<&Place> {
        let mut id = id;
        loop {
            let element = self.get(id)?;
            if element.origin.is_some() || id == ElementId::DOCUMENT {
                return element.origin.as_deref();
            }
            id = element.parent;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A list of two items, each a paragraph from a place.
    fn list(places: [&'static str; 2]) -> Structure {
        let mut structure = Structure::default();
        let list = structure.add_from(ElementId::DOCUMENT, Tag::L, &Place::Detail("list"));
        for place in places {
            let item = structure.add(list, Tag::LI);
            structure.add_from(item, Tag::P, &Place::Detail(place));
        }
        structure
    }

    #[test]
    fn elements_are_found_by_where_they_come_from() {
        let mut structure = Structure::default();
        let body = structure.add(ElementId::DOCUMENT, Tag::Sect);
        for places in [["one", "two"], ["two", "three"]] {
            structure.append(body, &list(places));
        }
        let found = |place| -> Vec<usize> {
            let place = Place::Detail(place);
            let found = structure.from_place(&place);
            found.map(ElementId::idx).collect()
        };
        assert_eq!(found("two"), [6, 9]);
        assert_eq!(found("list"), [2, 7]);
        assert!(found("four").is_empty());

        let within = |elements: &[usize]| -> Vec<usize> {
            let elements: Vec<ElementId> = elements.iter().copied().map(ElementId).collect();
            let within = structure.within(&elements);
            let all = structure.iter().map(|(id, _)| id);
            all.filter(|id| within.contains(*id))
                .map(ElementId::idx)
                .collect()
        };
        assert!(within(&[]).is_empty());
        assert_eq!(within(&[6]), [6]);
        assert_eq!(within(&[2]), [2, 3, 4, 5, 6]);
        assert_eq!(within(&[5, 7]), [5, 6, 7, 8, 9, 10, 11]);
        assert_eq!(within(&[1]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    }
}
