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
    store::{
        Disk as _, Expected, RealDisk, StoreError, backup, save_draft, sweep, write_atomically,
        write_paper,
    },
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

    /// Makes a file as any program does, and returns the rights that it has then.
    fn usual(folder: &Path) -> u32 {
        let path = folder.join("usual");
        fs::write(&path, "").unwrap();
        mode(&path)
    }

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_new_paper_is_for_whoever_may_use_a_new_file_and_an_old_one_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let paper = folder.path().join("paper.pdf");
        write_paper(&paper, b"%PDF").unwrap();
        assert_eq!(mode(&paper), usual(folder.path()));
        set(&paper, 0o640);
        write_paper(&paper, b"%PDF again").unwrap();
        assert_eq!(mode(&paper), 0o640);
    }

    #[test]
    fn a_new_draft_in_the_folder_of_a_group_is_for_the_group() {
        let folder = tempfile::tempdir().unwrap();
        for (of_folder, of_draft) in [
            (0o2770, 0o660),
            (0o2775, 0o660),
            (0o2750, 0o640),
            (0o2700, 0o600),
            (0o0770, 0o600),
            (0o0777, 0o600),
        ] {
            let shared = folder.path().join(format!("{of_folder:o}"));
            fs::create_dir(&shared).unwrap();
            set(&shared, of_folder);
            let path = shared.join("paper.ron");
            save(&path, "one", None).unwrap();
            assert_eq!(mode(&path), of_draft, "{of_folder:o}");
        }
    }

    #[test]
    fn who_may_use_the_draft_may_use_its_history_and_nobody_else() {
        let moments = ["2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"];
        for (of_draft, of_folder) in [
            (0o600, 0o700),
            (0o660, 0o2770),
            (0o640, 0o2750),
            (0o664, 0o2775),
            (0o644, 0o2755),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("paper.ron");
            let keep = |moment: &str| {
                let text = format!("at {moment}");
                let moment = moment.parse().unwrap();
                backup::keep(&RealDisk, &path, text.as_bytes(), false, moment).unwrap();
            };
            save(&path, "one", None).unwrap();
            // As it was kept before the draft became one of a group.
            keep(moments[0]);
            let history = folder.path().join("paper history");
            assert_eq!(mode(&history), 0o700);
            set(&path, of_draft);
            keep(moments[1]);
            let all = fs::metadata(&history).unwrap().permissions().mode() & 0o7777;
            assert_eq!(all, of_folder, "{of_draft:o}");
            let kept = backup::list(&RealDisk, &path).unwrap();
            let modes: Vec<u32> = kept.iter().map(|kept| mode(&kept.path)).collect();
            assert_eq!(modes, [of_draft, 0o600], "a state is not opened afterwards");
        }
    }

    /// Needs the rights of an administrator; others cannot act for two people.
    #[test]
    fn the_history_of_a_group_takes_states_of_each_of_its_members() {
        use std::os::unix::fs::{MetadataExt as _, chown};
        const GROUP: u32 = 4_242;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("paper.ron");
        save(&path, "one", None).unwrap();
        if chown(&path, Some(4_001), Some(GROUP)).is_err() {
            return;
        }
        set(&path, 0o660);
        let moment = "2026-11-24T12:00:00Z".parse().unwrap();
        backup::keep(&RealDisk, &path, b"one", false, moment).unwrap();
        let history = folder.path().join("paper history");
        let of = |path: &Path| {
            let facts = fs::metadata(path).unwrap();
            (facts.gid(), facts.mode() & 0o7777)
        };
        assert_eq!(of(&history), (GROUP, 0o2770));
        let kept = backup::list(&RealDisk, &path).unwrap();
        assert_eq!(of(&kept[0].path), (GROUP, 0o660));
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
    let mut session = Session::begin(template, IdSource::new(1));
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
