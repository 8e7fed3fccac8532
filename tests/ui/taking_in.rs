//! Taking in what others wrote, and choosing where two people wrote different things.

use std::path::Path;

use candour::session::{Disk as _, RealDisk};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

/// Writes a draft and saves it.
fn saved(words: &str) -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text(words);
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench
}

/// Writes where the text begins.
fn write(bench: &mut Bench, words: &str) {
    let window = &mut bench.window;
    let mut fields = window.get_all_by_role(egui::Role::MultilineTextInput);
    fields.next().unwrap().focus();
    drop(fields);
    window.run();
    bench.ctrl(Key::Home);
    bench.type_text(words);
}

fn text(draft: &Path) -> String {
    String::from_utf8(RealDisk.read(draft, 1_000_000).unwrap()).unwrap()
}

/// What somebody does who has the file on another machine.
fn put(draft: &Path, to: &Path, changes: (&str, &str)) {
    let put = text(draft).replace(changes.0, changes.1);
    assert_ne!(put, text(draft));
    std::fs::write(to, put).unwrap();
}

/// Runs a command by its name.
fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(egui::Modifiers::NONE, Key::Enter);
}

/// Whether these words stand in the draft, in doubt or not.
fn draft_says(bench: &Bench, words: &str) -> bool {
    format!("{:?}", bench.session().draft().answers).contains(words)
}

/// Waits until the history holds what was saved.
fn keep(bench: &mut Bench) {
    while candour::store::backup::list(&RealDisk, &bench.path("paper.ron"))
        .unwrap()
        .is_empty()
    {
        std::thread::yield_now();
        bench.window.step();
    }
}

/// Picks a copy and waits for what it would bring.
fn look_at(bench: &mut Bench, name: &str) {
    run_command(bench, "Take in a copy…");
    let path = bench.path(name);
    bench.give_path(&path, "Look at it");
    bench.wait_until("From ");
}

#[test]
fn what_somebody_else_saved_is_taken_in_beside_ours_and_saved() {
    let mut bench = saved("We visit homes often. Plans are late.");
    let path = bench.path("paper.ron");
    put(&path, &path, ("Plans are late.", "Some plans are late."));
    bench.wait_until("Somebody else has saved this draft since you opened it");
    write(&mut bench, "First of all. ");
    bench.ctrl(Key::S);
    bench.wait_until("was saved by somebody else since you opened it");
    bench.press("See what they did, take both…");
    bench.wait_until("From paper.ron: 2 words in, 1 word out.");
    bench.press("Take both");
    let said = "First of all. We visit homes often. Some plans are late.";
    assert!(draft_says(&bench, said));
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    assert!(text(&path).contains(said));
    bench.ctrl(Key::Z);
    assert!(!draft_says(&bench, "Some plans"));
    assert!(draft_says(&bench, "First of all."));
}

#[test]
fn a_copy_is_looked_at_taken_in_as_one_step_and_what_is_in_doubt_is_chosen() {
    let mut bench = saved("We visit homes often. Plans are late.");
    keep(&mut bench);
    let path = bench.path("paper.ron");
    put(
        &path,
        &bench.path("jo.ron"),
        ("Plans are late.", "Plans are never late."),
    );
    write(&mut bench, "Now ");
    bench.window.run();
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    // The same words, otherwise.
    let before = bench.session().draft().clone();
    look_at(&mut bench, "jo.ron");
    assert!(bench.says("Both were made from the version kept"));
    assert_eq!(*bench.session().draft(), before, "nothing is done yet");
    bench.press("Take it in");
    assert!(draft_says(
        &bench,
        "Now We visit homes often. Plans are never late."
    ));
    bench.ctrl(Key::Z);
    assert_eq!(*bench.session().draft(), before);
    bench.ctrl(Key::Y);

    put(
        &path,
        &bench.path("sam.ron"),
        ("Plans are late.", "Plans are good."),
    );
    let open = bench.session().draft().clone();
    look_at(&mut bench, "sam.ron");
    assert!(bench.says("1 place in doubt"));
    bench.press("Take it in");
    assert!(bench.says("In doubt"));
    assert!(bench.says("This draft") && bench.says("sam.ron"));
    bench.press("Later");
    bench.ctrl(Key::E);
    assert!(
        bench
            .says("1 place is in doubt between two people. The paper prints what this draft says.")
    );
    bench.press("Cancel");
    assert!(bench.says("In doubt: see both texts…"));
    bench.press("In doubt: see both texts…");
    bench.press("Passage by passage…");
    bench.press("Both, one after the other");
    bench.press("Use this text");
    assert!(draft_says(&bench, "Plans are never late") && draft_says(&bench, "good."));
    assert!(bench.session().draft().conflicts.is_empty());
    assert!(!bench.says("In doubt: see both texts…"));
    bench.ctrl(Key::Z);
    assert_eq!(bench.session().draft().conflicts.len(), 1);
    run_command(&mut bench, "In doubt…");
    bench.press("Take the other");
    assert!(draft_says(&bench, "Plans are good."));
    assert!(!draft_says(&bench, "never"));
    bench.ctrl(Key::Z);
    bench.ctrl(Key::Z);
    assert_eq!(*bench.session().draft(), open, "undone, doubt and all");
}

