//! A save that fails is told, and the next step is one press away.

use egui::Key;

use crate::bench::Bench;

/// Begins a draft, writes in it and saves it in a folder of its own.
fn saved() -> Bench {
    let mut bench = Bench::new();
    std::fs::create_dir(bench.path("share")).unwrap();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench.ctrl(Key::S);
    let path = bench.path("share/paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved 12:00");
    // Nothing is written there any more by what goes on beside the window.
    bench.wait_for_lock("share/paper.ron");
    bench.wait_until_kept("share/paper history");
    bench.type_text(" And more.");
    bench
}

fn says_not_saved(bench: &mut Bench, why: &str) {
    bench.wait_until("The draft is not saved");
    assert!(bench.says(why));
    assert!(!bench.session().is_saved());
}

#[test]
fn a_file_that_is_gone_is_told_and_can_be_saved_there_again() {
    let mut bench = saved();
    std::fs::remove_file(bench.path("share/paper.ron")).unwrap();
    bench.ctrl(Key::S);
    says_not_saved(&mut bench, "no longer there");
    bench.press("Save it there again");
    bench.wait_until("Saved 12:00");
    let text = std::fs::read_to_string(bench.path("share/paper.ron")).unwrap();
    assert!(text.contains("A start. And more."));
}

#[test]
fn a_drive_that_is_gone_is_told_until_the_draft_is_saved_elsewhere() {
    let mut bench = saved();
    std::fs::remove_dir_all(bench.path("share")).unwrap();
    bench.ctrl(Key::S);
    says_not_saved(&mut bench, "no longer there");
    bench.press("Save it there again");
    says_not_saved(&mut bench, "there is no such file or folder");
    bench.press("Close");
    assert!(bench.says("Not saved: saving failed"));
    bench.ctrl(Key::S);
    bench.wait_until("The draft is not saved");
    bench.press("Copy the whole text");
    bench.press("Save somewhere else…");
    let path = bench.path("elsewhere");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved 12:00");
    assert!(bench.session().is_saved());
    bench.type_text(" Still.");
    bench.ctrl(Key::S);
    bench.wait_until("Saved 12:00");
}

#[test]
fn a_close_waits_for_a_save_that_fails() {
    let mut bench = saved();
    std::fs::remove_dir_all(bench.path("share")).unwrap();
    bench.ctrl(Key::Q);
    bench.press("Save");
    says_not_saved(&mut bench, "no longer there");
}
