//! Saying why something stays as it is that *To do* asks about.

use egui::{Key, Modifiers};

use crate::bench::Bench;

fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(Modifiers::NONE, Key::Enter);
}

#[test]
fn what_is_left_as_it_is_moves_to_answered_and_can_be_asked_again() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("The LSCB meets every month.");
    run_command(&mut bench, "to do");
    bench.wait_until("is a term that is over");
    bench.press_beginning("Leave it, because…");
    bench.type_text("It is said under leaders");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.wait_until("Because: It is said under leaders");
    let answered = bench.session().draft().answered.to_vec();
    assert_eq!(answered.len(), 1);
    assert_eq!(answered[0].rule, "old-term");
    bench.beginning("Ask again").scroll_to_me();
    bench.window.run();
    bench.press_beginning("Ask again");
    bench.wait_until("Leave it, because…");
    assert!(bench.session().draft().answered.is_empty());
    bench.ctrl(Key::Z);
    bench.wait_until("Because: It is said under leaders");
}

#[test]
fn without_a_reason_nothing_is_answered() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("The LSCB meets every month.");
    run_command(&mut bench, "to do");
    bench.wait_until("is a term that is over");
    bench.press_beginning("Leave it, because…");
    bench.press("Leave it");
    assert!(bench.says("Because"), "the question stays");
    bench.press("Close");
    assert!(bench.session().draft().answered.is_empty());
}
