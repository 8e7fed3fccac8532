//! What an SVG file holds that a paper could not show: text in a font, other pictures.
//!
//! Only what is shown counts. Drawing programs write down more than that: remarks, what another
//! program may show instead, parts that are never used.

use std::collections::BTreeSet;

use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};

use crate::picture::PictureError;

/// How many elements, texts and remarks a file may have.
const MAX_NODES: u32 = 200_000;
/// How deep elements may stand in each other.
pub(super) const MAX_DEPTH: usize = 64;
const SVG: &str = "http://www.w3.org/2000/svg";

/// Reads the text of a file.
pub(super) fn parse(text: &str) -> Result<Document<'_>, PictureError> {
    if depth(text) > MAX_DEPTH {
        return Err(PictureError::TooManyParts);
    }
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options)
        .map_err(|error| PictureError::Damaged(error.to_string()))
}

/// Refuses what would be lost.
pub(super) fn refuse_lost(document: &Document<'_>) -> Result<(), PictureError> {
    let used = used(document);
    for node in document.descendants().filter(Node::is_element) {
        // Entities may hold further elements, so that the text did not show how deep they stand.
        if node.ancestors().take(2 * MAX_DEPTH).count() == 2 * MAX_DEPTH {
            return Err(PictureError::TooManyParts);
        }
        if let Some(error) = lost(node).filter(|_| is_shown(node, &used)) {
            return Err(error);
        }
    }
    Ok(())
}

/// Says why an element could not be shown.
fn lost(node: Node<'_, '_>) -> Option<PictureError> {
    if node.tag_name().namespace() != Some(SVG) {
        return None;
    }
    let holds_words = || {
        let mut within = node.descendants().filter(Node::is_text);
        within.any(|text| text.text().is_some_and(|text| !text.trim().is_empty()))
    };
    match node.tag_name().name() {
        "text" | "flowRoot" if holds_words() => Some(PictureError::Text),
        // Of such a list only the first that can be shown is.
        "foreignObject" if has_stand_in(node) => None,
        "foreignObject" if holds_words() || node.children().any(|child| child.is_element()) => {
            Some(PictureError::Text)
        }
        "image" | "feImage" => Some(PictureError::Nested),
        _ => None,
    }
}

/// Whether something else is shown where this cannot be.
fn has_stand_in(node: Node<'_, '_>) -> bool {
    let is_choice = |parent: Node<'_, '_>| parent.tag_name().name() == "switch";
    node.parent().is_some_and(is_choice)
        && node.next_siblings().skip(1).any(|next| next.is_element())
}

/// Whether an element can be seen, as far as the file itself says it.
fn is_shown(node: Node<'_, '_>, used: &BTreeSet<String>) -> bool {
    let mut is_used = false;
    for node in node.ancestors().filter(Node::is_element) {
        is_used |= node.attribute("id").is_some_and(|id| used.contains(id));
        match node.tag_name().name() {
            "metadata" | "title" | "desc" => return false,
            "defs" | "symbol" | "pattern" | "mask" | "clipPath" | "marker" | "filter"
                if !is_used =>
            {
                return false;
            }
            _ => {}
        }
        if is_hidden(node) {
            return false;
        }
    }
    true
}

fn is_hidden(node: Node<'_, '_>) -> bool {
    let style: String = node
        .attribute("style")
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    node.attribute("display") == Some("none") || style.contains("display:none")
}

/// Returns the names of all that is used from elsewhere in the file.
fn used(document: &Document<'_>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut note = |text| names.extend(names_in(text).map(str::to_owned));
    for node in document.descendants() {
        for attribute in node.attributes() {
            note(attribute.value());
        }
        if node.tag_name().name() == "style" {
            note(node.text().unwrap_or_default());
        }
    }
    names
}

/// Returns the names of other parts in an attribute or a rule of style.
pub(super) fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.split('#').skip(1).map(|part| {
        let end = part.find(|c: char| c.is_whitespace() || "\"')};".contains(c));
        end.and_then(|end| part.get(..end)).unwrap_or(part)
    })
}

/// Returns how deep elements stand in each other, as far as the text shows it. Reading deeper ones
/// would take the stack.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut rest = text;
    while let Some((_, from)) = rest.split_once('<') {
        let skipped = match from {
            _ if from.starts_with("!--") => from.split_once("-->"),
            _ if from.starts_with("![CDATA[") => from.split_once("]]>"),
            _ => None,
        };
        if let Some((_, after)) = skipped {
            rest = after;
            continue;
        }
        let (tag, after) = from.split_once('>').unwrap_or((from, ""));
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.ends_with('/') && tag.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            depth += 1;
        }
        deepest = deepest.max(depth);
        rest = after;
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(inside: &str, expected: Option<&PictureError>) {
        let text = format!("<svg xmlns=\"{SVG}\" xmlns:x=\"urn:x\">{inside}</svg>");
        let document = parse(&text).unwrap();
        assert_eq!(refuse_lost(&document).err().as_ref(), expected, "{inside}");
    }

    #[test]
    fn text_that_is_shown_is_lost_and_words_about_text_are_not() {
        let text = Some(&PictureError::Text);
        check("<text>Council</text>", text);
        check("<g><text><tspan>Council</tspan></text></g>", text);
        check("<defs><text id='a'>C</text></defs><use href='#a'/>", text);
        check("<foreignObject><p>Council</p></foreignObject>", text);
        for harmless in [
            "<!-- the <text> was outlined --><title>Council</title>",
            "<style><![CDATA[ text { fill: red } <text> ]]></style>",
            "<desc>the &lt;text&gt; was outlined</desc>",
            "<text/><text> </text>",
            "<metadata><x:text>Council</x:text></metadata>",
            "<defs><text id='a'>C</text></defs>",
            "<g display='none'><text>C</text></g>",
            "<g style='fill: red; display: none'><text>C</text></g>",
            "<switch><foreignObject requiredExtensions='x'><x:ref/></foreignObject><g/></switch>",
            "<foreignObject width='1'></foreignObject>",
            "<x:image href='a.png'/>",
        ] {
            check(harmless, None);
        }
    }

    #[test]
    fn other_pictures_are_lost_where_they_are_shown() {
        check("<image href='a.png'/>", Some(&PictureError::Nested));
        check(
            "<filter id='f'><feImage href='a.png'/></filter><g filter='url(#f)'/>",
            Some(&PictureError::Nested),
        );
        check("<filter id='f'><feImage href='a.png'/></filter>", None);
    }
}
