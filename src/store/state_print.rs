//! What stands for everything that a draft says.

use serde::Serialize;

use crate::model::Draft;

use super::{Fingerprint, format::options, format_pack::State};

/// Returns what stands for everything that a draft says: the same for the same draft, wherever it
/// was read. Who writes it and what is in doubt count for nothing.
pub fn state_print(draft: &Draft) -> Result<String, ron::Error> {
    let text = options().to_string(&State::said(draft.clone()))?;
    Ok(Fingerprint::of(text.as_bytes()).to_string())
}

/// Returns what stands for a draft with all that is noted of it: what is in doubt, why things stay
/// as they are, who writes, what was agreed, and the logo.
pub fn copy_print(draft: &Draft) -> Result<String, ron::Error> {
    let text = options().to_string(&State::of(draft.clone()))?;
    Ok(Fingerprint::of(text.as_bytes()).to_string())
}

/// Returns what stands for any value that can be written.
pub fn value_print<T: Serialize>(value: &T) -> Result<String, ron::Error> {
    let text = options().to_string(value)?;
    Ok(Fingerprint::of(text.as_bytes()).to_string())
}
