//! The structure tree: what a screen reader walks, and which marked content belongs to it.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::{figures::Boxes, links::Annotation};
use crate::layout::{Children, ElementId, Structure, Tag};

/// What stands in an element, in reading order.
#[derive(Debug, Clone, Copy)]
enum Kid {
    Element(ElementId),
    Content { page_idx: usize, mcid: i64 },
    Annotation { page_idx: usize, object: ObjectId },
}

/// Writes the structure tree and returns it. `marked` are the elements of the marked content of
/// every page.
pub(super) fn write(
    document: &mut Document,
    structure: &Structure,
    page_ids: &[ObjectId],
    (marked, annotations): (&[Vec<ElementId>], &[Annotation]),
    boxes: &Boxes,
) -> ObjectId {
    let tree = Tree::collect(structure, marked, annotations);
    let root_id = document.new_object_id();
    let ids: Vec<ObjectId> = structure.iter().map(|_| document.new_object_id()).collect();
    let references = References {
        root: root_id,
        elements: &ids,
        pages: page_ids,
        boxes,
    };
    for (element, _) in structure.iter() {
        if tree.is_kept(element)
            && let Some(dictionary) = tree.dictionary(element, &references)
        {
            document.set_object(references.element(element), dictionary);
        }
    }
    let parents = parent_tree(document, marked, annotations, &references);
    let next_key = marked.len() + annotations.len();
    document.set_object(
        root_id,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => references.element(ElementId::DOCUMENT),
            "ParentTree" => parents,
            "ParentTreeNextKey" => i64::try_from(next_key).unwrap_or(i64::MAX),
        },
    );
    root_id
}

/// How the objects of the file are referred to.
struct References<'a> {
    root: ObjectId,
    elements: &'a [ObjectId],
    pages: &'a [ObjectId],
    boxes: &'a Boxes,
}

impl References<'_> {
    fn element(&self, element: ElementId) -> ObjectId {
        self.elements
            .get(element.idx())
            .copied()
            .unwrap_or(self.root)
    }

    fn page(&self, page: usize) -> Object {
        self.pages
            .get(page)
            .copied()
            .map_or(Object::Null, Object::Reference)
    }
}

/// The elements with what stands in them.
struct Tree<'a> {
    structure: &'a Structure,
    children: Children,
    kids: Vec<Vec<Kid>>,
    /// How many of its children an element already lists.
    listed: Vec<usize>,
    kept: Vec<bool>,
}

