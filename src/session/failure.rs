//! What the failures of disks, files, templates and edits mean, for people.

use std::{io, path::Path};

use crate::edit::EditError;
use crate::model::MAX_LOGO_BYTES;
use crate::store::{self, FormatError, SealError, StoreError};
use crate::template::TemplateError;

use super::{
    foreign::{foreign_problem, foreign_template},
    problem::{Problem, ProblemKind},
};

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Read { path, source } => Self::new(
                ProblemKind::Disk,
                format!("{} could not be read: {}.", path.display(), reason(&source)),
            )
            .hint("Nothing was changed. Check that the file is there and that you may read it.")
            .at(path),
            StoreError::Write { path, source } => not_written(&path, &source),
            StoreError::NotVerified { path, source } => Self::new(
                ProblemKind::Disk,
                format!("{} was written, but could not be read back as it was written: {}.", path.display(), reason(&source)),
            )
            .hint_in_window("Your text is still open here, and the draft’s earlier versions are in its history.")
            .hint_in_window("Save it somewhere else now; do not rely on that file.")
            .hint_on_command_line("Do not rely on that file. Give the command again with another name.")
            .at(path),
            StoreError::Broken { path, source, rescue } => Self::new(
                ProblemKind::Disk,
                format!("{} could only be written in part: {}.", path.display(), reason(&source)),
            )
            .hint_in_window("Your text is still open here. Save it somewhere else now.")
            .hint(format!("What stood in the file before was put aside: {}.", rescue.display()))
            .at(path),
            StoreError::Changed { path } => Self::new(
                ProblemKind::Changed,
                format!("{} was saved by somebody else since you opened it.", path.display()),
            )
            .hint_in_window("Nothing was overwritten, and your text is still open here.")
            .hint_on_command_line("Nothing was overwritten. Give the command again.")
            .at(path),
            StoreError::Gone { path } => Self::new(
                ProblemKind::Gone,
                format!("{} is no longer there: it was moved, renamed or deleted.", path.display()),
            )
            .hint_in_window("Nothing was written, and your text is still open here.")
            .hint_on_command_line("Nothing was written.")
            .at(path),
            StoreError::Seal { path, source } => seal_problem(&source, &path.display().to_string()).at(path),
            StoreError::Foreign { path, foreign } => foreign_problem(&path, foreign),
            StoreError::NoTemplate { path, foreign } => foreign_template(&path, foreign),
            StoreError::TooLarge { path, bytes } => too_large(&path, bytes),
            StoreError::LogoTooLarge { path, bytes } => logo_too_large(&path, bytes),
            StoreError::Format { path, source } => {
                format_problem(&source, &path.display().to_string()).at(path)
            }
            StoreError::Template { path, source } => {
                template_problem(&source, &path.display().to_string()).at(path)
            }
            StoreError::NotForPapers { path, what } => not_for_papers(&path, what),
            StoreError::Unwritable(source) => Self::new(
                ProblemKind::Bug,
                format!("The draft could not be turned into text: {source}."),
            )
            .hint("The file on the disk was not touched. Please report this."),
        }
    }
}

/// Says why a file could not be written, and what to do about that.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system’s own list, which grows"
)]
fn not_written(path: &Path, error: &io::Error) -> Problem {
    let why = reason(error);
    let message = format!("{} could not be written: {why}.", path.display());
    let problem = Problem::new(ProblemKind::Disk, message).at(path);
    let (stood, in_window, on_command_line) = match error.kind() {
        io::ErrorKind::NotFound => (
            "",
            "Look whether its folder is still there, or save it somewhere else.",
            "Make its folder first, or name another file.",
        ),
        io::ErrorKind::IsADirectory => ("", "Choose another name.", "Name a file in it."),
        // A pipe or a device; nothing was sent to it.
        io::ErrorKind::InvalidInput => ("", "Choose another name.", "Name a file."),
        _ => (
            "What stood in that file before is still there",
            "Free some space or close what holds the file, or save it somewhere else.",
            "Free some space or close what holds the file, or name another one.",
        ),
    };
    let (open, changed) = if stood.is_empty() {
        (
            "Your text is still open here.".to_owned(),
            "Nothing was changed.".to_owned(),
        )
    } else {
        (
            format!("{stood}, and your text is still open here."),
            format!("{stood}, and nothing else was changed."),
        )
    };
    problem
        .hint_in_window(open)
        .hint_in_window(in_window)
        .hint_on_command_line(changed)
        .hint_on_command_line(on_command_line)
}

fn too_large(path: &Path, bytes: u64) -> Problem {
    // A device says that it holds nothing, and never ends.
    let size = match bytes / 1_000_000 {
        0 => String::new(),
        mb => format!(" ({mb} MB)"),
    };
    let message = format!("{} is too large to be a draft{size}.", path.display());
    Problem::new(ProblemKind::Data, message)
        .hint("Nothing was changed. Check that it is the file you meant.")
        .at(path)
}

fn logo_too_large(path: &Path, bytes: u64) -> Problem {
    let size = match bytes / 1000 {
        0 => String::new(),
        kb => format!("{kb} kB; "),
    };
    let message = format!(
        "{} is too large for a logo ({size}{} kB are the most).",
        path.display(),
        MAX_LOGO_BYTES / 1000
    );
    Problem::new(ProblemKind::Data, message)
        .hint("Nothing was changed. Save the logo smaller, 1200 pixels across at most, or as SVG.")
        .at(path)
}

