//! Applying an edit, which returns its inverse.
//!
//! No edit marks a place both as exempt and for everyone: [`apply`] settles what it is given.
//! [`take_back`] does not, so that a file that says so comes back as it was.

use crate::model::{
    Answer, Cell, Comment, Conflict, Dismissal, Draft, Marking, Minutes, Pack, Place, RegisterKind,
    Row, RowId, SectionId, Shared, Team, Value, WrongKind, clean_marking, clean_row,
    cleaned_minutes, cleaned_team, cleaned_value, comments_after,
};

/// One change to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts a value into a field, a cell or a detail. An empty value empties a field.
    Set {
        /// A [`Place::Field`], [`Place::Cell`] or [`Place::Detail`].
        place: Place,
        /// The new value, of the kind that the place holds.
        value: Value,
    },
    /// Puts a value back with the comments as they stood: what a [`Self::Set`] that moved some of
    /// them returns.
    PutBack {
        /// A [`Place::Field`], [`Place::Cell`] or [`Place::Detail`].
        place: Place,
        /// The value.
        value: Value,
        /// All comments of the draft.
        comments: Shared<Vec<Comment>>,
    },
    /// Puts a new row into its register.
    Insert {
        /// The position; past the end means last.
        idx: usize,
        /// The row.
        row: Box<Row>,
    },
    /// Takes a row out. Links to it stay: see [`super::remove_row`].
    Remove {
        /// The register.
        register: RegisterKind,
        /// The row.
        row: RowId,
    },
    /// Moves a row within its register.
    Move {
        /// The register.
        register: RegisterKind,
        /// The row.
        row: RowId,
        /// Its new position; past the end means last.
        to: usize,
    },
    /// Marks a section, a field or a row.
    Mark {
        /// A [`Place::Section`], [`Place::Field`] or [`Place::Row`].
        place: Place,
        /// The new marking.
        marking: Marking,
    },
    /// Says whether a section is ready.
    Ready {
        /// The section.
        section: SectionId,
        /// Whether it is.
        ready: bool,
    },
    /// Puts the top-level sections into another order.
    Arrange(Vec<SectionId>),
    /// Says what is still to be chosen between two people's texts.
    Conflicts(Shared<Vec<Conflict>>),
    /// Says who writes what, and whose writing was taken in.
    Team(Shared<Team>),
    /// Says what a part, or a file of one's own, is made from.
    Errand(Option<Shared<Pack>>),
    /// Says why things stay as they are that readiness asked about.
    Answered(Shared<Vec<Dismissal>>),
    /// Says what was agreed.
    Minutes(Shared<Minutes>),
    /// Says what people say to each other about the draft.
    Comments(Shared<Vec<Comment>>),
    /// Puts another state in place of the whole draft.
    Replace(Box<Draft>),
    /// Several edits that are one change to the user. All apply, or none does.
    Group(Vec<Self>),
}

/// Why an edit could not be applied. The draft is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// There is no such place, or it holds no value of its own.
    #[error("there is nothing to change at {0:?}")]
    NoSuchPlace(Place),
    /// The place holds another kind of value.
    #[error(transparent)]
    WrongKind(#[from] WrongKind),
    /// A field cannot hold this kind of value.
    #[error("a field cannot hold {0:?}")]
    NotAnAnswer(Value),
    /// Another row has this id.
    #[error("another row is called “{0}” already")]
    DuplicateId(RowId),
    /// There is no such row.
    #[error("there is no row “{0}”")]
    NoSuchRow(RowId),
}

/// Applies an edit and returns the one that takes it back.
pub fn apply(draft: &mut Draft, edit: Edit) -> Result<Edit, EditError> {
    carry_out(draft, settled(edit))
}

/// Applies the inverse of an edit: the draft becomes what it was, to the letter.
pub(super) fn take_back(draft: &mut Draft, inverse: Edit) -> Result<Edit, EditError> {
    carry_out(draft, inverse)
}

/// Returns the edit with no marking that says both exempt and for everyone.
fn settled(edit: Edit) -> Edit {
    match edit {
        Edit::Mark { place, marking } => Edit::Mark {
            place,
            marking: marking.settled(),
        },
        Edit::Insert { idx, mut row } => {
            let marking = row.as_record_mut().marking_mut();
            *marking = std::mem::take(marking).settled();
            Edit::Insert { idx, row }
        }
        Edit::Replace(draft) => Edit::Replace(Box::new(draft.with_settled_markings())),
        Edit::Group(edits) => Edit::Group(edits.into_iter().map(settled).collect()),
        Edit::Set { .. }
        | Edit::PutBack { .. }
        | Edit::Remove { .. }
        | Edit::Move { .. }
        | Edit::Ready { .. }
        | Edit::Arrange(_)
        | Edit::Conflicts(_)
        | Edit::Team(_)
        | Edit::Errand(_)
        | Edit::Answered(_)
        | Edit::Minutes(_)
        | Edit::Comments(_) => edit,
    }
}

