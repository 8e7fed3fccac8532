//! One draft and several windows, people and machines.

use std::path::Path;

use candour::session::{Disk as _, RealDisk};
use egui::{Key, ViewportCommand};
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

/// Writes a draft and saves it.
fn saved(file: &str) -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench.ctrl(Key::S);
    let path = bench.path(file);
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench.wait_for_lock(file);
    bench
}

/// Writes where the text begins.
fn write(bench: &mut Bench, words: &str) {
    let window = &mut bench.window;
    let mut fields = window.get_all_by_role(egui::Role::MultilineTextInput);
    fields.next().unwrap().focus();
    drop(fields);
    window.run();
    bench.type_text(words);
}

fn until(bench: &mut Bench, done: impl Fn(&Bench) -> bool) {
    while !done(bench) {
        std::thread::yield_now();
        bench.window.step();
    }
}

fn lock(draft: &Path) -> String {
    let name = draft.file_name().unwrap().to_string_lossy();
    let lock = draft.with_file_name(format!(".{name}.open.ron"));
    let bytes = RealDisk.read(&lock, 10_000).unwrap_or_default();
    String::from_utf8(bytes).unwrap()
}

fn is_locked(draft: &Path) -> bool {
    !lock(draft).is_empty()
}

fn text(draft: &Path) -> String {
    String::from_utf8(RealDisk.read(draft, 1_000_000).unwrap()).unwrap()
}

/// What a program that knows nothing of locks does.
fn replace(draft: &Path, from: &str, to: &str) {
    let changed = text(draft).replace(from, to);
    assert_ne!(changed, text(draft));
    RealDisk.overwrite(draft, changed.as_bytes()).unwrap();
}

/// Puts away all that is told, however much that is by now.
fn close_notices(bench: &mut Bench) {
    loop {
        let mut open = bench.window.query_all_by_label("Close this notice");
        let Some(first) = open.next() else { return };
        first.click();
        drop(open);
        bench.window.run();
    }
}

#[test]
fn a_draft_that_somebody_has_open_is_opened_read_only_and_no_word_of_it_changes() {
    let first = saved("paper.ron");
    let before = text(&first.path("paper.ron"));
    let mut second = first.elsewhere("a.reader", "paper.ron");
    assert!(second.says("Somebody has this draft open"));
    assert!(second.says("writer on bench opened paper.ron today at 12:00."));
    assert!(second.says("The last sign of life was today at 12:00"));
    second.press("Open read-only");
    assert!(second.says("Open read-only. writer on bench opened it today at 12:00"));

    let revision = second.session().revision();
    second.ctrl(Key::Z);
    write(&mut second, "Not mine.");
    assert_eq!(second.session().revision(), revision);
    assert!(second.says("Nothing was changed: this draft is open read-only"));
    assert!(!second.says("Not mine."));
    assert_eq!(text(&first.path("paper.ron")), before);

    second.ctrl(Key::S);
    assert!(second.says("Save the draft"));
    second.press("Save");
    second.wait_until("✓ Saved 12:00");
    assert!(!second.says("read-only"));
    let copy = second.path("paper (our copy).ron");
    assert_eq!(second.session().path(), Some(copy.as_path()));
    assert!(lock(&first.path("paper.ron")).contains("writer"));
}

#[test]
fn a_copy_has_no_file_until_it_is_saved() {
    let first = saved("paper.ron");
    let mut second = first.elsewhere("a.reader", "paper.ron");
    second.press("Open a copy");
    assert_eq!(second.session().path(), None);
    assert!(second.says("This is a copy of paper.ron"));
    second.ctrl(Key::S);
    second.press("Save");
    second.wait_until("✓ Saved 12:00");
    assert!(second.path("paper (our copy).ron").exists());
}

#[test]
fn taking_over_is_told_to_the_other_side() {
    let mut first = saved("paper.ron");
    let mut second = first.elsewhere("a.reader", "paper.ron");
    second.press("Take over");
    first.wait_until("a.reader on elsewhere has taken over this draft");
    assert!(lock(&first.path("paper.ron")).contains("a.reader"));
    drop(first);
    assert!(lock(&second.path("paper.ron")).contains("a.reader"));
}

#[test]
fn nothing_is_opened_when_that_is_the_choice_and_a_closed_draft_is_free() {
    let first = saved("paper.ron");
    let mut second = first.elsewhere("a.reader", "paper.ron");
    second.press("Cancel");
    assert!(second.window.state().desk().is_none());
    let path = first.path("paper.ron");
    let folder = second;
    drop(first);
    assert!(!is_locked(&path), "the lock goes with the window");
    let third = folder.elsewhere("b.reader", "paper.ron");
    assert!(!third.says("Somebody has this draft open"));
    assert_eq!(third.session().path(), Some(path.as_path()));
}

