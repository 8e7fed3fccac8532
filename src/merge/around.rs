//! What is kept about a draft and stands in no paper, put together: who writes what, why things stay
//! as they are, what was agreed, what was said.

use crate::edit::{Edit, EditError};
use crate::model::{Minutes, Team};

use super::{
    answered,
    both::{changed, with_changes},
    comments,
    merging::Merging,
    minutes,
};

impl Merging<'_> {
    /// Puts together who was asked for what. Two who ask for the same in other words have both
    /// asked.
    pub(super) fn team(&mut self) -> Result<(), EditError> {
        let (ours, theirs) = (&self.ours.team, &self.theirs.team);
        let none = Team::default();
        let base = self.base.map_or(&none, |base| &*base.team);
        if self.base.is_some() && **ours == *base {
            return if ours == theirs {
                Ok(())
            } else {
                self.push(Edit::Team(theirs.clone()))
            };
        }
        let is_out =
            |state: &&String| base.taken.contains(*state) && !theirs.taken.contains(*state);
        let kept = ours.taken.iter().filter(|state| !is_out(state));
        let new = theirs.taken.difference(&base.taken);
        let known = |name: &str| ours.people.iter().any(|one| one.name == name);
        let mut people = with_changes(&base.people, &ours.people, &theirs.people);
        if base.people != ours.people {
            // Two who gave one person another colour have one person still.
            people.retain(|one| ours.people.contains(one) || !known(&one.name));
        }
        let team = Team {
            people,
            tasks: with_changes(&base.tasks, &ours.tasks, &theirs.tasks),
            taken: kept.chain(new).cloned().collect(),
            keeper: changed(&base.keeper, &ours.keeper, &theirs.keeper).clone(),
            takes_in: *changed(&base.takes_in, &ours.takes_in, &theirs.takes_in),
        };
        if team == **ours {
            return Ok(());
        }
        self.push(Edit::Team(team.into()))
    }

    /// Keeps why things stay as they are, as either side has it.
    pub(super) fn answered(&mut self) -> Result<(), EditError> {
        let none = Vec::new();
        let base = self.base.map_or(&none, |base| &*base.answered);
        let both = answered::both(base, &self.ours.answered, &self.theirs.answered);
        if both == *self.ours.answered {
            return Ok(());
        }
        self.push(Edit::Answered(both.into()))
    }

    /// Keeps what either side said, each about its words where both are now.
    pub(super) fn comments(&mut self) -> Result<(), EditError> {
        let base = self.base.map_or(&[][..], |base| &base.comments);
        let sides = comments::Sides {
            ours: self.ours,
            theirs: self.theirs,
            work: &self.work,
        };
        let both = comments::both(base, &sides);
        if both == *self.work.comments {
            return Ok(());
        }
        self.push(Edit::Comments(both.into()))
    }

    /// Puts together what was agreed and opened again.
    pub(super) fn minutes(&mut self) -> Result<(), EditError> {
        let none = Minutes::default();
        let base = self.base.map_or(&none, |base| &*base.minutes);
        let both = minutes::both(base, &self.ours.minutes, &self.theirs.minutes);
        if both == *self.ours.minutes {
            return Ok(());
        }
        self.push(Edit::Minutes(both.into()))
    }
}
