//! Drafts, templates and papers as files, with errors that say what is safe.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::model::{Draft, MAX_LOGO_BYTES};
use crate::template::{Template, TemplateError, build, parse};

use super::{
    AtomicError, FormatError, Loaded, MAX_BYTES, parse_draft, write_atomically, write_draft,
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
    /// The draft could not be put into words. A fault in this program.
    #[error("the draft could not be turned into text: {0}")]
    Unwritable(#[from] ron::Error),
}

#[expect(
    clippy::disallowed_methods,
    reason = "store is the only door to the disk"
)]
fn read(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let fail = |source| StoreError::Read {
        path: path.to_owned(),
        source,
    };
    let metadata = fs::metadata(path).map_err(fail)?;
    if metadata.is_dir() {
        return Err(fail(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a folder",
        )));
    }
    if metadata.len() > most {
        return Err(StoreError::TooLarge {
            path: path.to_owned(),
            bytes: metadata.len(),
        });
    }
    fs::read(path).map_err(fail)
}

/// Reads a draft with the template it was written with.
pub fn load_draft(path: &Path) -> Result<Loaded, StoreError> {
    let bytes = read(path, MAX_BYTES)?;
    parse_draft(&bytes).map_err(|source| StoreError::Format {
        path: path.to_owned(),
        source,
    })
}

/// Reads the file of a logo, unless it is too large for one.
pub fn load_logo(path: &Path) -> Result<Vec<u8>, StoreError> {
    let most = u64::try_from(MAX_LOGO_BYTES).unwrap_or(u64::MAX);
    read(path, most).map_err(|error| {
        if let StoreError::TooLarge { path, bytes } = error {
            StoreError::LogoTooLarge { path, bytes }
        } else {
            error
        }
    })
}

/// Reads and checks a template file.
pub fn load_template(path: &Path) -> Result<Template, StoreError> {
    let fail = |source| StoreError::Template {
        path: path.to_owned(),
        source,
    };
    let bytes = read(path, MAX_BYTES)?;
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return Err(fail(TemplateError::Syntax {
            line: 1,
            column: 1,
            message: "it is not a text file".to_owned(),
        }));
    };
    parse(text).and_then(build).map_err(fail)
}

/// Writes a draft; what stood there before is kept beside it as `NAME.previous`.
pub fn save_draft(path: &Path, draft: &Draft, template: &Template) -> Result<(), StoreError> {
    let text = write_draft(draft, template.file())?;
    write_atomically(path, text.as_bytes(), Some(&previous_of(path)))
        .map_err(|error| write_error(path, error))
}

/// Writes a finished paper. A failed export leaves the old file.
pub fn write_paper(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_atomically(path, bytes, None).map_err(|error| write_error(path, error))
}

fn write_error(path: &Path, error: AtomicError) -> StoreError {
    let path = path.to_owned();
    match error {
        AtomicError::NotWritten(source) => StoreError::Write { path, source },
        AtomicError::NotVerified(source) => StoreError::NotVerified { path, source },
    }
}

fn previous_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".previous");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Draft;
    use crate::template::shipped;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test looks at the disk")]
    fn saving_keeps_the_previous_draft_and_leaves_no_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft.ron");
        let template = shipped().unwrap().remove(0);
        let mut draft = Draft::default();
        save_draft(&path, &draft, &template).unwrap();
        let first = fs::read(&path).unwrap();
        draft.details.title = "Second".to_owned();
        save_draft(&path, &draft, &template).unwrap();
        assert_eq!(load_draft(&path).unwrap().draft, draft);
        assert_eq!(
            fs::read(folder.path().join("draft.ron.previous")).unwrap(),
            first
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
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
            load_draft(&large),
            Err(StoreError::TooLarge { .. })
        ));

        let locked = folder.path().join("locked.ron");
        fs::write(&locked, "as it was").unwrap();
        let mut permissions = fs::metadata(&locked).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&locked, permissions).unwrap();
        let template = shipped().unwrap().remove(0);
        let refused = save_draft(&locked, &Draft::default(), &template);
        assert!(matches!(refused, Err(StoreError::Write { .. })));
        assert_eq!(fs::read_to_string(&locked).unwrap(), "as it was");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_folder_and_a_missing_file_are_told_plainly() {
        let folder = tempfile::tempdir().unwrap();
        assert!(
            load_draft(folder.path())
                .unwrap_err()
                .to_string()
                .contains("it is a folder")
        );
        assert!(matches!(
            load_draft(&folder.path().join("none.ron")),
            Err(StoreError::Read { .. })
        ));
    }
}
