//! What a user can do to a draft, each as one step that can be taken back.

use std::sync::Arc;

use jiff::Timestamp;

use crate::compare::{Part, compare};
use crate::edit::{self, Edit, Typing};
use crate::import::Proposal;
use crate::merge;
use crate::model::{
    Agreement, Conflict, Dismissal, Draft, Issued, Marking, Person, Place, RegisterKind, Row,
    RowId, SectionId, Task, Value,
};
use crate::template::Template;

use super::{
    IdSource, Problem, ProblemKind, answered, assigning,
    assigning::share,
    bring_in,
    commenting::{self, Remark},
    forgotten, issued,
    labels::place_label,
    locks,
    merging::{self, Copy},
    put_back::{move_back, put_back, reject, with_markings},
    sign_off,
    step::Step,
};

/// One thing a user did.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Typed at a place: joined with what was typed just before.
    Type {
        /// A field, a cell or a detail.
        place: Place,
        /// The whole new value.
        value: Value,
    },
    /// Chose a value for a place.
    Set {
        /// A field, a cell or a detail.
        place: Place,
        /// The whole new value.
        value: Value,
    },
    /// Changed many places at once, as replacing words does.
    Change {
        /// Each place with its new value.
        changes: Vec<(Place, Value)>,
        /// What was done, in the user's words.
        label: String,
    },
    /// Added a row at the end of a register.
    Add {
        /// The register.
        register: RegisterKind,
        /// What the row begins with, by column.
        preset: Vec<(&'static str, Value)>,
        /// The cell that links to the new row, where it was added from a picker.
        linked_from: Option<Place>,
    },
    /// Deleted a row and every link to it.
    Delete {
        /// The register.
        register: RegisterKind,
        /// The row.
        row: RowId,
    },
    /// Moved a row within its register.
    Move {
        /// The register.
        register: RegisterKind,
        /// The row.
        row: RowId,
        /// The new position.
        to: usize,
    },
    /// Linked a cell to a row.
    Link {
        /// The cell.
        cell: Place,
        /// The row.
        target: RowId,
    },
    /// Took a link out of a cell.
    Unlink {
        /// The cell.
        cell: Place,
        /// The row.
        target: RowId,
    },
    /// Marked a section, a field or a row.
    Mark {
        /// What.
        place: Place,
        /// The new marking.
        marking: Marking,
    },
    /// Called a section ready, or no longer.
    Ready {
        /// The section.
        section: SectionId,
        /// Whether it is.
        ready: bool,
    },
    /// Called a section agreed, which locks it.
    Agree {
        /// The section.
        section: SectionId,
        /// By whom, and when.
        agreement: Agreement,
    },
    /// Opened an agreed section again.
    OpenAgain {
        /// The section.
        section: SectionId,
        /// Who did.
        who: String,
        /// When.
        when: Timestamp,
    },
    /// Noted that a paper was sent out.
    Issue(Box<Issued>),
    /// Put the top-level sections into another order.
    Arrange(Vec<SectionId>),
    /// Said who writes what.
    Assign(Vec<Task>),
    /// Said who keeps the draft where others write in files of their own beside it, and whether
    /// what they write in what was given to them is taken in by itself.
    Share {
        /// Who keeps it; empty where anybody may write in it.
        keeper: String,
        /// Whether it is taken in by itself.
        takes_in: bool,
    },
    /// Said who writes, each with initials and a colour.
    Contributors(Vec<Person>),
    /// Brought a part, or everything where none is named, back to how it was.
    Restore {
        /// The part.
        part: Option<Part>,
        /// The draft as it was.
        then: Arc<Draft>,
    },
    /// Brought one text, row or cell back to how it was.
    PutBack {
        /// A [`Place::Field`], [`Place::Row`], [`Place::Cell`] or [`Place::Detail`].
        place: Place,
        /// The draft as it was.
        then: Arc<Draft>,
    },
    /// Put a row where it stood, and left what it says.
    MoveBack {
        /// A [`Place::Row`].
        place: Place,
        /// The draft as it was.
        then: Arc<Draft>,
    },
    /// Rejected what changed at some places: they are as they were.
    Reject {
        /// Each a [`Place::Field`], [`Place::Row`] or [`Place::Cell`] that is wholly as it was.
        places: Vec<Place>,
        /// Texts of which some changes are rejected, each as it shall be.
        texts: Vec<(Place, Value)>,
        /// The draft as it was.
        then: Arc<Draft>,
    },
    /// Confirmed that last year's words at a place still hold.
    Confirm(Place),
    /// Brought in what another program wrote.
    BringIn(Proposal),
    /// Took another copy of the draft in.
    TakeIn(Box<Copy>),
    /// Took several copies of the draft in, one after the other.
    TakeInAll(Vec<Copy>),
    /// Answered what two people left in doubt.
    Settle {
        /// The question.
        conflict: Box<Conflict>,
        /// The answer.
        answer: merge::Answer,
    },
    /// Said why something stays as it is that readiness asked about.
    Answer(Dismissal),
    /// Wanted to be asked again.
    AskAgain(Dismissal),
    /// Said something about the draft to others who write in it.
    Comment {
        /// What.
        remark: Remark,
        /// Who: the name that they show to others.
        who: String,
        /// When.
        when: Timestamp,
    },
    /// Took back the last step.
    Undo,
    /// Did again what was taken back.
    Redo,
}

