//! Answering what is in doubt.

use crate::edit::Edit;
use crate::model::{CellKind, Conflict, Draft, Held, Place, Slot, Value};

use super::{
    held::{held, kind, put},
    value::{self, Together, text_value, together},
    words::{self, Pick, Stretch, all_picked, picked},
};

/// How a conflict is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// What stands there is right.
    Ours,
    /// The other copy is right.
    Theirs,
    /// Of a text, this of each doubt in it.
    Picked(Vec<Pick>),
}

/// Returns the text of a conflict, stretch by stretch; none where it is about no text.
pub fn stretches(conflict: &Conflict) -> Option<Vec<Stretch>> {
    let Slot::Value(place) = &conflict.slot else {
        return None;
    };
    let kind = kind(place);
    let (ours, theirs) = texts(&conflict.ours, &conflict.theirs)?;
    match &conflict.base {
        Some(base) => {
            let empty = text_value(matches!(ours, Value::Prose(_)), String::new());
            let base = in_value(base).unwrap_or(&empty);
            value::stretches(kind, base, &ours, &theirs)
        }
        None if matches!(kind, None | Some(CellKind::Text | CellKind::Prose)) => {
            Some(words::two(text(&ours)?, text(&theirs)?))
        }
        None => None,
    }
}

/// Returns the edit that answers a conflict and takes it off the list. What was written at its
/// place since stays, as far as the answer leaves it.
pub fn answer(draft: &Draft, conflict: &Conflict, answer: &Answer) -> Edit {
    let mut edits = match (&conflict.slot, answer) {
        (Slot::Marking(_), Answer::Ours) => put(draft, &conflict.slot, &conflict.ours),
        (_, Answer::Ours) => Vec::new(),
        (Slot::Value(place), answer) => of_value(draft, place, conflict, answer),
        (_, Answer::Theirs) => put(draft, &conflict.slot, &conflict.theirs),
        (_, Answer::Picked(_)) => Vec::new(),
    };
    let left = draft.conflicts.iter().filter(|other| *other != conflict);
    let left: Vec<Conflict> = left.cloned().collect();
    edits.push(Edit::Conflicts(left.into()));
    Edit::Group(edits)
}

fn of_value(draft: &Draft, place: &Place, conflict: &Conflict, answer: &Answer) -> Vec<Edit> {
    let now = held(draft, &conflict.slot);
    let wanted = match (stretches(conflict), answer) {
        (Some(stretches), answer) => {
            let was = all_picked(&stretches, Pick::Ours);
            let wanted = match answer {
                Answer::Picked(picks) => picked(&stretches, picks),
                Answer::Ours => was.clone(),
                Answer::Theirs => all_picked(&stretches, Pick::Theirs),
            };
            let is_prose = [&conflict.ours, &conflict.theirs]
                .into_iter()
                .any(|held| matches!(held, Held::Value(Value::Prose(_))));
            let now = in_value(&now).and_then(text).unwrap_or_default();
            let since = words::stretches(&was, now, &wanted);
            Held::Value(text_value(is_prose, all_picked(&since, Pick::Theirs)))
        }
        (None, Answer::Theirs) => theirs_now(place, conflict, &now),
        (None, Answer::Ours | Answer::Picked(_)) => return Vec::new(),
    };
    put(draft, &conflict.slot, &wanted)
}

/// Returns theirs with what was done at its place since, as far as both go together.
fn theirs_now(place: &Place, conflict: &Conflict, now: &Held) -> Held {
    let (Held::Value(ours), Held::Value(theirs), Held::Value(now)) =
        (&conflict.ours, &conflict.theirs, now)
    else {
        return conflict.theirs.clone();
    };
    let base = conflict.base.as_ref().and_then(in_value);
    let kind = kind(place);
    let (was, wanted) = match together(kind, base, ours, theirs) {
        Together::Doubt(was, wanted) => (was, wanted),
        Together::Settled(value) => (ours.clone(), value),
    };
    match together(kind, Some(&was), now, &wanted) {
        Together::Settled(value) | Together::Doubt(_, value) => Held::Value(value),
    }
}

/// Returns two texts of one kind; one that is not there is without words.
fn texts(ours: &Held, theirs: &Held) -> Option<(Value, Value)> {
    let (one, other) = (in_value(ours).cloned(), in_value(theirs).cloned());
    let either = one.as_ref().or(other.as_ref())?;
    text(either)?;
    let empty = text_value(matches!(either, Value::Prose(_)), String::new());
    let of = |held: &Held, value: Option<Value>| {
        let is_nothing = *held == Held::Nothing;
        value.or_else(|| is_nothing.then(|| empty.clone()))
    };
    Some((of(ours, one)?, of(theirs, other)?))
}

fn in_value(held: &Held) -> Option<&Value> {
    if let Held::Value(value) = held {
        Some(value)
    } else {
        None
    }
}

fn text(value: &Value) -> Option<&str> {
    if let Value::Prose(prose) = value {
        Some(prose.as_str())
    } else if let Value::Text(text) = value {
        Some(text)
    } else {
        None
    }
}
