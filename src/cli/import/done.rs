//! What came of bringing something in.

/// What came of it: how many rows and values are new or another, and whether the draft has them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Done {
    pub(super) n_changes: usize,
    pub(super) is_carried_out: bool,
}
