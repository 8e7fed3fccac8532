//! Drafts, templates and papers as files, with errors that say what is safe.

use std::{
    io,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use crate::model::{Draft, MAX_LOGO_BYTES, SectionId};
use crate::template::{Template, TemplateError, build, parse};

use super::{
    AtomicError, Disk, Fingerprint, Foreign, FormatError, Loaded, MAX_BYTES, RealDisk, Rights,
    Seal, SealError,
    atomic::{NotDone, write_like, write_new_for, write_over},
    format::parse_settled,
    is_sealed,
    patience::patiently,
    write_draft,
};

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is not there, or may not be read.
    #[error("{} cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file could not be written. What stood there before is still there.
    #[error("{} cannot be written: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file was written, and then could not be read back as it was written.
    #[error("{} could not be read back after it was written: {source}", path.display())]
    NotVerified {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file was being written in place and holds neither the old content nor the new.
    #[error("{} is damaged: {source}; what stood there before is in {}", path.display(), rescue.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
        /// Where the old content was put aside.
        rescue: PathBuf,
    },
    /// Somebody else has saved the file since it was read. It was not touched.
    #[error("{} was changed by somebody else", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// The file is no longer where it was read. Nothing was written.
    #[error("{} is no longer there", path.display())]
    Gone {
        /// The file.
        path: PathBuf,
    },
    /// The file is protected and could not be opened, or could not be protected.
    #[error("{}: {source}", path.display())]
    Seal {
        /// The file.
        path: PathBuf,
        /// Why.
        source: SealError,
    },
    /// The file is one of another program.
    #[error("{} is {}", path.display(), foreign.name)]
    Foreign {
        /// The file.
        path: PathBuf,
        /// What it is.
        foreign: Foreign,
    },
    /// The file is one of another program, where a template was asked for.
    #[error("{} is {}, and no template", path.display(), foreign.name)]
    NoTemplate {
        /// The file.
        path: PathBuf,
        /// What it is.
        foreign: Foreign,
    },
    /// The file is larger than any draft.
    #[error("{} is too large: {bytes} bytes; a draft has at most {MAX_BYTES}", path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// The file is larger than any logo.
    #[error("{} is too large: {bytes} bytes; a logo has at most {MAX_LOGO_BYTES}", path.display())]
    LogoTooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// The file is no draft that can be read.
    #[error("{} cannot be opened: {source}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: FormatError,
    },
    /// The file is no template that can be used.
    #[error("{} cannot be used as a template: {source}", path.display())]
    Template {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: TemplateError,
    },
    /// A paper would take the place of a draft or of what belongs to one. Nothing was written.
    #[error("{} is {what}", path.display())]
    NotForPapers {
        /// The file.
        path: PathBuf,
        /// What stands there.
        what: &'static str,
    },
    /// The draft could not be put into words. A fault in this program.
    #[error("the draft could not be turned into text: {0}")]
    Unwritable(#[from] ron::Error),
}

/// A draft as read from its file.
#[derive(Debug)]
pub struct Opened {
    /// The draft with its template.
    pub loaded: Loaded,
    /// Stands for what the file held.
    pub print: Fingerprint,
    /// Whether the file is protected.
    pub is_sealed: bool,
    /// The sections that were marked because they have another name now.
    pub marked: Vec<SectionId>,
}

/// What should stand in a file before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Whatever stands there was seen by the user and may go.
    Anything,
    /// What was read from it, or written to it, last.
    Content(Fingerprint),
}

pub(super) fn read(disk: &dyn Disk, path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let fail = |source| StoreError::Read {
        path: path.to_owned(),
        source,
    };
    disk.read(path, most).map_err(|error| {
        if error.kind() == io::ErrorKind::FileTooLarge {
            let path = path.to_owned();
            let bytes = disk.facts(&path).map_or(0, |facts| facts.bytes);
            StoreError::TooLarge { path, bytes }
        } else {
            fail(error)
        }
    })
}

