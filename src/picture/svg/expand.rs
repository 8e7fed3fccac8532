//! How many parts a drawing has once all that it uses again is written out, reckoned before it is.
//!
//! A part that uses another ten times, which uses another ten times, is small to write and endless
//! to read. What is reckoned is no less than what the reader does (usvg 0.49).

use std::collections::{BTreeMap, HashMap};

use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::holds::names_in;
use crate::picture::PictureError;

/// How many parts there may be.
const MAX_PARTS: u64 = 500_000;
/// How deep parts may stand in each other, used parts in those that use them.
const MAX_DEPTH: usize = 128;

/// Refuses a drawing that would have too many parts.
pub(super) fn bounded(document: &Document<'_>) -> Result<(), PictureError> {
    let mut named = BTreeMap::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            named.entry(id).or_insert(node);
        }
    }
    let mut reckoner = Reckoner {
        named,
        known: HashMap::new(),
    };
    let root = document.root_element();
    let mut n_parts = reckoner.parts(root, 0)?;
    // A rule of style may hold for every element.
    let elements = document.descendants().filter(Node::is_element);
    let n_elements = u64::try_from(elements.clone().count()).unwrap_or(u64::MAX);
    for style in elements.filter(|node| node.tag_name().name() == "style") {
        for name in names_in(style.text().unwrap_or_default()) {
            let used = reckoner.used(name, 0)?;
            n_parts = n_parts.saturating_add(used.saturating_mul(n_elements));
        }
    }
    if n_parts > MAX_PARTS {
        return Err(PictureError::TooManyParts);
    }
    Ok(())
}

struct Reckoner<'a, 'input> {
    named: BTreeMap<&'a str, Node<'a, 'input>>,
    /// What was reckoned; nothing yet of what is being reckoned, which uses itself.
    known: HashMap<NodeId, u64>,
}

impl Reckoner<'_, '_> {
    /// Returns how many parts come of a node.
    fn parts(&mut self, node: Node<'_, '_>, depth: usize) -> Result<u64, PictureError> {
        if let Some(known) = self.known.get(&node.id()) {
            return Ok(*known);
        }
        if depth > MAX_DEPTH {
            return Err(PictureError::TooManyParts);
        }
        self.known.insert(node.id(), 0);
        let mut n_parts: u64 = 1;
        for child in node.children().filter(Node::is_element) {
            n_parts = n_parts.saturating_add(self.parts(child, depth + 1)?);
        }
        for attribute in node.attributes() {
            for name in names_in(attribute.value()) {
                let times = times(node, attribute.name());
                let used = self.used(name, depth + 1)?;
                n_parts = n_parts.saturating_add(used.saturating_mul(times));
            }
        }
        self.known.insert(node.id(), n_parts);
        Ok(n_parts)
    }

    fn used(&mut self, name: &str, depth: usize) -> Result<u64, PictureError> {
        match self.named.get(name).copied() {
            Some(node) => self.parts(node, depth),
            None => Ok(0),
        }
    }
}

/// Returns how often what an attribute names is used: a part hands its paints on to all within it,
/// and signs stand at every point of a line.
fn times(node: Node<'_, '_>, attribute: &str) -> u64 {
    let is_sign = attribute.starts_with("marker") || attribute == "style";
    let is_handed_on = is_sign || matches!(attribute, "fill" | "stroke");
    if !is_handed_on {
        return 1;
    }
    let points = |node: Node<'_, '_>| {
        let line = node.attribute("d").or_else(|| node.attribute("points"));
        line.filter(|_| is_sign).map_or(0, |line| line.len() / 3)
    };
    let within = node.descendants().filter(Node::is_element);
    let n_times: usize = within.map(|node| 1 + points(node)).sum();
    u64::try_from(n_times).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::svg::holds::parse;

    #[track_caller]
    fn check(inside: &str, is_bounded: bool) {
        let text = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
        let found = bounded(&parse(&text).unwrap());
        let expected = if is_bounded {
            Ok(())
        } else {
            Err(PictureError::TooManyParts)
        };
        assert_eq!(found, expected);
    }

    /// Returns seven parts of which each uses the one before ten times.
    fn levels(part: &str, using: &str) -> String {
        let levels = (0..7).map(|level| {
            let one = using.replace('N', &format!("{level}"));
            format!("<{part} id=\"a{}\">{}</{part}>", level + 1, one.repeat(10))
        });
        format!(
            "<{part} id=\"a0\"><rect/></{part}>{}",
            levels.collect::<String>()
        )
    }

    #[test]
    fn what_multiplies_itself_is_too_much_in_whatever_way_it_does() {
        for (part, using) in [
            ("g", "<use href=\"#aN\"/>"),
            ("pattern", "<rect fill=\"url(#aN)\"/>"),
            ("mask", "<rect mask=\"url(#aN)\"/>"),
            ("clipPath", "<rect style=\"clip-path: url('#aN')\"/>"),
            ("marker", "<path d=\"M0 0h1\" marker-end=\"url(#aN)\"/>"),
        ] {
            check(&levels(part, using), false);
        }
        let all = "<rect/>".repeat(1_000);
        let pattern = format!("<pattern id=\"p\">{all}</pattern>");
        check(&format!("{pattern}<g fill=\"url(#p)\">{all}</g>"), false);
        check(
            &format!("{pattern}<style>rect {{ fill: url(#p) }}</style>"),
            false,
        );
        check(
            &format!("{pattern}{}", "<rect fill=\"url(#p)\"/>".repeat(100)),
            true,
        );
    }

    #[test]
    fn what_uses_itself_ends_and_a_long_chain_is_refused() {
        check(
            "<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>",
            true,
        );
        let chain = (0..500).map(|n| format!("<g id=\"c{n}\"><use href=\"#c{}\"/></g>", n + 1));
        check(&chain.collect::<String>(), false);
    }
}
