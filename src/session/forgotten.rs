//! What was taken in and then brought back to before: with the same reply it comes in again, and
//! nothing else of that reply does.
//!
//! Invariant: what the owner settled and deleted elsewhere stays so, however often a part is
//! restored.

use std::collections::BTreeSet;

use crate::compare::{Group, Part, compare};
use crate::edit::{self, Edit};
use crate::model::Draft;
use crate::template::Template;

use super::Problem;

/// Returns an edit that restores a part, with the note of what was taken in since and is not there
/// any more.
pub(super) fn with_note(edit: Edit, part: &Part, then: &Draft, draft: &Draft) -> Edit {
    let Some(name) = name(part) else { return edit };
    let mut team = draft.team.clone();
    team.forget(&name, &then.team);
    if team == draft.team {
        return edit;
    }
    Edit::Group(vec![edit, Edit::Team(team)])
}

/// Returns what a reply is put together with: a state that was taken in, and in the parts that were
/// brought back since what was there before.
pub(super) fn as_before(
    state: Draft,
    before: &Draft,
    parts: &BTreeSet<&str>,
    template: &Template,
) -> Result<Draft, Problem> {
    if parts.is_empty() {
        return Ok(state);
    }
    let changes = compare(before, &state, template);
    let groups = changes.groups.iter().filter(|group| {
        let name = name(&group.part);
        name.is_some_and(|name| parts.contains(name.as_str()))
    });
    let places: Vec<_> = groups.flat_map(Group::places).collect();
    let edit = edit::restore(&state, before, &places)?;
    let mut state = state;
    edit::apply(&mut state, edit)?;
    Ok(state)
}

/// Returns what a part is called in a file; none where it is not restored place by place.
fn name(part: &Part) -> Option<String> {
    match part {
        Part::Section(section) => Some(format!("section:{section}")),
        Part::Register(register) => Some(format!("register:{}", register.prefix())),
        Part::Details => Some("details".to_owned()),
        Part::Look => Some("look".to_owned()),
        Part::Template
        | Part::Order
        | Part::Conflicts
        | Part::Team
        | Part::Answered
        | Part::Minutes
        | Part::Comments => None,
    }
}
