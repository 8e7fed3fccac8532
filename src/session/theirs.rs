//! What somebody else has put into the file of the open draft.

use std::path::PathBuf;

use crate::compare::{Comparison, compare};
use crate::store::{self, Disk, Fingerprint};

use super::{Problem, SaveOrder, Session, copy_beside_draft, forward::under, save};

/// What stands in the draft's file, beside what is open here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theirs {
    /// From theirs to ours: what saving over theirs would take out and put in.
    pub changes: Comparison,
    print: Fingerprint,
}

/// Reads what stands in the draft's file and compares it with what is open here.
pub fn read_theirs(disk: &dyn Disk, session: &Session) -> Result<Option<Theirs>, Problem> {
    let Some(path) = session.path() else {
        return Ok(None);
    };
    let opened = store::load_draft(disk, path, session.seal())?;
    let theirs = under(&opened.loaded, session.template());
    let changes = compare(&theirs, session.draft(), session.template());
    Ok(Some(Theirs {
        changes,
        print: opened.print,
    }))
}

/// Writes what is open here into a file of its own beside the draft's, which stays as it is.
/// Returns where.
pub fn keep_ours(disk: &dyn Disk, session: &mut Session) -> Result<Option<PathBuf>, Problem> {
    let Some(path) = session.path() else {
        return Ok(None);
    };
    let copy = copy_beside_draft(path);
    let order = session.order_save(&copy);
    save(disk, &order, None)?;
    Ok(Some(copy))
}

impl SaveOrder {
    /// Saves over what somebody else has put there, if it is still what the user was shown.
    #[must_use]
    pub fn over_theirs(mut self, theirs: &Theirs) -> Self {
        self.expected = store::Expected::Content(theirs.print);
        self
    }
}
