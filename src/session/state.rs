//! A kept state, read.

use crate::model::Draft;
use crate::store::{self, Disk, MAX_BYTES, Seal, backup, backup::Kept};
use crate::template::Template;

use super::{Problem, ProblemKind, forward::under};

/// Reads a state as it would stand in the present template.
pub(super) fn read_state(
    disk: &dyn Disk,
    kept: &Kept,
    (seal, template): (&Seal, &Template),
) -> Result<Draft, Problem> {
    let bytes = backup::read(disk, kept, MAX_BYTES).map_err(|error| {
        let message = format!("This state cannot be read: {error}.");
        Problem::new(ProblemKind::Disk, message).hint("The other states are not touched.")
    })?;
    let state = store::read_draft(bytes, &kept.path, seal)?;
    Ok(under(&state, template))
}
