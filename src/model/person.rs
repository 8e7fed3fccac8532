//! Those who write in a draft, each with initials and a colour.

use serde::{Deserialize, Serialize};

/// The colours that tell people apart, beside their initials. What each looks like is the theme's.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum PersonColor {
    /// Teal.
    #[default]
    Teal,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
    /// Rose.
    Rose,
    /// Brown.
    Brown,
    /// Green.
    Green,
}

impl PersonColor {
    /// Every colour, in the order they are offered.
    pub const ALL: [Self; 6] = [
        Self::Teal,
        Self::Blue,
        Self::Purple,
        Self::Rose,
        Self::Brown,
        Self::Green,
    ];

    /// Returns the word people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Teal => "Teal",
            Self::Blue => "Blue",
            Self::Purple => "Purple",
            Self::Rose => "Rose",
            Self::Brown => "Brown",
            Self::Green => "Green",
        }
    }
}

/// Somebody who writes in a draft: a person or a role.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The name or the role, as tasks have it.
    pub name: String,
    /// Their initials; where there are none, they are made of the name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub initials: String,
    /// Their colour.
    #[serde(default)]
    pub color: PersonColor,
}

/// How many letters initials have at most.
pub const MAX_INITIALS: usize = 3;

impl Person {
    /// Returns the initials that are shown.
    pub fn shown_initials(&self) -> String {
        match self.initials.trim() {
            "" => initials_of(&self.name),
            own => own.chars().take(MAX_INITIALS).collect(),
        }
    }
}

/// Returns initials for a name or a role: “HC” for “Head of care”, “J” for “Jo”.
pub fn initials_of(name: &str) -> String {
    let is_small = |word: &&str| matches!(*word, "of" | "the" | "and" | "for" | "in");
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|word| !is_small(word))
        .collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = words.last().filter(|_| words.len() > 1);
    let last = last.and_then(|word| word.chars().next());
    let letters = first.into_iter().chain(last);
    letters.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_made_of_a_name_or_a_role() {
        for (name, initials) in [
            ("Head of care", "HC"),
            ("Jo", "J"),
            ("Sam van der Berg", "SB"),
            ("  ", ""),
        ] {
            assert_eq!(initials_of(name), initials);
        }
        let person = Person {
            name: "Head of care".to_owned(),
            initials: "ABCD".to_owned(),
            color: PersonColor::Blue,
        };
        assert_eq!(person.shown_initials(), "ABC");
    }
}
