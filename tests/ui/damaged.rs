//! A damaged draft opens in the window as far as it can be read.

use egui::Key;

use crate::bench::Bench;

#[test]
fn what_can_be_read_is_opened_and_the_rest_is_shown_to_be_copied() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("Most boys live near home.");
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");

    let text = std::fs::read_to_string(&path).unwrap();
    let damaged = text.replace(
        "  details: (\n",
        "  details: (\n    shoe_size: \"forty-two\",\n",
    );
    assert_ne!(text, damaged);
    std::fs::write(&path, &damaged).unwrap();
    let mut bench = bench.reopened("paper.ron");
    bench.wait_until("This draft is damaged");
    assert!(bench.says("shoe_size"), "the place of the damage");
    assert!(bench.says("forty-two"), "what could not be read");
    bench.press("Copy what cannot");
    assert!(bench.says("✓ Copied"));
    bench.press("Open what can be read");
    assert!(bench.says("Most boys live near home."));
    assert!(bench.says("This is what could be read of paper.ron, which stays as it is."));
    assert!(bench.session().path().is_none());
    assert!(!bench.session().is_saved());
    bench.ctrl(Key::S);
    assert!(bench.says("paper (our copy).ron"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), damaged);
}
