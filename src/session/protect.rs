//! What is to be done when a draft is protected with a passphrase, with another one or no
//! longer: its file is only one of those that hold what it says.

use std::path::{Path, PathBuf};

use crate::store::{Disk, Fingerprint, MAX_BYTES, Passphrase, Seal, StoreError};

use super::{
    Problem, is_there,
    traces::{self, Change, Sealed},
};

/// The shortest passphrase that a draft is protected with, in characters.
pub const MIN_PASSPHRASE_CHARS: usize = 12;

/// The largest file that a passphrase is read from, in bytes.
const MAX_PASSPHRASE_FILE: u64 = 64 * 1024;

/// Reads a passphrase from the first line of a file; none where that is empty.
pub fn read_passphrase(disk: &dyn Disk, path: &Path) -> Result<Option<Passphrase>, Problem> {
    let fail = |source| StoreError::Read {
        path: path.to_owned(),
        source,
    };
    let bytes = match disk.read(path, MAX_PASSPHRASE_FILE) {
        Ok(bytes) => bytes,
        Err(error) if disk.facts(path).is_ok_and(|facts| facts.special.is_some()) => {
            let hint = "Give what another program says on standard input: --passphrase-file -";
            return Err(Problem::from(fail(error)).hint(hint));
        }
        Err(error) => return Err(fail(error).into()),
    };
    Ok(Passphrase::of_line(&zeroize::Zeroizing::new(bytes)))
}

/// A draft whose file is protected otherwise than the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resealing {
    /// The file before, which may be the same.
    pub(super) before: PathBuf,
    /// What should stand in it.
    pub(super) print: Fingerprint,
    /// How it is protected.
    pub(super) from: Seal,
    /// The file now.
    pub(super) now: PathBuf,
    /// How that is protected.
    pub(super) to: Seal,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedOver {
    /// The draft's file.
    pub path: PathBuf,
    /// Whether it is protected.
    pub is_closed: bool,
    /// The file that was deleted, because the draft has another name now.
    pub deleted: Option<PathBuf>,
    /// How many earlier versions are protected as the draft is now.
    pub n_states: usize,
    /// How many recovery copies, and files put aside, are protected as the draft is now.
    pub n_copies: usize,
    /// Copies of our own that are protected now.
    pub files: Vec<PathBuf>,
    /// What stayed as it was.
    pub left: Vec<PathBuf>,
    /// What holds what stands in the draft, lies beside it and is not protected: papers, and
    /// copies that were made by hand.
    pub beside: Vec<PathBuf>,
    /// How many files beside it were not looked into, because there are too many.
    pub n_unread: usize,
}

/// Gives the earlier versions and all copies of a draft the protection that it has now, and deletes
/// the file it had before, unless somebody else has changed that. `state` is the folder for what
/// must outlive a crash.
pub fn carry_over(disk: &dyn Disk, resealing: &Resealing, state: Option<&Path>) -> CarriedOver {
    let Resealing {
        before,
        print,
        from,
        now,
        to,
    } = resealing;
    let (n_states, left_of_history) = traces::seal_history(disk, before, from, to);
    // Before the file goes: where it is says what belongs to it.
    let mut sealed = Sealed::default();
    let change = Change {
        before,
        from,
        now,
        to,
        state,
    };
    traces::seal_copies(disk, change, &mut sealed);
    traces::seal_beside(disk, change, &mut sealed);
    let Sealed {
        n_copies,
        files,
        left,
        beside,
        n_unread,
    } = sealed;
    let mut carried = CarriedOver {
        path: now.clone(),
        is_closed: to.is_closed(),
        deleted: None,
        n_states,
        n_copies,
        files,
        left: left_of_history,
        beside,
        n_unread,
    };
    carried.left.extend(left);
    if before != now {
        let is_ours = |bytes: &Vec<u8>| Fingerprint::of(bytes) == *print;
        let found = disk.read(before, MAX_BYTES);
        if found.is_ok_and(|bytes| is_ours(&bytes)) && disk.remove(before).is_ok() {
            carried.deleted = Some(before.clone());
        } else if disk.facts(before).is_ok() {
            carried.left.push(before.clone());
        }
    }
    carried
}

