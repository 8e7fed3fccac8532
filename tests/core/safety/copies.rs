//! Recovery copies, history and locks: whatever fails while they are written, the draft is as it
//! was, and so is what was kept before.

use std::{io::ErrorKind, path::Path, sync::Arc};

use candour::{
    model::{Place, Value},
    session::{Action, Autosave, Folders, IdSource, Session},
    store::{Disk as _, Lock, backup, parse_draft, read_lock, remove_lock, write_lock},
    template::shipped,
};
use jiff::Timestamp;

use super::faulty::{Fault, FaultyDisk};
use super::saving::{FAULTS, is_kept_by_flushing};

const DRAFT: &str = "/papers/paper.ron";
const TEXT: &[u8] = b"What stands in the draft.";
const FIRST: &[u8] = b"What was kept first.";
const SECOND: &[u8] = b"What is kept second, and is longer than what was kept first.";

/// Writes the second, and says whether it was told as kept.
type Act = Box<dyn FnOnce(&FaultyDisk) -> bool>;

/// Something that is written beside a draft, twice.
struct Case<'a> {
    name: &'static str,
    /// Makes a disk on which the first is written, and what writes the second.
    begin: &'a dyn Fn() -> (Arc<FaultyDisk>, Act),
    /// Says what is wrong with a disk, given whether the second was told as kept.
    wrong: &'a dyn Fn(&FaultyDisk, bool) -> Option<&'static str>,
}

