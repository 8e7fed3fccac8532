//! What a file of one's own says of the states that were saved in it.

use std::{collections::BTreeSet, sync::Arc};

use crate::model::Draft;

use super::{Problem, sent};

/// Returns a file of one's own as it is saved: with what stands for this state behind those before
/// it, each with its number, so that what was written and taken out again is another state.
pub(super) fn with_state(draft: &Arc<Draft>) -> Result<Arc<Draft>, Problem> {
    let own = draft.pack.as_deref().filter(|pack| pack.is_whole());
    let Some(own) = own else {
        return Ok(Arc::clone(draft));
    };
    let state = sent::print(draft)?;
    if own
        .states
        .last()
        .is_some_and(|last| print_in(last) == state)
    {
        return Ok(Arc::clone(draft));
    }
    let mut saved = Draft::clone(draft);
    if let Some(pack) = &mut saved.pack {
        let entry = next_entry(&pack.states, &state);
        pack.states.insert(entry);
    }
    Ok(Arc::new(saved))
}

/// What stands among the states where the file was brought up to the draft.
pub(super) const MOVED_ON: &str = "-";

/// Returns what stands for a state behind those before it.
pub(super) fn next_entry(states: &BTreeSet<String>, state: &str) -> String {
    let last = states.last().and_then(|last| last.split_once('/'));
    let last = last.and_then(|(number, _)| number.parse::<u32>().ok());
    let next = last.unwrap_or_default().saturating_add(1);
    format!("{next:06}/{state}")
}

/// Returns what stands for a state, without its number.
pub(super) fn print_in(entry: &str) -> &str {
    entry.split_once('/').map_or(entry, |(_, print)| print)
}
