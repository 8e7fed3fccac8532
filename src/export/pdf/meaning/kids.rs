//! What stands in each element, in reading order, and which elements are worth writing.

use lopdf::ObjectId;

use super::links::Annotation;
use crate::layout::{Children, ElementId, Structure, Tag};

/// What stands in an element, in reading order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kid {
    Element(ElementId),
    Content { page_idx: usize, mcid: usize },
    Annotation { page_idx: usize, object: ObjectId },
}

/// The elements with what stands in them.
pub(super) struct Tree<'a> {
    structure: &'a Structure,
    children: Children,
    kids: Vec<Vec<Kid>>,
    /// How many of its children an element already lists.
    listed: Vec<usize>,
    kept: Vec<bool>,
}

impl<'a> Tree<'a> {
    /// Collects what stands in the elements. `marked` are the elements of the marked content of
    /// every page.
    pub(in crate::export::pdf) fn collect(
        structure: &'a Structure,
        marked: &[Vec<ElementId>],
        annotations: &[Annotation],
    ) -> Self {
        let n_elements = structure.len();
        let mut tree = Self {
            structure,
            children: structure.children(),
            kids: vec![Vec::new(); n_elements],
            listed: vec![0; n_elements],
            kept: vec![false; n_elements],
        };
        for (page_idx, elements) in marked.iter().enumerate() {
            for (element, mcid) in elements.iter().zip(0..) {
                tree.list_with_parents(*element);
                tree.push(*element, Kid::Content { page_idx, mcid });
            }
        }
        for annotation in annotations {
            let (page_idx, object) = (annotation.page_idx, annotation.object);
            tree.push(annotation.element, Kid::Annotation { page_idx, object });
        }
        tree.keep();
        for (element, _) in structure.iter() {
            tree.list_children(element, usize::MAX);
        }
        tree
    }

    fn push(&mut self, element: ElementId, kid: Kid) {
        if let Some(kids) = self.kids.get_mut(element.idx()) {
            kids.push(kid);
        }
    }

    /// Lists an element within its parents, behind what came before it.
    fn list_with_parents(&mut self, element: ElementId) {
        let mut element = element;
        while element != ElementId::DOCUMENT {
            let Some(parent) = self.structure.get(element).map(|e| e.parent) else {
                return;
            };
            let Ok(nth) = self.children.of(parent).binary_search(&element) else {
                return;
            };
            let listed = self.listed.get(parent.idx()).copied().unwrap_or(0);
            if nth < listed {
                return;
            }
            self.list_children(parent, nth + 1);
            element = parent;
        }
    }

    fn list_children(&mut self, parent: ElementId, up_to: usize) {
        let children = self.children.of(parent);
        let (Some(listed), Some(kids)) = (
            self.listed.get_mut(parent.idx()),
            self.kids.get_mut(parent.idx()),
        ) else {
            return;
        };
        let up_to = up_to.min(children.len());
        let new = children.get(*listed..up_to).unwrap_or_default();
        kids.extend(new.iter().map(|child| Kid::Element(*child)));
        *listed = up_to.max(*listed);
    }

    /// Finds the elements worth keeping: cells, and all that holds something.
    fn keep(&mut self) {
        let elements: Vec<(ElementId, ElementId, bool)> = self
            .structure
            .iter()
            .map(|(id, element)| (id, element.parent, is_cell(element.tag)))
            .collect();
        for (element, parent, is_cell) in elements.into_iter().rev() {
            let has_content = self.kids(element).any(|kid| match kid {
                Kid::Content { .. } | Kid::Annotation { .. } => true,
                Kid::Element(_) => false,
            });
            let is_document = element == ElementId::DOCUMENT;
            if has_content || is_cell || is_document || self.is_kept(element) {
                for idx in [element.idx(), parent.idx()] {
                    if let Some(kept) = self.kept.get_mut(idx) {
                        *kept = true;
                    }
                }
            }
        }
    }

    /// Whether the element is written.
    pub(super) fn is_kept(&self, element: ElementId) -> bool {
        self.kept.get(element.idx()).copied().unwrap_or(false)
    }

    /// Returns what stands in an element and is written.
    pub(super) fn kids(&self, element: ElementId) -> impl Iterator<Item = Kid> {
        let kids = self.kids.get(element.idx()).map_or(&[][..], Vec::as_slice);
        kids.iter().copied().filter(|kid| match kid {
            Kid::Element(child) => self.is_kept(*child),
            Kid::Content { .. } | Kid::Annotation { .. } => true,
        })
    }
}

fn is_cell(tag: Tag) -> bool {
    matches!(tag, Tag::ColumnHeader | Tag::RowHeader | Tag::TD)
}
