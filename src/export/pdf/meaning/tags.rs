//! The structure tree as bytes: what a screen reader walks, and which marked content belongs to it.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::{
    boxes::Boxes,
    kids::{Kid, Tree},
    links::Annotation,
    roles::{attributes, tag_name},
};
use crate::{
    export::pdf::bytes::{
        numbers::push_integer,
        objects::{Objects, push_dictionary, push_object, push_reference, text_string},
    },
    layout::{Element, ElementId, Structure, Tag},
};

/// Writes the structure tree and returns it. `marked` are the elements of the marked content of
/// every page.
pub(in crate::export::pdf) fn write(
    (document, objects): (&mut Document, &mut Objects),
    structure: &Structure,
    page_ids: &[ObjectId],
    (marked, annotations): (&[Vec<ElementId>], &[Annotation]),
    boxes: &Boxes,
) -> ObjectId {
    let tree = Tree::collect(structure, marked, annotations);
    let root = document.new_object_id();
    let new_id = |(id, _)| {
        if tree.is_kept(id) {
            document.new_object_id()
        } else {
            root
        }
    };
    let writer = Writer {
        root,
        elements: structure.iter().map(new_id).collect(),
        pages: page_ids,
        tree: &tree,
        boxes,
    };
    for (id, element) in structure.iter().filter(|(id, _)| tree.is_kept(*id)) {
        writer.element(objects.begin(writer.id(id)), id, element);
    }
    let parents = writer.parent_tree(document, objects, marked, annotations);
    let next_key = marked.len() + annotations.len();
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => writer.id(ElementId::DOCUMENT),
            "ParentTree" => parents,
            "ParentTreeNextKey" => i64::try_from(next_key).unwrap_or(i64::MAX),
        },
    );
    root
}

/// Knows what everything is called in the file.
struct Writer<'a> {
    root: ObjectId,
    elements: Vec<ObjectId>,
    pages: &'a [ObjectId],
    tree: &'a Tree<'a>,
    boxes: &'a Boxes,
}

impl Writer<'_> {
    fn id(&self, element: ElementId) -> ObjectId {
        self.elements
            .get(element.idx())
            .copied()
            .unwrap_or(self.root)
    }

    /// Writes an element. That it is one goes without saying.
    fn element(&self, bytes: &mut Vec<u8>, id: ElementId, element: &Element) {
        bytes.extend_from_slice(b"<</S/");
        bytes.extend_from_slice(tag_name(element.tag).as_bytes());
        bytes.extend_from_slice(b"/P ");
        let is_document = id == ElementId::DOCUMENT;
        let parent = if is_document {
            self.root
        } else {
            self.id(element.parent)
        };
        push_reference(bytes, parent);
        let own_page = self.tree.kids(id).find_map(|kid| match kid {
            Kid::Content { page_idx, .. } => Some(page_idx),
            Kid::Element(_) | Kid::Annotation { .. } => None,
        });
        if let Some(page_idx) = own_page {
            self.page(bytes, page_idx);
        }
        if let Some(figure) = self.boxes.get(&id) {
            bytes.extend_from_slice(b"/A");
            push_dictionary(bytes, figure);
        } else if let Some((owner, key, value)) = attributes(element.tag, element.is_numbered) {
            let attributes = format!("/A<</O/{owner}/{key}/{value}>>");
            bytes.extend_from_slice(attributes.as_bytes());
        }
        if let Some(alt) = &element.alt {
            // What a figure shows stands beside it; what a stroke says stands in its place.
            let is_figure = element.tag == Tag::Figure;
            bytes.extend_from_slice(if is_figure { b"/Alt" } else { b"/ActualText" });
            push_object(bytes, &text_string(alt));
        }
        self.kids(bytes, id, own_page);
        bytes.extend_from_slice(b">>");
    }

    fn page(&self, bytes: &mut Vec<u8>, page_idx: usize) {
        if let Some(page) = self.pages.get(page_idx) {
            bytes.extend_from_slice(b"/Pg ");
            push_reference(bytes, *page);
        }
    }

    fn kids(&self, bytes: &mut Vec<u8>, id: ElementId, own_page: Option<usize>) {
        let mut kids = self.tree.kids(id).peekable();
        let Some(first) = kids.next() else {
            return;
        };
        let is_only = kids.peek().is_none();
        bytes.extend_from_slice(if is_only { b"/K " } else { b"/K[" });
        self.kid(bytes, first, own_page);
        for kid in kids {
            bytes.push(b' ');
            self.kid(bytes, kid, own_page);
        }
        if !is_only {
            bytes.push(b']');
        }
    }

    fn kid(&self, bytes: &mut Vec<u8>, kid: Kid, own_page: Option<usize>) {
        match kid {
            Kid::Element(element) => push_reference(bytes, self.id(element)),
            Kid::Content { page_idx, mcid } if Some(page_idx) == own_page => {
                push_integer(bytes, mcid);
            }
            Kid::Content { page_idx, mcid } => {
                bytes.extend_from_slice(b"<</Type/MCR");
                self.page(bytes, page_idx);
                bytes.extend_from_slice(b"/MCID ");
                push_integer(bytes, mcid);
                bytes.extend_from_slice(b">>");
            }
            Kid::Annotation { page_idx, object } => {
                bytes.extend_from_slice(b"<</Type/OBJR");
                self.page(bytes, page_idx);
                bytes.extend_from_slice(b"/Obj ");
                push_reference(bytes, object);
                bytes.extend_from_slice(b">>");
            }
        }
    }

    /// Writes which elements the marked content of each page and the links belong to.
    fn parent_tree(
        &self,
        document: &mut Document,
        objects: &mut Objects,
        marked: &[Vec<ElementId>],
        annotations: &[Annotation],
    ) -> ObjectId {
        let mut numbers: Vec<Object> = Vec::new();
        for (elements, key) in marked.iter().zip(0_i64..) {
            let id = document.new_object_id();
            let bytes = objects.begin(id);
            bytes.push(b'[');
            for (idx, element) in elements.iter().enumerate() {
                if idx > 0 {
                    bytes.push(b' ');
                }
                push_reference(bytes, self.id(*element));
            }
            bytes.push(b']');
            numbers.extend([key.into(), id.into()]);
        }
        for annotation in annotations {
            numbers.push(annotation.key.into());
            numbers.push(self.id(annotation.element).into());
        }
        document.add_object(dictionary! { "Nums" => numbers })
    }
}
