//! What stands for everything that a draft says.

use crate::model::Draft;

use super::{Fingerprint, format::options, format_pack::State};

/// Returns what stands for everything that a draft says: the same for the same draft, wherever it
/// was read. Who writes it and what is in doubt count for nothing.
pub fn state_print(draft: &Draft) -> Result<String, ron::Error> {
    let text = options().to_string(&State::said(draft.clone()))?;
    Ok(Fingerprint::of(text.as_bytes()).to_string())
}