/// Turns an action other than undo and redo into a step; none where it changes nothing.
pub(super) fn step(
    action: Action,
    draft: &Draft,
    template: &Template,
    ids: &mut IdSource,
) -> Result<Option<Step>, Problem> {
    let typing = typing(&action);
    let (verb, place, edit) = match action {
        Action::Undo | Action::Redo => return Ok(None),
        Action::Answer(one) => answered::give(one, draft),
        Action::AskAgain(one) => answered::take_back(&one, draft),
        Action::Comment { remark, who, when } => {
            commenting::remark(remark, (who, when), draft, ids)
        }
        Action::Add {
            register,
            preset,
            linked_from,
        } => {
            return add(register, preset, linked_from, draft, ids).map(Some);
        }
        Action::Confirm(place) => ("Confirm", place.clone(), Some(confirmed(&place, draft))),
        Action::BringIn(proposal) => return bring_in::step(proposal, draft, ids),
        Action::TakeIn(copy) => return merging::take_in(&copy, draft, template),
        Action::TakeInAll(copies) => return merging::take_in_all(&copies, draft, template),
        Action::Issue(one) => return Ok(issued::issue(*one, draft)),
        Action::Contributors(people) => return Ok(assigning::contributors(people, draft)),
        Action::Assign(tasks) => return Ok(assigning::assign(tasks, draft)),
        Action::Share { keeper, takes_in } => return Ok(share(&keeper, takes_in, draft)),
        Action::Settle { conflict, answer } => {
            return Ok(merging::settle(&conflict, &answer, draft, template));
        }
        Action::Change { changes, label } => return Ok(change(changes, label)),
        Action::Restore { part, then } => return restore(part.as_ref(), &then, draft, template),
        Action::PutBack { place, then } => return put_back(place, &then, draft, template),
        Action::MoveBack { place, then } => return Ok(move_back(place, &then, draft, template)),
        Action::Reject {
            places,
            texts,
            then,
        } => return reject((places, texts), &then, draft, template),
        Action::Type { place, value } => {
            ("Typing in", place.clone(), Some(Edit::Set { place, value }))
        }
        Action::Set { place, value } => ("Change", place.clone(), Some(Edit::Set { place, value })),
        Action::Delete { register, row } => {
            let edit = Some(edit::remove_row(draft, register, &row));
            ("Delete", Place::Row(register, row), edit)
        }
        Action::Move { register, row, to } => {
            let place = Place::Row(register, row.clone());
            ("Move", place, Some(Edit::Move { register, row, to }))
        }
        Action::Link { cell, target } => ("Link", cell.clone(), edit::link(draft, &cell, &target)),
        Action::Unlink { cell, target } => {
            let edit = edit::unlink(draft, &cell, &target);
            ("Unlink", cell, edit)
        }
        Action::Mark { place, marking } => {
            ("Mark", place.clone(), Some(Edit::Mark { place, marking }))
        }
        Action::Ready { section, ready } => {
            let place = Place::Section(section.clone());
            let verb = if ready { "Call ready" } else { "Reopen" };
            (verb, place, Some(Edit::Ready { section, ready }))
        }
        Action::Agree { section, agreement } => {
            return locks::agree(section, agreement, draft, template);
        }
        Action::OpenAgain { section, who, when } => {
            return Ok(locks::open_again(section, (&who, when), draft, template));
        }
        Action::Arrange(order) => {
            let edit = Some(Edit::Arrange(order));
            ("Change the order of parts of", Place::Draft, edit)
        }
    };
    let label = format!("{verb} {}", place_label(draft, template, &place));
    Ok(edit.map(|edit| Step {
        edit,
        label,
        place,
        typing,
    }))
}

