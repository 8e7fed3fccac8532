//! Tables that were pasted into a text, which could be rows of a register, too.

/// The tables of one paste.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Pasted {
    /// Each row by row and cell by cell.
    pub(in crate::ui) tables: Vec<Vec<Vec<String>>>,
}
