//! What the window remembers of looking through what changed.

use crate::model::Place;

/// What the window remembers while changes are looked through.
#[derive(Debug, Clone, Default)]
pub struct ReviewState {
    /// The change that was pressed or gone to last.
    pub current: Option<(Place, usize)>,
    /// Whether the keyboard should go to it; taken by whoever draws it.
    pub wants: bool,
    /// The text that is written in meanwhile.
    pub writing: Option<Place>,
    /// Whose copy each step brought, in words.
    pub(in crate::ui) hands: Vec<String>,
}

impl ReviewState {
    /// Says whose copy a change came with; nothing where nobody knows.
    pub(in crate::ui) fn hand(&self, step: Option<usize>) -> Option<&str> {
        self.hands.get(step?).map(String::as_str)
    }
}
