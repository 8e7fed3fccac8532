//! What an earlier state is good for as a base, where nobody knows that a copy was made from it.
//!
//! If the copy is older than the state, then what it lacks was never taken out by its author: it
//! was written here since. Such a state says for certain only what a copy adds.

use crate::edit::{Edit, apply};
use crate::model::{Draft, Period, Prose, RegisterKind, Team, Value};

use super::{
    comments,
    nearest::said,
    present::by_id,
    tokens::{Change, changes, words, words_of},
};

/// Returns a state as a base for a copy that may not have been made from it: without the rows,
/// questions and tasks that the copy lacks, and without the words and values that it has not. So nothing that
/// stands here goes because a copy lacks it: it stays, and is in doubt where the copy says something
/// else in its place.
#[must_use]
pub fn cautious(state: &Draft, copy: &Draft) -> Draft {
    let mut base = state.clone();
    for register in RegisterKind::ALL {
        let there = by_id(copy, *register);
        for row in state.registers.rows(*register) {
            if !there.contains_key(row.id()) {
                let (register, row) = (*register, row.id().clone());
                apply(&mut base, Edit::Remove { register, row }).ok();
            }
        }
    }
    let known = state.conflicts.iter();
    let known: Vec<_> = known
        .filter(|conflict| copy.conflicts.contains(conflict))
        .cloned()
        .collect();
    apply(&mut base, Edit::Conflicts(known.into())).ok();
    let answered = state.answered.iter();
    let answered: Vec<_> = answered
        .filter(|one| copy.answered.contains(one))
        .cloned()
        .collect();
    apply(&mut base, Edit::Answered(answered.into())).ok();
    let comments = state.comments.iter();
    let comments: Vec<_> = comments
        .filter_map(|one| comments::in_copy(one, &copy.comments))
        .collect();
    apply(&mut base, Edit::Comments(comments.into())).ok();
    let mut team = Team::clone(&state.team);
    team.tasks.retain(|task| copy.team.tasks.contains(task));
    team.taken.retain(|taken| copy.team.taken.contains(taken));
    if copy.team.keeper.is_empty() {
        team.keeper.clear();
    }
    team.takes_in &= copy.team.takes_in;
    apply(&mut base, Edit::Team(team.into())).ok();
    let copied = said(copy);
    for (place, value) in said(state) {
        if let Some(value) = left(&value, copied.get(&place)) {
            // A cell of a row that is gone is out already.
            apply(&mut base, Edit::Set { place, value }).ok();
        }
    }
    base
}

/// Returns what of a value is in the copy too, where not all of it is: of a text the words that
/// both have, of anything else nothing.
fn left(value: &Value, copied: Option<&Value>) -> Option<Value> {
    match (value, copied) {
        (Value::Prose(one), Some(Value::Prose(other))) => {
            let text = shared(one.as_str(), other.as_str())?;
            Some(Value::Prose(Prose::new(text)))
        }
        (Value::Text(one), Some(Value::Text(other))) => shared(one, other).map(Value::Text),
        _ => (copied != Some(value)).then(|| empty(value)).flatten(),
    }
}

/// Returns a text without the words that the other takes out; none where it takes out none.
fn shared(one: &str, other: &str) -> Option<String> {
    let (one, other) = (words(one), words(other));
    let changes = changes(&one, &other);
    let takes_out = |change: &Change| !words_of(&one, change.base.clone()).is_empty();
    if !changes.iter().any(takes_out) {
        return None;
    }
    let is_out = |idx: usize| changes.iter().any(|change| change.base.contains(&idx));
    let kept = one.iter().enumerate().filter(|(idx, _)| !is_out(*idx));
    Some(kept.map(|(_, word)| *word).collect())
}

/// Returns the empty value of the same kind; none where there is none.
fn empty(value: &Value) -> Option<Value> {
    match value {
        Value::Prose(_) => Some(Value::Prose(Prose::default())),
        Value::Text(_) => Some(Value::Text(String::new())),
        Value::Date(_) => Some(Value::Date(None)),
        Value::Period(_) => Some(Value::Period(Period::default())),
        Value::Link(_) => Some(Value::Link(None)),
        Value::Links(_) => Some(Value::Links(Vec::new())),
        Value::Series(_) => Some(Value::Series(Vec::new())),
        Value::List(_) => Some(Value::List(Vec::new())),
        Value::Choice(_) | Value::SignOffs(_) | Value::Logo(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::{Origin, merge};
    use crate::model::{SectionId, Task};

    #[test]
    fn what_a_copy_lacks_of_tasks_and_replies_is_not_taken_out() {
        let task = |person: &str| Task {
            row: None,
            section: SectionId::new("care").unwrap(),
            person: person.to_owned(),
            due: None,
            note: String::new(),
        };
        let mut ours = Draft::default();
        let mut team = Team {
            people: Vec::new(),
            tasks: vec![task("Ann")],
            taken: ["one".to_owned()].into(),
            ..Team::default()
        };
        ours.team = team.clone().into();
        // It is older than the second task and the second reply, or its author took them out.
        let copy = ours.clone();
        team.tasks.push(task("Sam"));
        team.taken.insert("two".to_owned());
        ours.team = team.into();
        let base = cautious(&ours, &copy);
        assert_eq!(base.team, copy.team);
        let merged = merge(Some(&base), &ours, &copy, &Origin::default()).unwrap();
        assert_eq!(merged.draft.team, ours.team);
    }
}
