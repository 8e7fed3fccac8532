//! An open draft that somebody has protected meanwhile.

use std::path::PathBuf;

use crate::store::Disk;

use super::{
    Problem, Session,
    elsewhere::{is_protected_since, not_saved, protected_name},
};

impl Session {
    /// Returns the protected file of this draft, where somebody has protected it since it was
    /// opened here.
    pub fn protected_elsewhere(&self, disk: &dyn Disk) -> Option<PathBuf> {
        let path = self.path().filter(|_| !self.seal().is_closed())?;
        is_protected_since(disk, path).then(|| protected_name(path))
    }

    /// Says what that means for what is open here, where it is so.
    pub fn protected_since(&self, disk: &dyn Disk) -> Option<Problem> {
        self.protected_elsewhere(disk)?;
        Some(not_saved(self.path()?))
    }
}
