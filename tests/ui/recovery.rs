//! What was written and not saved is there after a crash.

use std::panic::{AssertUnwindSafe, catch_unwind};

use egui::Key;

use crate::bench::{Bench, Scripted};

/// Begins a draft, writes a word, and lets the pause pass after which a copy is due.
fn written() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench
}

fn kept(mut bench: Bench) -> Bench {
    bench.passes(2_000);
    bench.wait_until("recovery copy kept");
    bench
}

#[track_caller]
fn opens_what_was_kept(bench: &mut Bench) {
    assert!(bench.says("Candour ended before these changes were saved"));
    bench.press("Open what was kept");
    assert!(bench.says("A start."));
    assert!(!bench.session().is_saved());
}

#[test]
fn a_draft_that_never_had_a_name_is_there_after_a_crash() {
    let mut bench = kept(written()).crashed();
    assert!(bench.says("A new draft that had no file yet"));
    opens_what_was_kept(&mut bench);
    assert!(bench.session().path().is_none());
    // A second crash, before anything was written in this run, loses nothing either.
    let mut bench = bench.crashed();
    opens_what_was_kept(&mut bench);
    let mut bench = kept(bench).crashed();
    opens_what_was_kept(&mut bench);
}

#[test]
fn after_a_crash_a_draft_goes_on_in_its_file_and_the_copy_goes_once_it_is_saved() {
    let mut bench = written();
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved 12:00");
    let saved = std::fs::read(&path).unwrap();
    bench.type_text(" And more.");
    let mut bench = kept(bench).crashed();
    assert_eq!(std::fs::read(&path).unwrap(), saved);
    assert!(bench.says("paper"));
    bench.press("Open what was kept");
    assert!(bench.says("A start. And more."));
    bench.ctrl(Key::S);
    bench.wait_until("Saved 12:00");
    assert_ne!(std::fs::read(&path).unwrap(), saved);
    let bench = bench.crashed();
    assert!(!bench.says("Candour ended before"));
    let files = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let copies = files.filter(|file| {
        let name = file.as_ref().unwrap().file_name();
        name.to_string_lossy().contains("recovery")
    });
    assert_eq!(copies.count(), 0);
}

#[test]
fn what_a_crash_left_is_shown_beside_the_saved_file_which_is_kept_when_it_is_saved_over() {
    let mut bench = written();
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved 12:00");
    let history = path.with_file_name("paper history");
    bench.type_text(" And more.");
    let mut bench = kept(bench).crashed();
    std::fs::remove_dir_all(&history).unwrap();
    bench.press("See what differs…");
    assert!(bench.says("underlined what only the copy has"));
    assert!(bench.says("And more.]"));
    bench.press("Open with the changes");
    assert!(bench.says("A start. And more."));
    bench.ctrl(Key::S);
    bench.wait_until("Saved 12:00");
    // The end of the program waits for what was asked of the history.
    let _bench = bench.crashed();
    assert_eq!(std::fs::read_dir(&history).unwrap().count(), 2);
}

#[test]
fn who_opens_the_file_after_a_crash_is_asked_which_of_the_two() {
    let mut bench = written();
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved 12:00");
    bench.type_text(" And more.");
    let mut bench = kept(bench).reopened("paper.ron");
    assert!(bench.says("There are changes that were not saved"));
    bench.press("Open the saved file");
    assert!(bench.says("A start."));
    assert!(!bench.says("And more"));
    let mut bench = bench.reopened("paper.ron");
    bench.press("Open with the changes");
    assert!(bench.says("A start. And more."));
}

#[test]
fn what_was_discarded_is_not_offered_again() {
    let mut bench = kept(written()).crashed();
    bench.press("Discard");
    assert!(!bench.says("Candour ended before"));
    assert!(!bench.crashed().says("Candour ended before"));
}

#[test]
fn a_fault_in_the_program_keeps_what_was_written() {
    // Dialogs with no answer prepared break off when they are asked.
    let mut bench = Bench::with_dialogs(Box::new(Scripted::default()));
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    catch_unwind(AssertUnwindSafe(|| bench.ctrl(Key::S))).unwrap_err();
    opens_what_was_kept(&mut bench.crashed());
}

#[test]
fn closing_without_saving_leaves_no_copy() {
    let mut bench = kept(written());
    bench.ctrl(Key::N);
    bench.press_beginning("Self-evaluation, short");
    bench.press("Don’t save");
    assert!(!bench.crashed().says("Candour ended before"));
}
