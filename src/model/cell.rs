//! One way to read and change every cell: a typed field of a row or of the details.

use jiff::civil::Date;

use super::{
    Figure, Logo, Period, Point, Prose, RegisterKind, RowId, SectionId, SignOff, value::Value,
};

/// One option of a closed list: its name on disk and the words people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The name in a draft file.
    pub name: &'static str,
    /// The words in the window and the paper.
    pub label: &'static str,
}

/// What a cell holds, and what it may be linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// One line of plain text.
    Text,
    /// Paragraphs, lists and citations.
    Prose,
    /// A day.
    Date,
    /// From one day to another.
    Period,
    /// One of a closed list.
    Choice(&'static [Choice]),
    /// A link to one row of a register.
    Link(RegisterKind),
    /// Links to rows of a register.
    Links(RegisterKind),
    /// The section of the paper that a row belongs to.
    Section,
    /// Values by year with comparators.
    Series,
    /// Short lines, one an entry.
    List,
    /// Who agreed the paper, and when.
    SignOffs,
    /// A colour, written as `#14606a`.
    Color,
    /// The logo.
    Logo,
}

/// A column of a register, or one of the details.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The name in files, templates and places.
    pub name: &'static str,
    /// The words in the window and at the head of a table.
    pub label: &'static str,
    /// What to write there, in a sentence.
    pub hint: &'static str,
    /// What it holds.
    pub kind: CellKind,
}

/// A value of another kind than its cell holds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this cell holds {expected:?}, not {found:?}")]
pub struct WrongKind {
    /// What the cell holds.
    pub expected: CellKind,
    /// What was offered.
    pub found: Value,
}

impl WrongKind {
    pub(super) fn new(expected: CellKind, found: Value) -> Self {
        Self { expected, found }
    }
}

/// One cell: a typed field of a row or of the details.
pub trait Cell {
    /// What the cell holds. Links name no register here; their [`Column`] does.
    fn kind(&self) -> CellKind;
    /// Returns the value.
    fn value(&self) -> Value;
    /// Puts in a value, which must be of the cell's kind.
    fn set(&mut self, value: Value) -> Result<(), WrongKind>;
}

macro_rules! cell {
    ($type:ty, $variant:ident, $kind:expr) => {
        impl Cell for $type {
            fn kind(&self) -> CellKind {
                $kind
            }

            fn value(&self) -> Value {
                Value::$variant(self.clone())
            }

            fn set(&mut self, value: Value) -> Result<(), WrongKind> {
                let Value::$variant(new) = value else {
                    return Err(WrongKind::new($kind, value));
                };
                *self = new;
                Ok(())
            }
        }
    };
}

cell!(String, Text, CellKind::Text);
cell!(Prose, Prose, CellKind::Prose);
cell!(Option<Date>, Date, CellKind::Date);
cell!(Period, Period, CellKind::Period);
cell!(Option<RowId>, Link, CellKind::Link(RegisterKind::Reviews));
cell!(Vec<RowId>, Links, CellKind::Links(RegisterKind::Evidence));
cell!(Vec<Point>, Series, CellKind::Series);
cell!(Vec<String>, List, CellKind::List);
cell!(Vec<SignOff>, SignOffs, CellKind::SignOffs);
cell!(Option<Logo>, Logo, CellKind::Logo);

impl Cell for Figure {
    fn kind(&self) -> CellKind {
        CellKind::Text
    }

    fn value(&self) -> Value {
        Value::Text(self.0.clone())
    }

    fn set(&mut self, value: Value) -> Result<(), WrongKind> {
        self.0.set(value)
    }
}

impl Cell for Option<SectionId> {
    fn kind(&self) -> CellKind {
        CellKind::Section
    }

    fn value(&self) -> Value {
        Value::Text(self.as_ref().map(ToString::to_string).unwrap_or_default())
    }

    fn set(&mut self, value: Value) -> Result<(), WrongKind> {
        let Value::Text(text) = &value else {
            return Err(WrongKind::new(self.kind(), value));
        };
        *self = match SectionId::new(text.clone()) {
            Ok(section) => Some(section),
            Err(_) if text.is_empty() => None,
            Err(_) => return Err(WrongKind::new(self.kind(), value)),
        };
        Ok(())
    }
}

/// Whether a cell is left out of files. Choices are always written: what a reader sees there
/// must not depend on which option this version of the program begins with.
pub(super) fn is_left_out<T: Cell + Default + PartialEq>(cell: &T) -> bool {
    !matches!(cell.kind(), CellKind::Choice(_)) && *cell == T::default()
}
