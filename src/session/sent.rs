//! Packs known again when they come back.
//!
//! What both were made from lies in the pack itself. The owner's draft keeps what stands for each
//! state that was taken in, and a pack what it sent back last: so a pack that comes back once more
//! brings only what was written since, wherever the history is.

use std::{collections::BTreeSet, sync::Arc};

use crate::model::{Draft, Pack};
use crate::store;

use super::{Problem, ProblemKind};

/// Takes note that a pack that is opened is what was sent back last, where it is: whoever goes on
/// in it goes on from there.
pub(super) fn note_sent(draft: &mut Draft) -> Result<(), Problem> {
    let Some(pack) = draft.pack.take() else {
        return Ok(());
    };
    let mut pack = pack.into_inner();
    // A file of one's own is known again by what its author saved.
    if !pack.is_whole() && pack.states.contains(&print(draft)?) {
        pack.sent = Some(draft.clone());
    }
    draft.pack = Some(pack.into());
    Ok(())
}

/// What a pack that came back is put together with.
#[derive(Debug, Clone)]
pub(super) struct Returned {
    /// What both were made from.
    pub(super) base: Arc<Draft>,
    /// What stands for its states once it is taken in.
    pub(super) states: BTreeSet<String>,
}

/// Returns what a pack is put together with: what it came back with last, if that was taken in,
/// or what was sent. `taken` stands for what was taken in. A state that was taken in before brings nothing.
pub(super) fn returned(
    pack: &Pack,
    theirs: &Draft,
    taken: &BTreeSet<String>,
) -> Result<Returned, Problem> {
    // Two packs may have begun with the same text.
    let errand = format!("{}/{}", print(&pack.base)?, pack.addressee);
    let name = |state: &String| format!("{errand}/{state}");
    let now = print(theirs)?;
    let states: BTreeSet<String> = pack.states.iter().chain([&now]).map(name).collect();
    let is_taken = |state: &Draft| print(state).map(|print| taken.contains(&name(&print)));
    let is_known = taken.contains(&name(&now));
    let base = match pack.sent.as_ref() {
        // What it says is known, but not what was answered since.
        Some(sent) if is_known && print(sent)? == now => sent,
        _ if is_known => theirs,
        Some(sent) if is_taken(sent)? => sent,
        Some(_) | None => &pack.base,
    };
    let base = Arc::new(base.clone());
    Ok(Returned { base, states })
}

pub(super) fn print(draft: &Draft) -> Result<String, Problem> {
    store::state_print(draft).map_err(|error| {
        let message = format!("What stands for a draft could not be worked out: {error}.");
        Problem::new(ProblemKind::Bug, message)
    })
}

/// Returns what stands for another copy of a draft with all that was written in it, also what was
/// answered and agreed; which copies that one took in counts for nothing.
pub(super) fn copy_print(draft: &Draft) -> Result<String, Problem> {
    let mut draft = draft.clone();
    draft.team.taken.clear();
    store::copy_print(&draft).map_err(|error| {
        let message = format!("What stands for a copy could not be worked out: {error}.");
        Problem::new(ProblemKind::Bug, message)
    })
}
