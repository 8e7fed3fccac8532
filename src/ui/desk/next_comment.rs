//! Going from one open comment to the next, in the order of the paper.

use super::open_draft::Desk;
use crate::check;
use crate::model::{Comment, CommentId, Place};
use crate::ui::pages::mark::Caret;

impl Desk {
    /// Goes to what a comment is about, with the caret at the words.
    pub(in crate::ui) fn go_to_comment(&mut self, id: &CommentId) {
        let draft = self.session.draft();
        let Some(comment) = draft.comments.iter().find(|comment| comment.id == *id) else {
            return;
        };
        let (place, at) = (comment.place.clone(), begins(comment));
        let is_there = draft.has_place(&place);
        self.state.talk.last = Some(id.clone());
        self.state.talk.is_wanted = true;
        if is_there {
            self.go(place.clone());
            self.state.caret_wish = at.map(|byte| Caret { place, byte });
        }
    }

    /// Returns the open comment behind the one that was looked at last, where the keyboard is still
    /// there, else behind where the keyboard is; and once round. None where there is none.
    pub(in crate::ui) fn next_comment(&self) -> Option<CommentId> {
        let (draft, template) = (self.session.draft(), self.session.template());
        let outline = template.outline(&draft.arrangement);
        let nth = |place: &Place| {
            let home = check::home(draft, template, place);
            let mut sections = outline.iter();
            sections.position(|outlined| Some(&outlined.section.id) == home.as_ref())
        };
        let mut open: Vec<(Option<usize>, &Place, Option<usize>, &CommentId)> =
            { draft.comments.iter() }
                .filter(|comment| comment.is_open())
                .map(|one| (nth(&one.place), &one.place, begins(one), &one.id))
                .collect();
        open.sort();
        let state = &self.state;
        let last = state.talk.last.as_ref();
        let here = open.iter().position(|(_, place, _, id)| {
            Some(*id) == last
                && state
                    .current
                    .as_ref()
                    .is_none_or(|current| current == *place)
        });
        let next = match (here, &state.current) {
            (Some(here), _) => here + 1,
            (None, Some(current)) => {
                let caret = state.caret.as_ref().filter(|caret| caret.place == *current);
                let (here, caret) = ((nth(current), current), caret.map_or(0, |caret| caret.byte));
                let is_behind = |(nth, place, byte): (Option<usize>, &Place, Option<usize>)| {
                    (nth, place) < here
                        || ((nth, place) == here && byte.is_some_and(|byte| byte < caret))
                };
                let first = open
                    .iter()
                    .position(|(nth, place, byte, _)| !is_behind((*nth, *place, *byte)));
                first.unwrap_or(open.len())
            }
            (None, None) => 0,
        };
        let next = open.get(next).or(open.first());
        next.map(|(.., id)| (*id).clone())
    }
}

/// Returns where the words begin that a comment is about.
fn begins(comment: &Comment) -> Option<usize> {
    comment.passage.as_ref()?.at
}