/// Returns the edit after which a place has none of last year's words.
fn confirmed(place: &Place, draft: &Draft) -> Edit {
    Edit::Set {
        place: Place::Detail("earlier"),
        value: Value::List(draft.earlier_without(place)),
    }
}

fn typing(action: &Action) -> Typing {
    if matches!(action, Action::Type { .. }) {
        Typing::Keystroke
    } else {
        Typing::Step
    }
}

/// Returns the step that changes many places; none where there is none.
fn change(changes: Vec<(Place, Value)>, label: String) -> Option<Step> {
    let (place, _) = changes.first()?;
    let place = place.clone();
    let edits = changes.into_iter();
    Some(Step {
        edit: Edit::Group(
            edits
                .map(|(place, value)| Edit::Set { place, value })
                .collect(),
        ),
        label,
        place,
        typing: Typing::Step,
    })
}

/// Returns the step that brings a part back to how it was; none where it is so already. The
/// draft stays with the template that it is open with.
fn restore(
    part: Option<&Part>,
    then: &Draft,
    draft: &Draft,
    template: &Template,
) -> Result<Option<Step>, Problem> {
    let mut then = then.clone();
    then.template = draft.template.clone();
    // What was said and done stays said and done.
    then.minutes = draft.minutes.clone();
    let changes = compare(&then, draft, template);
    if changes.is_empty() {
        return Ok(None);
    }
    let Some(part) = part else {
        return Ok(Some(Step {
            edit: edit::restore(draft, &then, &[Place::Draft])?,
            label: "Restore the draft".to_owned(),
            place: Place::Draft,
            typing: Typing::Step,
        }));
    };
    let Some(group) = changes.group(part) else {
        return Ok(None);
    };
    let edit = if *part == Part::Order {
        Edit::Arrange(then.arrangement)
    } else if *part == Part::Conflicts {
        Edit::Conflicts(then.conflicts)
    } else if *part == Part::Team {
        // What was taken in is taken in, as long as its text is here.
        let mut team = draft.team.clone();
        team.tasks.clone_from(&then.team.tasks);
        team.people.clone_from(&then.team.people);
        Edit::Team(team)
    } else if *part == Part::Answered {
        Edit::Answered(then.answered)
    } else if *part == Part::Comments {
        let then = then.comments.iter();
        let comments = then.map(|comment| draft.with_settled_passage(comment.clone()));
        Edit::Comments(comments.collect::<Vec<_>>().into())
    } else {
        let places = group.places();
        let edit = edit::restore(draft, &then, &places)?;
        let edit = with_markings(edit, &places, (&then, draft), template)?;
        let edit = sign_off::after_restoring(edit, &then, draft)?;
        forgotten::with_note(edit, part, &then, draft)
    };
    let first = group.changes.first().map(|change| change.place.clone());
    let place = match part {
        Part::Section(section) => Place::Section(section.clone()),
        Part::Register(_) => first.unwrap_or(Place::Draft),
        Part::Template
        | Part::Order
        | Part::Details
        | Part::Look
        | Part::Conflicts
        | Part::Team
        | Part::Answered
        | Part::Minutes
        | Part::Comments => Place::Draft,
    };
    Ok(Some(Step {
        edit,
        label: format!("Restore {}", group.title),
        place,
        typing: Typing::Step,
    }))
}

fn add(
    register: RegisterKind,
    preset: Vec<(&'static str, Value)>,
    linked_from: Option<Place>,
    draft: &Draft,
    ids: &mut IdSource,
) -> Result<Step, Problem> {
    let id = ids.next_id(draft, register);
    let mut row: Row = register.new_row(id.clone());
    for (column, value) in preset {
        let Some(cell) = row.as_record_mut().cell_mut(column) else {
            continue;
        };
        cell.set(value).map_err(|error| {
            Problem::new(
                ProblemKind::Bug,
                format!("A new {} could not be made: {error}.", register.one()),
            )
        })?;
    }
    let insert = Edit::Insert {
        idx: draft.registers.n_rows(register),
        row: Box::new(row),
    };
    let link = linked_from.and_then(|cell| edit::link(draft, &cell, &id));
    let edit = match link {
        Some(link) => Edit::Group(vec![insert, link]),
        None => insert,
    };
    Ok(Step {
        edit,
        label: format!("Add {}", register.one()),
        place: Place::Row(register, id),
        typing: Typing::Step,
    })
}