fn carry_out(draft: &mut Draft, edit: Edit) -> Result<Edit, EditError> {
    match edit {
        Edit::Set { place, value } => set(draft, place, value),
        Edit::PutBack {
            place,
            value,
            comments,
        } => {
            let (place, value) = put(draft, place, value)?;
            let comments = std::mem::replace(&mut draft.comments, comments);
            Ok(Edit::PutBack {
                place,
                value,
                comments,
            })
        }
        Edit::Insert { idx, row } => insert(draft, idx, *row),
        Edit::Remove { register, row } => remove(draft, register, row),
        Edit::Move { register, row, to } => move_row(draft, register, row, to),
        Edit::Mark { place, marking } => mark(draft, place, marking),
        Edit::Ready { section, ready } => Ok(set_ready(draft, section, ready)),
        Edit::Arrange(order) => {
            let before = std::mem::replace(&mut draft.arrangement, order);
            Ok(Edit::Arrange(before))
        }
        Edit::Conflicts(open) => {
            let before = std::mem::replace(&mut draft.conflicts, open);
            Ok(Edit::Conflicts(before))
        }
        Edit::Team(team) => {
            // What a file would not give back must not get into a draft.
            let team = cleaned_team(&team).map_or(team, Shared::from);
            let before = std::mem::replace(&mut draft.team, team);
            Ok(Edit::Team(before))
        }
        Edit::Errand(errand) => {
            let before = std::mem::replace(&mut draft.pack, errand);
            Ok(Edit::Errand(before))
        }
        Edit::Answered(mut answered) => {
            answered.iter_mut().for_each(Dismissal::clean);
            let before = std::mem::replace(&mut draft.answered, answered);
            Ok(Edit::Answered(before))
        }
        Edit::Minutes(minutes) => {
            let minutes = cleaned_minutes(&minutes).map_or(minutes, Shared::from);
            let before = std::mem::replace(&mut draft.minutes, minutes);
            Ok(Edit::Minutes(before))
        }
        Edit::Comments(mut comments) => {
            comments.iter_mut().for_each(Comment::clean);
            let before = std::mem::replace(&mut draft.comments, comments);
            Ok(Edit::Comments(before))
        }
        Edit::Replace(other) => {
            let before = std::mem::replace(draft, *other);
            Ok(Edit::Replace(Box::new(before)))
        }
        Edit::Group(edits) => group(draft, edits),
    }
}

/// Puts a value into a place, and has the comments on its words follow them.
fn set(draft: &mut Draft, place: Place, value: Value) -> Result<Edit, EditError> {
    if draft.comments.is_empty() {
        let (place, value) = put(draft, place, value)?;
        return Ok(Edit::Set { place, value });
    }
    let (place, before) = put(draft, place, value)?;
    let has_passage = |comment: &Comment| comment.passage.is_some() && comment.place == place;
    let is_commented = draft.comments.iter().any(has_passage);
    let now = draft.value(&place).filter(|_| is_commented);
    let now = now.unwrap_or_else(|| Value::Text(String::new()));
    let Some(moved) = comments_after(&draft.comments, &place, (&before, &now)) else {
        return Ok(Edit::Set {
            place,
            value: before,
        });
    };
    Ok(Edit::PutBack {
        place,
        value: before,
        comments: std::mem::replace(&mut draft.comments, moved),
    })
}

/// Puts a value into a place and returns what stood there.
fn put(draft: &mut Draft, place: Place, value: Value) -> Result<(Place, Value), EditError> {
    // What a file would not give back must not get into a draft.
    let value = cleaned_value(&value).unwrap_or(value);
    let before = match &place {
        Place::Field(section, field) => {
            if !matches!(
                value,
                Value::Prose(_) | Value::Text(_) | Value::Choice(_) | Value::Date(_)
            ) {
                return Err(EditError::NotAnAnswer(value));
            }
            let answers = draft.answers.entry(section.clone()).or_default();
            let before = match Answer::from_value(value) {
                Some(answer) => answers.insert(field.clone(), answer),
                None => answers.remove(field),
            };
            if answers.is_empty() {
                draft.answers.remove(section);
            }
            before.map_or_else(|| Value::Text(String::new()), |answer| answer.to_value())
        }
        Place::Detail(column) => {
            let Some(cell) = draft.detail_mut(column) else {
                return Err(EditError::NoSuchPlace(place));
            };
            replace(cell, value)?
        }
        Place::Cell(register, row, column) => {
            let record = draft.registers.row_mut(*register, row);
            let Some(cell) = record.and_then(|record| record.cell_mut(column)) else {
                return Err(EditError::NoSuchPlace(place));
            };
            replace(cell, value)?
        }
        Place::Draft | Place::Section(_) | Place::Row(..) => {
            return Err(EditError::NoSuchPlace(place));
        }
    };
    Ok((place, before))
}

