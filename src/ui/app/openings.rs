//! Drafts that are being opened: which is wished for, and what that waits for.

use std::path::PathBuf;

use super::first_draft::FirstDraft;
use crate::session::{self, Claim, Jobs, Opened, OtherWindow, Wake, Wanted};
use crate::ui::desk::company::Reading;

/// The draft that is being opened, if one is.
pub(super) struct Openings {
    /// The draft that is to be opened once its passphrase is known.
    pub(super) wish: Option<Wish>,
    /// How many were wished for: an answer to an earlier wish is dropped.
    pub(super) n_wishes: u64,
    pub(super) jobs: Jobs<Opened>,
    /// The draft that was read before there was a window.
    pub(super) first: Option<FirstDraft>,
    /// Another window that is asked to come forward.
    pub(super) calling: Option<Calling>,
}

impl Openings {
    /// Begins with none.
    pub(super) fn new(wake: Wake) -> Self {
        Self {
            wish: None,
            n_wishes: 0,
            jobs: Jobs::new(wake),
            first: None,
            calling: None,
        }
    }
}

/// A draft that is to be opened here. It is kept while its passphrase is asked for.
#[derive(Debug, Clone)]
pub(super) struct Wish {
    pub(super) wanted: Wanted,
    pub(super) claim: Claim,
    /// Why it is opened to be read only, where it is.
    pub(super) reading: Option<Reading>,
    /// What is said once it is open.
    pub(super) told: Option<String>,
    /// Whether the open draft goes on in it, with what was written there.
    pub(super) joins: bool,
}

impl Wish {
    /// Wishes to write in it.
    pub(super) fn of(wanted: Wanted) -> Self {
        Self {
            wanted,
            claim: Claim::Write,
            reading: None,
            told: None,
            joins: false,
        }
    }

    /// Returns the name of the draft as people say it.
    pub(super) fn name(&self) -> String {
        match &self.wanted {
            Wanted::File(path) | Wanted::Copy(path) | Wanted::Next(path, _) => {
                session::draft_name(path)
            }
            Wanted::Own(own) => session::draft_name(&own.draft),
            Wanted::Recovered(recovered) => match &recovered.open.draft {
                Some(path) => session::draft_name(path),
                None => "A new draft that had no file yet".to_owned(),
            },
        }
    }
}

/// Another window that is asked to come forward.
#[derive(Debug)]
pub(super) struct Calling {
    pub(super) window: OtherWindow,
    pub(super) path: PathBuf,
    pub(super) until_ms: u64,
}
