//! One way to read and change every column of every register.
//!
//! A register row is a plain struct. [`record!`](record) writes, beside the struct, the table of
//! its [`Column`]s and access by column name, so that edits, checks, editors, merges and
//! exports need no code of their own for each register.

use super::{
    Marking, Place, RegisterKind, RowId,
    cell::{Cell, Column},
    value::Value,
};

/// A row of a register.
pub trait Record: Sync {
    /// Returns the register this row belongs to.
    fn register(&self) -> RegisterKind;
    /// Returns the columns of that register.
    fn columns(&self) -> &'static [Column];
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
        for column in self.columns() {
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
                #[serde(default, skip_serializing_if = "crate::model::cell::is_left_out")]
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

            fn columns(&self) -> &'static [$crate::model::Column] {
                $columns
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
