//! Who writes what, and whose writing was taken in. Nothing of it stands in a paper.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Person, RowId, SectionId};

/// A section, or a row in it, that somebody was asked to write.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// The section, with those within it.
    pub section: SectionId,
    /// The row in it, where no more than that is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<RowId>,
    /// Who writes it: a person or a role.
    pub person: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// What was said to them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Those who write in a draft together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Team {
    /// Who writes, whether or not they were asked for anything yet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// Who writes what, in the order in which they were asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// What stands for each state of a pack that was taken in, so that what its author writes
    /// next is told from what they wrote before.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub taken: BTreeSet<String>,
    /// Who keeps the draft, where everybody else is asked to write in a file of their own beside
    /// it; empty where anybody may write in it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub keeper: String,
    /// Whether what people write in what was given to them is taken in by itself.
    #[serde(skip_serializing_if = "is_false")]
    pub takes_in: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_false(value: &bool) -> bool {
    !*value
}

impl Team {
    /// Returns somebody by their name: as they are noted, or else with initials of their name.
    pub fn person(&self, name: &str) -> Person {
        let mut people = self.people.iter();
        let known = people.find(|person| person.name.trim() == name.trim());
        known.cloned().unwrap_or_else(|| Person {
            name: name.to_owned(),
            ..Person::default()
        })
    }

    /// Whether a file of it needs version 4.
    pub fn needs_4th(&self) -> bool {
        !self.people.is_empty()
            || !self.keeper.is_empty()
            || self.takes_in
            || self.tasks.iter().any(|task| task.row.is_some())
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
