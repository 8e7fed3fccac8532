//! What a comparison says.

use super::words::Piece;
use crate::model::{Place, RegisterKind, SectionId, count_words};

/// Everything that changed between two states of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What changed, part by part in the order of the paper. Parts without a change are left out.
    pub groups: Vec<Group>,
}

/// What changed in one part of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The part.
    pub part: Part,
    /// What it is called.
    pub title: String,
    /// The changes, in the order of the paper.
    pub changes: Vec<Change>,
}

/// A part of a draft that is compared, and restored, as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The template that the draft is written with.
    Template,
    /// The order of the sections.
    Order,
    /// A section with the rows that are written in it. Such a row stands in one section only.
    Section(SectionId),
    /// The rows of a register that no section of the template holds.
    Register(RegisterKind),
    /// What the cover says.
    Details,
    /// How the paper shall look.
    Look,
    /// What is still to be chosen between two people's texts.
    Conflicts,
    /// Who writes what, and whose writing was taken in.
    Team,
    /// Why things stay as they are that readiness asked about.
    Answered,
    /// What was agreed. It is never brought back.
    Minutes,
    /// What people say to each other about the draft.
    Comments,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What changed, in the words of the window: a prompt, a column, the title of a row.
    pub label: String,
    /// What happened.
    pub kind: ChangeKind,
    /// What was taken out and put in; empty for a row that was changed or moved.
    pub pieces: Vec<Piece>,
    /// The cells of a row that changed, or that an added or deleted row holds.
    pub cells: Vec<Self>,
}

/// What happened at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Something was written where nothing stood, or a row was added.
    Added,
    /// What stood there was taken out, or a row was deleted.
    Deleted,
    /// It was changed.
    Changed,
    /// A row stands elsewhere among the other rows.
    Moved,
    /// Somebody else may read it than before.
    Marked,
    /// It was called ready, or no longer.
    Readiness,
}

impl ChangeKind {
    /// Returns what happened, in one word or two.
    pub fn label(self) -> &'static str {
        match self {
            Self::Added => "Added",
            Self::Deleted => "Deleted",
            Self::Changed => "Changed",
            Self::Moved => "Moved",
            Self::Marked => "Marking changed",
            Self::Readiness => "Readiness changed",
        }
    }
}

impl Comparison {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Returns how many changes there are, each row counted once.
    pub fn n_changes(&self) -> usize {
        self.groups.iter().map(|group| group.changes.len()).sum()
    }

    /// Returns how many words were taken out and how many put in.
    pub fn n_words(&self) -> (usize, usize) {
        let changes = self.groups.iter().flat_map(|group| &group.changes);
        let cells = changes.flat_map(|change| std::iter::once(change).chain(&change.cells));
        let pieces = cells.flat_map(|change| &change.pieces);
        pieces.fold((0, 0), |(out, put), piece| match piece {
            Piece::Same(_) => (out, put),
            Piece::Removed(text) => (out + count_words(text), put),
            Piece::Added(text) => (out, put + count_words(text)),
        })
    }

    /// Returns what changed in a part.
    pub fn group(&self, part: &Part) -> Option<&Group> {
        self.groups.iter().find(|group| group.part == *part)
    }
}

impl Group {
    /// Returns the places that bring this part back when they are restored. The order of sections
    /// and the template have none: they belong to the draft.
    pub fn places(&self) -> Vec<Place> {
        let own = match &self.part {
            Part::Section(section) => Some(Place::Section(section.clone())),
            Part::Template
            | Part::Order
            | Part::Register(_)
            | Part::Details
            | Part::Look
            | Part::Conflicts
            | Part::Team
            | Part::Answered
            | Part::Minutes
            | Part::Comments => None,
        };
        let changed = self.changes.iter().map(|change| &change.place);
        let rows_and_details =
            changed.filter(|place| matches!(place, Place::Row(..) | Place::Detail(_)));
        own.into_iter().chain(rows_and_details.cloned()).collect()
    }
}
