//! Looking through what somebody wrote: told in the text, accepted, rejected, undone.

use egui::Key;

use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::Bench;

/// Writes a draft, saves it, and takes in a copy in which words are otherwise.
fn taken_in(words: &str, change: (&str, &str)) -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text(words);
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    let states = || candour::store::backup::list(&candour::session::RealDisk, &path).unwrap();
    while states().is_empty() {
        std::thread::yield_now();
        bench.window.step();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    let theirs = text.replace(change.0, change.1);
    assert_ne!(text, theirs);
    std::fs::write(bench.path("jo.ron"), theirs).unwrap();
    run_command(&mut bench, "Take in a copy…");
    let copy = bench.path("jo.ron");
    bench.give_path(&copy, "Look at it");
    bench.wait_until("From ");
    bench.press("Take it in");
    bench
}

fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(egui::Modifiers::NONE, Key::Enter);
}

fn draft_says(bench: &Bench, words: &str) -> bool {
    format!("{:?}", bench.session().draft().answers).contains(words)
}

/// Returns what the panel over the page says.
fn panel(bench: &Bench) -> String {
    let mut found = bench.window.query_all_by(|node| {
        let said = node.label().or_else(|| node.value());
        said.is_some_and(|said| said.contains(" on this page, "))
    });
    let found = found.next().map(|node| node.accesskit_node());
    found
        .and_then(|node| node.label().or_else(|| node.value()))
        .unwrap_or_default()
}

#[test]
fn a_change_is_told_in_the_text_and_accepted_rejected_and_undone() {
    let mut bench = taken_in(
        "We visit homes. Plans are late.",
        ("We visit homes.", "We often visit homes."),
    );
    let told = "Change 1 of 1: inserted “often”. From jo.ron, taken in";
    run_command(&mut bench, "Review changes");
    bench.window.run();
    assert!(panel(&bench).ends_with("1 on this page, 1 in the draft."));
    assert!(bench.says(told));
    bench.keys(egui::Modifiers::SHIFT, Key::F7);
    bench.window.run();
    bench.press_beginning("Reject: change 1 of");
    bench.window.run();
    assert!(!draft_says(&bench, "We often visit homes."));
    assert!(panel(&bench).ends_with("0 on this page, 0 in the draft."));
    bench.ctrl(Key::Z);
    bench.window.run();
    assert!(draft_says(&bench, "We often visit homes."));
    assert!(bench.says(told));
    bench.keys(egui::Modifiers::SHIFT, Key::F7);
    bench.window.run();
    bench.press_beginning("Accept: change 1 of");
    bench.window.run();
    assert!(draft_says(&bench, "We often visit homes."));
    assert!(!bench.says(told));
    bench.press("Ask again what I accepted last");
    assert!(bench.says(told));
    run_command(&mut bench, "Review changes");
    bench.window.run();
    assert_eq!(panel(&bench), "");
}

/// Waits until the history holds so many states of what was seen and kept.
fn wait_for_seen(bench: &mut Bench, n: usize) {
    let path = bench.path("paper.ron");
    let n_seen = || {
        let states = candour::store::backup::list(&candour::session::RealDisk, &path).unwrap();
        let states = states.into_iter();
        { states.filter(|kept| kept.is_called(candour::session::SEEN)) }.count()
    };
    while n_seen() != n {
        std::thread::yield_now();
        bench.window.step();
    }
}

#[test]
fn what_was_accepted_is_remembered_in_the_next_run() {
    let mut bench = taken_in(
        "We visit homes. Plans are late.",
        ("We visit homes.", "We often visit homes."),
    );
    run_command(&mut bench, "Review changes");
    bench.window.run();
    bench.press("Accept all in the draft");
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    wait_for_seen(&mut bench, 1);
}

#[test]
fn what_was_accepted_is_kept_without_a_save_and_the_rest_is_asked_about_another_day() {
    let mut bench = taken_in(
        "We visit homes. Plans are late. We listen.",
        (
            "We visit homes. Plans are late.",
            "We often visit homes. Plans are rarely late.",
        ),
    );
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    run_command(&mut bench, "Review changes");
    bench.window.run();
    bench.keys(egui::Modifiers::SHIFT, Key::F7);
    bench.window.run();
    bench.press_beginning("Accept: change 1 of");
    assert!(panel(&bench).ends_with("1 on this page, 1 in the draft."));
    bench.passes(10_000);
    wait_for_seen(&mut bench, 1);

    // It is gone on from there.
    let mut bench = bench.reopened("paper.ron");
    run_command(&mut bench, "Review changes");
    bench.wait_until("1 on this page, 1 in the draft.");
    assert!(panel(&bench).contains("since “Seen and kept” ("));
}

#[test]
fn what_was_accepted_is_kept_where_another_file_is_opened_right_away() {
    let mut bench = taken_in(
        "We visit homes. Plans are late.",
        ("We visit homes.", "We often visit homes."),
    );
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    run_command(&mut bench, "Review changes");
    bench.window.run();
    bench.press("Accept all in the draft");
    bench.ctrl(Key::O);
    let copy = bench.path("jo.ron");
    bench.give_path(&copy, "Open");
    while bench.session().path() != Some(copy.as_path()) {
        std::thread::yield_now();
        bench.window.step();
    }
    wait_for_seen(&mut bench, 1);
}

#[test]
fn two_insertions_into_a_short_text_are_two_changes() {
    let mut bench = taken_in(
        "We visit homes. Plans are late.",
        (
            "We visit homes. Plans are late.",
            "We often visit homes. Plans are very late.",
        ),
    );
    run_command(&mut bench, "Review changes");
    bench.window.run();
    assert!(panel(&bench).ends_with("2 on this page, 2 in the draft."));
    assert!(bench.says("Change 1 of 2: inserted “often”. From jo.ron, taken in"));
}

#[test]
fn what_was_left_open_is_asked_about_where_another_copy_is_taken_in_first() {
    let mut bench = taken_in(
        "We visit homes. Plans are late. We listen.",
        (
            "We visit homes. Plans are late.",
            "We often visit homes. Plans are rarely late.",
        ),
    );
    run_command(&mut bench, "Review changes");
    bench.window.run();
    bench.keys(egui::Modifiers::SHIFT, Key::F7);
    bench.window.run();
    bench.press_beginning("Accept: change 1 of");
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    wait_for_seen(&mut bench, 1);
    let text = std::fs::read_to_string(bench.path("paper.ron")).unwrap();
    let theirs = text.replace("We listen.", "We listen. We ask.");
    assert_ne!(text, theirs);
    std::fs::write(bench.path("sam.ron"), theirs).unwrap();
    let mut bench = bench.reopened("paper.ron");
    run_command(&mut bench, "Take in a copy…");
    let copy = bench.path("sam.ron");
    bench.give_path(&copy, "Look at it");
    bench.wait_until("From ");
    bench.press("Take it in");
    let n_open = |bench: &Bench| {
        let review = bench.session().review();
        review.map_or(0, |review| review.n_changes(None))
    };
    run_command(&mut bench, "Review changes");
    bench.wait_until("2 on this page, 2 in the draft.");
    assert_eq!(n_open(&bench), 2);
    assert!(panel(&bench).contains("since “Seen and kept” ("));
}
