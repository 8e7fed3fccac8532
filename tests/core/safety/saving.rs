//! Every operation of a save fails, lies, is cut short, comes late, or is the last before the
//! power goes; and after every single fault, the power goes at every operation that follows.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use candour::store::{Disk as _, Expected, Fingerprint, StoreError, rescue_of, save_draft};

use super::faulty::{Fault, FaultyDisk, THEIRS};

const DRAFT: &str = "/papers/paper.ron";
const LINK: &str = "/desk/paper.ron";
const RESCUE: &str = "/state/rescue";
const OLD: &[u8] = b"What stood there before, which was longer than what is saved over it now.";
const NEW: &[u8] = b"(format: \"candour-draft\", what is being saved)";

pub(super) const FAULTS: &[Fault] = &[
    Fault::Fails(ErrorKind::PermissionDenied),
    Fault::Fails(ErrorKind::StorageFull),
    Fault::Fails(ErrorKind::NotFound),
    Fault::Fails(ErrorKind::ResourceBusy),
    Fault::Fails(ErrorKind::Unsupported),
    Fault::Fails(ErrorKind::Other),
    Fault::CutShort,
    Fault::Lies,
    Fault::Late(1),
    Fault::Late(3),
    Fault::PowerCut,
    Fault::PowerCutBefore,
];

/// One way in which a draft is saved.
struct Case {
    name: &'static str,
    /// The name that the draft is saved under.
    path: &'static str,
    has_old: bool,
    is_closed: bool,
    /// Whether it is looked at what stands there.
    is_looked_at: bool,
}

const OVER_AN_OLDER_DRAFT: Case = Case {
    name: "over an older draft",
    path: DRAFT,
    has_old: true,
    is_closed: false,
    is_looked_at: true,
};

const CASES: &[Case] = &[
    OVER_AN_OLDER_DRAFT,
    Case {
        name: "over whatever stands there",
        is_looked_at: false,
        ..OVER_AN_OLDER_DRAFT
    },
    Case {
        name: "for the first time",
        has_old: false,
        is_looked_at: false,
        ..OVER_AN_OLDER_DRAFT
    },
    Case {
        name: "in a folder that takes no new files",
        is_closed: true,
        ..OVER_AN_OLDER_DRAFT
    },
    Case {
        name: "through a link",
        path: LINK,
        ..OVER_AN_OLDER_DRAFT
    },
];

impl Case {
    fn disk(&self) -> FaultyDisk {
        let files: &[(&str, &[u8])] = if self.has_old { &[(DRAFT, OLD)] } else { &[] };
        let mut disk = FaultyDisk::with(files);
        if self.has_old {
            disk = disk.shared(DRAFT);
        }
        if self.path == LINK {
            disk = disk.linked(LINK, DRAFT);
        }
        if self.is_closed {
            disk.closed("/papers")
        } else {
            disk
        }
    }

    fn save(&self, disk: &FaultyDisk) -> Result<Fingerprint, StoreError> {
        let expected = if self.is_looked_at {
            Expected::Content(Fingerprint::of(OLD))
        } else {
            Expected::Anything
        };
        let rescue = Some(Path::new(RESCUE));
        save_draft(disk, Path::new(self.path), NEW, expected, rescue)
    }

    fn old(&self) -> Option<&'static [u8]> {
        self.has_old.then_some(OLD)
    }

    fn n_operations(&self) -> usize {
        let clean = self.disk();
        self.save(&clean).unwrap();
        clean.n_operations()
    }

    /// Whether the old content or the new can be read: in the file or, where it was being
    /// written in place, where the old content was put aside.
    fn is_whole(&self, disk: &FaultyDisk) -> bool {
        let found = disk.content(DRAFT);
        found.as_deref() == Some(NEW)
            || found.as_deref() == self.old()
            || (self.is_closed && rescued(disk).as_deref() == Some(OLD))
    }
}

fn rescued(disk: &FaultyDisk) -> Option<Vec<u8>> {
    let rescue = rescue_of(Path::new(DRAFT), Path::new(RESCUE));
    disk.content(rescue.to_str().unwrap())
}

/// Saves with faults. Returns how many states of the disk were looked at.
#[track_caller]
fn check(case: &Case, faults: &[(usize, Fault)]) -> usize {
    let about = format!("{}: {faults:?}", case.name);
    let disk = faults
        .iter()
        .fold(case.disk(), |disk, (at, fault)| disk.at(*at, *fault));
    let result = case.save(&disk);
    let found = disk.content(DRAFT);
    let is_sure = faults.iter().all(|(_, fault)| is_told(*fault));
    match &result {
        Ok(_) => assert_eq!(found.as_deref(), Some(NEW), "{about}: told as saved"),
        Err(StoreError::Broken { rescue, .. }) => {
            let aside = disk.content(rescue.to_str().unwrap());
            assert_eq!(aside.as_deref(), Some(OLD), "{about}: where the old is");
        }
        Err(StoreError::NotVerified { .. }) => assert!(case.is_whole(&disk), "{about}"),
        Err(_) if is_sure => assert_eq!(found.as_deref(), case.old(), "{about}: not written"),
        Err(_) => assert!(case.is_whole(&disk), "{about}: neither old nor new"),
    }
    if found.is_some() {
        assert_eq!(disk.is_shared(DRAFT), case.has_old, "{about}: its rights");
        let is_link = case.path == LINK;
        assert_eq!(disk.content(LINK).is_some(), is_link, "{about}: the link");
        assert!(
            !disk.names().contains(&PathBuf::from(LINK)),
            "{about}: the link"
        );
    }
    if faults.iter().any(|(_, fault)| !is_kept_by_flushing(*fault)) {
        return 1;
    }
    disk.settle();
    let states = disk.after_power_cut();
    for state in &states {
        assert!(case.is_whole(state), "{about}: neither, after a power cut");
    }
    states.len() + 1
}