fn not_for_papers(path: &Path, what: &str) -> Problem {
    let message = format!(
        "{} is {what}. A paper never takes its place.",
        path.display()
    );
    Problem::new(ProblemKind::User, message)
        .hint("Nothing was written. Choose another name for the paper.")
        .at(path)
}

fn seal_problem(error: &SealError, path: &str) -> Problem {
    let kind = match error {
        SealError::Sealed | SealError::WrongPassphrase => ProblemKind::Sealed,
        SealError::Damaged | SealError::Unknown | SealError::TooMuchWork => ProblemKind::Data,
        SealError::Failed(_) => ProblemKind::Bug,
    };
    let problem = Problem::new(kind, format!("{path} cannot be opened: {error}."));
    match error {
        SealError::Sealed => problem
            .hint_in_window("Give its passphrase.")
            .hint_on_command_line(
                "Type its passphrase, or name a file that holds it with --passphrase-file.",
            ),
        SealError::WrongPassphrase => {
            problem.hint("Mind capitals and spaces. Nothing was changed.")
        }
        SealError::Damaged => problem.hint(
            "The passphrase may be right. Open an earlier version, from the folder of its history.",
        ),
        SealError::Unknown | SealError::TooMuchWork => {
            problem.hint("It was not written by this version of Candour. Nothing was changed.")
        }
        SealError::Failed(reason) => {
            Problem::new(kind, format!("{path} could not be protected: {reason}."))
                .hint_in_window("Your text is still open here.")
                .hint("Nothing was written. Please report this.")
        }
    }
}

fn format_problem(error: &FormatError, path: &str) -> Problem {
    let safe = "The file was not changed.";
    match error {
        FormatError::Syntax {
            line,
            column,
            message,
        } => Problem::new(
            ProblemKind::Data,
            format!("{path} cannot be opened: line {line}, column {column}: {message}."),
        )
        .hint(safe)
        .hint("If it was edited by hand, put that line right.")
        .hint_on_command_line("candour salvage writes what can be read to a new file."),
        FormatError::Newer { .. } => Problem::new(
            ProblemKind::Data,
            format!("{path} cannot be opened: {error}."),
        )
        .hint(safe)
        .hint("Open it with the newer version of Candour."),
        FormatError::NotText | FormatError::Utf16 | FormatError::Nought { .. } => {
            not_plain(error, path)
        }
        FormatError::NotADraft
        | FormatError::DuplicateId { .. }
        | FormatError::TooLarge { .. }
        | FormatError::TooMuch(_)
        | FormatError::NoTemplate { .. } => Problem::new(
            ProblemKind::Data,
            format!("{path} cannot be opened: {error}."),
        )
        .hint(safe),
        FormatError::Template(_) => Problem::new(
            ProblemKind::Data,
            format!("{path} cannot be opened: {error}"),
        )
        .hint(safe),
    }
}

/// Says what a file is written in that is not written as drafts are.
fn not_plain(error: &FormatError, path: &str) -> Problem {
    let why = if matches!(error, FormatError::Utf16) {
        "An editor has saved it so."
    } else if matches!(error, FormatError::NotText) {
        "An editor may have saved it in an older form of Windows."
    } else {
        "It may have been damaged when a computer or a drive stopped."
    };
    let message = format!("{path} cannot be opened: {error}.");
    let problem = Problem::new(ProblemKind::Data, message).hint("The file was not changed.");
    problem.hint(why).hint_on_command_line(
        "candour salvage reads that too, and writes what can be read to a new file.",
    )
}

fn template_problem(error: &TemplateError, path: &str) -> Problem {
    let message = match error {
        TemplateError::Syntax { .. } => format!("{path} cannot be used as a template: {error}."),
        TemplateError::Problems(_) => format!("{path} cannot be used as a template:\n{error}"),
    };
    Problem::new(ProblemKind::Data, message)
        .hint("docs/format-template.md explains what a template holds.")
}

impl From<TemplateError> for Problem {
    fn from(error: TemplateError) -> Self {
        template_problem(&error, "The template")
    }
}

impl From<EditError> for Problem {
    fn from(error: EditError) -> Self {
        Self::new(
            ProblemKind::Bug,
            format!("That change could not be made: {error}."),
        )
        .hint("The draft is as it was before. Please report this.")
    }
}

/// Returns the reason in plain words; the system's own where there are none.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the system’s own list, which grows"
)]
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "you are not allowed to".to_owned(),
        io::ErrorKind::StorageFull => "the drive is full".to_owned(),
        io::ErrorKind::QuotaExceeded => "your quota on this drive is used up".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the drive is read-only".to_owned(),
        io::ErrorKind::InvalidFilename => {
            "the name is too long or has characters that this drive refuses".to_owned()
        }
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ if store::is_held(error) => "another program holds the file".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_only_where_there_is_one() {
        let said = |bytes| too_large(Path::new("a.ron"), bytes).message;
        assert_eq!(said(0), "a.ron is too large to be a draft.");
        assert_eq!(
            said(99_000_000),
            "a.ron is too large to be a draft (99 MB)."
        );
    }
}