/// Lets every operation go wrong in every way. Returns how many faults were tried.
#[expect(clippy::print_stdout, reason = "how much was tried is worth knowing")]
fn check(case: &Case<'_>) -> usize {
    let (clean, act) = (case.begin)();
    let n_before = clean.n_operations();
    assert!(act(&clean), "{}: without a fault", case.name);
    assert_eq!((case.wrong)(&clean, true), None, "{}", case.name);
    let n_operations = clean.n_operations() - n_before;
    let mut n_points = 0;
    for n_operation in 0..n_operations + 2 {
        for fault in FAULTS {
            let (disk, act) = (case.begin)();
            let draft = disk.content(DRAFT);
            disk.arm(n_operation, *fault);
            let is_told = act(&disk);
            disk.settle();
            let about = format!("{}: operation {n_operation}, {fault:?}", case.name);
            assert_eq!(disk.content(DRAFT), draft, "{about}: the draft");
            assert_eq!((case.wrong)(&disk, is_told), None, "{about}");
            if is_kept_by_flushing(*fault) {
                for state in disk.after_power_cut() {
                    assert_eq!(state.content(DRAFT), draft, "{about}: the draft");
                    assert_eq!((case.wrong)(&state, is_told), None, "{about}: power cut");
                }
            }
            n_points += 1;
        }
    }
    println!("{}: {n_points} faults tried", case.name);
    n_points
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn keep(disk: &FaultyDisk, bytes: &[u8], time: &str) -> bool {
    backup::keep(disk, Path::new(DRAFT), bytes, false, moment(time)).is_ok()
}

#[test]
fn history_harms_neither_the_draft_nor_what_was_kept_before() {
    let begin = || {
        let disk = Arc::new(FaultyDisk::with(&[(DRAFT, TEXT)]));
        assert!(keep(&disk, FIRST, "2026-11-24T12:00:00Z"));
        let act = |disk: &FaultyDisk| keep(disk, SECOND, "2026-11-24T12:05:00Z");
        let act: Act = Box::new(act);
        (disk, act)
    };
    let wrong = |disk: &FaultyDisk, is_told: bool| {
        let kept = backup::list(disk, Path::new(DRAFT)).unwrap_or_default();
        let read = kept.iter().map(|kept| backup::read(disk, kept, 1_000));
        let read: Vec<Vec<u8>> = read.map(Result::unwrap_or_default).collect();
        let is_there = |bytes: &[u8]| read.iter().any(|read| read == bytes);
        let is_dark = disk.facts(Path::new(DRAFT)).is_err();
        if is_dark {
            None
        } else if !is_there(FIRST) {
            Some("what was kept before is gone")
        } else if is_told && !is_there(SECOND) {
            Some("told as kept, and not there")
        } else if read.iter().any(|read| read != FIRST && read != SECOND) {
            Some("a state is not whole")
        } else {
            None
        }
    };
    let name = "history";
    assert!(
        check(&Case {
            name,
            begin: &begin,
            wrong: &wrong
        }) > 100
    );
}

fn lock(who: &str) -> Lock {
    Lock {
        who: who.to_owned(),
        machine: "bench".to_owned(),
        since: Timestamp::UNIX_EPOCH,
        alive: Timestamp::UNIX_EPOCH,
        process: 7,
        window: who.to_owned(),
        entries: String::new(),
    }
}

#[test]
fn locks_do_not_harm_the_draft() {
    let path = Path::new(DRAFT);
    let begin = |act: fn(&FaultyDisk) -> bool| {
        move || {
            let disk = Arc::new(FaultyDisk::with(&[(DRAFT, TEXT)]));
            write_lock(disk.as_ref(), path, &lock("a.writer")).unwrap();
            let act: Act = Box::new(act);
            (disk, act)
        }
    };
    let wrong = |disk: &FaultyDisk, _is_told: bool| match read_lock(disk, path) {
        Some(found) if found != lock("a.writer") && found != lock("b.writer") => {
            Some("the lock says what nobody wrote")
        }
        Some(_) | None => None,
    };
    let write = begin(|disk| write_lock(disk, Path::new(DRAFT), &lock("b.writer")).is_ok());
    let n_written = check(&Case {
        name: "a lock",
        begin: &write,
        wrong: &wrong,
    });
    let remove = begin(|disk| {
        remove_lock(disk, Path::new(DRAFT), &lock("a.writer"));
        true
    });
    let n_removed = check(&Case {
        name: "a lock that goes",
        begin: &remove,
        wrong: &wrong,
    });
    assert!(n_written > 100 && n_removed > 20);
}

fn note(session: &mut Session, text: &str) {
    let action = Action::Set {
        place: Place::Detail("version"),
        value: Value::Text(text.to_owned()),
    };
    session.act(action, 0).unwrap();
}

/// The versions of all recovery copies that are whole.
fn copies(disk: &FaultyDisk) -> Vec<String> {
    let is_copy = |name: &String| name.contains(".recovery-") || name.contains("/open/");
    let names = disk.names().into_iter();
    names
        .map(|name| name.to_string_lossy().into_owned())
        .filter(is_copy)
        .filter_map(|name| parse_draft(&disk.content(&name)?).ok())
        .map(|loaded| loaded.draft.details.version)
        .collect()
}

/// Waits until a copy of the draft was written, or could not be.
fn is_copied(autosave: &mut Autosave, session: &Session) -> bool {
    let mut now_ms = 0;
    loop {
        autosave.tick(session, now_ms);
        if autosave.kept == Some(session.revision()) {
            return true;
        } else if autosave.problem.is_some() {
            return false;
        }
        now_ms += 60_000;
        std::thread::yield_now();
    }
}

#[test]
fn recovery_copies_harm_neither_the_draft_nor_the_copy_before() {
    let folders = Folders::below(Path::new("/home"));
    let begin = || {
        let disk = Arc::new(FaultyDisk::with(&[(DRAFT, TEXT)]));
        let template = shipped().unwrap().remove(0);
        let mut session = Session::begin(template, IdSource::new(1));
        session.save_as(disk.as_ref(), Path::new(DRAFT)).unwrap();
        let wake = Arc::new(|| {});
        let mut autosave = Autosave::new(disk.clone(), &folders, "bench".to_owned(), wake);
        note(&mut session, "first");
        assert!(is_copied(&mut autosave, &session));
        note(&mut session, "second");
        let act = move |_: &FaultyDisk| is_copied(&mut autosave, &session);
        let act: Act = Box::new(act);
        (disk, act)
    };
    let wrong = |disk: &FaultyDisk, is_told: bool| {
        let found = copies(disk);
        let has = |version: &str| found.iter().any(|found| found == version);
        if is_told && !has("second") {
            Some("told as kept, and not there")
        } else if !has("first") && !has("second") {
            Some("the copy before is gone")
        } else {
            None
        }
    };
    let name = "recovery copies";
    assert!(
        check(&Case {
            name,
            begin: &begin,
            wrong: &wrong
        }) > 100
    );
}

#[test]
fn a_copy_that_goes_takes_nothing_with_it() {
    for n_operation in 0..12 {
        for fault in [Fault::Fails(ErrorKind::Other), Fault::PowerCutBefore] {
            let disk = Arc::new(FaultyDisk::with(&[(DRAFT, TEXT)]));
            let folders = Folders::below(Path::new("/home"));
            let template = shipped().unwrap().remove(0);
            let mut session = Session::begin(template, IdSource::new(1));
            let wake = Arc::new(|| {});
            let mut autosave = Autosave::new(disk.clone(), &folders, "bench".to_owned(), wake);
            note(&mut session, "first");
            autosave.keep_now(&session);
            session.save_as(disk.as_ref(), Path::new(DRAFT)).unwrap();
            let draft = disk.content(DRAFT);
            disk.arm(n_operation, fault);
            let order = session.order_save(Path::new(DRAFT));
            if let Ok(saved) = candour::session::save(disk.as_ref(), &order, None) {
                autosave.saved(&saved);
            }
            autosave.close();
            assert_eq!(disk.content(DRAFT), draft, "{n_operation}, {fault:?}");
        }
    }
}
