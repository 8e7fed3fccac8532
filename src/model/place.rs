//! The one address within a draft.

use super::{FieldId, RegisterKind, RowId, SectionId};

/// Where in a draft something is: the target of an edit, the position of a finding, the origin
/// of what stands in the paper, the wish for the keyboard focus.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The draft as a whole.
    Draft,
    /// One of the details, by column name.
    Detail(&'static str),
    /// A section.
    Section(SectionId),
    /// A field of a section.
    Field(SectionId, FieldId),
    /// A row of a register.
    Row(RegisterKind, RowId),
    /// One cell of a row, by column name.
    Cell(RegisterKind, RowId, &'static str),
}

impl Place {
    /// Returns the section named by the place itself. Rows stand wherever a template shows them.
    pub fn section(&self) -> Option<&SectionId> {
        match self {
            Self::Section(section) | Self::Field(section, _) => Some(section),
            Self::Draft | Self::Detail(_) | Self::Row(..) | Self::Cell(..) => None,
        }
    }

    /// Returns the row, for a row or one of its cells.
    pub fn row(&self) -> Option<(RegisterKind, &RowId)> {
        match self {
            Self::Row(register, row) | Self::Cell(register, row, _) => Some((*register, row)),
            Self::Draft | Self::Detail(_) | Self::Section(_) | Self::Field(..) => None,
        }
    }
}