/// Reads the file of a draft, which may be damaged, but not one of another program.
pub(super) fn read_file(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, StoreError> {
    let is_one = |foreign| {
        let path = path.to_owned();
        StoreError::Foreign { path, foreign }
    };
    match read(disk, path, MAX_BYTES) {
        Err(error @ StoreError::TooLarge { .. }) => {
            Err(Foreign::of_name(path).map_or(error, is_one))
        }
        Err(error) => Err(error),
        Ok(bytes) => match Foreign::of(path, &bytes) {
            Some(foreign) => Err(is_one(foreign)),
            None => Ok(bytes),
        },
    }
}

/// Reads a draft with the template it was written with.
pub fn load_draft(disk: &dyn Disk, path: &Path, seal: &Seal) -> Result<Opened, StoreError> {
    let bytes = read_file(disk, path)?;
    let print = Fingerprint::of(&bytes);
    let is_sealed = is_sealed(&bytes);
    let (loaded, marked) = read_settled(bytes, path, seal)?;
    Ok(Opened {
        loaded,
        print,
        is_sealed,
        marked,
    })
}

/// Reads a draft from the bytes of a file. `path` is for the message where that fails.
pub fn read_draft(bytes: Vec<u8>, path: &Path, seal: &Seal) -> Result<Loaded, StoreError> {
    read_settled(bytes, path, seal).map(|(loaded, _)| loaded)
}

fn read_settled(
    bytes: Vec<u8>,
    path: &Path,
    seal: &Seal,
) -> Result<(Loaded, Vec<SectionId>), StoreError> {
    let path = path.to_owned();
    let plain = match seal.open(bytes) {
        Ok(plain) => Zeroizing::new(plain),
        Err(source) => return Err(StoreError::Seal { path, source }),
    };
    parse_settled(&plain).map_err(|source| StoreError::Format { path, source })
}

/// Reads the file of a logo, unless it is too large for one.
pub fn load_logo(path: &Path) -> Result<Vec<u8>, StoreError> {
    let most = u64::try_from(MAX_LOGO_BYTES).unwrap_or(u64::MAX);
    read(&RealDisk, path, most).map_err(|error| {
        if let StoreError::TooLarge { path, bytes } = error {
            StoreError::LogoTooLarge { path, bytes }
        } else {
            error
        }
    })
}

/// Reads a file of another program, unless it is larger than `most` bytes.
pub fn load_foreign(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    read(&RealDisk, path, most)
}

/// Reads and checks a template file.
pub fn load_template(path: &Path) -> Result<Template, StoreError> {
    let fail = |source| StoreError::Template {
        path: path.to_owned(),
        source,
    };
    let bytes = read(&RealDisk, path, MAX_BYTES)?;
    let text = std::str::from_utf8(&bytes).ok();
    let text = text.filter(|text| text.contains("candour-template"));
    if text.is_none()
        && let Some(foreign) = Foreign::of(path, &bytes)
    {
        let path = path.to_owned();
        return Err(StoreError::NoTemplate { path, foreign });
    }
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Err(fail(TemplateError::Syntax {
            line: 1,
            column: 1,
            message: "it is not a text file".to_owned(),
        }));
    };
    parse(text).and_then(build).map_err(fail)
}

/// Returns what is written to the file of a draft.
pub fn draft_bytes(draft: &Draft, template: &Template, seal: &Seal) -> Result<Vec<u8>, StoreError> {
    let text = write_draft(draft, template.file())?;
    seal.close(text.into_bytes())
        .map_err(|source| StoreError::Seal {
            path: PathBuf::from("The draft"),
            source,
        })
}

/// Writes what [`draft_bytes`] returned to a file, unless something else stands there than is
/// expected. A new file is for its owner, and in a folder of a group for the group. `rescue` is a folder for the old content where it must be written in place.
pub fn save_draft(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    expected: Expected,
    rescue: Option<&Path>,
) -> Result<Fingerprint, StoreError> {
    let written = match expected {
        Expected::Anything => write_new_for(disk, path, bytes, rescue, Rights::Folder),
        Expected::Content(expected) => {
            let still_stands = || still_stands(disk, path, expected);
            // Asked first, so that a file that went away is not taken for a new one.
            still_stands()?;
            match write_over(disk, path, bytes, rescue, still_stands) {
                Ok(()) => Ok(()),
                Err(NotDone::Refused(error)) => return Err(error),
                Err(NotDone::Failed(error)) => Err(error),
            }
        }
    };
    written.map_err(|error| write_error(path, error))?;
    Ok(Fingerprint::of(bytes))
}

/// Writes what [`draft_bytes`] returned to a file that takes the place of another one of the
/// same draft: those who may use that one may use it.
pub fn save_draft_for(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    before: &Path,
    rescue: Option<&Path>,
) -> Result<Fingerprint, StoreError> {
    write_like(disk, path, bytes, rescue, before).map_err(|error| write_error(path, error))?;
    Ok(Fingerprint::of(bytes))
}

