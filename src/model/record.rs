//! One way to read and change every column of every register.
//!
//! A register row is a plain struct. [`record!`](record) writes, beside the struct, the table of
//! its [`Column`]s and access by column name, so that edits, checks, editors, merges and
//! exports need no code of their own for each register.

use jiff::civil::Date;

use super::{
    Figure, Marking, Period, Place, Prose, RegisterKind, RowId, SectionId, choice::Choice,
    value::Value,
};

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
cell!(Vec<super::Point>, Series, CellKind::Series);
cell!(Vec<String>, List, CellKind::List);
cell!(Vec<super::SignOff>, SignOffs, CellKind::SignOffs);

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

/// A row of a register.
pub trait Record: Sync {
    /// Returns the register this row belongs to.
    fn register(&self) -> RegisterKind;
    /// Returns the row's id, which never changes.
    fn id(&self) -> &RowId;
    /// Returns who may read the row.
    fn marking(&self) -> &Marking;
    /// Returns who may read the row, to change it.
    fn marking_mut(&mut self) -> &mut Marking;
    /// Returns the cell of a column, if the register has it.
    fn cell(&self, column: &str) -> Option<&dyn Cell>;
    /// Returns the cell of a column, to change it.
    fn cell_mut(&mut self, column: &str) -> Option<&mut dyn Cell>;

    /// Returns where the row stands.
    fn place(&self) -> Place {
        Place::Row(self.register(), self.id().clone())
    }

    /// Returns the value in a column; an empty text where the register has no such column.
    fn get(&self, column: &str) -> Value {
        self.cell(column)
            .map_or_else(|| Value::Text(String::new()), Cell::value)
    }

    /// Returns every link in the row, by column.
    fn links(&self) -> Vec<(&'static Column, RowId)> {
        let mut links = Vec::new();
        for column in self.register().columns() {
            match self.get(column.name) {
                Value::Link(Some(row)) => links.push((column, row)),
                Value::Links(rows) => links.extend(rows.into_iter().map(|row| (column, row))),
                Value::Link(None)
                | Value::Text(_)
                | Value::Prose(_)
                | Value::Date(_)
                | Value::Period(_)
                | Value::Choice(_)
                | Value::Series(_)
                | Value::List(_)
                | Value::SignOffs(_)
                | Value::Logo(_) => {}
            }
        }
        links
    }
}

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whether a cell is left out of files. Choices are always written: what a reader sees there
/// must not depend on which option this version of the program begins with.
pub(super) fn is_left_out<T: Cell + Default + PartialEq>(cell: &T) -> bool {
    !matches!(cell.kind(), CellKind::Choice(_)) && is_default(cell)
}

/// Declares a register row: the struct, its columns and access by column name.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident in $register:ident as $columns:ident {
            $($(#[doc = $doc:literal])+ $field:ident: $type:ty = ($label:literal, $hint:literal, $kind:expr)),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// Names the row for ever.
            pub id: $crate::model::RowId,
            $(
                $(#[doc = $doc])+
                #[serde(default, skip_serializing_if = "crate::model::record::is_left_out")]
                pub $field: $type,
            )+
            /// Who may read the row.
            #[serde(default, skip_serializing_if = "crate::model::Marking::is_none")]
            pub marking: $crate::model::Marking,
        }

        pub(super) const $columns: &[$crate::model::Column] = &[
            $($crate::model::Column { name: stringify!($field), label: $label, hint: $hint, kind: $kind }),+
        ];

        impl $name {
            /// Creates an empty row.
            pub fn new(id: $crate::model::RowId) -> Self {
                Self {
                    id,
                    $($field: Default::default(),)+
                    marking: Default::default(),
                }
            }
        }

        impl $crate::model::Record for $name {
            fn register(&self) -> $crate::model::RegisterKind {
                $crate::model::RegisterKind::$register
            }

            fn id(&self) -> &$crate::model::RowId {
                &self.id
            }

            fn marking(&self) -> &$crate::model::Marking {
                &self.marking
            }

            fn marking_mut(&mut self) -> &mut $crate::model::Marking {
                &mut self.marking
            }

            fn cell(&self, column: &str) -> Option<&dyn $crate::model::Cell> {
                $(if column == stringify!($field) { return Some(&self.$field); })+
                None
            }

            fn cell_mut(&mut self, column: &str) -> Option<&mut dyn $crate::model::Cell> {
                $(if column == stringify!($field) { return Some(&mut self.$field); })+
                None
            }
        }
    };
}
pub(super) use record;