/// Returns the unprotected file of a protected draft, where one lies beside it: protecting it
/// was broken off, or somebody has put it there.
pub fn unprotected_beside(draft: &Path) -> Option<PathBuf> {
    let name = draft.file_name()?.to_str()?;
    let open = draft.with_file_name(name.strip_suffix(".age")?);
    is_there(&open).then_some(open)
}

/// Closes what lies in clear of a protected draft: earlier versions, and copies from before it was
/// protected, where that was broken off.
pub(super) fn close_clear(disk: &dyn Disk, draft: &Path, seal: &Seal, state: Option<&Path>) {
    traces::seal_history(disk, draft, &Seal::Open, seal);
    let name = draft.file_name().unwrap_or_default().to_string_lossy();
    let before = draft.with_file_name(name.strip_suffix(".age").unwrap_or(&name));
    for before in [&*before, draft] {
        let change = Change {
            before,
            from: &Seal::Open,
            now: draft,
            to: seal,
            state,
        };
        traces::seal_copies(disk, change, &mut Sealed::default());
    }
}

impl CarriedOver {
    /// What it is where nothing could be done.
    pub(super) fn undone(resealing: &Resealing) -> Self {
        let Resealing {
            before, now, to, ..
        } = resealing;
        Self {
            path: now.clone(),
            is_closed: to.is_closed(),
            deleted: None,
            n_states: 0,
            n_copies: 0,
            files: Vec::new(),
            left: vec![before.clone()],
            beside: Vec::new(),
            n_unread: 0,
        }
    }

    /// Says what came of it, and what is beyond this program.
    pub fn in_words(&self) -> String {
        let mut sentences = vec![match (self.is_closed, &self.deleted) {
            (true, Some(_)) => format!("The draft is protected now, in {}.", name(&self.path)),
            (true, None) => "The draft is protected with the new passphrase.".to_owned(),
            (false, _) => format!("The draft is no longer protected, in {}.", name(&self.path)),
        }];
        if let Some(deleted) = &self.deleted {
            let what = if self.is_closed {
                "The unprotected "
            } else {
                ""
            };
            sentences.push(format!("{what}{} was deleted.", name(deleted)));
        }
        match self.n_states {
            0 => {}
            1 => sentences.push("One earlier version went with it.".to_owned()),
            n => sentences.push(format!("{n} earlier versions went with it.")),
        }
        match self.n_copies {
            0 => {}
            1 => sentences.push("So did one recovery copy.".to_owned()),
            n => sentences.push(format!("So did {n} recovery copies.")),
        }
        if !self.files.is_empty() {
            sentences.push(format!("Protected too: {}.", names(&self.files)));
        }
        if !self.left.is_empty() {
            let left = names(&self.left);
            sentences.push(format!("These stayed as they were: {left}."));
        }
        if !self.beside.is_empty() {
            let beside = names(&self.beside);
            sentences.push(format!(
                "These lie beside it and are not protected: {beside}. They may hold what stands in the draft: move or delete what you do not need."
            ));
        }
        if self.n_unread > 0 {
            let n = self.n_unread;
            sentences.push(format!(
                "The folder is large: {n} more files in it were not looked into."
            ));
        }
        if self.is_closed {
            let beyond = "Copies that were made before, by e-mail, synchronisation or backups, are as they were.";
            sentences.push(beyond.to_owned());
        }
        sentences.join(" ")
    }
}

/// How many files are named; more would hide the rest.
const MAX_NAMED: usize = 8;

