//! How the paper shall look, as far as the council decides it.
//!
//! These are wishes: what a wish comes to on paper is the business of the page style.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::{Cell, CellKind, Choice, Column, Value, WrongKind, choice::choice, details::details};

choice! {
    /// How large running text is. Everything else follows it.
    TypeSize { Twelve = "12 point", Fourteen = "14 point", Sixteen = "16 point" }
}
choice! {
    /// How wide the empty edges of the page are.
    Edges { Normal = "Normal", Narrow = "Narrow" }
}
choice! {
    /// Whether paragraphs are numbered right through the paper, as in a committee report.
    ParagraphNumbers { AsTemplate = "As in the template", On = "On", Off = "Off" }
}

details! {
    /// How the paper shall look.
    Look as
    /// Every wish about the look, in the order of the form. The logo has its own
    /// [`LOGO_COLUMN`].
    LOOK_COLUMNS {
        /// The council's own colour.
        color: Option<HouseColor> = ("House colour", "The council’s own colour, for the cover, headings and rules", CellKind::Color),
        /// How large running text is.
        type_size: TypeSize = ("Size of type", "12 point is usual; 14 is easier to read; 16 is large print, tables and all", CellKind::Choice(TypeSize::OPTIONS)),
        /// How wide the empty edges are.
        edges: Edges = ("Margins", "Narrow margins save pages", CellKind::Choice(Edges::OPTIONS)),
        /// Whether paragraphs are numbered.
        paragraph_numbers: ParagraphNumbers = ("Numbered paragraphs", "Committee reports number every paragraph instead of the headings", CellKind::Choice(ParagraphNumbers::OPTIONS)),
    }
}

/// The logo as a detail of the paper.
pub const LOGO_COLUMN: Column = Column {
    name: "logo",
    label: "Logo",
    hint: "A PNG, JPEG or SVG file, kept in the draft",
    kind: CellKind::Logo,
};

/// A colour as councils write theirs: `#14606a`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HouseColor(pub [u8; 3]);

impl HouseColor {
    /// Reads `#14606a`, `14606A` or `#16a`; nothing else is a colour.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.trim();
        let digits = digits.strip_prefix('#').unwrap_or(digits);
        let values: Option<Vec<u32>> = digits.chars().map(|c| c.to_digit(16)).collect();
        let byte = |high: u32, low: u32| u8::try_from(high * 16 + low).ok();
        match values?.as_slice() {
            [r1, r0, g1, g0, b1, b0] => {
                Some(Self([byte(*r1, *r0)?, byte(*g1, *g0)?, byte(*b1, *b0)?]))
            }
            [r, g, b] => Some(Self([byte(*r, *r)?, byte(*g, *g)?, byte(*b, *b)?])),
            _ => None,
        }
    }
}

impl fmt::Display for HouseColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([red, green, blue]) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for HouseColor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HouseColor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| {
            D::Error::custom(format!("“{text}” is no colour; write it like #14606a"))
        })
    }
}

impl Cell for Option<HouseColor> {
    fn kind(&self) -> CellKind {
        CellKind::Color
    }

    fn value(&self) -> Value {
        Value::Text(self.map(|color| color.to_string()).unwrap_or_default())
    }

    fn set(&mut self, value: Value) -> Result<(), WrongKind> {
        let Value::Text(text) = &value else {
            return Err(WrongKind::new(self.kind(), value));
        };
        let color = HouseColor::read(text);
        if color.is_none() && !text.is_empty() {
            return Err(WrongKind::new(self.kind(), value));
        }
        *self = color;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read_as_councils_write_them() {
        for (text, expected) in [
            ("#14606a", Some("#14606a")),
            (" 14606A ", Some("#14606a")),
            ("#16a", Some("#1166aa")),
            ("teal", None),
            ("#14606", None),
            ("#é60é6a", None),
            ("", None),
        ] {
            let read = HouseColor::read(text).map(|color| color.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }
}
