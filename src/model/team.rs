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
    /// What stands for each state of a pack or of another copy that was taken in, so that what its
    /// author writes next is told from what they wrote before, and nothing is asked twice. An entry
    /// may also say that a part was brought back to before such a state ([`Self::forget`]).
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

/// How an entry begins that says of a state that one part of it is not here any more.
const WITHOUT: &str = "without/";
/// How an entry begins that stands for another copy of the draft, which is no pack.
const COPY: &str = "copy/";

impl Team {
    /// Takes note of states that were taken in, with all their parts.
    pub fn take(&mut self, states: &BTreeSet<String>) {
        self.taken
            .retain(|entry| without(entry).is_none_or(|(_, state)| !states.contains(state)));
        self.taken.extend(states.iter().cloned());
    }

    /// Takes note that a part was brought back to how it was before some states were taken in: what
    /// they say there comes in again with the same reply, and no more than that.
    pub fn forget(&mut self, part: &str, before: &Self) {
        let since = self.states().filter(|state| !before.taken.contains(*state));
        let entries: Vec<String> = since
            .map(|state| format!("{WITHOUT}{part}/{state}"))
            .collect();
        self.taken.extend(entries);
    }

    /// Returns the parts that were brought back to before any of some states.
    pub fn forgotten(&self, states: &BTreeSet<String>) -> BTreeSet<&str> {
        let entries = self.taken.iter().filter_map(|entry| without(entry));
        let of_these = entries.filter(|(_, state)| states.contains(*state));
        of_these.map(|(part, _)| part).collect()
    }

    /// Returns what stands for the states that were taken in.
    pub fn states(&self) -> impl Iterator<Item = &String> {
        self.taken.iter().filter(|entry| without(entry).is_none())
    }

    /// Returns what stands for a state of another copy that is no pack.
    pub fn copy_state(print: &str) -> String {
        format!("{COPY}{print}")
    }

    /// Leaves out which other copies were taken in: that is each copy's own matter.
    pub fn leave_out_copies(&mut self) {
        self.taken.retain(|entry| {
            let (_, state) = without(entry).unwrap_or(("", entry));
            !state.starts_with(COPY)
        });
    }

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

/// Returns the part and the state of an entry that says that one part of a state is not here.
fn without(entry: &str) -> Option<(&str, &str)> {
    entry.strip_prefix(WITHOUT)?.split_once('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn only_the_part_that_was_brought_back_is_forgotten_until_it_is_taken_in_again() {
        let mut team = Team::default();
        team.take(&states(&["1/Head of care/a"]));
        let before = team.clone();
        team.take(&states(&["1/Head of care/b", "copy/c"]));
        team.forget("section:care", &before);
        let of = |team: &Team, names: &[&str]| -> Vec<String> {
            let states = states(names);
            let found = team.forgotten(&states).into_iter();
            found.map(str::to_owned).collect()
        };
        assert_eq!(of(&team, &["1/Head of care/a"]), [""; 0]);
        assert_eq!(of(&team, &["1/Head of care/b"]), ["section:care"]);
        assert_eq!(of(&team, &["copy/c"]), ["section:care"]);
        assert_eq!(team.states().count(), 3, "all are known");
        team.take(&states(&["1/Head of care/b"]));
        assert_eq!(of(&team, &["1/Head of care/b"]), [""; 0]);
        team.leave_out_copies();
        assert_eq!(
            team.taken,
            states(&["1/Head of care/a", "1/Head of care/b"])
        );
    }
}
