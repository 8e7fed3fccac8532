//! The document-wide lists. One file a register.
//!
//! Ids are unique across all registers of a draft, so that a citation needs no more than one.

mod action;
mod contact;
mod document;
mod evidence;
mod finding;
mod indicator;
mod kind;
mod meeting;
mod priority;
mod question;
mod review;
mod statement;
mod term;

pub use self::{
    action::Action, contact::Contact, document::Document, evidence::Evidence, finding::Finding,
    indicator::Indicator, kind::RegisterKind, meeting::Meeting, priority::Priority,
    question::Question, review::Review, statement::Statement, term::Term,
};
use super::{Column, Record, RowId};

/// A row of any register.
macro_rules! registers {
    ($($kind:ident: $row:ident in $field:ident, $columns:path;)+) => {
        impl RegisterKind {
            /// Returns the columns of the register.
            pub fn columns(self) -> &'static [Column] {
                match self { $(Self::$kind => $columns),+ }
            }

            /// Creates an empty row.
            pub fn new_row(self, id: RowId) -> Row {
                match self { $(Self::$kind => Row::$kind($row::new(id))),+ }
            }
        }

        /// A row of any register.
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum Row {
            $(#[doc = concat!("One of [`RegisterKind::", stringify!($kind), "`].")] $kind($row),)+
        }

        impl Row {
            /// Returns the row for reading by column.
            pub fn as_record(&self) -> &dyn Record {
                match self { $(Self::$kind(row) => row),+ }
            }

            /// Returns the row for changing by column.
            pub fn as_record_mut(&mut self) -> &mut dyn Record {
                match self { $(Self::$kind(row) => row),+ }
            }
        }

        /// Every register of a draft.
        #[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Registers {
            $(
                #[doc = concat!("Those of [`RegisterKind::", stringify!($kind), "`].")]
                #[serde(skip_serializing_if = "Vec::is_empty")]
                pub $field: Vec<$row>,
            )+
        }

        impl Registers {
            /// Returns how many rows a register has.
            pub fn n_rows(&self, register: RegisterKind) -> usize {
                match register { $(RegisterKind::$kind => self.$field.len()),+ }
            }

            /// Returns the rows of a register, in the author's order.
            pub fn rows(&self, register: RegisterKind) -> Vec<&dyn Record> {
                match register {
                    $(RegisterKind::$kind => self.$field.iter().map(|row| row as &dyn Record).collect()),+
                }
            }

            /// Returns the rows of all registers.
            pub fn all_rows(&self) -> impl Iterator<Item = &dyn Record> {
                RegisterKind::ALL.iter().flat_map(|register| self.rows(*register))
            }

            /// Whether a register holds the same rows in the same order as that of another draft.
            pub fn is_same(&self, other: &Self, register: RegisterKind) -> bool {
                match register { $(RegisterKind::$kind => self.$field == other.$field),+ }
            }

            /// Returns a row by its position, as it is.
            pub fn row_at(&self, register: RegisterKind, idx: usize) -> Option<Row> {
                match register {
                    $(RegisterKind::$kind => self.$field.get(idx).cloned().map(Row::$kind)),+
                }
            }

            /// Returns a row by its position, to change it.
            pub fn row_at_mut(&mut self, register: RegisterKind, idx: usize) -> Option<&mut dyn Record> {
                match register {
                    $(RegisterKind::$kind => self.$field.get_mut(idx).map(|row| row as &mut dyn Record)),+
                }
            }

            /// Puts a row into its register at a position; past the end it is put last.
            pub fn insert(&mut self, idx: usize, row: Row) {
                match row {
                    $(Row::$kind(row) => {
                        let idx = idx.min(self.$field.len());
                        self.$field.insert(idx, row);
                    })+
                }
            }

            /// Takes a row out by its position.
            pub fn remove_at(&mut self, register: RegisterKind, idx: usize) -> Option<Row> {
                match register {
                    $(RegisterKind::$kind => {
                        if idx >= self.$field.len() { return None; }
                        Some(Row::$kind(self.$field.remove(idx)))
                    })+
                }
            }
        }
    };
}

registers! {
    Reviews: Review in reviews, review::COLUMNS;
    Findings: Finding in findings, finding::COLUMNS;
    Evidence: Evidence in evidence, evidence::COLUMNS;
    Statements: Statement in statements, statement::COLUMNS;
    Priorities: Priority in priorities, priority::COLUMNS;
    Actions: Action in actions, action::COLUMNS;
    Indicators: Indicator in indicators, indicator::COLUMNS;
    Meetings: Meeting in meetings, meeting::COLUMNS;
    Questions: Question in questions, question::COLUMNS;
    Contacts: Contact in contacts, contact::COLUMNS;
    Documents: Document in documents, document::COLUMNS;
    Terms: Term in terms, term::COLUMNS;
}

impl Row {
    /// Returns the register the row belongs to.
    pub fn register(&self) -> RegisterKind {
        self.as_record().register()
    }

    /// Returns the row's id.
    pub fn id(&self) -> &RowId {
        self.as_record().id()
    }
}

impl RegisterKind {
    /// Finds a column by name.
    pub fn column(self, name: &str) -> Option<&'static Column> {
        self.columns().iter().find(|column| column.name == name)
    }
}

impl Registers {
    /// Returns a row and its position, whatever its register.
    pub fn find(&self, id: &RowId) -> Option<(usize, &dyn Record)> {
        RegisterKind::ALL.iter().find_map(|register| {
            self.rows(*register)
                .into_iter()
                .enumerate()
                .find(|(_, row)| row.id() == id)
        })
    }

    /// Returns the position of a row in its register.
    pub fn position(&self, register: RegisterKind, id: &RowId) -> Option<usize> {
        self.rows(register).iter().position(|row| row.id() == id)
    }

    /// Returns a row of a register.
    pub fn row(&self, register: RegisterKind, id: &RowId) -> Option<&dyn Record> {
        self.rows(register).into_iter().find(|row| row.id() == id)
    }

    /// Returns a row of a register, to change it.
    pub fn row_mut(&mut self, register: RegisterKind, id: &RowId) -> Option<&mut dyn Record> {
        let idx = self.position(register, id)?;
        self.row_at_mut(register, idx)
    }
}
