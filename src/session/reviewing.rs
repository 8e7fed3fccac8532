//! An open draft whose changes are looked through: begun, decided, and what was seen kept.

use std::sync::Arc;

use crate::model::{Draft, Place};
use crate::template::Template;

use super::{
    Action, Problem, Session,
    accepting::Sides,
    bookmark::Bookmark,
    review::{Review, Seen, TakenIn, What, text_value},
};

impl Session {
    /// Returns what is looked through, if anything is.
    pub fn review(&self) -> Option<&Review> {
        self.review.as_ref()
    }

    /// Begins to look through what changed since a state. What was seen by then stays in the
    /// history unless it is this state ([`Bookmark`]).
    pub fn begin_review(&mut self, then: Arc<Draft>, label: String, bookmark: Bookmark) {
        let before = self.review.take().unwrap_or_default();
        self.review = Some(Review {
            then,
            label,
            is_on: true,
            hands: before.hands,
            taken: before.taken,
            bookmark,
            ..Review::default()
        });
        self.find_changes();
    }

    /// Goes on from what the history has as seen and kept, where that was not known when copies
    /// were taken in. Where something was decided meanwhile, that stays.
    pub fn resume_review(&mut self, then: Arc<Draft>, label: String, bookmark: Bookmark) {
        let Some(review) = &mut self.review else {
            return;
        };
        if review.is_moved || !review.before.is_empty() || review.bookmark.is_set() {
            return;
        }
        review.then = then;
        review.label = label;
        review.bookmark = bookmark;
        review.found_for = None;
        self.find_changes();
    }

    /// Says once that somebody should look for what the history has as seen and kept.
    pub fn takes_seen(&mut self) -> bool {
        let review = self.review.as_mut();
        review.is_some_and(|review| std::mem::take(&mut review.wants_seen))
    }

    /// Shows what is looked through in the texts, or no longer.
    pub fn show_review(&mut self, is_on: bool) {
        if let Some(review) = &mut self.review {
            review.is_on = is_on;
        }
        self.find_changes();
    }

    /// Finds what changed, where something has since it was found.
    pub fn find_changes(&mut self) {
        let revision = self.revision();
        let (draft, template) = (Arc::clone(self.draft()), Arc::clone(self.template()));
        let Some(review) = &mut self.review else {
            return;
        };
        if review.is_on && review.found_for != Some(revision) {
            review.find(&draft, &template);
            review.found_for = Some(revision);
        }
    }

    /// Takes note of copies that were taken in: what they changed can be looked through.
    pub(super) fn note_taken_in(&mut self, taken: TakenIn) {
        let before = Arc::clone(&taken.before);
        let review = self.review.get_or_insert_with(|| Review {
            then: before,
            label: "the time before copies were taken in".to_owned(),
            wants_seen: true,
            ..Review::default()
        });
        review.taken.push(taken);
        review.found_for = None;
    }

    /// Accepts one change of a text: it is seen, and kept.
    pub fn accept_change(&mut self, place: &Place, n: usize) -> Result<(), Problem> {
        self.find_changes();
        let changed = self.review.as_ref().and_then(|review| review.at(place));
        let Some(What::Text(tracked)) = changed.map(|changed| &changed.what) else {
            return self.accept(std::slice::from_ref(place));
        };
        let tracked = tracked.accepted(n);
        let (draft, template) = (Arc::clone(self.draft()), Arc::clone(self.template()));
        let Some(review) = &mut self.review else {
            return Ok(());
        };
        let like = { draft.value(place) }.or_else(|| review.then.value(place));
        let value = text_value(like.as_ref(), tracked.before());
        let then = sides(review, &draft, &template).said(place.clone(), value)?;
        review.moved(Arc::new(then));
        if let Some(changed) = review.changed.iter_mut().find(|one| one.place == *place) {
            changed.what = What::Text(tracked);
        }
        self.find_changes();
        Ok(())
    }

    /// Accepts all that changed at some places.
    pub fn accept(&mut self, places: &[Place]) -> Result<(), Problem> {
        let (draft, template) = (Arc::clone(self.draft()), Arc::clone(self.template()));
        if let Some(review) = &mut self.review {
            let then = sides(review, &draft, &template).accepted(places)?;
            review.moved(Arc::new(then));
        }
        self.find_changes();
        Ok(())
    }

    /// Accepts all that changed in the draft.
    pub fn accept_all(&mut self) {
        let draft = Arc::clone(self.draft());
        if let Some(review) = &mut self.review {
            review.moved(draft);
        }
        self.find_changes();
    }

    /// Takes back what was accepted last.
    pub fn take_back_accepted(&mut self) {
        if let Some(review) = &mut self.review
            && let Some(before) = review.before.pop()
        {
            review.then = before;
            review.found_for = None;
            review.is_moved = true;
        }
        self.find_changes();
    }

    /// Returns the action that rejects one change of a text; none where there is no such change.
    pub fn rejecting_change(&self, place: &Place, n: usize) -> Option<Action> {
        let review = self.review.as_ref()?;
        let What::Text(tracked) = &review.at(place)?.what else {
            return Some(self.rejecting(vec![place.clone()]));
        };
        let like = { self.draft().value(place) }.or_else(|| review.then.value(place));
        let value = text_value(like.as_ref(), tracked.rejected(n).after());
        Some(Action::Reject {
            places: Vec::new(),
            texts: vec![(place.clone(), value)],
            then: Arc::clone(&review.then),
        })
    }

    /// Keeps how the other changes of a text stand apart once one of them is rejected.
    pub fn note_rejected(&mut self, place: &Place, n: usize) {
        let Some(review) = &mut self.review else {
            return;
        };
        if let Some(changed) = review.changed.iter_mut().find(|one| one.place == *place)
            && let What::Text(tracked) = &changed.what
        {
            changed.what = What::Text(tracked.rejected(n));
        }
    }

    /// Returns the action that rejects all that changed at some places.
    pub fn rejecting(&self, places: Vec<Place>) -> Action {
        let then = { self.review.as_ref() }.map_or_else(
            || Arc::clone(self.draft()),
            |review| Arc::clone(&review.then),
        );
        Action::Reject {
            places,
            texts: Vec::new(),
            then,
        }
    }

    /// Returns what was seen and kept, where the history does not have it so.
    pub fn take_seen(&mut self) -> Option<Seen> {
        let review = self.review.as_mut()?;
        std::mem::take(&mut review.is_moved).then(|| Seen {
            then: Arc::clone(&review.then),
            bookmark: review.bookmark.clone(),
        })
    }

    /// Whether what was seen is otherwise than the history has it.
    pub fn has_seen_more(&self) -> bool {
        self.review.as_ref().is_some_and(|review| review.is_moved)
    }
}

fn sides<'a>(review: &'a Review, now: &'a Draft, template: &'a Template) -> Sides<'a> {
    Sides {
        then: &review.then,
        now,
        template,
    }
}

#[cfg(test)]
mod tests;
