//! Taking another copy of the draft in, and answering what that leaves in doubt: one step each.

use std::{collections::BTreeSet, sync::Arc};

use crate::edit::{Edit, Typing, apply};
use crate::merge::{self, Answer, Origin, answer, merge};
use crate::model::{Conflict, Draft, Pack, Place, Shared, Value};
use crate::template::Template;

use super::{Problem, doubts::slot_label, locks, step::Step};

/// Another copy of the draft, and what both came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The other copy.
    pub theirs: Arc<Draft>,
    /// What both were made from, where that is known.
    pub base: Option<Arc<Draft>>,
    /// Where it is from.
    pub origin: Origin,
    /// What stands for the states that come in with it.
    pub states: BTreeSet<String>,
    /// What a file of one's own says of itself once the draft beside it is in it.
    pub errand: Option<Shared<Pack>>,
}

impl Copy {
    /// Puts it together with a draft, which is not changed.
    pub fn merged(&self, draft: &Draft, template: &Template) -> Result<merge::Merged, Problem> {
        let base = self.base.as_deref();
        let mut merged = merge(base, draft, &self.theirs, &self.origin)?;
        if !self.states.is_empty() {
            self.keep_unseen(draft, &mut merged)?;
        }
        let sides = (draft, &merged.draft);
        if let Some(edit) = locks::opened_by(&self.theirs, sides, template, &self.origin) {
            apply(&mut merged.draft, edit.clone())?;
            let is_as_before = merged.draft == *draft;
            let before = std::mem::replace(&mut merged.edit, Edit::Group(Vec::new()));
            if !is_as_before {
                merged.edit = Edit::Group(vec![before, edit]);
            }
        }
        Ok(merged)
    }

    /// Whoever says in a pack that last year's words still hold says it of what is in the pack: the
    /// same words in a part that they never had stay last year's.
    fn keep_unseen(&self, draft: &Draft, merged: &mut merge::Merged) -> Result<(), Problem> {
        let now = &merged.draft.details.earlier;
        let own = draft.details.earlier.iter();
        let gone: Vec<String> = own.filter(|note| !now.contains(note)).cloned().collect();
        let sides: Vec<&Draft> = { self.base.as_deref().into_iter() }
            .chain([&*self.theirs])
            .collect();
        let kept = merged.draft.earlier_unseen(&gone, &sides);
        if kept.is_empty() {
            return Ok(());
        }
        // In the order in which they stood, and what is new behind them.
        let stays = |note: &&String| now.contains(note) || kept.contains(note);
        let own = draft.details.earlier.iter().filter(stays);
        let is_new = |note: &&String| !draft.details.earlier.contains(note);
        let notes = own.chain(now.iter().filter(is_new)).cloned().collect();
        let edit = Edit::Set {
            place: Place::Detail("earlier"),
            value: Value::List(notes),
        };
        apply(&mut merged.draft, edit.clone())?;
        let is_as_before = merged.draft == *draft;
        let edits = if is_as_before {
            Vec::new()
        } else {
            vec![
                std::mem::replace(&mut merged.edit, Edit::Group(Vec::new())),
                edit,
            ]
        };
        merged.edit = Edit::Group(edits);
        Ok(())
    }
}

/// Returns the step that takes a copy in; none where it has nothing new.
pub(super) fn take_in(
    copy: &Copy,
    draft: &Draft,
    template: &Template,
) -> Result<Option<Step>, Problem> {
    let mut merged = copy.merged(draft, template)?;
    if !merged.is_empty() && !copy.states.is_empty() {
        let mut team = merged.draft.team.clone();
        team.take(&copy.states);
        merged.edit = Edit::Group(vec![merged.edit, Edit::Team(team)]);
    }
    if let Some(errand) = &copy.errand
        && !merged.is_empty()
    {
        merged.edit = Edit::Group(vec![merged.edit, Edit::Errand(Some(errand.clone()))]);
    }
    let label = match copy.origin.who.as_str() {
        "" => "Take in a copy".to_owned(),
        who => format!("Take in {who}"),
    };
    Ok((!merged.is_empty()).then(|| Step {
        place: first_place(&merged.edit).unwrap_or(Place::Draft),
        edit: merged.edit,
        label,
        typing: Typing::Step,
    }))
}

/// Returns the one step that takes several copies in, one after the other; none where they have
/// nothing new.
pub(super) fn take_in_all(
    copies: &[Copy],
    draft: &Draft,
    template: &Template,
) -> Result<Option<Step>, Problem> {
    let mut work = draft.clone();
    let mut edits = Vec::new();
    for copy in copies {
        if let Some(step) = take_in(copy, &work, template)? {
            apply(&mut work, step.edit.clone())?;
            edits.push(step.edit);
        }
    }
    let edit = Edit::Group(edits);
    let is_empty = matches!(&edit, Edit::Group(edits) if edits.is_empty());
    Ok((!is_empty).then(|| Step {
        place: first_place(&edit).unwrap_or(Place::Draft),
        edit,
        label: match copies.len() {
            1 => "Take in 1 copy".to_owned(),
            n => format!("Take in {n} copies"),
        },
        typing: Typing::Step,
    }))
}

/// Returns the first place in the text that an edit changes.
fn first_place(edit: &Edit) -> Option<Place> {
    match edit {
        Edit::Group(edits) => edits.iter().find_map(first_place),
        Edit::Set { place, .. } | Edit::PutBack { place, .. } | Edit::Mark { place, .. } => {
            Some(place.clone()).filter(|place| !matches!(place, Place::Detail(_)))
        }
        Edit::Insert { row, .. } => Some(Place::Row(row.register(), row.id().clone())),
        Edit::Ready { section, .. } => Some(Place::Section(section.clone())),
        Edit::Comments(comments) => comments.last().map(|comment| comment.place.clone()),
        Edit::Conflicts(open) => open.last().map(|conflict| conflict.slot.place()),
        Edit::Remove { .. }
        | Edit::Move { .. }
        | Edit::Arrange(_)
        | Edit::Team(_)
        | Edit::Errand(_)
        | Edit::Answered(_)
        | Edit::Minutes(_)
        | Edit::Replace(_) => None,
    }
}

/// Returns the step that answers what is in doubt; none where it was answered before.
pub(super) fn settle(
    conflict: &Conflict,
    given: &Answer,
    draft: &Draft,
    template: &Template,
) -> Option<Step> {
    if !draft.conflicts.contains(conflict) {
        return None;
    }
    let what = slot_label(draft, template, &conflict.slot);
    Some(Step {
        edit: answer(draft, conflict, given),
        label: format!("Choose between two texts: {what}"),
        place: conflict.slot.place(),
        typing: Typing::Step,
    })
}