/// Looks whether a file holds what it held when it was read or written last.
fn still_stands(disk: &dyn Disk, path: &Path, expected: Fingerprint) -> Result<(), StoreError> {
    let path = path.to_owned();
    match patiently(disk, || disk.read(&path, MAX_BYTES)) {
        Ok(found) if Fingerprint::of(&found) == expected => Ok(()),
        Ok(_) => Err(StoreError::Changed { path }),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Err(StoreError::Changed { path })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(StoreError::Gone { path }),
        Err(source) => Err(StoreError::Write { path, source }),
    }
}

/// Writes a file that is no draft, for whoever may use a new file of this user. A failed write
/// leaves the old file.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_new_for(&RealDisk, path, bytes, None, Rights::Usual)
        .map_err(|error| write_error(path, error))
}

/// Writes a file that holds some of a draft, as who may use the draft may use it.
pub fn write_beside(path: &Path, bytes: &[u8], draft: &Path) -> Result<(), StoreError> {
    write_like(&RealDisk, path, bytes, None, draft).map_err(|error| write_error(path, error))
}

fn write_error(path: &Path, error: AtomicError) -> StoreError {
    let path = path.to_owned();
    match error {
        AtomicError::NotWritten(source) => StoreError::Write { path, source },
        AtomicError::NotVerified(source) => StoreError::NotVerified { path, source },
        AtomicError::Broken { source, rescue } => StoreError::Broken {
            path,
            source,
            rescue,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::template::shipped;

    fn bytes(title: &str) -> Vec<u8> {
        let template = shipped().unwrap().remove(0);
        let mut draft = Draft::default();
        title.clone_into(&mut draft.details.title);
        draft_bytes(&draft, &template, &Seal::Open).unwrap()
    }

    #[track_caller]
    fn save(path: &Path, title: &str, expected: Expected) -> Result<Fingerprint, StoreError> {
        save_draft(&RealDisk, path, &bytes(title), expected, None)
    }

    #[test]
    fn what_was_saved_is_read_back_and_no_temporary_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.ron");
        let first = save(&path, "First", Expected::Anything).unwrap();
        let second = save(&path, "Second", Expected::Content(first)).unwrap();
        let opened = load_draft(&RealDisk, &path, &Seal::Open).unwrap();
        assert_eq!(opened.loaded.draft.details.title, "Second");
        assert_eq!((opened.print, opened.is_sealed), (second, false));
        assert_eq!(RealDisk.list(folder.path()).unwrap(), [path]);
    }

    #[test]
    fn what_somebody_else_saved_is_not_overwritten_unseen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.ron");
        let ours = save(&path, "Ours", Expected::Anything).unwrap();
        let theirs = save(&path, "Theirs", Expected::Content(ours)).unwrap();
        let refused = save(&path, "Ours again", Expected::Content(ours));
        assert!(matches!(refused, Err(StoreError::Changed { .. })));
        let opened = load_draft(&RealDisk, &path, &Seal::Open).unwrap();
        assert_eq!(opened.print, theirs);

        RealDisk.remove(&path).unwrap();
        let refused = save(&path, "Ours again", Expected::Content(theirs));
        assert!(matches!(refused, Err(StoreError::Gone { .. })));
        assert_eq!(RealDisk.list(folder.path()).unwrap(), [] as [PathBuf; 0]);
        save(&path, "Ours again", Expected::Anything).unwrap();
    }

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "the test makes files the program never would"
    )]
    fn a_file_larger_than_any_draft_and_a_read_only_one_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let large = folder.path().join("large.ron");
        fs::File::create(&large)
            .unwrap()
            .set_len(MAX_BYTES + 1)
            .unwrap();
        assert!(matches!(
            load_draft(&RealDisk, &large, &Seal::Open),
            Err(StoreError::TooLarge { .. })
        ));

        let locked = folder.path().join("locked.ron");
        fs::write(&locked, "as it was").unwrap();
        let mut permissions = fs::metadata(&locked).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&locked, permissions).unwrap();
        let refused = save(&locked, "New", Expected::Anything);
        assert!(matches!(refused, Err(StoreError::Write { .. })));
        assert_eq!(fs::read_to_string(&locked).unwrap(), "as it was");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_folder_and_a_missing_file_are_told_plainly() {
        let folder = tempfile::tempdir().unwrap();
        assert!(
            load_draft(&RealDisk, folder.path(), &Seal::Open)
                .unwrap_err()
                .to_string()
                .contains("it is a folder")
        );
        assert!(matches!(
            load_draft(&RealDisk, &folder.path().join("none.ron"), &Seal::Open),
            Err(StoreError::Read { .. })
        ));
    }
}
