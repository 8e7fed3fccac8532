//! Why a draft stays as it is where readiness asked: answers given and taken back.

use crate::edit::Edit;
use crate::model::{Dismissal, Draft, Place};

/// Returns what it is called, where it is, and the edit that gives an answer; none where there is
/// no reason in it. It takes the place of what was answered there before.
pub(super) fn give(one: Dismissal, draft: &Draft) -> (&'static str, Place, Option<Edit>) {
    let place = one.place.clone();
    let mut answered: Vec<Dismissal> = draft.answered.to_vec();
    let is_of_old_text = |old: &Dismissal| old.rule == one.rule && old.place == one.place;
    // In a text with several questions each is told by its own words.
    answered.retain(|old| !(is_of_old_text(old) && (old.of == one.of || is_cell(&old.place))));
    let has_reason = !one.because.trim().is_empty();
    answered.push(one);
    let edit = has_reason.then(|| Edit::Answered(answered.into()));
    ("Answer what was asked of", place, edit)
}

/// What stands in a cell is one text; there an answer to what it said before is of no use.
fn is_cell(place: &Place) -> bool {
    matches!(place, Place::Cell(..))
}

/// Returns the same for an answer that is taken back.
pub(super) fn take_back(one: &Dismissal, draft: &Draft) -> (&'static str, Place, Option<Edit>) {
    let mut answered: Vec<Dismissal> = draft.answered.to_vec();
    let n_before = answered.len();
    answered.retain(|other| !other.answers_the_same(one));
    let edit = (answered.len() < n_before).then(|| Edit::Answered(answered.into()));
    ("Ask again of", one.place.clone(), edit)
}
