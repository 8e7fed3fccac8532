//! Who writes what: said as one step.

use crate::edit::{Edit, Typing};
use crate::model::{Draft, Place, Task};

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
