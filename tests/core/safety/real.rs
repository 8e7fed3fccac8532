//! Faults of real disks: read-only, full, gone, linked, closed.

use std::{
    ffi::OsString,
    fs,
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

use candour::{
    model::{Place, Value},
    session::{Action, Autosave, Folders, IdSource, Seal, Session, left_behind},
    store::{Disk as _, Expected, RealDisk, StoreError, save_draft, sweep, write_atomically},
    template::shipped,
};

use super::faulty::{Fault, FaultyDisk};

fn save(path: &Path, text: &str, rescue: Option<&Path>) -> Result<(), StoreError> {
    save_draft(&RealDisk, path, text.as_bytes(), Expected::Anything, rescue).map(|_| ())
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_new_file_is_for_its_owner_and_an_old_one_keeps_its_rights() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.ron");
        save(&path, "one", None).unwrap();
        assert_eq!(mode(&path), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o664)).unwrap();
        save(&path, "two", None).unwrap();
        assert_eq!((mode(&path), read(&path).as_str()), (0o664, "two"));
    }

    /// Needs the rights of an administrator; others cannot make the files.
    #[test]
    fn a_file_stays_with_whom_it_belongs_to() {
        use std::os::unix::fs::{MetadataExt as _, chown};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.ron");
        save(&path, "one", None).unwrap();
        if chown(&path, Some(4_001), Some(4_002)).is_err() {
            return;
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o660)).unwrap();
        save(&path, "two", None).unwrap();
        let facts = fs::metadata(&path).unwrap();
        assert_eq!(
            (facts.uid(), facts.gid(), mode(&path)),
            (4_001, 4_002, 0o660)
        );
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("really.ron");
        let link = folder.path().join("paper.ron");
        save(&file, "one", None).unwrap();
        symlink("really.ron", &link).unwrap();
        save(&link, "two", None).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(read(&file), "two");
    }

    #[test]
    fn a_long_name_leaves_room_for_the_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{}.ron", "x".repeat(251)));
        save(&path, "one", None).unwrap();
        assert_eq!(read(&path), "one");
        let too_long = folder.path().join("x".repeat(256));
        assert!(matches!(
            save(&too_long, "one", None),
            Err(StoreError::Write { .. })
        ));
    }
}

#[test]
fn a_folder_that_is_gone_is_told_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("gone").join("paper.ron");
    assert!(matches!(
        save(&path, "one", None),
        Err(StoreError::Write { .. })
    ));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_recovery_copy_is_kept_when_the_folder_of_the_draft_is_renamed() {
    let folder = tempfile::tempdir().unwrap();
    let share = folder.path().join("share");
    fs::create_dir(&share).unwrap();
    let template = shipped().unwrap().remove(0);
    let today = jiff::civil::date(2026, 11, 24);
    let mut session = Session::begin(template, today, IdSource::new(1));
    session
        .save_as(&RealDisk, &share.join("paper.ron"))
        .unwrap();
    let value = Value::Text("What would be lost".to_owned());
    let place = Place::Detail("version");
    session.act(Action::Set { place, value }, 0).unwrap();

    let folders = Folders::below(folder.path());
    let disk = Arc::new(RealDisk);
    let autosave = Autosave::new(disk, &folders, "bench".to_owned(), Arc::new(|| {}));
    fs::rename(&share, folder.path().join("renamed")).unwrap();
    autosave.keep_now(&session);
    drop(autosave);
    let left = left_behind(&RealDisk, &folders);
    assert_eq!(left.len(), 1);
    let kept = Session::open_recovered(&left[0], Seal::Open, IdSource::new(1)).unwrap();
    assert_eq!(kept.draft(), session.draft());
    assert!(!share.exists(), "nothing is made in its place");
}

#[test]
fn what_an_interrupted_save_left_is_swept_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.ron");
    let part = folder.path().join("other.part");
    fs::write(&part, "somebody’s own").unwrap();
    let left = folder.path().join(name_of_part("paper.ron"));
    leave(&left);
    save(&path, "two", None).unwrap();
    sweep(&RealDisk, &path);
    assert!(!left.exists());
    assert!(part.exists());
}

#[test]
fn what_an_interrupted_lock_and_history_left_is_swept_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paper.ron");
    let history = folder.path().join("paper history");
    fs::create_dir(&history).unwrap();
    let lock = folder.path().join(name_of_part(".paper.ron.open.ron"));
    let state = history.join(name_of_part("2026-11-24T120000Z.ron.gz"));
    let newer = history.join(name_of_part("2026-11-24T120500Z.ron.gz"));
    for part in [&lock, &state] {
        leave(part);
    }
    save(&path, "two", None).unwrap();
    fs::write(&newer, "half").unwrap();
    sweep(&RealDisk, &path);
    assert!(!lock.exists() && !state.exists());
    assert!(newer.exists(), "somebody may be writing it");
}

/// Leaves half a file, as an interrupted write of long ago would.
fn leave(path: &Path) {
    fs::write(path, "half").unwrap();
    let file = fs::File::options().write(true).open(path).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    file.set_modified(long_ago).unwrap();
}

/// Returns the name of the temporary file that is left when a save is stopped half way.
fn name_of_part(name: &str) -> OsString {
    let path = Path::new("/papers").join(name);
    // The fifth operation reads the temporary file back.
    let disk = FaultyDisk::default().at(5, Fault::PowerCutBefore);
    write_atomically(&disk, &path, b"half", None).unwrap_err();
    let names = disk.names();
    names[0].file_name().unwrap().to_owned()
}

#[test]
fn a_bare_name_lies_in_the_folder_we_are_in() {
    let bare = Path::new("paper.pdf").parent().unwrap();
    RealDisk.flush_folder(bare).unwrap();
    let found = RealDisk.list(bare).unwrap();
    assert!(!found.is_empty());
}