impl<'a> Tree<'a> {
    fn collect(
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

    fn dictionary(&self, id: ElementId, references: &References<'_>) -> Option<Dictionary> {
        let element = self.structure.get(id)?;
        let kids = self.kids(id);
        let own_page = kids.iter().find_map(|kid| match kid {
            Kid::Content { page_idx, .. } => Some(*page_idx),
            Kid::Element(_) | Kid::Annotation { .. } => None,
        });
        let kids: Vec<Object> = kids
            .iter()
            .map(|kid| kid_object(*kid, own_page, references))
            .collect();
        let parent = if id == ElementId::DOCUMENT {
            references.root
        } else {
            references.element(element.parent)
        };
        let mut dictionary = dictionary! {
            "Type" => "StructElem",
            "S" => tag_name(element.tag),
            "P" => parent,
        };
        if let Some(page) = own_page {
            dictionary.set("Pg", references.page(page));
        }
        let figure = references.boxes.get(&id).cloned();
        if let Some(attributes) = figure.or_else(|| attributes(element.tag, element.is_numbered)) {
            dictionary.set("A", attributes);
        }
        if let Some(alt) = &element.alt {
            dictionary.set("Alt", text_string(alt));
        }
        match <[Object; 1]>::try_from(kids) {
            Ok([kid]) => dictionary.set("K", kid),
            Err(kids) if kids.is_empty() => {}
            Err(kids) => dictionary.set("K", kids),
        }
        Some(dictionary)
    }

    /// Finds the elements worth keeping: cells, and all that holds something.
    fn keep(&mut self) {
        let elements: Vec<(ElementId, ElementId, bool)> = self
            .structure
            .iter()
            .map(|(id, element)| (id, element.parent, is_cell(element.tag)))
            .collect();
        for (element, parent, is_cell) in elements.into_iter().rev() {
            let has_content = self.kids(element).iter().any(|kid| match kid {
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

    fn is_kept(&self, element: ElementId) -> bool {
        self.kept.get(element.idx()).copied().unwrap_or(false)
    }

    fn kids(&self, element: ElementId) -> Vec<Kid> {
        let kids = self.kids.get(element.idx()).map_or(&[][..], Vec::as_slice);
        kids.iter()
            .copied()
            .filter(|kid| match kid {
                Kid::Element(child) => self.is_kept(*child),
                Kid::Content { .. } | Kid::Annotation { .. } => true,
            })
            .collect()
    }
}

fn kid_object(kid: Kid, own_page: Option<usize>, references: &References<'_>) -> Object {
    match kid {
        Kid::Element(element) => references.element(element).into(),
        Kid::Content { page_idx, mcid } if Some(page_idx) == own_page => mcid.into(),
        Kid::Content { page_idx, mcid } => {
            let page = references.page(page_idx);
            dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => mcid }.into()
        }
        Kid::Annotation { page_idx, object } => {
            let page = references.page(page_idx);
            dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => object }.into()
        }
    }
}

fn is_cell(tag: Tag) -> bool {
    matches!(tag, Tag::ColumnHeader | Tag::RowHeader | Tag::TD)
}

fn parent_tree(
    document: &mut Document,
    marked: &[Vec<ElementId>],
    annotations: &[Annotation],
    references: &References<'_>,
) -> ObjectId {
    let mut numbers: Vec<Object> = Vec::new();
    for (elements, key) in marked.iter().zip(0_i64..) {
        let parents: Vec<Object> = elements
            .iter()
            .map(|e| references.element(*e).into())
            .collect();
        numbers.push(key.into());
        numbers.push(document.add_object(parents).into());
    }
    for annotation in annotations {
        numbers.push(annotation.key.into());
        numbers.push(references.element(annotation.element).into());
    }
    document.add_object(dictionary! { "Nums" => numbers })
}

/// Returns the name of a tag in PDF.
pub(super) fn tag_name(tag: Tag) -> &'static str {
    match tag {
        Tag::Document => "Document",
        Tag::Sect => "Sect",
        Tag::Heading(0 | 1) => "H1",
        Tag::Heading(2) => "H2",
        Tag::Heading(3) => "H3",
        Tag::Heading(4) => "H4",
        Tag::Heading(5) => "H5",
        Tag::Heading(_) => "H6",
        Tag::P => "P",
        Tag::L => "L",
        Tag::LI => "LI",
        Tag::Lbl => "Lbl",
        Tag::LBody => "LBody",
        Tag::Table => "Table",
        Tag::THead => "THead",
        Tag::TBody => "TBody",
        Tag::TR => "TR",
        Tag::ColumnHeader | Tag::RowHeader => "TH",
        Tag::TD => "TD",
        Tag::Caption => "Caption",
        Tag::BlockQuote => "BlockQuote",
        Tag::TOC => "TOC",
        Tag::TOCI => "TOCI",
        Tag::Reference => "Reference",
        Tag::Link => "Link",
        Tag::Span => "Span",
        Tag::Figure => "Figure",
    }
}

fn attributes(tag: Tag, is_numbered: bool) -> Option<Dictionary> {
    let name = |name: &str| Object::Name(name.into());
    let (owner, key, value) = match tag {
        Tag::ColumnHeader => ("Table", "Scope", "Column"),
        Tag::RowHeader => ("Table", "Scope", "Row"),
        Tag::L if is_numbered => ("List", "ListNumbering", "Decimal"),
        Tag::L => ("List", "ListNumbering", "Disc"),
        Tag::Document
        | Tag::Sect
        | Tag::Heading(_)
        | Tag::P
        | Tag::LI
        | Tag::Lbl
        | Tag::LBody
        | Tag::Table
        | Tag::THead
        | Tag::TBody
        | Tag::TR
        | Tag::TD
        | Tag::Caption
        | Tag::BlockQuote
        | Tag::TOC
        | Tag::TOCI
        | Tag::Reference
        | Tag::Link
        | Tag::Span
        | Tag::Figure => return None,
    };
    Some(dictionary! { "O" => name(owner), key => name(value) })
}

/// Returns words as a text string of PDF.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::String(text.into(), StringFormat::Literal);
    }
    let units = text.encode_utf16().flat_map(u16::to_be_bytes);
    let bytes: Vec<u8> = [0xfe, 0xff].into_iter().chain(units).collect();
    Object::String(bytes, StringFormat::Hexadecimal)
}
