//! Who writes what: said as one step.

use crate::edit::{Edit, Typing};
use crate::model::{Draft, MAX_INITIALS, Person, Place, Task};

use super::step::Step;

/// Returns the step that says who writes what; none where it is said already.
pub(super) fn assign(tasks: Vec<Task>, draft: &Draft) -> Option<Step> {
    if draft.team.tasks == tasks {
        return None;
    }
    let mut team = draft.team.clone();
    let new = tasks.iter().find(|task| !team.tasks.contains(task));
    let gone = team.tasks.iter().find(|task| !tasks.contains(task));
    let place = new.or(gone).map(|task| task.section.clone());
    team.tasks = tasks;
    Some(Step {
        edit: Edit::Team(team),
        label: "Say who writes what".to_owned(),
        place: place.map_or(Place::Draft, Place::Section),
        typing: Typing::Step,
    })
}

/// Returns the step that says who keeps the draft; none where it is said already.
pub(super) fn share(keeper: &str, takes_in: bool, draft: &Draft) -> Option<Step> {
    let mut team = draft.team.clone();
    keeper.trim().clone_into(&mut team.keeper);
    team.takes_in = takes_in;
    (team != draft.team).then(|| Step {
        edit: Edit::Team(team),
        label: "Say who keeps the draft".to_owned(),
        place: Place::Draft,
        typing: Typing::Step,
    })
}

/// Returns the step that says who writes; none where it is said already. Nobody stands there twice,
/// and nobody without a name.
pub(super) fn contributors(people: Vec<Person>, draft: &Draft) -> Option<Step> {
    let mut kept: Vec<Person> = Vec::with_capacity(people.len());
    for mut person in people {
        let name = person.name.trim().to_owned();
        person.name = name;
        person.initials = person.initials.trim().chars().take(MAX_INITIALS).collect();
        let is_there = kept.iter().any(|known| known.name == person.name);
        if !person.name.is_empty() && !is_there {
            kept.push(person);
        }
    }
    if draft.team.people == kept {
        return None;
    }
    let mut team = draft.team.clone();
    team.people = kept;
    Some(Step {
        edit: Edit::Team(team),
        label: "Say who writes".to_owned(),
        place: Place::Draft,
        typing: Typing::Step,
    })
}
