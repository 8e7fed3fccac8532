//! A draft that somebody has protected while it is open here, unprotected. Nothing of it is
//! written in clear any more without being asked for, and what is open here goes on in the
//! protected file once its passphrase is known.

use std::path::{Path, PathBuf};

use crate::model::Draft;
use crate::store::{self, Disk, Seal, StoreError};
use crate::template::Template;

use super::{Problem, ProblemKind};

/// Whether a draft that was opened unprotected has been protected since: its file is gone, and
/// the protected one lies where it would.
pub(super) fn is_protected_since(disk: &dyn Disk, draft: &Path) -> bool {
    disk.facts(draft).is_err() && disk.facts(&protected_name(draft)).is_ok()
}

/// Returns where the protected file of a draft lies.
pub(super) fn protected_name(draft: &Path) -> PathBuf {
    let mut name = draft.as_os_str().to_owned();
    name.push(".age");
    PathBuf::from(name)
}

/// Says why nothing is saved to the file any more.
pub(super) fn not_saved(draft: &Path) -> Problem {
    protected_since(draft)
        .hint("Nothing was written, so that nothing of it lies there unprotected again.")
        .hint_in_window("Your text is safe in this window. Open the protected draft with its passphrase: what you wrote since the last save comes with you. Without the passphrase, keep a copy of your own, with a passphrase that you choose. Saved without protection, it can be read by everybody who can open the folder.")
        .hint_on_command_line("Give the command again with the protected draft.")
}

/// Says why no recovery copy is kept any more.
pub(super) fn not_kept(draft: &Path) -> Problem {
    protected_since(draft)
        .hint("No recovery copy of it is written in clear any more. Your text is open here.")
}

/// Says why no state is kept in the history any more.
pub(super) fn no_state(draft: &Path) -> Problem {
    protected_since(draft).hint(
        "This state is not kept in its history, which is protected too. Your text is open here.",
    )
}

fn protected_since(draft: &Path) -> Problem {
    let name = draft.file_name().unwrap_or_default().display();
    let message = format!("{name} has been protected since you opened it, as {name}.age.");
    Problem::new(ProblemKind::Protected, message).at(draft)
}

/// Says what a failed save means where the draft may have been protected since.
pub(super) fn explained(error: StoreError, disk: &dyn Disk, draft: &Path) -> Problem {
    if matches!(error, StoreError::Gone { .. }) && is_protected_since(disk, draft) {
        not_saved(draft)
    } else {
        error.into()
    }
}

