//! Papers that were sent out: which text did we send?
//!
//! The draft keeps a number of the bytes of each (SHA-256) and of the text it was made of. The same
//! draft gives the same bytes, so a paper that is dropped on the window years later is known again.

use std::path::Path;

use jiff::civil::Date;

use crate::edit::{Edit, Typing};
use crate::model::{Audience, Draft, Issued, Place, bytes_print, content_print, short_print};
use crate::store::{self, Disk, MAX_BYTES, MAX_PAPER_BYTES, Seal, backup};

use super::{Export, Problem, ProblemKind, step::Step};

/// Returns the note of a paper that was made of a draft, before it is said to whom it goes.
pub fn issue_of(
    draft: &Draft,
    export: &Export,
    path: &Path,
    (readers, on): (Audience, Date),
) -> Issued {
    Issued {
        file: path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        to: String::new(),
        on,
        readers,
        version: draft.details.version.trim().to_owned(),
        paper: bytes_print(&export.bytes),
        content: content_print(draft),
    }
}

/// Returns the step that keeps the note of a paper; none where it is kept already.
pub(super) fn issue(issued: Issued, draft: &Draft) -> Option<Step> {
    if draft.minutes.issued.contains(&issued) {
        return None;
    }
    let label = format!("Note that {} was sent out", issued.file);
    let mut minutes = draft.minutes.clone();
    minutes.issued.push(issued);
    Some(Step {
        edit: Edit::Minutes(minutes),
        label,
        place: Place::Draft,
        typing: Typing::Step,
    })
}

/// A paper that was sent out, and how the draft stands to it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCopy {
    /// What was noted of it.
    pub issued: Issued,
    /// Whether the draft says the same now.
    pub is_same_text: bool,
    /// Whether a state of the history holds its text.
    pub is_kept: bool,
}

impl KnownCopy {
    /// Says which text was sent.
    pub fn words(&self) -> String {
        let now = if self.is_same_text {
            "The draft says the same today."
        } else {
            "The draft was changed since."
        };
        format!("This is {}. {now}", self.issued.words())
    }

    /// Says where its text is kept; none where it is not.
    pub fn kept_words(&self) -> Option<String> {
        let name = self.issued.state_name();
        let words =
            format!("Its text is kept under History as “{name}”, where it can be compared.");
        self.is_kept.then_some(words)
    }

    /// Says what stands for the file and its text.
    pub fn print_words(&self) -> String {
        format!(
            "Fingerprint of the file {}, of its text {}",
            short_print(&self.issued.paper),
            short_print(&self.issued.content)
        )
    }
}

/// Returns which of the papers that were sent out a file is; none where it is none of them. `home`
/// is the draft's own file, beside which its history is, and how it is protected.
///
/// # Errors
/// The file cannot be read.
pub fn known_copy(
    disk: &dyn Disk,
    path: &Path,
    (draft, home): (&Draft, Option<(&Path, &Seal)>),
) -> Result<Option<KnownCopy>, Problem> {
    let bytes = disk.read(path, MAX_PAPER_BYTES).map_err(|error| {
        let message = format!("{} could not be read: {error}.", path.display());
        Problem::new(ProblemKind::Disk, message)
            .hint("Nothing was changed.")
            .at(path)
    })?;
    let issued = draft.minutes.issued_as(&bytes_print(&bytes));
    Ok(issued.map(|issued| KnownCopy {
        is_kept: home.is_some_and(|home| is_kept(disk, home, issued)),
        issued: issued.clone(),
        is_same_text: issued.content == content_print(draft),
    }))
}

/// Whether a state that is called after a paper holds the text of it. Every year's paper may have the
/// same name, so that the name alone says nothing.
fn is_kept(disk: &dyn Disk, (home, seal): (&Path, &Seal), issued: &Issued) -> bool {
    let states = backup::list(disk, home).unwrap_or_default();
    let name = issued.state_name();
    let mut called = states.iter().filter(|state| state.is_called(&name));
    called.any(|state| {
        let bytes = backup::read(disk, state, MAX_BYTES).ok();
        let read = bytes.and_then(|bytes| store::read_draft(bytes, &state.path, seal).ok());
        read.is_some_and(|then| content_print(&then.draft) == issued.content)
    })
}
