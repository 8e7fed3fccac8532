//! An open draft whose changes are looked through: begun, decided, and what was seen kept.

use std::sync::Arc;

use crate::edit::{self, Edit};
use crate::model::{Draft, Place};

use super::{
    Action, Problem, Session,
    review::{Review, TakenIn, What, text_value},
};

impl Session {
    /// Returns what is looked through, if anything is.
    pub fn review(&self) -> Option<&Review> {
        self.review.as_ref()
    }

    /// Begins to look through what changed since a state.
    pub fn begin_review(&mut self, then: Arc<Draft>, label: String) {
        let before = self.review.take().unwrap_or_default();
        self.review = Some(Review {
            then,
            label,
            is_on: true,
            hands: before.hands,
            taken: before.taken,
            ..Review::default()
        });
        self.find_changes();
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
        let like = self.draft().value(place);
        let Some(review) = &mut self.review else {
            return Ok(());
        };
        let like = like.or_else(|| review.then.value(place));
        let value = text_value(like.as_ref(), tracked.before());
        let place = place.clone();
        review.see(Edit::Set {
            place: place.clone(),
            value,
        })?;
        if let Some(changed) = review.changed.iter_mut().find(|one| one.place == place) {
            changed.what = What::Text(tracked);
        }
        self.find_changes();
        Ok(())
    }

    /// Accepts all that changed at some places.
    pub fn accept(&mut self, places: &[Place]) -> Result<(), Problem> {
        let draft = Arc::clone(self.draft());
        if let Some(review) = &mut self.review {
            let edit = edit::restore(&review.then, &draft, places)?;
            review.see(edit)?;
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
    pub fn take_seen(&mut self) -> Option<Arc<Draft>> {
        let review = self.review.as_mut()?;
        std::mem::take(&mut review.is_moved).then(|| Arc::clone(&review.then))
    }
}

#[cfg(test)]
mod tests;
