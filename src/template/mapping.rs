//! Where the sections of earlier editions went: a table that a template carries as data.
//!
//! What only got another id says so itself (`renamed_from`), and is settled while a draft is read.
//! What was merged, split, moved into others or given up is said here, for a draft that goes on
//! under the new edition.

use serde::{Deserialize, Serialize};

use crate::model::{FieldId, SectionId};

/// Where the sections of some editions went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The template that they are of, by its id; without, it is this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The editions that had them.
    pub editions: Vec<String>,
    /// Where each went.
    pub sections: Vec<Mapped>,
}

/// Where a section of an earlier edition went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapped {
    /// The section as it was called.
    pub was: SectionId,
    /// The only field of it that is meant; without, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<FieldId>,
    /// What it is now. Its text stands in the first; where there are more, its author is told that
    /// it was split. None where it has no place any more.
    pub now: Vec<SectionId>,
    /// What its author should know.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Mapping {
    /// Returns what is said of a field, or of its whole section.
    pub fn of_field(&self, section: &SectionId, field: &FieldId) -> Option<&Mapped> {
        let is_field = |mapped: &&Mapped| mapped.field.as_ref() == Some(field);
        let own = self
            .sections
            .iter()
            .filter(|mapped| mapped.was == *section)
            .find(is_field);
        own.or_else(|| self.of_section(section))
    }

    /// Returns what is said of a whole section.
    pub fn of_section(&self, section: &SectionId) -> Option<&Mapped> {
        let mut whole = self.sections.iter().filter(|mapped| mapped.field.is_none());
        whole.find(|mapped| mapped.was == *section)
    }
}
