//! Saving a draft: the order, and carrying it out on whatever thread there is.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::edit::Mark;
use crate::model::Draft;
use crate::store::{self, Disk, Expected, Fingerprint, Seal};
use crate::template::Template;

use super::{Problem, elsewhere, own_states};

/// A draft as it should be saved.
#[derive(Debug, Clone)]
pub struct SaveOrder {
    pub(super) draft: Arc<Draft>,
    pub(super) template: Arc<Template>,
    pub(super) path: PathBuf,
    pub(super) seal: Seal,
    pub(super) expected: Expected,
    /// Whether it is the draft's own file, and that is unprotected.
    pub(super) is_own_in_clear: bool,
    /// The file whose place it takes, where that has another name.
    pub(super) before: Option<PathBuf>,
    pub(super) mark: Mark,
    pub(super) revision: u64,
}

impl SaveOrder {
    /// Returns the file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the draft as it should be saved.
    pub fn draft(&self) -> &Arc<Draft> {
        &self.draft
    }

    /// Saves whatever stands in the file: the user has seen it and chosen so.
    #[must_use]
    pub fn over_anything(mut self) -> Self {
        self.expected = Expected::Anything;
        self
    }
}

/// A draft that was saved: written, read back and compared.
#[derive(Debug, Clone)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
    /// The revision that was saved.
    pub revision: u64,
    pub(super) draft: Arc<Draft>,
    pub(super) print: Fingerprint,
    pub(super) seal: Seal,
    pub(super) mark: Mark,
}

/// Saves a draft, unless another window has protected its file: then it would lie there in clear
/// again. `rescue` is a folder for the old content where it must be written in place.
pub fn save(disk: &dyn Disk, order: &SaveOrder, rescue: Option<&Path>) -> Result<Saved, Problem> {
    let SaveOrder {
        draft,
        template,
        path,
        seal,
        expected,
        is_own_in_clear,
        before,
        mark,
        revision,
    } = order;
    if *is_own_in_clear && elsewhere::is_protected_since(disk, path) {
        return Err(elsewhere::not_saved(path));
    }
    let draft = own_states::with_state(draft)?;
    let bytes = store::draft_bytes(&draft, template, seal)?;
    let print = match before {
        Some(before) => store::save_draft_for(disk, path, &bytes, before, rescue)?,
        None => store::save_draft(disk, path, &bytes, *expected, rescue)
            .map_err(|error| elsewhere::explained(error, disk, path))?,
    };
    Ok(Saved {
        path: path.clone(),
        revision: *revision,
        draft,
        print,
        seal: seal.clone(),
        mark: *mark,
    })
}
