//! Which styles of a Word document are headings, and how deep; which are lists, quotations, bold.

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
    /// The list that its paragraphs stand in.
    number: Option<String>,
    is_bold: Option<bool>,
    is_italic: Option<bool>,
    is_struck: Option<bool>,
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
            let is_on = !matches!(value, "0" | "false" | "off");
            match tag.name.as_str() {
                "name" => style.name = value.to_lowercase(),
                "basedOn" => value.clone_into(&mut style.based_on),
                "outlineLvl" => style.level = value.parse().ok(),
                "numId" => style.number = Some(value.to_owned()),
                "b" => style.is_bold = Some(is_on),
                "i" => style.is_italic = Some(is_on),
                "strike" | "dstrike" => {
                    style.is_struck = Some(is_on || style.is_struck == Some(true));
                }
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
        self.is_named(style, &["list bullet", "list number"])
    }

    /// Whether paragraphs of a style stand in a list with numbers.
    pub(super) fn is_numbered(&self, style: &str) -> bool {
        self.is_named(style, &["list number"])
    }

    /// Returns how deep in a list paragraphs of a style stand: “List Bullet 2” is the second level.
    pub(super) fn depth(&self, style: &str) -> usize {
        let named = self.chain(style).into_iter().find_map(|style| {
            let name = style.name.strip_prefix("list ")?;
            let (_, number) = name.rsplit_once(' ')?;
            number.parse::<usize>().ok()?.checked_sub(1)
        });
        named.unwrap_or(0)
    }

    /// Whether paragraphs of a style are somebody’s own words.
    pub(super) fn is_quote(&self, style: &str) -> bool {
        self.is_named(style, &["quote", "intense quote", "quotation"])
    }

    /// Whether paragraphs of a style are lines of the list of contents.
    pub(super) fn is_contents(&self, style: &str) -> bool {
        let mut chain = self.chain(style).into_iter();
        chain.any(|style| {
            let number = style.name.strip_prefix("toc ");
            number.is_some_and(|number| number.parse::<usize>().is_ok())
        })
    }

    /// Returns the list that paragraphs of a style stand in.
    pub(super) fn number(&self, style: &str) -> Option<&str> {
        let chain = self.chain(style);
        chain.iter().find_map(|style| style.number.as_deref())
    }

    /// Whether paragraphs of a style are bold.
    pub(super) fn is_bold(&self, style: &str) -> bool {
        self.voice(style).0
    }

    /// Whether words of a style are bold, and whether they are italic.
    pub(super) fn voice(&self, style: &str) -> (bool, bool) {
        if style.is_empty() {
            return (false, false);
        }
        let chain = self.chain(style);
        let bold = chain.iter().find_map(|style| style.is_bold);
        let italic = chain.iter().find_map(|style| style.is_italic);
        (bold.unwrap_or(false), italic.unwrap_or(false))
    }

    /// Whether words of a style are struck through; none where it does not say.
    pub(super) fn is_struck(&self, style: &str) -> Option<bool> {
        let chain = self.chain(style);
        chain.iter().find_map(|style| style.is_struck)
    }

    fn is_named(&self, style: &str, names: &[&str]) -> bool {
        let mut chain = self.chain(style).into_iter();
        chain.any(|style| names.iter().any(|name| style.name.starts_with(name)))
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
