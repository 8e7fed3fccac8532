//! Earlier versions of a draft: kept with each save, compared, restored, cleared.

use candour::compare::Part;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

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
fn the_history_of_a_draft_just_saved_opens_at_what_the_last_save_changed() {
    let mut bench = looking_back();
    bench.keys(CTRL_SHIFT, Key::H);
    bench.write_on("Most girls do too.");
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    bench.keys(CTRL_SHIFT, Key::H);
    bench.wait_until("girls do too]");
    assert!(!bench.says("Nothing has changed since then."));
}

#[test]
fn any_two_states_are_compared_and_only_the_draft_can_be_changed() {
    let mut bench = looking_back();
    bench.keys(CTRL_SHIFT, Key::H);
    bench.write_on("Most girls do too.");
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    bench.write_on(" Not all.");
    bench.keys(CTRL_SHIFT, Key::H);
    bench.wait_until("[added: Not all.]");
    // The older of the two, and then the newer one to compare it with.
    let states = bench.window.get_all_by(|node| {
        let label = node.label();
        label.is_some_and(|label| label.starts_with("12:00 Saved"))
    });
    states.last().unwrap().click();
    bench.wait_until("girls do too. Not all]");
    assert!(bench.says("Restore everything"));
    bench.press("Compared with: The draft as it is now");
    bench.press_beginning("2\u{a0}November\u{a0}2026, 12:00 (saved)");
    bench.wait_until("girls do too]");
    assert!(bench.says("boys live near home]"));
    assert!(!bench.says("Restore everything"));
}

#[test]
fn a_snapshot_has_its_name_and_clearing_asks_first() {
    let mut bench = looking_back();
    bench.press("Take a snapshot…");
    bench.type_text("sent to the director");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.wait_until("12:00 sent to the director");
    assert!(bench.says("2 earlier versions"));
    bench.press("Clear history…");
    bench.press("Keep them");
    assert!(bench.says("2 earlier versions"));
    bench.press("Clear history…");
    bench.press("Delete them");
    bench.wait_until("Nothing is kept yet.");
    assert!(!bench.path("kept history").exists());
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!bench.says("Nothing is kept yet."));
}

#[test]
fn a_working_copy_marks_what_changed_since_a_version() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("Most boys live near home.");
    bench.ctrl(Key::S);
    let path = bench.path("kept.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved");
    bench.write_on(" So do girls.");
    bench.ctrl(Key::E);
    bench.wait_until("Mark changes since");
    bench.press("Mark changes since: Not marked: the finished paper");
    bench.press_beginning("2\u{a0}November\u{a0}2026, 12:00");
    assert!(bench.says("Every page says that it is a working copy."));
    assert!(bench.says("kept changes marked"));
    let path = bench.path("marked.md");
    bench.give_path(&path, "Export");
    bench.wait_until("Marked: 3 words in, 0 words out.");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains("near home.<ins> So do girls.</ins>") || text.contains("<ins>"),
        "{text}"
    );
}

#[test]
fn one_change_is_put_back_and_the_others_stay() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("Most boys live near home.");
    bench.ctrl(Key::S);
    let path = bench.path("kept.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved");
    bench.write_on(" So do girls.");
    let typed = bench.session().draft().clone();
    bench.keys(CTRL_SHIFT, Key::H);
    bench.wait_until("1 change:");
    bench.press_beginning("Put this back: ");
    bench.wait_until("Nothing has changed since then.");
    bench.ctrl(Key::Z);
    assert_eq!(bench.session().draft(), &typed, "one step");
}
