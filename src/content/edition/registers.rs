//! Which registers something was written from.

use crate::model::RegisterKind;

/// A set of registers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::content) struct RegisterSet(u16);

impl RegisterSet {
    /// Returns the set with a register more.
    pub(in crate::content) fn with(self, register: RegisterKind) -> Self {
        let idx = RegisterKind::ALL.iter().position(|kind| *kind == register);
        Self(self.0 | idx.map_or(u16::MAX, |idx| 1 << idx))
    }

    /// Whether there is a register in both.
    pub(in crate::content) fn has_any_of(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    pub(in crate::content) fn is_empty(self) -> bool {
        self.0 == 0
    }
}
