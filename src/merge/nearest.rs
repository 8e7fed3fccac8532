//! Which earlier state of a draft another copy was made from.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Answer, Cell, Draft, Place, Record, RegisterKind, Value};

use super::{present::by_id, words::n_changed};

/// What a value that is no text counts, in words.
const WHOLE: usize = 3;

/// Returns which state, of those given from the oldest to the newest, a copy was made from: of
/// those that the copy may have seen, the one that says most nearly what it says. Of two that are
/// as near it is the older. None where there is none.
pub fn nearest(states: &[&Draft], copy: &Draft) -> Option<usize> {
    let seen = may_have_seen(states, copy);
    let far = states.iter().map(|state| distance(state, copy));
    let far = far.enumerate().filter(|(idx, _)| seen.contains(idx));
    let (idx, far) = far.min_by_key(|(idx, far)| (*far, *idx))?;
    // What shares less than half of its words with the copy is no state of it.
    let size = |draft: &Draft| distance(&Draft::default(), draft);
    let both = states.get(idx).map_or(0, |state| size(state)) + size(copy);
    (far * 2 <= both).then_some(idx)
}

/// Returns the states that a copy may have been made from. It was not made from one in which
/// something is otherwise that the copy has as an older one had it: taking that for its base would
/// undo here what was written since.
fn may_have_seen(states: &[&Draft], copy: &Draft) -> BTreeSet<usize> {
    let all: Vec<BTreeMap<Place, Value>> = states.iter().map(|state| said(state)).collect();
    let copied = said(copy);
    let places: BTreeSet<&Place> = all
        .iter()
        .chain([&copied])
        .flat_map(BTreeMap::keys)
        .collect();
    let mut seen: BTreeSet<usize> = (0..states.len()).collect();
    for place in places {
        let wanted = copied.get(place);
        let is_so = |idx: &usize| all.get(*idx).is_some_and(|said| said.get(place) == wanted);
        if let Some(first) = (0..states.len()).find(is_so) {
            seen.retain(|idx| *idx <= first || is_so(idx));
        }
    }
    seen
}

/// Returns everything that a draft says, place by place.
pub(super) fn said(draft: &Draft) -> BTreeMap<Place, Value> {
    let mut said = BTreeMap::new();
    let mut put = |place: Place, value: Value| {
        if !value.is_empty() {
            said.insert(place, value);
        }
    };
    for column in Draft::detail_columns() {
        if let Some(cell) = draft.detail(column.name) {
            put(Place::Detail(column.name), cell.value());
        }
    }
    for (section, answers) in &draft.answers {
        for (field, answer) in answers {
            put(
                Place::Field(section.clone(), field.clone()),
                answer.to_value(),
            );
        }
    }
    for row in draft.registers.all_rows() {
        let (register, id) = (row.register(), row.id());
        put(row.place(), Value::Link(Some(id.clone())));
        for column in row.columns() {
            let place = Place::Cell(register, id.clone(), column.name);
            put(place, row.get(column.name));
        }
    }
    said
}

/// Counts the words that two states do not share.
fn distance(one: &Draft, other: &Draft) -> usize {
    let mut far = 0;
    for column in Draft::detail_columns() {
        let value = |draft: &Draft| draft.detail(column.name).map(Cell::value);
        far += of_values(value(one).as_ref(), value(other).as_ref());
    }
    let fields: BTreeSet<_> = [one, other]
        .into_iter()
        .flat_map(|draft| &draft.answers)
        .flat_map(|(section, answers)| answers.keys().map(move |field| (section, field)))
        .collect();
    for (section, field) in fields {
        let answer = |draft: &Draft| draft.answer(section, field).map(Answer::to_value);
        far += of_values(answer(one).as_ref(), answer(other).as_ref());
    }
    far += usize::from(one.markings != other.markings)
        + usize::from(one.ready != other.ready)
        + usize::from(one.arrangement != other.arrangement);
    let registers = RegisterKind::ALL.iter();
    far + registers
        .map(|register| of_rows(one, other, *register))
        .sum::<usize>()
}

fn of_rows(one: &Draft, other: &Draft, register: RegisterKind) -> usize {
    if one.registers.is_same(&other.registers, register) {
        return 0;
    }
    let (ours, theirs) = (by_id(one, register), by_id(other, register));
    let ids: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
    let rows = ids.into_iter().map(|id| {
        let (one, other) = (ours.get(id), theirs.get(id));
        let value = |row: Option<&&dyn Record>, column| row.map(|row| row.get(column));
        let columns = register.columns().iter();
        let cells = columns.map(|column| {
            of_values(
                value(one, column.name).as_ref(),
                value(other, column.name).as_ref(),
            )
        });
        cells.sum::<usize>() + usize::from(one.is_some() != other.is_some())
    });
    rows.sum::<usize>() + 1
}

fn of_values(one: Option<&Value>, other: Option<&Value>) -> usize {
    if one == other {
        return 0;
    }
    let text = |value: Option<&Value>| match value {
        Some(Value::Prose(prose)) => Some(prose.as_str().to_owned()),
        Some(Value::Text(text)) => Some(text.clone()),
        None => Some(String::new()),
        Some(_) => None,
    };
    match (text(one), text(other)) {
        (Some(one), Some(other)) => n_changed(&one, &other),
        _ => WHOLE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Prose;

    /// A draft with a title and a note.
    fn draft(title: &str, note: &str) -> Draft {
        let mut draft = Draft::default();
        title.clone_into(&mut draft.details.title);
        draft.details.note = Prose::new(note);
        draft
    }

    #[track_caller]
    fn check(states: &[(&str, &str)], copy: (&str, &str), expected: Option<usize>) {
        let states: Vec<Draft> = states.iter().map(|(a, b)| draft(a, b)).collect();
        let states: Vec<&Draft> = states.iter().collect();
        assert_eq!(nearest(&states, &draft(copy.0, copy.1)), expected);
    }

    const NOTE: &str = "Much was written here in the first weeks of the year";

    #[test]
    fn the_state_that_a_copy_was_made_from_is_found() {
        let more = format!("{NOTE}, and more since");
        check(
            &[("One", NOTE), ("One", &more), ("Two", &more)],
            ("One", &format!("{more} by us")),
            Some(1),
        );
        // Of two that are as near, the older.
        check(&[("A", NOTE), ("B", NOTE)], ("C", NOTE), Some(0));
        check(&[], ("C", NOTE), None);
        check(
            &[("One", NOTE)],
            ("Two", "Quite another paper of others"),
            None,
        );
    }

    #[test]
    fn a_state_that_the_copy_never_saw_is_not_taken_however_near_it_is() {
        // The title was changed after the copy was made; the note before.
        let long = format!("{NOTE}, and a great deal more before the copy was made by them");
        check(
            &[("Old title", NOTE), ("New title", &long)],
            ("Old title", &long),
            Some(0),
        );
    }
}
