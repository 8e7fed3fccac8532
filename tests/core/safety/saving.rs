//! Every operation of a save fails, lies, is cut short, or is the last before the power goes.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use candour::store::{
    AtomicError, Disk as _, Expected, Fingerprint, StoreError, rescue_of, save_draft,
    write_atomically,
};

use super::faulty::{Fault, FaultyDisk};

const DRAFT: &str = "/papers/paper.ron";
const RESCUE: &str = "/state/rescue";
const OLD: &[u8] = b"What stood there before, which was longer than what is saved over it now.";
const NEW: &[u8] = b"(format: \"candour-draft\", what is being saved)";

const FAULTS: &[Fault] = &[
    Fault::Fails(ErrorKind::PermissionDenied),
    Fault::Fails(ErrorKind::StorageFull),
    Fault::Fails(ErrorKind::NotFound),
    Fault::Fails(ErrorKind::ResourceBusy),
    Fault::Fails(ErrorKind::Unsupported),
    Fault::Fails(ErrorKind::Other),
    Fault::CutShort,
    Fault::Lies,
    Fault::PowerCut,
    Fault::PowerCutBefore,
];

/// One way in which a draft is saved.
struct Case {
    name: &'static str,
    has_old: bool,
    is_closed: bool,
}

const CASES: &[Case] = &[
    Case {
        name: "over an older draft",
        has_old: true,
        is_closed: false,
    },
    Case {
        name: "for the first time",
        has_old: false,
        is_closed: false,
    },
    Case {
        name: "in a folder that takes no new files",
        has_old: true,
        is_closed: true,
    },
];

impl Case {
    fn disk(&self) -> FaultyDisk {
        let files: &[(&str, &[u8])] = if self.has_old { &[(DRAFT, OLD)] } else { &[] };
        let disk = FaultyDisk::with(files);
        if self.is_closed {
            disk.closed("/papers")
        } else {
            disk
        }
    }

    fn old(&self) -> Option<&'static [u8]> {
        self.has_old.then_some(OLD)
    }
}

fn save(disk: &FaultyDisk) -> Result<(), AtomicError> {
    write_atomically(disk, Path::new(DRAFT), NEW, Some(Path::new(RESCUE)))
}

fn rescued(disk: &FaultyDisk) -> Option<Vec<u8>> {
    let rescue = rescue_of(Path::new(DRAFT), Path::new(RESCUE));
    disk.content(rescue.to_str().unwrap())
}

/// Whether the old content or the new can be read: in the file or, where it was being written
/// in place, where the old content was put aside.
fn is_whole(case: &Case, disk: &FaultyDisk) -> bool {
    let found = disk.content(DRAFT);
    found.as_deref() == Some(NEW)
        || found.as_deref() == case.old()
        || (case.is_closed && rescued(disk).as_deref() == Some(OLD))
}

/// Saves with one fault. Returns how many states of the disk were looked at.
#[track_caller]
fn check(case: &Case, n_operation: usize, fault: Fault) -> usize {
    let about = format!("{}: operation {n_operation}, {fault:?}", case.name);
    let disk = case.disk().at(n_operation, fault);
    let result = save(&disk);
    let found = disk.content(DRAFT);
    match &result {
        Ok(()) => assert_eq!(found.as_deref(), Some(NEW), "{about}: told as saved"),
        Err(AtomicError::NotWritten(_)) if !is_dark(fault) => {
            assert_eq!(found.as_deref(), case.old(), "{about}: told as not written");
        }
        Err(AtomicError::Broken { rescue, .. }) => {
            let aside = disk.content(rescue.to_str().unwrap());
            assert_eq!(
                aside.as_deref(),
                Some(OLD),
                "{about}: told where the old is"
            );
        }
        Err(_) => assert!(is_whole(case, &disk), "{about}: neither old nor new"),
    }
    if fault == Fault::Fails(ErrorKind::Unsupported) {
        // A disk that cannot flush promises nothing for a power cut.
        return 1;
    }
    let states = disk.after_power_cut();
    for state in &states {
        assert!(
            is_whole(case, state),
            "{about}: neither old nor new after a power cut"
        );
    }
    states.len() + 1
}

fn is_dark(fault: Fault) -> bool {
    matches!(fault, Fault::PowerCut | Fault::PowerCutBefore)
}

#[test]
#[expect(clippy::print_stdout, reason = "how much was tried is worth knowing")]
fn whatever_fails_the_file_holds_the_old_content_or_the_new() {
    let (mut n_points, mut n_states) = (0, 0);
    for case in CASES {
        let clean = case.disk();
        save(&clean).unwrap();
        let n_operations = clean.n_operations();
        for n_operation in 0..n_operations + 2 {
            for fault in FAULTS {
                n_states += check(case, n_operation, *fault);
                n_points += 1;
            }
        }
    }
    println!("{n_points} faults tried, {n_states} states of the disk looked at");
    assert!(n_points > 300, "the save was given up before it began");
}

#[test]
fn what_was_told_as_saved_outlasts_a_power_cut() {
    for case in CASES {
        let disk = case.disk();
        save(&disk).unwrap();
        for state in disk.after_power_cut() {
            assert_eq!(state.content(DRAFT).as_deref(), Some(NEW), "{}", case.name);
        }
        assert_eq!(
            disk.names(),
            [PathBuf::from(DRAFT)],
            "nothing is left behind"
        );
    }
}

#[test]
fn what_others_saved_is_kept_whatever_fails_while_looking() {
    let seen = Fingerprint::of(b"what was read when the draft was opened");
    let clean = CASES[0].disk();
    let refused = save_draft(&clean, Path::new(DRAFT), NEW, Expected::Content(seen), None);
    assert!(matches!(refused, Err(StoreError::Changed { .. })));
    for n_operation in 0..clean.n_operations() {
        for fault in FAULTS {
            let disk = CASES[0].disk().at(n_operation, *fault);
            let expected = Expected::Content(seen);
            let refused = save_draft(&disk, Path::new(DRAFT), NEW, expected, None);
            assert!(refused.is_err(), "{fault:?}");
            assert_eq!(disk.content(DRAFT).as_deref(), Some(OLD), "{fault:?}");
        }
    }
}

#[test]
fn a_file_that_somebody_holds_for_a_moment_is_waited_for() {
    let clean = CASES[0].disk();
    save(&clean).unwrap();
    let n_saved = (0..clean.n_operations())
        .filter(|n_operation| {
            let fault = Fault::Fails(ErrorKind::ResourceBusy);
            let disk = CASES[0].disk().at(*n_operation, fault);
            save(&disk).is_ok()
        })
        .count();
    // Renaming and reading back are tried again; so is all that is not needed for a save.
    assert!(n_saved >= 5, "{n_saved}");
}

/// The fault disk itself must not be kinder than a real one.
#[test]
fn a_careless_save_is_caught() {
    let careless = |disk: &FaultyDisk| disk.overwrite(Path::new(DRAFT), NEW);
    let disk = CASES[0].disk();
    careless(&disk).unwrap();
    let found: Vec<_> = disk
        .after_power_cut()
        .iter()
        .map(|disk| disk.content(DRAFT))
        .collect();
    assert!(
        found
            .iter()
            .any(|found| { found.as_deref() != Some(OLD) && found.as_deref() != Some(NEW) })
    );
}
