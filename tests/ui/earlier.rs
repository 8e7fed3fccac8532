//! An earlier draft beside the text.

use egui::{Key, Modifiers};

use crate::bench::Bench;

/// Runs a command by its name.
fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(Modifiers::NONE, Key::Enter);
}

/// Last year's draft on the disk, and a new one that is open.
fn two_years() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("Last year we **knew** our children.");
    bench.ctrl(Key::PageDown);
    bench.type_text("And this stood on the second page.");
    bench.ctrl(Key::S);
    let path = bench.path("last.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench.ctrl(Key::N);
    bench.press_beginning("Self-evaluation, short");
    bench
}

#[test]
fn last_years_text_stands_beside_this_years_follows_it_and_is_copied() {
    let mut bench = two_years();
    bench.type_text("This year. ");
    let before = bench.session().draft().clone();
    run_command(&mut bench, "Show last year");
    let path = bench.path("last.ron");
    bench.give_path(&path, "Show it");
    bench.wait_until("Last year we knew our children.");
    assert!(bench.says("Back to the help"));
    bench.press_beginning("Copy: ");
    let copied = bench.outside.copied.lock().unwrap().last().cloned();
    assert_eq!(copied.as_deref(), Some("Last year we knew our children."));
    bench.ctrl(Key::PageDown);
    assert!(bench.says("And this stood on the second page."));
    assert!(!bench.says("Last year we knew our children."));
    // Nothing of it is in the draft that is open.
    assert_eq!(bench.session().draft(), &before);
    bench.press("Put it away");
    assert!(!bench.says("Back to the help"));
    assert!(!bench.says("And this stood on the second page."));
}

#[test]
fn what_can_not_be_read_is_said_and_nothing_is_lost() {
    let mut bench = two_years();
    bench.type_text("This year. ");
    let path = bench.path("none.ron");
    std::fs::write(&path, "no draft at all").unwrap();
    run_command(&mut bench, "Show last year");
    bench.give_path(&path, "Show it");
    bench.wait_until("none.ron");
    assert!(format!("{:?}", bench.session().draft().answers).contains("This year."));
}
