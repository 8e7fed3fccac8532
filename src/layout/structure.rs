//! What the items on the pages mean: the tree that a screen reader walks.
//!
//! Elements are made in reading order, so the children of an element are always in order. Parts
//! are made by themselves and put together ([`Structure::append`]), so that a part that did not
//! change is not made again.
//! Invariant: an element's parent is made before it.

use std::sync::Arc;

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
    /// Whether it is a list with numbers.
    pub is_numbered: bool,
    /// What a picture shows, in words.
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
pub(super) struct Ids {
    /// What the document of the part becomes.
    parent: ElementId,
    /// The index of the first other element.
    base: usize,
}

impl Ids {
    /// Nothing is called otherwise.
    pub(super) const SAME: Self = Self {
        parent: ElementId::DOCUMENT,
        base: 1,
    };

    /// Returns what an element of the part is called now.
    pub(super) fn of(self, id: ElementId) -> ElementId {
        match id {
            ElementId::ARTIFACT => id,
            ElementId::DOCUMENT => self.parent,
            ElementId(idx) => ElementId(self.base + idx - 1),
        }
    }
}

/// The tree of meaning.
#[derive(Debug, Clone)]
pub struct Structure {
    elements: Vec<Element>,
}

impl Default for Structure {
    fn default() -> Self {
        Self {
            elements: vec![Element {
                tag: Tag::Document,
                parent: ElementId::DOCUMENT,
                origin: None,
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
        }
        id
    }

    /// Says in words what a picture shows.
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

    /// Makes room for elements to be added.
    pub(super) fn reserve(&mut self, n_more: usize) {
        self.elements.reserve(n_more);
    }

    /// Adds all elements of a part; what stood in the part's document now stands in `parent`.
    pub(super) fn append(&mut self, parent: ElementId, part: &Self) -> Ids {
        let ids = Ids {
            parent,
            base: self.elements.len(),
        };
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