#[test]
fn the_reader_is_told_when_the_draft_is_free_and_can_write_then() {
    let first = saved("paper.ron");
    let mut second = first.elsewhere("a.reader", "paper.ron");
    second.press("Open read-only");
    drop(first);
    second.wait_until("has closed this draft. You can write in it now");
    second.press("Open to write");
    assert!(!second.window.state().desk().unwrap().is_reading());
}

#[test]
fn a_second_window_of_the_same_user_brings_the_first_one_forward() {
    let mut first = saved("paper.ron");
    let mut second = first.another("paper.ron");
    assert!(second.window.state().desk().is_none());
    let mut came = false;
    while !second.says("This draft is open already") {
        std::thread::yield_now();
        first.window.step();
        let output = &first.window.output().viewport_output;
        came |= output
            .values()
            .any(|viewport| viewport.commands.contains(&ViewportCommand::Focus));
        second.window.step();
    }
    assert!(came, "the first window was told to come forward");
    assert!(second.window.state().desk().is_none());
}

#[test]
fn a_first_window_that_does_not_answer_leads_to_the_usual_question() {
    let first = saved("paper.ron");
    let mut second = first.another("paper.ron");
    second.window.step();
    assert!(!second.says("You have this draft open already"));
    second.passes(1_000);
    assert!(second.says("You have this draft open already"));
    drop(first);
}

#[test]
fn what_somebody_else_saved_is_said_shown_and_only_then_overwritten() {
    let mut bench = saved("paper.ron");
    let path = bench.path("paper.ron");
    replace(&path, "A start.", "Their start.");
    bench.wait_until("Somebody else has saved this draft since you opened it");
    bench.press("Close this notice");
    assert!(!bench.says("Somebody else has saved"));
    write(&mut bench, "And more. ");
    bench.ctrl(Key::S);
    bench.wait_until("was saved by somebody else since you opened it");
    assert!(bench.window.query_by_label("Overwrite theirs").is_none());
    bench.press("See what differs…");
    assert!(bench.says("Struck through is what only theirs has"));
    assert!(bench.says("Their"));
    assert!(text(&path).contains("Their start."));
    bench.press("Overwrite theirs");
    bench.wait_until("✓ Saved 12:00");
    assert!(text(&path).contains("And more."));
    until(&mut bench, |bench| !bench.says("Somebody else has saved"));
}

#[test]
fn a_third_state_that_nobody_was_shown_is_not_overwritten() {
    let mut bench = saved("paper.ron");
    let path = bench.path("paper.ron");
    replace(&path, "A start.", "Their start.");
    bench.wait_until("Somebody else has saved this draft");
    bench.press("See what differs…");
    replace(&path, "Their start.", "A third start.");
    bench.press("Overwrite theirs");
    bench.wait_until("was saved by somebody else since you opened it");
    assert!(text(&path).contains("A third start."));
}

#[test]
fn opening_theirs_keeps_ours_in_a_file_beside_it() {
    let mut bench = saved("paper.ron");
    let path = bench.path("paper.ron");
    write(&mut bench, "Only ours. ");
    replace(&path, "A start.", "Their start.");
    bench.wait_until("Somebody else has saved this draft");
    bench.press("Open theirs");
    bench.wait_until("Your own text was kept beside it, in paper (our copy).ron");
    assert!(text(&bench.path("paper (our copy).ron")).contains("Only ours."));
    assert_eq!(bench.session().path(), Some(path.as_path()));
    assert!(bench.session().is_saved());
    assert!(!bench.says("has taken over"));
    bench.wait_for_lock("paper.ron");
}

#[test]
fn a_file_that_is_gone_is_said_and_that_it_came_back() {
    let mut bench = saved("paper.ron");
    let path = bench.path("paper.ron");
    let elsewhere = bench.path("moved.ron");
    RealDisk.rename(&path, &elsewhere).unwrap();
    bench.wait_until("The file of this draft is no longer there");
    RealDisk.rename(&elsewhere, &path).unwrap();
    bench.wait_until("The file of this draft is there again");
    close_notices(&mut bench);
    assert!(!bench.says("there again"));

    RealDisk.remove(&path).unwrap();
    bench.wait_until("The file of this draft is no longer there");
    bench.press("Save it there again");
    bench.wait_until("✓ Saved 12:00");
    until(&mut bench, |bench| !bench.says("no longer there"));
    assert!(path.exists());
}

#[test]
fn our_own_saves_are_no_news() {
    let mut bench = saved("paper.ron");
    for word in ["One. ", "Two. ", "Three. "] {
        write(&mut bench, word);
        assert!(!bench.session().is_saved());
        bench.ctrl(Key::S);
        until(&mut bench, |bench| bench.session().is_saved());
        assert!(!bench.says("Somebody else"));
    }
    // The last look comes after the last save: what it saw would be said by now.
    replace(&bench.path("paper.ron"), "Three. ", "Four. ");
    bench.wait_until("Somebody else has saved this draft");
}
