//! Which styles of a Word document are headings, and how deep; which are lists.

use crate::import::{
    ImportError,
    archive::Archive,
    xml::{Item, Items},
};

/// How many styles follow each other at most.
const MAX_CHAIN: usize = 20;
const MAX_STYLES: usize = 10_000;
/// The level that means none.
const BODY: usize = 9;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: Vec<Style>,
}

#[derive(Debug, Default)]
struct Style {
    id: String,
    name: String,
    based_on: String,
    level: Option<usize>,
    is_list: bool,
}

impl Styles {
    /// Reads the styles.
    pub(super) fn of(archive: &Archive<'_>) -> Result<Self, ImportError> {
        let mut styles: Vec<Style> = Vec::new();
        let Some(part) = archive.part("word/styles.xml") else {
            return Ok(Self::default());
        };
        let mut items = Items::new(part);
        while let Some(item) = items.next()? {
            let Item::Start(tag) = item else { continue };
            if tag.name == "style" && styles.len() < MAX_STYLES {
                styles.push(Style {
                    id: tag.get("styleId").unwrap_or_default().to_owned(),
                    ..Style::default()
                });
                continue;
            }
            let Some(style) = styles.last_mut() else {
                continue;
            };
            let value = tag.get("val").unwrap_or_default();
            match tag.name.as_str() {
                "name" => style.name = value.to_lowercase(),
                "basedOn" => value.clone_into(&mut style.based_on),
                "outlineLvl" => style.level = value.parse().ok(),
                "numId" => style.is_list = value != "0",
                _ => {}
            }
        }
        Ok(Self { styles })
    }

    /// Returns how deep a heading is: by the paragraph itself, else by its style and those that is
    /// based on.
    pub(super) fn level(&self, style: &str, own: Option<&str>) -> Option<usize> {
        if let Some(own) = own.and_then(|own| own.parse().ok()) {
            return Some(own).filter(|level| *level < BODY);
        }
        for style in self.chain(style) {
            if let Some(level) = style.level {
                return Some(level).filter(|level| *level < BODY);
            }
            let named = style.name.strip_prefix("heading ");
            if let Some(level) = named.and_then(|level| level.parse::<usize>().ok()) {
                return level.checked_sub(1);
            }
        }
        None
    }

    /// Whether paragraphs of a style stand in a list.
    pub(super) fn is_list(&self, style: &str) -> bool {
        self.chain(style).iter().any(|style| {
            style.is_list
                || style.name.starts_with("list bullet")
                || style.name.starts_with("list number")
        })
    }

    fn chain(&self, style: &str) -> Vec<&Style> {
        let mut chain: Vec<&Style> = Vec::new();
        let mut id = style;
        while chain.len() < MAX_CHAIN {
            let Some(found) = self.styles.iter().find(|style| style.id == id) else {
                break;
            };
            chain.push(found);
            id = &found.based_on;
        }
        chain
    }
}
