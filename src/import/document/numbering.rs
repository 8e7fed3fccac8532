//! Which lists of a Word document have numbers, and which levels are those of headings.

use std::collections::BTreeMap;

use crate::import::{
    ImportError,
    archive::Archive,
    xml::{Item, Items},
};

/// How many levels are kept.
const MAX_LEVELS: usize = 20_000;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// Which kind of list a list is.
    kinds: BTreeMap<String, String>,
    levels: BTreeMap<(String, usize), Level>,
}

#[derive(Debug, Default)]
struct Level {
    is_number: bool,
    style: String,
}

impl Numbering {
    /// Reads the lists.
    pub(super) fn of(archive: &Archive<'_>) -> Result<Self, ImportError> {
        let mut numbering = Self::default();
        let Some(part) = archive.part("word/numbering.xml") else {
            return Ok(numbering);
        };
        let (mut kind, mut list, mut depth) = (String::new(), String::new(), 0);
        let mut items = Items::new(part);
        while let Some(item) = items.next()? {
            let Item::Start(tag) = item else { continue };
            let value = || tag.get("val").unwrap_or_default().to_owned();
            match tag.name.as_str() {
                "abstractNum" => {
                    tag.get("abstractNumId")
                        .unwrap_or_default()
                        .clone_into(&mut kind);
                }
                "num" => {
                    tag.get("numId").unwrap_or_default().clone_into(&mut list);
                    // Levels of its own would be levels of a kind of its own.
                    kind = format!("list {list}");
                }
                "abstractNumId" if !list.is_empty() => {
                    numbering.kinds.insert(list.clone(), value());
                }
                "lvl" => {
                    depth = tag
                        .get("ilvl")
                        .and_then(|lvl| lvl.parse().ok())
                        .unwrap_or(0);
                }
                "numFmt" | "pStyle" if numbering.levels.len() < MAX_LEVELS => {
                    let key = (kind.clone(), depth);
                    let level = numbering.levels.entry(key).or_default();
                    if tag.name == "pStyle" {
                        level.style = value();
                    } else {
                        level.is_number = !matches!(value().as_str(), "bullet" | "none");
                    }
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    /// Whether the items of a list have numbers.
    pub(super) fn is_number(&self, list: &str, depth: usize) -> bool {
        self.level(list, depth).is_some_and(|level| level.is_number)
    }

    /// Returns the style that a level of a list is for.
    pub(super) fn style(&self, list: &str, depth: usize) -> Option<&str> {
        let style = &self.level(list, depth)?.style;
        Some(style.as_str()).filter(|style| !style.is_empty())
    }

    fn level(&self, list: &str, depth: usize) -> Option<&Level> {
        let own = self.levels.get(&(format!("list {list}"), depth));
        own.or_else(|| {
            let kind = self.kinds.get(list)?;
            self.levels.get(&(kind.clone(), depth))
        })
    }
}