fn names(paths: &[PathBuf]) -> String {
    let mut names: Vec<String> = paths
        .iter()
        .take(MAX_NAMED)
        .map(|path| name(path))
        .collect();
    if paths.len() > MAX_NAMED {
        names.push(format!("and {} more", paths.len() - MAX_NAMED));
    }
    names.join(", ")
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::session::{IdSource, Session, path_under};
    use crate::store::{RealDisk, backup};

    fn seal(words: &str) -> Seal {
        Seal::Passphrase(Passphrase::new(words.to_owned()).unwrap())
    }

    fn saved(path: &Path) -> Session {
        let template = crate::template::shipped().unwrap().remove(0);
        let mut session = Session::begin(template, IdSource::new(1));
        assert_eq!(session.save_as(&RealDisk, path).unwrap(), None);
        session
    }

    fn protect(session: &mut Session, seal: Seal) -> CarriedOver {
        session.reseal(seal);
        assert!(!session.is_saved());
        let path = path_under(session.path().unwrap(), session.seal());
        let carried = session.save_as(&RealDisk, &path).unwrap().unwrap();
        assert!(session.is_saved());
        carried
    }

    #[test]
    fn a_draft_is_protected_changed_and_opened_again_with_all_it_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        let mut session = saved(&path);
        let moment = "2026-11-24T12:00:00Z".parse().unwrap();
        backup::keep(&RealDisk, &path, b"before", false, moment).unwrap();

        let closed = folder.path().join("sef.ron.age");
        let carried = protect(&mut session, seal("correct horse"));
        let expected = CarriedOver {
            path: closed.clone(),
            is_closed: true,
            deleted: Some(path.clone()),
            n_states: 1,
            n_copies: 0,
            files: Vec::new(),
            left: Vec::new(),
            beside: Vec::new(),
            n_unread: 0,
        };
        assert_eq!(carried, expected);
        assert!(!path.exists());
        assert!(Session::open(&closed, Seal::Open, IdSource::new(1)).is_err());
        let again = Session::open(&closed, seal("correct horse"), IdSource::new(1)).unwrap();
        assert_eq!(again.draft(), session.draft());

        let carried = protect(&mut session, seal("battery staple"));
        assert_eq!((carried.deleted, carried.n_states), (None, 1));
        assert!(Session::open(&closed, seal("correct horse"), IdSource::new(1)).is_err());

        let carried = protect(&mut session, Seal::Open);
        assert_eq!(carried.path, path);
        assert_eq!((carried.deleted, carried.n_states), (Some(closed), 1));
        assert!(Session::open(&path, Seal::Open, IdSource::new(1)).is_ok());
    }

    #[test]
    #[cfg(unix)]
    fn who_may_use_the_draft_may_use_it_when_it_is_protected() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        let mut session = saved(&path);
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o660)).unwrap();
        protect(&mut session, seal("correct horse"));
        assert_eq!(mode(session.path().unwrap()), 0o660);
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test plays somebody else")]
    fn a_file_that_somebody_else_changed_is_not_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        let mut session = saved(&path);
        std::fs::write(&path, "theirs").unwrap();
        let carried = protect(&mut session, seal("correct horse"));
        assert_eq!((&carried.deleted, &carried.left), (&None, &vec![path]));
        let words = carried.in_words();
        assert!(
            words.contains("These stayed as they were: sef.ron."),
            "{words}"
        );
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test plays somebody else")]
    fn copies_by_hand_and_papers_are_named_and_our_copy_that_nobody_has_open_is_sealed() {
        use crate::store::{Lock, write_lock};
        const PLANTED: &str = "Not yet good at the beginning.";
        const DRAFT: &str = include_str!("../../examples/drafts/northmere-2026.ron");
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let path = file("sef.ron");
        std::fs::write(&path, DRAFT).unwrap();
        let mut session = Session::open(&path, Seal::Open, IdSource::new(1)).unwrap();
        for name in ["sef (our copy).ron", "old version.ron", "backup.bak"] {
            std::fs::copy(&path, file(name)).unwrap();
        }
        std::fs::write(file("a.pdf"), "%PDF-1.7 <pdf:Producer>Candour 0.1.0<").unwrap();
        std::fs::write(file("letter.txt"), "Nothing of it stands in here at all.").unwrap();
        let long_ago = "2020-01-01T00:00:00Z".parse().unwrap();
        let lock = Lock {
            who: "a".to_owned(),
            machine: "b".to_owned(),
            since: long_ago,
            alive: long_ago,
            process: 1,
            window: "c".to_owned(),
            entries: "d".to_owned(),
        };
        write_lock(&RealDisk, &file("sef (our copy).ron"), &lock).unwrap();
        let carried = protect(&mut session, seal("correct horse"));
        assert_eq!(carried.files, [file("sef (our copy).ron.age")]);
        assert_eq!(carried.left, [] as [PathBuf; 0]);
        let beside = ["a.pdf", "backup.bak", "old version.ron"].map(file);
        assert_eq!(carried.beside, beside);
        let clear = in_clear(folder.path(), PLANTED.as_bytes());
        assert_eq!(clear, ["backup.bak", "old version.ron"].map(file));
        let words = carried.in_words();
        let told = "not protected: a.pdf, backup.bak, old version.ron. They may hold";
        assert!(words.contains(told), "{words}");
    }

    /// Returns the files below a folder that hold these words.
    fn in_clear(folder: &Path, words: &[u8]) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for path in RealDisk.list(folder).unwrap() {
            if RealDisk.facts(&path).unwrap().is_folder {
                found.extend(in_clear(&path, words));
            } else {
                let bytes = RealDisk.read(&path, MAX_BYTES).unwrap();
                found.extend(
                    bytes
                        .windows(words.len())
                        .any(|part| part == words)
                        .then_some(path),
                );
            }
        }
        found
    }

    #[test]
    fn copies_of_other_windows_and_crashes_are_sealed_and_not_lost() {
        use crate::store::{Journal, OpenDraft, recovered, rescue_of, write_copy};
        const PLANTED: &[u8] = b"nobody asked him";
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sef.ron");
        let state = folder.path().join("state");
        let mut session = saved(&path);
        let window = || {
            let journal = Journal::begin(&RealDisk, &state, "a").unwrap();
            let copy = journal.copy_of(Some(&path));
            write_copy(&RealDisk, &copy, PLANTED).unwrap();
            let (draft, base) = (Some(path.clone()), None);
            let open = OpenDraft { draft, copy, base };
            journal.tell(&RealDisk, &open).unwrap();
            journal
        };
        let (other, crashed) = (window(), window());
        drop(crashed);
        let aside = rescue_of(&path, &state.join("rescue"));
        RealDisk.make_folder(&state.join("rescue")).unwrap();
        write_copy(&RealDisk, &aside, PLANTED).unwrap();
        assert_eq!(in_clear(folder.path(), PLANTED).len(), 3);

        let seal = seal("correct horse");
        session.reseal(seal.clone());
        let closed = folder.path().join("sef.ron.age");
        let carried = session.save_and_carry_over(&RealDisk, &closed, Some(&state));
        let carried = carried.unwrap().unwrap();
        assert_eq!((carried.n_copies, carried.left), (3, Vec::new()));
        assert_eq!(in_clear(folder.path(), PLANTED), [] as [PathBuf; 0]);
        let found = recovered(&RealDisk, &state);
        assert_eq!(found.len(), 1, "the other window is there");
        assert_eq!(found[0].open.draft, Some(closed));
        let bytes = found[0].read(&RealDisk).unwrap();
        assert_eq!(seal.open(bytes).unwrap(), PLANTED);
        drop(other);
        assert_eq!(recovered(&RealDisk, &state).len(), 2);
        let bytes = RealDisk.read(&aside, MAX_BYTES).unwrap();
        assert_eq!(seal.open(bytes).unwrap(), PLANTED);
    }
}
