//! Who may read a part of the paper, and why a part is exempt.

use serde::{Deserialize, Serialize};

use super::cell::{Cell, CellKind, Choice, WrongKind};
use super::choice::choice;
use super::value::Value;
use jiff::civil::Date;

choice! {
    /// The widest circle of readers, from everyone to nobody outside the team.
    ///
    /// The order is strictness: each audience sees what the ones before it see, and more.
    Audience {
        Everyone = "Everyone",
        Committee = "Committee and Ofsted",
        Ofsted = "Ofsted only",
        WorkingNote = "Working note, never in a paper",
    }
}

impl Audience {
    /// Returns its name as it stands within a sentence.
    pub fn in_sentence(self) -> String {
        let label = self.label();
        // The name of the inspectorate keeps its capital.
        label.to_lowercase().replace("ofsted", "Ofsted")
    }
}

/// Why a part is not for publication (Local Government Act 1972, Schedule 12A, and the
/// council's own access to information rules).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Exempt {
    /// The category, such as `7A`.
    pub category: String,
    /// The paragraph of the council's rules, such as `10.4`.
    pub paragraph: String,
    /// Why, in words a member of the public understands.
    pub reason: String,
    /// Until what happens.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub until: String,
    /// When the council looks again at whether it must stay exempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Date>,
}

/// The marking of a section, a field or a row. What is above can only become stricter below.
///
/// What is exempt is never for everyone: [`Self::settled`] makes it so in every edit, and
/// [`Self::readers`] reads it so where a file says otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Marking {
    /// Who may read it.
    pub audience: Audience,
    /// Why it is exempt, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exempt: Option<Exempt>,
}

impl Marking {
    /// Whether nothing is marked.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it says both that everyone may read it and that it is not for publication. Only
    /// a file can say so, and its author has to choose.
    pub fn is_contradictory(&self) -> bool {
        self.exempt.is_some() && self.audience == Audience::Everyone
    }

    /// Returns the marking that may be chosen: what is exempt is for the committee at most.
    #[must_use]
    pub fn settled(mut self) -> Self {
        self.audience = self.readers();
        self
    }

    /// Returns who may read it. What is exempt is never for everyone.
    pub fn readers(&self) -> Audience {
        if self.is_contradictory() {
            Audience::Committee
        } else {
            self.audience
        }
    }

    /// Returns this marking as it holds inside a place with the marking `outer`.
    #[must_use]
    pub fn within(&self, outer: &Self) -> Self {
        Self {
            audience: self.readers().max(outer.readers()),
            exempt: self.exempt.clone().or_else(|| outer.exempt.clone()),
        }
    }

    /// Whether a paper for `reader` may hold what is marked so.
    pub fn is_readable_by(&self, reader: Audience) -> bool {
        let readers = self.readers();
        readers <= reader && readers != Audience::WorkingNote
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_named_within_a_sentence() {
        let names = Audience::ALL.iter().map(|readers| readers.in_sentence());
        let expected = [
            "everyone",
            "committee and Ofsted",
            "Ofsted only",
            "working note, never in a paper",
        ];
        assert_eq!(names.collect::<Vec<String>>(), expected);
    }

    #[test]
    fn a_marking_is_inherited_and_only_becomes_stricter() {
        let marked = |audience| Marking {
            audience,
            exempt: None,
        };
        let outer = marked(Audience::Committee);
        assert_eq!(
            marked(Audience::Everyone).within(&outer).audience,
            Audience::Committee
        );
        assert_eq!(
            marked(Audience::Ofsted).within(&outer).audience,
            Audience::Ofsted
        );
    }

    #[test]
    fn what_is_exempt_is_never_for_everyone_whatever_is_around_it() {
        let exempt = |audience| Marking {
            audience,
            exempt: Some(Exempt::default()),
        };
        let open = Marking::default();
        let contradictory = exempt(Audience::Everyone);
        assert!(contradictory.is_contradictory() && !open.is_contradictory());
        assert!(!contradictory.is_readable_by(Audience::Everyone));
        assert!(contradictory.is_readable_by(Audience::Committee));
        // Inherited in either direction.
        assert!(
            !contradictory
                .within(&open)
                .is_readable_by(Audience::Everyone)
        );
        assert!(
            !open
                .within(&contradictory)
                .is_readable_by(Audience::Everyone)
        );
        assert_eq!(
            contradictory.settled(),
            exempt(Audience::Committee),
            "what may be chosen"
        );
        for audience in [Audience::Committee, Audience::Ofsted, Audience::WorkingNote] {
            assert_eq!(exempt(audience).settled(), exempt(audience));
        }
    }

    #[test]
    fn a_working_note_is_in_no_paper() {
        let note = Marking {
            audience: Audience::WorkingNote,
            exempt: None,
        };
        assert!(
            Audience::ALL
                .iter()
                .all(|reader| !note.is_readable_by(*reader))
        );
    }
}
