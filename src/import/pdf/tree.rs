//! The structure of a tagged document: what is a heading, a paragraph, a list, a table, in the
//! order in which it is read.

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::marked::Marked;

/// How deep the structure may go.
const MAX_DEPTH: usize = 100;
/// How many pieces it may have.
const MAX_NODES: usize = 200_000;

/// A piece of the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Node {
    /// Its kind, by its standard name: `P`, `LI`, `TD`.
    pub(in crate::import) role: String,
    /// What it holds, in order.
    pub(in crate::import) parts: Vec<Part>,
}

/// What a piece holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) enum Part {
    /// Words.
    Text(String),
    /// Another piece.
    Node(Node),
}

/// Reads the structure; none where the document has none.
pub(super) fn root(document: &Document, marked: &Marked) -> Option<Node> {
    let root = document
        .catalog()
        .ok()?
        .get_deref(b"StructTreeRoot", document);
    let root = root.and_then(Object::as_dict).ok()?;
    let roles = root.get_deref(b"RoleMap", document);
    let mut reader = Reader {
        document,
        marked,
        roles: roles.and_then(Object::as_dict).ok(),
        n_nodes: 0,
    };
    let kids = root.get(b"K").ok()?;
    let mut parts = Vec::new();
    reader.kids(kids, None, MAX_DEPTH, &mut parts);
    let role = "Document".to_owned();
    (!parts.is_empty()).then_some(Node { role, parts })
}

struct Reader<'a> {
    document: &'a Document,
    marked: &'a Marked,
    roles: Option<&'a Dictionary>,
    n_nodes: usize,
}

impl Reader<'_> {
    fn kids(&mut self, kids: &Object, page: Option<ObjectId>, depth: usize, parts: &mut Vec<Part>) {
        self.n_nodes += 1;
        if depth == 0 || self.n_nodes > MAX_NODES {
            return;
        }
        let Ok((_, kids)) = self.document.dereference(kids) else {
            return;
        };
        if let Ok(list) = kids.as_array() {
            for kid in list {
                self.kids(kid, page, depth - 1, parts);
            }
        } else if let Ok(mark) = kids.as_i64() {
            self.words(mark, page, parts);
        } else if let Ok(kid) = kids.as_dict() {
            let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
            match kid.get(b"Type").and_then(Object::as_name) {
                Ok(b"MCR") => {
                    if let Ok(mark) = kid.get(b"MCID").and_then(Object::as_i64) {
                        self.words(mark, page, parts);
                    }
                }
                Ok(b"OBJR") => {}
                _ => parts.push(Part::Node(self.node(kid, page, depth))),
            }
        }
    }

    fn words(&self, mark: i64, page: Option<ObjectId>, parts: &mut Vec<Part>) {
        let text = page.and_then(|page| self.marked.text(page, mark));
        if let Some(text) = text {
            parts.push(Part::Text(text.to_owned()));
        }
    }

    fn node(&mut self, node: &Dictionary, page: Option<ObjectId>, depth: usize) -> Node {
        let role = node.get_deref(b"S", self.document);
        let role = self.role(role.and_then(Object::as_name).unwrap_or_default());
        let mut parts = Vec::new();
        let actual = node.get_deref(b"ActualText", self.document).ok();
        if let Some(actual) = actual.and_then(|text| decode_text_string(text).ok()) {
            parts.push(Part::Text(actual));
        } else if let Ok(kids) = node.get(b"K") {
            self.kids(kids, page, depth - 1, &mut parts);
        }
        Node { role, parts }
    }

    /// Returns the standard name of a kind.
    fn role(&self, name: &[u8]) -> String {
        let mut name = name;
        for _ in 0..8 {
            let mapped = self.roles.and_then(|roles| roles.get(name).ok());
            match mapped.and_then(|mapped| mapped.as_name().ok()) {
                Some(other) if other != name => name = other,
                _ => break,
            }
        }
        String::from_utf8_lossy(name).into_owned()
    }
}

impl Node {
    /// Returns every word within, in order.
    pub(in crate::import) fn text(&self) -> String {
        let mut text = String::new();
        self.put_text(&mut text);
        text
    }

    fn put_text(&self, text: &mut String) {
        for part in &self.parts {
            match part {
                Part::Text(words) => text.push_str(words),
                Part::Node(node) => node.put_text(text),
            }
        }
    }
}
