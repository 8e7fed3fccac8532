//! The question before unsaved changes would be lost.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

/// Begins a draft and writes a word.
fn written() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench
}

#[test]
fn quitting_asks_first() {
    let mut bench = written();
    bench.ctrl(Key::Q);
    assert!(bench.says("Save your changes?"));
    assert!(!bench.closes());
    bench.press("Cancel");
    assert!(!bench.says("Save your changes?"));
    assert!(bench.says("Not saved yet"));
}

#[test]
fn quitting_without_saving_is_possible() {
    let mut bench = written();
    bench.ctrl(Key::Q);
    bench.window.get_by_label("Don’t save").click();
    bench.window.step();
    assert!(bench.closes());
}

#[test]
fn escape_changes_nothing() {
    let mut bench = written();
    bench.ctrl(Key::Q);
    bench.keys(egui::Modifiers::NONE, Key::Escape);
    assert!(!bench.says("Save your changes?"));
    assert!(!bench.closes());
}

#[test]
fn saving_first_goes_on_with_what_was_asked() {
    let mut bench = written();
    bench.ctrl(Key::O);
    assert!(bench.says("Save your changes?"));
    bench.press("Save");
    let path = bench.path("kept.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Open a draft");
    assert!(path.exists());
}

#[test]
fn a_new_draft_that_nobody_wrote_in_is_closed_unasked() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.ctrl(Key::O);
    assert!(!bench.says("Save your changes?"));
    assert!(bench.says("Open a draft"));
}
