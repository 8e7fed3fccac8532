//! What could go into a draft: new rows with links between them, and values for places that are
//! there already. `session` makes one step of it.

use crate::model::{Place, RegisterKind, RowId, Value};

/// What could go into a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposal {
    /// What the step is called, as in “Undo: bring in Ofsted’s report”.
    pub label: String,
    /// Rows to add, in order.
    pub rows: Vec<NewRow>,
    /// Values to put where something can stand already.
    pub values: Vec<(Place, Value)>,
    /// What of it is last year's words, as notes ([`crate::model::notes_of`]).
    pub earlier: Vec<String>,
}

/// A row to add. It gets its id when it is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRow {
    /// Its register.
    pub register: RegisterKind,
    /// What it begins with, by column.
    pub preset: Vec<(&'static str, Value)>,
    /// What it is linked to, by column.
    pub links: Vec<(&'static str, Target)>,
}

/// What a new row is linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A row that is added with it, by its position among them.
    New(usize),
    /// A row of the draft.
    Row(RowId),
}

impl Proposal {
    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.values.is_empty()
    }
}
