//! What two people left at one place, where somebody has to choose.
//!
//! A conflict is data of the draft: it keeps both texts and what they came from, until it is
//! answered. What stands at its place meanwhile is never half of each.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Marking, Place, RegisterKind, Row, RowId, SectionId, Value, place_name};

/// What can be in doubt.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Slot {
    /// The value of a field, a cell or a detail.
    Value(#[serde(with = "place_name")] Place),
    /// Who may read a section, a field or a row.
    Marking(#[serde(with = "place_name")] Place),
    /// Whether a row is there at all.
    Row(RegisterKind, RowId),
    /// The order of the rows of a register.
    RowOrder(RegisterKind),
    /// The order of the sections.
    SectionOrder,
    /// Whether a section is ready.
    Ready(SectionId),
}

impl Slot {
    /// Returns where that is.
    pub fn place(&self) -> Place {
        match self {
            Self::Value(place) | Self::Marking(place) => place.clone(),
            Self::Row(register, row) => Place::Row(*register, row.clone()),
            Self::Ready(section) => Place::Section(section.clone()),
            Self::RowOrder(_) | Self::SectionOrder => Place::Draft,
        }
    }
}

/// What stands in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// Nothing: an empty field, or a row that was deleted.
    Nothing,
    /// A value.
    Value(Value),
    /// A marking.
    Marking(Marking),
    /// A row.
    Row(Box<Row>),
    /// Rows in order.
    Rows(Vec<RowId>),
    /// Sections in order.
    Sections(Vec<SectionId>),
    /// Whether a section is ready.
    Ready(bool),
}

/// One question that merging left: two people wrote there, and nobody can say who is right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// What is in doubt.
    pub slot: Slot,
    /// What both began with, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Held>,
    /// What stood here.
    pub ours: Held,
    /// What stands in the other copy.
    pub theirs: Held,
    /// Where the other copy came from: the name of its file.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// When it was taken in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Timestamp>,
}
