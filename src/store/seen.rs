//! What the user saw last of the sections of drafts: kept with their settings, never in a draft.
//!
//! Invariant: no word of a draft is in it. What stands for a section tells whether it is the same,
//! and nothing is kept of a draft that is protected.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::model::SectionId;

/// Of how many drafts it is remembered.
const MAX_DRAFTS: usize = 12;

/// How a section was when the user looked at it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glance {
    /// What stands for all that it said.
    pub print: String,
    /// When that was.
    pub at: Timestamp,
}

/// How the sections of a draft were when the user looked at them last.
pub type Glances = BTreeMap<SectionId, Glance>;

/// What was seen of drafts, the one that was looked at last behind all others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seen(Vec<(PathBuf, Glances)>);

impl Seen {
    /// Returns what was seen of a draft; nothing where it was never looked at.
    pub fn of(&self, draft: &Path) -> Glances {
        let mut drafts = self.0.iter();
        let found = drafts.find(|(path, _)| path == draft);
        found
            .map(|(_, glances)| glances.clone())
            .unwrap_or_default()
    }

    /// Notes what was seen of a draft. Returns whether that is anything new.
    pub fn note(&mut self, draft: &Path, glances: &Glances) -> bool {
        if self.of(draft) == *glances {
            return false;
        }
        self.forget(draft);
        self.0.push((draft.to_owned(), glances.clone()));
        let n_old = self.0.len().saturating_sub(MAX_DRAFTS);
        self.0.drain(..n_old);
        true
    }

    /// Forgets what was seen of a draft. Returns whether there was anything.
    pub fn forget(&mut self, draft: &Path) -> bool {
        let n_before = self.0.len();
        self.0.retain(|(path, _)| path != draft);
        self.0.len() < n_before
    }

    /// Whether nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drafts_that_were_looked_at_last_are_remembered() {
        let glances = |print: &str| {
            let glance = Glance {
                print: print.to_owned(),
                at: Timestamp::UNIX_EPOCH,
            };
            Glances::from([(SectionId::new("care").unwrap(), glance)])
        };
        let path = |n: usize| PathBuf::from(format!("/{n}.ron"));
        let mut seen = Seen::default();
        for n in 0..MAX_DRAFTS {
            assert!(seen.note(&path(n), &glances("a")));
        }
        assert!(!seen.note(&path(0), &glances("a")), "nothing is new");
        assert!(seen.note(&path(0), &glances("b")));
        seen.note(&path(MAX_DRAFTS), &glances("a"));
        assert_eq!(seen.of(&path(0)), glances("b"));
        assert_eq!(seen.of(&path(1)), Glances::new(), "the oldest goes");
        assert!(seen.forget(&path(0)) && !seen.forget(&path(0)));
    }
}
