//! What changed between two states of a draft, in the user's words and word by word.
//!
//! Rows are matched by id, never by likeness. This module only looks: bringing a part back is
//! [`crate::edit`]'s business, and [`Part`] and [`Group::places`] say what to bring back.
//!
//! Invariant: a comparison is empty exactly where the two states are equal.

mod fold;
mod group;
mod names;
mod rows;
mod show;
mod words;

use crate::model::{Draft, FieldId, Place, SectionId};
use crate::template::Template;

pub use self::{
    fold::{Shown, fold},
    words::Piece,
};

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
    Register(crate::model::RegisterKind),
    /// What the cover says.
    Details,
    /// How the paper shall look.
    Look,
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
            Piece::Removed(text) => (out + crate::model::count_words(text), put),
            Piece::Added(text) => (out, put + crate::model::count_words(text)),
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
            Part::Template | Part::Order | Part::Register(_) | Part::Details | Part::Look => None,
        };
        let changed = self.changes.iter().map(|change| &change.place);
        let rows_and_details =
            changed.filter(|place| matches!(place, Place::Row(..) | Place::Detail(_)));
        own.into_iter().chain(rows_and_details.cloned()).collect()
    }
}

/// Compares two states of a draft, as somebody reads them who knows `after`.
pub fn compare(before: &Draft, after: &Draft, template: &Template) -> Comparison {
    group::Comparing::new(before, after, template).groups()
}

/// Returns the fields of a section: the template's in its order, then others that a state has.
fn fields_of(section: &SectionId, states: [&Draft; 2], template: &Template) -> Vec<FieldId> {
    let known = template.section(section).into_iter();
    let mut fields: Vec<FieldId> = known
        .flat_map(|section| section.fields.iter().map(|field| field.id.clone()))
        .collect();
    for state in states {
        let answered = state.answers.get(section).into_iter();
        let marked = state.markings.get(section).into_iter();
        let others = answered
            .flat_map(|answers| answers.keys())
            .chain(marked.flat_map(|marks| marks.fields.keys()));
        for field in others {
            if !fields.contains(field) {
                fields.push(field.clone());
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests;
