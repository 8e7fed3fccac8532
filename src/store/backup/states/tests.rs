//! The history of a draft on a real disk.

use super::*;
use crate::store::RealDisk;

const DRAFT: &[u8] = b"(format: \"candour-draft\", words: \"One\")";

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn noon() -> Timestamp {
    moment("2026-11-24T12:00:00Z")
}

fn plus(seconds: i64) -> Timestamp {
    Timestamp::from_second(noon().as_second() + seconds).unwrap()
}

fn names(draft: &Path) -> Vec<String> {
    let kept = list(&RealDisk, draft).unwrap().into_iter();
    kept.map(|kept| kept.path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect()
}

#[test]
fn what_is_kept_is_listed_newest_first_and_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("SEF 2026.ron");
    assert_eq!(list(&RealDisk, &draft).unwrap(), []);
    assert!(keep(&RealDisk, &draft, DRAFT, false, noon()).unwrap());
    assert!(keep(&RealDisk, &draft, b"two", false, plus(0)).unwrap());
    let sent = "sent to the director / “at last”";
    snapshot(&RealDisk, &draft, b"two", false, plus(60), sent).unwrap();
    assert!(keep(&RealDisk, &draft, b"closed", true, plus(120)).unwrap());

    let kept = list(&RealDisk, &draft).unwrap();
    let told: Vec<(i64, Option<&str>, bool)> = kept
        .iter()
        .map(|kept| {
            let age = kept.moment.as_second() - noon().as_second();
            (age, kept.name.as_deref(), kept.is_sealed)
        })
        .collect();
    assert_eq!(
        told,
        [
            (120, None, true),
            (60, Some(sent), false),
            (0, None, false),
            (0, None, false)
        ]
    );
    let read: Vec<Vec<u8>> = kept
        .iter()
        .map(|kept| read(&RealDisk, kept, MAX_BYTES).unwrap())
        .collect();
    assert_eq!(read, [b"closed".as_slice(), b"two", b"two", DRAFT]);
    assert!(folder.path().join("SEF 2026 history").is_dir());
}

#[test]
fn the_same_content_is_not_kept_twice_in_a_row() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.ron");
    assert!(keep(&RealDisk, &draft, b"one", false, noon()).unwrap());
    assert!(!keep(&RealDisk, &draft, b"one", false, plus(60)).unwrap());
    assert!(keep(&RealDisk, &draft, b"two", false, plus(120)).unwrap());
    assert!(keep(&RealDisk, &draft, b"one", false, plus(180)).unwrap());
    assert!(keep(&RealDisk, &draft, b"one", true, plus(240)).unwrap());
    assert_eq!(names(&draft).len(), 4);
}

#[test]
fn a_protected_state_is_kept_as_it_is_and_lies_with_those_before() {
    let folder = tempfile::tempdir().unwrap();
    let (plain, closed) = (folder.path().join("a.ron"), folder.path().join("a.ron.age"));
    keep(&RealDisk, &plain, b"one", false, noon()).unwrap();
    keep(&RealDisk, &closed, b"closed", true, plus(60)).unwrap();
    let kept = list(&RealDisk, &closed).unwrap();
    assert_eq!(kept.len(), 2);
    assert_eq!(RealDisk.read(&kept[0].path, 99).unwrap(), b"closed");
}

#[test]
fn old_backups_are_thinned_when_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.ron");
    for (n, second) in [0, 60, 120].into_iter().enumerate() {
        keep(
            &RealDisk,
            &draft,
            &[u8::try_from(n).unwrap()],
            false,
            plus(second),
        )
        .unwrap();
    }
    snapshot(&RealDisk, &draft, b"kept", false, plus(90), "kept").unwrap();
    keep(&RealDisk, &draft, b"later", false, plus(6 * 3600)).unwrap();
    assert_eq!(
        names(&draft),
        [
            "2026-11-24T180000Z.ron.gz",
            "2026-11-24T120200Z.ron.gz",
            "2026-11-24T120130Z kept.ron.gz",
        ]
    );
}

#[test]
fn what_is_foreign_or_damaged_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.ron");
    keep(&RealDisk, &draft, b"one", false, noon()).unwrap();
    let history = folder_of(&RealDisk, &draft);
    let put = |name: &str, bytes: &[u8]| {
        let path = history.join(name);
        RealDisk.create(&path, crate::store::Rights::Owner).unwrap();
        RealDisk.append(&path, bytes).unwrap();
        path
    };
    let notes = put("notes.txt", b"mine");
    let damaged = put("2026-11-24T120500Z.ron.gz", b"\x1f\x8b no");
    RealDisk
        .make_folder(&history.join("2026-11-24T120600Z.ron.gz"))
        .unwrap();

    let kept = list(&RealDisk, &draft).unwrap();
    assert_eq!(kept.len(), 2);
    assert!(read(&RealDisk, &kept[0], MAX_BYTES).is_err());
    assert!(keep(&RealDisk, &draft, b"one", false, plus(600)).unwrap());
    assert!(RealDisk.facts(&damaged).is_ok());

    RealDisk
        .remove_folder(&history.join("2026-11-24T120600Z.ron.gz"))
        .unwrap();
    clear(&RealDisk, &draft).unwrap();
    assert_eq!(names(&draft), [""; 0]);
    assert_eq!(
        RealDisk.list(&history).unwrap(),
        std::slice::from_ref(&notes)
    );
    RealDisk.remove(&notes).unwrap();
    clear(&RealDisk, &draft).unwrap();
    assert!(
        RealDisk.facts(&history).is_err(),
        "the empty folder goes too"
    );
}

#[test]
fn a_small_file_that_unpacks_to_very_much_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.ron");
    keep(&RealDisk, &draft, &vec![b' '; 3_000_000], false, noon()).unwrap();
    let kept = list(&RealDisk, &draft).unwrap().remove(0);
    assert!(kept.bytes < 10_000, "{}", kept.bytes);
    let error = read(&RealDisk, &kept, 2_999_999).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    assert_eq!(read(&RealDisk, &kept, 3_000_000).unwrap().len(), 3_000_000);
}

#[test]
fn a_cut_file_is_no_state_that_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.ron");
    keep(&RealDisk, &draft, &DRAFT.repeat(50), false, noon()).unwrap();
    let kept = list(&RealDisk, &draft).unwrap().remove(0);
    let bytes = RealDisk.read(&kept.path, MAX_BYTES).unwrap();
    for len in [0, 5, bytes.len() / 2, bytes.len() - 1] {
        RealDisk.overwrite(&kept.path, &bytes[..len]).unwrap();
        assert!(read(&RealDisk, &kept, MAX_BYTES).is_err(), "{len}");
    }
}
