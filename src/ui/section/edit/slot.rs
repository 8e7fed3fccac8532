//! What an editor is for.

use crate::model::Place;
use crate::ui::{section::sheet::Sheet, widgets::field::FieldSpec};

/// What an editor is for.
#[derive(Clone, Copy)]
pub(in crate::ui::section) struct Slot<'a> {
    /// Where it is.
    pub(in crate::ui::section) place: &'a Place,
    /// What it asks; also its accessible name.
    pub(in crate::ui::section) label: &'a str,
    /// What helps to answer.
    pub(in crate::ui::section) hint: &'a str,
}

impl<'a> Slot<'a> {
    pub(super) fn spec(&self, sheet: &Sheet<'_, '_>) -> FieldSpec<'a> {
        FieldSpec {
            id: sheet.id(self.place),
            label: self.label,
            hint: self.hint,
        }
    }
}
