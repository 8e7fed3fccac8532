//! What is in doubt in either copy, put together with what is in doubt now.

use crate::edit::{Edit, EditError};
use crate::model::Conflict;

use super::{
    held::{held, put},
    merging::Merging,
};

impl Merging<'_> {
    /// Keeps ours where the other copy left open whether what stands here is right: whoever left it
    /// open has not said so, and what is printed there meanwhile is no change of it.
    pub(super) fn doubts_left_open(&mut self) -> Result<(), EditError> {
        let (ours, theirs) = (self.ours, self.theirs);
        let Some(base) = self.base else {
            return Ok(());
        };
        for one in theirs.conflicts.iter() {
            let slot = &one.slot;
            let stands = held(ours, slot);
            let is_known = has(&base.conflicts, one) || has(&ours.conflicts, one);
            let is_about_ours = held(base, slot) == one.theirs && stands == one.theirs;
            let is_left = held(theirs, slot) == one.ours && held(&self.work, slot) == one.ours;
            let is_doubt = one.ours != one.theirs;
            if is_known || !is_doubt || !is_about_ours || !is_left {
                continue;
            }
            for edit in put(&self.work, slot, &stands) {
                self.push(edit)?;
            }
            self.new.push(Conflict {
                slot: slot.clone(),
                base: one.base.clone(),
                ours: stands,
                theirs: one.ours.clone(),
                who: self.origin.who.clone(),
                when: self.origin.when,
            });
        }
        Ok(())
    }

    /// Puts together what was in doubt before, on either side, with what is now.
    pub(super) fn conflicts(&mut self) -> Result<(), EditError> {
        let (ours, theirs) = (&*self.ours.conflicts, &*self.theirs.conflicts);
        let none = Vec::new();
        let base = self.base.map_or(&none, |base| &*base.conflicts);
        let mut open: Vec<Conflict> = if base == ours && self.base.is_some() {
            theirs.clone()
        } else {
            let is_answered = |one: &&Conflict| has(base, one) && !has(theirs, one);
            let open = ours.iter().filter(|one| !is_answered(one));
            let mut open: Vec<Conflict> = open.cloned().collect();
            let is_new = |one: &&Conflict| !has(base, one) && !has(ours, one);
            let new = theirs.iter().filter(is_new);
            let new = new.filter(|one| held(&self.work, &one.slot) != one.theirs);
            open.extend(new.cloned());
            open
        };
        // What somebody wrote since stands for what they wrote before.
        open.retain(|old| {
            let is_newer =
                |new: &Conflict| new.slot == old.slot && new.who == old.who && new.base == old.base;
            old.who.is_empty() || !self.new.iter().any(is_newer)
        });
        // Of a doubt that is open there, too, our side stays ours.
        open.retain(|one| has(ours, one) || !has(&self.new, one));
        self.new.retain(|new| !has(&open, new));
        open.extend(self.new.iter().cloned());
        self.new = { open.iter().filter(|one| !has(ours, one)) }
            .cloned()
            .collect();
        if open == *ours {
            return Ok(());
        }
        self.push(Edit::Conflicts(open.into()))
    }
}

/// Whether a list holds a conflict, whoever took it in and when.
fn has(list: &[Conflict], one: &Conflict) -> bool {
    list.iter().any(|other| {
        other.slot == one.slot && other.theirs == one.theirs && other.ours == one.ours
            || other.slot == one.slot && other.theirs == one.ours && other.ours == one.theirs
    })
}