/// Whether a program that goes on after the fault can know what became of the operation.
fn is_told(fault: Fault) -> bool {
    !matches!(
        fault,
        Fault::PowerCut | Fault::PowerCutBefore | Fault::Late(_)
    )
}

/// A disk that cannot flush, or says that it did and does so later, promises nothing for a
/// power cut.
pub(super) fn is_kept_by_flushing(fault: Fault) -> bool {
    !matches!(
        fault,
        Fault::Fails(ErrorKind::Unsupported | ErrorKind::PermissionDenied) | Fault::Late(_)
    )
}

#[test]
#[expect(clippy::print_stdout, reason = "how much was tried is worth knowing")]
fn whatever_fails_the_file_holds_the_old_content_or_the_new() {
    let (mut n_points, mut n_states) = (0, 0);
    for case in CASES {
        let n_operations = case.n_operations();
        for n_operation in 0..n_operations + 2 {
            for fault in FAULTS {
                n_states += check(case, &[(n_operation, *fault)]);
                n_points += 1;
                // A fault makes a save longer: what it cannot do is tried again and cleared up.
                for n_last in n_operation + 1..n_operations + 10 {
                    let last = (n_last, Fault::PowerCutBefore);
                    n_states += check(case, &[(n_operation, *fault), last]);
                    n_points += 1;
                }
            }
        }
    }
    println!("{n_points} faults tried, {n_states} states of the disk looked at");
    assert!(n_points > 10_000, "the save was given up before it began");
}

#[test]
fn what_was_told_as_saved_outlasts_a_power_cut() {
    for case in CASES {
        let disk = case.disk();
        case.save(&disk).unwrap();
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
    let expected = Expected::Content(seen);
    let save = |disk: &FaultyDisk| save_draft(disk, Path::new(DRAFT), NEW, expected, None);
    let clean = OVER_AN_OLDER_DRAFT.disk();
    assert!(matches!(save(&clean), Err(StoreError::Changed { .. })));
    for n_operation in 0..clean.n_operations() {
        for fault in FAULTS {
            let disk = OVER_AN_OLDER_DRAFT.disk().at(n_operation, *fault);
            assert!(save(&disk).is_err(), "{fault:?}");
            assert_eq!(disk.content(DRAFT).as_deref(), Some(OLD), "{fault:?}");
        }
    }
}

/// Somebody else saves just before each operation in turn. Returns before how many of them
/// that was overwritten unseen.
fn n_overwritten(case: &Case, meddler: Fault) -> usize {
    let n_operations = case.n_operations();
    let overwritten = (0..n_operations).filter(|n_operation| {
        let disk = case.disk().at(*n_operation, meddler);
        let result = case.save(&disk);
        disk.let_others_save();
        let found = disk.content(DRAFT);
        let is_new = found.as_deref() == Some(NEW);
        assert!(result.is_ok() || !is_new, "{}: told as refused", case.name);
        found.as_deref() != Some(THEIRS)
    });
    overwritten.count()
}

#[test]
fn somebody_who_saves_at_the_same_time_is_not_overwritten() {
    let polite = n_overwritten(&OVER_AN_OLDER_DRAFT, Fault::PoliteMeddler);
    assert_eq!(polite, 0, "they take turns");
    // A program that knows no turns can still come between the last look and the next operation.
    let other = n_overwritten(&OVER_AN_OLDER_DRAFT, Fault::Meddler);
    assert_eq!(other, 1, "the renaming itself");
}

#[test]
fn a_turn_that_never_comes_keeps_nothing_from_being_saved() {
    let case = OVER_AN_OLDER_DRAFT;
    let is_turn = |path: &PathBuf| path.to_string_lossy().ends_with("-turn.part");
    let turn = (0..case.n_operations()).find_map(|n_operation| {
        let disk = case.disk().at(n_operation, Fault::PowerCutBefore);
        case.save(&disk).unwrap_err();
        disk.names().into_iter().find(is_turn)
    });
    let disk = case.disk();
    let held = disk.hold(&turn.expect("a save has its turn")).unwrap();
    assert!(held.is_some());
    case.save(&disk).unwrap();
    assert_eq!(disk.content(DRAFT).as_deref(), Some(NEW));
}

#[test]
fn a_file_that_somebody_holds_for_a_moment_is_waited_for() {
    let case = OVER_AN_OLDER_DRAFT;
    let n_saved = (0..case.n_operations())
        .filter(|n_operation| {
            let fault = Fault::Fails(ErrorKind::ResourceBusy);
            let disk = case.disk().at(*n_operation, fault);
            case.save(&disk).is_ok()
        })
        .count();
    // Looking, renaming and reading back are tried again; so is all that a save does not need.
    assert!(n_saved >= 8, "{n_saved}");
}

/// The fault disk itself must not be kinder than a real one.
#[test]
fn a_careless_save_is_caught() {
    let careless = |disk: &FaultyDisk| disk.overwrite(Path::new(DRAFT), NEW);
    let disk = OVER_AN_OLDER_DRAFT.disk();
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
