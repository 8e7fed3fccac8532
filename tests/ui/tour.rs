//! The short tour inside the example.

use egui::{Key, Modifiers};

use crate::bench::Bench;

#[test]
fn the_tour_is_gone_through_by_keyboard_and_changes_nothing() {
    let mut bench = Bench::new();
    bench.press("Take a short tour");
    let revision = bench.session().revision();
    assert_eq!(bench.focused().as_deref(), Some("Next step"));
    let mut seen = Vec::new();
    for title in ["The outline", "The text", "Rows", "To do", "The paper"] {
        assert!(bench.says(title), "{title}");
        let state = &bench.window.state().desk().unwrap().state;
        seen.push(state.screen.clone());
        bench.keys(Modifiers::NONE, Key::Enter);
    }
    assert!(seen[1] != seen[2], "{seen:?}");
    assert!(!bench.says("step 5 of 5"));
    assert_eq!(bench.session().revision(), revision);
    assert!(bench.window.state().settings().toured);
}

#[test]
fn a_tour_that_was_skipped_is_not_offered_again_and_can_be_asked_for() {
    let mut bench = Bench::new();
    bench.press("Take a short tour");
    bench.press("Next step");
    bench.press("Step before");
    assert!(bench.says("step 1 of 5"));
    bench.press("Skip the tour");
    assert!(!bench.says("step 1 of 5"));
    // What is typed goes into the text again.
    let mut bench = bench.crashed();
    assert!(!bench.says("Take a short tour") && bench.says("Open the example"));
    bench.ctrl(Key::K);
    bench.type_text("take the tour");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(bench.says("step 1 of 5"));
}