/// Whether a draft says what was read from a file. What was written from memory may differ from
/// what is read back in what a file does not tell apart.
pub(super) fn is_same_in_file(ours: &Draft, theirs: &Draft, template: &Template) -> bool {
    let again = || {
        let bytes = store::draft_bytes(ours, template, &Seal::Open)?;
        store::read_draft(bytes, Path::new(""), &Seal::Open)
    };
    ours == theirs || again().is_ok_and(|again| again.draft == *theirs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, Prose, Value};
    use crate::session::{Action, IdSource, Session, path_under};
    use crate::store::{Passphrase, RealDisk};

    fn words(words: &str) -> Seal {
        Seal::Passphrase(Passphrase::new(words.to_owned()).unwrap())
    }

    fn note(session: &mut Session, text: &str) {
        let value = Value::Prose(Prose::new(text));
        let place = Place::Detail("note");
        session.act(Action::Set { place, value }, 0).unwrap();
    }

    /// Two windows at one draft; the first has written on and protected it.
    fn two(folder: &Path, theirs: &str) -> (Session, Session) {
        let path = folder.join("sef.ron");
        let template = crate::template::shipped().unwrap().remove(0);
        let mut first = Session::begin(template, IdSource::new(1));
        first.save_as(&RealDisk, &path).unwrap();
        let mut second = Session::open(&path, Seal::Open, IdSource::new(2)).unwrap();
        note(&mut second, "Ours.");
        if !theirs.is_empty() {
            note(&mut first, theirs);
        }
        first.reseal(words("correct horse"));
        let closed = path_under(&path, first.seal());
        first.save_as(&RealDisk, &closed).unwrap();
        assert!(!path.exists());
        (first, second)
    }

    fn names(folder: &Path) -> Vec<String> {
        let listed = RealDisk.list(folder).unwrap();
        let mut names: Vec<String> = listed
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn nothing_is_saved_in_clear_where_another_window_has_protected_the_draft() {
        let folder = tempfile::tempdir().unwrap();
        let (_first, mut second) = two(folder.path(), "");
        let path = folder.path().join("sef.ron");
        let order = second.order_save(&path);
        for order in [order.clone(), order.over_anything()] {
            let problem = super::super::save(&RealDisk, &order, None).unwrap_err();
            assert_eq!(problem.kind, ProblemKind::Protected);
            assert!(problem.message.ends_with("as sef.ron.age."), "{problem}");
        }
        assert_eq!(names(folder.path()), ["sef.ron.age"]);
        assert!(!second.is_saved());
        let closed = folder.path().join("sef.ron.age");
        assert_eq!(second.protected_elsewhere(&RealDisk), Some(closed));
    }

    #[test]
    fn what_was_written_here_goes_on_in_the_protected_file() {
        let folder = tempfile::tempdir().unwrap();
        let (first, mut second) = two(folder.path(), "");
        let closed = folder.path().join("sef.ron.age");
        let theirs = Session::open(&closed, words("correct horse"), IdSource::new(3)).unwrap();
        assert_eq!(second.join(theirs), Some(true));
        assert!(!second.is_saved());
        assert_eq!(second.path(), Some(&*closed));
        assert_eq!(second.protected_elsewhere(&RealDisk), None);
        assert_eq!(second.save_as(&RealDisk, &closed).unwrap(), None);
        assert_eq!(names(folder.path()), ["sef.ron.age"]);
        let again = Session::open(&closed, first.seal().clone(), IdSource::new(4)).unwrap();
        assert_eq!(again.draft(), second.draft());
        second.act(Action::Undo, 0).unwrap();
        assert_eq!(second.draft(), first.draft(), "and can still be undone");
    }

    #[test]
    fn where_both_have_written_saving_asks_first() {
        let folder = tempfile::tempdir().unwrap();
        let (_first, mut second) = two(folder.path(), "Theirs.");
        let closed = folder.path().join("sef.ron.age");
        let open = || Session::open(&closed, words("correct horse"), IdSource::new(3)).unwrap();
        assert_eq!(second.join(open()), Some(false));
        let problem = second.save_as(&RealDisk, &closed).unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Changed);
        let theirs = super::super::read_theirs(&RealDisk, &second)
            .unwrap()
            .unwrap();
        assert!(!theirs.changes.is_empty());
        assert_eq!(open().draft().details.note.as_str(), "Theirs.");
    }

    #[test]
    fn another_draft_is_not_joined() {
        let folder = tempfile::tempdir().unwrap();
        let (_first, mut second) = two(folder.path(), "");
        let (closed, other) = (
            folder.path().join("sef.ron.age"),
            folder.path().join("x.ron.age"),
        );
        RealDisk.rename(&closed, &other).unwrap();
        let theirs = Session::open(&other, words("correct horse"), IdSource::new(3)).unwrap();
        assert_eq!(second.join(theirs), None);
        assert_eq!(second.path(), Some(&*folder.path().join("sef.ron")));
    }

    #[test]
    fn without_the_passphrase_a_copy_is_kept_with_one_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let (_first, mut second) = two(folder.path(), "");
        second.leave_file();
        second.reseal(words("battery staple"));
        let source = second.source().unwrap();
        let copy = path_under(&crate::session::copy_beside_draft(source), second.seal());
        assert_eq!(second.save_as(&RealDisk, &copy).unwrap(), None);
        assert_eq!(
            names(folder.path()),
            ["sef (our copy).ron.age", "sef.ron.age"]
        );
    }
}