fn replace(cell: &mut dyn Cell, value: Value) -> Result<Value, WrongKind> {
    let before = cell.value();
    cell.set(value)?;
    Ok(before)
}

fn insert(draft: &mut Draft, idx: usize, mut row: Row) -> Result<Edit, EditError> {
    clean_row(row.as_record_mut());
    let (register, id) = (row.register(), row.id().clone());
    if draft.registers.find(&id).is_some() {
        return Err(EditError::DuplicateId(id));
    }
    draft.registers.insert(idx, row);
    Ok(Edit::Remove { register, row: id })
}

fn remove(draft: &mut Draft, register: RegisterKind, id: RowId) -> Result<Edit, EditError> {
    let Some(idx) = draft.registers.position(register, &id) else {
        return Err(EditError::NoSuchRow(id));
    };
    let Some(row) = draft.registers.remove_at(register, idx) else {
        return Err(EditError::NoSuchRow(id));
    };
    Ok(Edit::Insert {
        idx,
        row: Box::new(row),
    })
}

fn move_row(
    draft: &mut Draft,
    register: RegisterKind,
    id: RowId,
    to: usize,
) -> Result<Edit, EditError> {
    let Some(from) = draft.registers.position(register, &id) else {
        return Err(EditError::NoSuchRow(id));
    };
    if let Some(row) = draft.registers.remove_at(register, from) {
        draft.registers.insert(to, row);
    }
    Ok(Edit::Move {
        register,
        row: id,
        to: from,
    })
}

fn mark(draft: &mut Draft, place: Place, mut marking: Marking) -> Result<Edit, EditError> {
    clean_marking(&mut marking);
    let before = draft.own_marking(&place);
    match &place {
        Place::Section(section) => {
            draft.markings.entry(section.clone()).or_default().section = marking;
            forget_empty_markings(draft, section);
        }
        Place::Field(section, field) => {
            let fields = &mut draft.markings.entry(section.clone()).or_default().fields;
            if marking.is_none() {
                fields.remove(field);
            } else {
                fields.insert(field.clone(), marking);
            }
            forget_empty_markings(draft, section);
        }
        Place::Row(register, row) => {
            let Some(record) = draft.registers.row_mut(*register, row) else {
                return Err(EditError::NoSuchPlace(place));
            };
            *record.marking_mut() = marking;
        }
        Place::Draft | Place::Detail(_) | Place::Cell(..) => {
            return Err(EditError::NoSuchPlace(place));
        }
    }
    Ok(Edit::Mark {
        place,
        marking: before,
    })
}

/// Keeps the draft free of markings that mark nothing, so that undoing leaves no trace.
fn forget_empty_markings(draft: &mut Draft, section: &SectionId) {
    let is_empty = draft
        .markings
        .get(section)
        .is_some_and(|marks| marks.section.is_none() && marks.fields.is_empty());
    if is_empty {
        draft.markings.remove(section);
    }
}

fn set_ready(draft: &mut Draft, section: SectionId, ready: bool) -> Edit {
    let before = if ready {
        !draft.ready.insert(section.clone())
    } else {
        draft.ready.remove(&section)
    };
    Edit::Ready {
        section,
        ready: before,
    }
}