#[test]
fn the_same_copy_again_changes_nothing_and_another_template_is_no_copy() {
    let mut bench = saved("We visit homes often.");
    keep(&mut bench);
    let path = bench.path("paper.ron");
    put(&path, &bench.path("jo.ron"), ("often.", "very often."));
    look_at(&mut bench, "jo.ron");
    bench.press("Take it in");
    let taken = bench.session().draft().clone();
    run_command(&mut bench, "Take in a copy…");
    let jo = bench.path("jo.ron");
    bench.give_path(&jo, "Look at it");
    bench.wait_until("Everything in jo.ron is here already. Nothing will change.");
    bench.press("Done");
    assert_eq!(*bench.session().draft(), taken);

    put(
        &path,
        &bench.path("other.ron"),
        ("id: \"self-evaluation-short\"", "id: \"another\""),
    );
    run_command(&mut bench, "Take in a copy…");
    let other = bench.path("other.ron");
    bench.give_path(&other, "Look at it");
    bench.wait_until("is no copy of this draft");
    assert_eq!(*bench.session().draft(), taken);
}

#[test]
fn a_copy_dropped_on_the_window_is_looked_at_and_can_be_opened_instead() {
    let mut bench = saved("We visit homes often.");
    keep(&mut bench);
    let path = bench.path("paper.ron");
    let jo = bench.path("jo.ron");
    put(&path, &jo, ("often.", "very often."));
    bench.drop_file(&jo);
    bench.wait_until("From jo.ron");
    bench.press("Open it instead");
    bench.window.run();
    assert_eq!(bench.session().path(), Some(jo.as_path()));
    assert!(draft_says(&bench, "very often."));
    assert!(bench.window.query_by_label("Take it in").is_none());
}

#[test]
fn a_conflict_copy_in_the_folder_is_offered_and_never_taken_in_by_itself() {
    let mut bench = saved("Most boys live near home.");
    keep(&mut bench);
    let draft = bench.path("paper.ron");
    let copy = bench.path("paper-LAPTOP42.ron");
    put(&draft, &copy, ("near home", "very near home"));
    let before = bench.session().draft().clone();
    // The folder is looked through when something was saved.
    write(&mut bench, "Here: ");
    bench.ctrl(Key::S);
    bench.wait_until("Another copy of this draft lies in its folder");
    assert!(bench.says("paper-LAPTOP42.ron (named as OneDrive or SharePoint does)"));
    assert!(!draft_says(&bench, "very near home"));
    assert_ne!(bench.session().draft(), &before, "only what was typed");
    bench.press("See what they hold…");
    bench.wait_until("From paper-LAPTOP42.ron");
    assert!(!draft_says(&bench, "very near home"));
    bench.press("Take it in");
    assert!(draft_says(&bench, "very near home"));
    assert!(draft_says(&bench, "Here: "));
    bench.ctrl(Key::S);
    bench.wait_while("Another copy of this draft lies in its folder");
    assert!(copy.exists(), "nothing was moved");
}
