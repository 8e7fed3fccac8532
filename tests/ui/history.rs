//! Earlier states of a draft: kept with each save, compared, restored, cleared.

use candour::compare::Part;
use egui::{Key, Modifiers};

use crate::bench::Bench;

const CTRL_SHIFT: Modifiers = Modifiers::CTRL
    .plus(Modifiers::COMMAND)
    .plus(Modifiers::SHIFT);

/// Saves a first state, takes back what was written, and opens the history.
fn looking_back() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("Most boys live near home.");
    bench.ctrl(Key::S);
    let path = bench.path("kept.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved");
    bench.ctrl(Key::Z);
    bench.keys(CTRL_SHIFT, Key::H);
    bench.wait_until("1 change:");
    bench
}

#[test]
fn what_changed_since_a_save_is_told_and_a_part_comes_back_as_one_step() {
    let mut bench = looking_back();
    assert!(bench.says("[removed: Most boys live near home.]"));
    let before = bench.session().draft().clone();
    bench.press_beginning("Restore this section: ");
    bench.wait_until("Nothing has changed since then.");
    assert_ne!(bench.session().draft(), &before);
    bench.ctrl(Key::Z);
    bench.wait_until("1 change:");
    assert_eq!(bench.session().draft(), &before);
    let compared = bench
        .window
        .state()
        .desk()
        .unwrap()
        .past()
        .compared
        .as_ref();
    let parts: Vec<&Part> = compared
        .iter()
        .flat_map(|compared| &compared.changes.groups)
        .map(|group| &group.part)
        .collect();
    assert!(matches!(parts[..], [Part::Section(_)]), "{parts:?}");
}

#[test]
fn a_snapshot_has_its_name_and_clearing_asks_first() {
    let mut bench = looking_back();
    bench.press("Take a snapshot…");
    bench.type_text("sent to the director");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.wait_until("12:00 sent to the director");
    assert!(bench.says("2 states"));
    bench.press("Clear history…");
    bench.press("Keep them");
    assert!(bench.says("2 states"));
    bench.press("Clear history…");
    bench.press("Delete them");
    bench.wait_until("Nothing is kept yet.");
    assert!(!bench.path("kept history").exists());
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!bench.says("Nothing is kept yet."));
}