fn group(draft: &mut Draft, edits: Vec<Edit>) -> Result<Edit, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match carry_out(draft, edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                for inverse in inverses.into_iter().rev() {
                    carry_out(draft, inverse)?;
                }
                return Err(error);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Group(inverses))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Audience, Exempt, FieldId, Prose};

    fn section() -> SectionId {
        SectionId::new("here").unwrap()
    }

    fn field() -> Place {
        Place::Field(section(), FieldId::new("know").unwrap())
    }

    fn prose(text: &str) -> Value {
        Value::Prose(Prose::new(text))
    }

    /// Applies edits one after the other, then their inverses, and expects the first draft back.
    #[track_caller]
    fn check(edits: Vec<Edit>) -> Draft {
        let start = Draft::default();
        let mut draft = start.clone();
        let mut inverses = Vec::new();
        for edit in edits {
            inverses.push(apply(&mut draft, edit).unwrap());
        }
        let end = draft.clone();
        for inverse in inverses.into_iter().rev() {
            apply(&mut draft, inverse).unwrap();
        }
        assert_eq!(draft, start);
        end
    }

    #[test]
    fn a_field_set_and_emptied_leaves_no_trace() {
        let end = check(vec![
            Edit::Set {
                place: field(),
                value: prose("One"),
            },
            Edit::Set {
                place: field(),
                value: prose(""),
            },
        ]);
        assert_eq!(end, Draft::default());
    }

    #[test]
    fn a_group_that_fails_half_way_changes_nothing() {
        let mut draft = Draft::default();
        let missing = RowId::new("e-none").unwrap();
        let edit = Edit::Group(vec![
            Edit::Set {
                place: field(),
                value: prose("One"),
            },
            Edit::Remove {
                register: RegisterKind::Evidence,
                row: missing.clone(),
            },
        ]);
        assert_eq!(apply(&mut draft, edit), Err(EditError::NoSuchRow(missing)));
        assert_eq!(draft, Draft::default());
    }

    #[test]
    fn rows_markings_and_states_are_taken_back() {
        let (first, second) = (RowId::new("f-one").unwrap(), RowId::new("f-two").unwrap());
        let row = |id: &RowId| Box::new(RegisterKind::Findings.new_row(id.clone()));
        let place = Place::Row(RegisterKind::Findings, first.clone());
        let marking = Marking {
            audience: Audience::Ofsted,
            exempt: None,
        };
        let end = check(vec![
            Edit::Insert {
                idx: 9,
                row: row(&first),
            },
            Edit::Insert {
                idx: 9,
                row: row(&second),
            },
            Edit::Move {
                register: RegisterKind::Findings,
                row: second.clone(),
                to: 0,
            },
            Edit::Mark {
                place,
                marking: marking.clone(),
            },
            Edit::Mark {
                place: Place::Section(section()),
                marking,
            },
            Edit::Ready {
                section: section(),
                ready: true,
            },
            Edit::Arrange(vec![section()]),
        ]);
        assert_eq!(end.registers.findings[0].id, second);
        assert!(end.ready.contains(&section()));
    }

    #[test]
    fn nothing_becomes_exempt_and_for_everyone_and_what_a_file_said_comes_back() {
        let both = Marking {
            audience: Audience::Everyone,
            exempt: Some(Exempt::default()),
        };
        let id = RowId::new("e-one").unwrap();
        let mut row = RegisterKind::Evidence.new_row(id.clone());
        *row.as_record_mut().marking_mut() = both.clone();
        let row_place = Place::Row(RegisterKind::Evidence, id);
        let mut from_file = Draft::default();
        from_file.registers.insert(0, row.clone());
        from_file.markings.entry(section()).or_default().section = both.clone();

        let places = [Place::Section(section()), field(), row_place.clone()];
        let mark = |place: &Place| Edit::Mark {
            place: place.clone(),
            marking: both.clone(),
        };
        for edit in [
            Edit::Group(places.iter().map(mark).collect()),
            Edit::Replace(Box::new(from_file.clone())),
        ] {
            let mut draft = from_file.clone();
            let inverse = apply(&mut draft, edit).unwrap();
            assert_eq!(draft.contradictory_places(), [], "chosen");
            assert_eq!(draft.own_marking(&row_place).audience, Audience::Committee);
            take_back(&mut draft, inverse).unwrap();
            assert_eq!(draft, from_file, "taken back");
        }
        let row = Box::new(row);
        let mut draft = Draft::default();
        apply(&mut draft, Edit::Insert { idx: 0, row }).unwrap();
        assert_eq!(draft.contradictory_places(), []);
    }

    #[test]
    fn a_second_row_of_the_same_name_is_refused_in_any_register() {
        let mut draft = Draft::default();
        let id = RowId::new("x").unwrap();
        apply(
            &mut draft,
            Edit::Insert {
                idx: 0,
                row: Box::new(RegisterKind::Terms.new_row(id.clone())),
            },
        )
        .unwrap();
        let again = Edit::Insert {
            idx: 0,
            row: Box::new(RegisterKind::Evidence.new_row(id.clone())),
        };
        assert_eq!(apply(&mut draft, again), Err(EditError::DuplicateId(id)));
    }
}
