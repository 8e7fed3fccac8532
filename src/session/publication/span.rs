//! What in a text could let somebody be recognised.

use std::ops::Range;

/// Why words could let somebody be recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A name.
    Name,
    /// Letters for a name, with an age or a place.
    Initials,
    /// Who stands in a picture.
    Caption,
    /// A number of a person or a file.
    Number,
    /// A day of birth.
    Born,
    /// Where somebody lives.
    Address,
    /// A telephone number or an address of e-mail.
    Contact,
    /// So few that they could be known.
    Few,
    /// What nobody else is.
    OnlyOne,
}

impl Kind {
    /// Returns the rule’s name.
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Name => "publication-name",
            Self::Initials => "publication-initials",
            Self::Caption => "publication-caption",
            Self::Number => "publication-number",
            Self::Born => "publication-born",
            Self::Address => "publication-address",
            Self::Contact => "publication-contact",
            Self::Few => "publication-small-number",
            Self::OnlyOne => "publication-only-one",
        }
    }

    /// Says what the words are, behind “words”.
    pub(super) fn what(self) -> &'static str {
        match self {
            Self::Name => "reads like a name",
            Self::Initials => "reads like the initials of a child",
            Self::Caption => "says who stands in a picture",
            Self::Number => "reads like the number of a person or of their file",
            Self::Born => "says when somebody was born",
            Self::Address => "reads like where somebody lives",
            Self::Contact => "reads like the number or address of one person",
            Self::Few => "counts so few that they could be known",
            Self::OnlyOne => "could be said of one person only",
        }
    }

    /// Says what helps.
    pub(super) fn hint(self) -> &'static str {
        match self {
            Self::Name | Self::Initials | Self::Caption => {
                "Would a neighbour know who is meant? Take the name out, or say that it is not a real one"
            }
            Self::Number => "Take the number out: whoever needs it finds it in the record",
            Self::Born => "Say an age band, such as 11 to 13",
            Self::Address => "Name a part of the area that holds many homes, or none",
            Self::Contact => "Give the number or mailbox of the team",
            Self::Few => {
                "Say “fewer than six”, join it with another group, or mark the part for fewer readers"
            }
            Self::OnlyOne => {
                "Would somebody who knows the area know who is meant? Say less, or mark the part for fewer readers"
            }
        }
    }
}

/// Words of a text that could let somebody be recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) kind: Kind,
    /// Where they stand, in bytes.
    pub(super) range: Range<usize>,
}

impl Span {
    pub(super) fn new(kind: Kind, range: Range<usize>) -> Self {
        Self { kind, range }
    }
}
