//! Tables that were pasted into a text, which could be rows of a register instead.

/// The tables of one paste.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Pasted {
    /// Each row by row and cell by cell.
    pub(in crate::ui) tables: Vec<Vec<Vec<String>>>,
    /// What the draft was when they had come in as text.
    pub(in crate::ui) revision: u64,
    /// Whether the question is open in which registers they go.
    pub(in crate::ui) is_asked: bool,
}
