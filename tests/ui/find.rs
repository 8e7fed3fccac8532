//! Finding words in the draft and putting others in their place.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::Bench;

/// Returns what stands in the window and ends with some words.
fn ending(bench: &Bench, words: &str) -> Option<String> {
    let words = words.to_owned();
    let mut nodes = bench.window.query_all_by(move |node| {
        [node.label(), node.value()]
            .into_iter()
            .flatten()
            .any(|text| text.ends_with(&words))
    });
    let node = nodes.next()?;
    let node = node.accesskit_node();
    node.label().or(node.value())
}

fn example() -> Bench {
    let mut bench = Bench::new();
    bench.press("Open the example");
    bench
}

#[test]
fn what_is_found_is_shown_in_its_sentence_and_leads_there() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("First. A **zor**blatt here. Last.");
    bench.ctrl(Key::F);
    bench.type_text("ZORBLATT");
    assert!(bench.says("1 found"));
    assert!(bench.says("A zorblatt here."));
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(!bench.says("1 found"));
    bench.type_text("!");
    let answers = format!("{:?}", bench.session().draft().answers);
    assert!(answers.contains("A **zor**blatt! here."), "{answers}");
    // What was asked last is there again.
    bench.ctrl(Key::F);
    assert!(bench.says("1 found"));
}

#[test]
fn everything_but_what_is_left_out_is_replaced_in_one_step() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("Zorb one. Two **zorb**, three zorbs.");
    let before = bench.session().draft().clone();
    bench.ctrl(Key::H);
    bench.type_text("zorb");
    assert!(bench.says("3 found"));
    bench.window.get_by_label("Replace the 1st").click();
    bench.window.run();
    bench.write("Replace with", "kwix");
    bench.press("Replace 2");
    let answers = format!("{:?}", bench.session().draft().answers);
    let expected = "Zorb one. Two **kwix**, three kwixs.";
    assert!(answers.contains(expected), "{answers}");
    bench.ctrl(Key::Z);
    assert!(*bench.session().draft() == before);
}

#[test]
fn a_pattern_that_cannot_be_read_is_told_and_a_scope_narrows() {
    let mut bench = example();
    bench.ctrl(Key::F);
    bench.press("Regular expression");
    bench.write("Find", "(child");
    assert!(bench.says("The pattern cannot be read: unclosed group"));
    bench.write("Find", "ren)");
    let all = ending(&bench, " found");
    assert!(all.is_some());
    bench.press_beginning("Look in");
    bench.press("The open section");
    let here = ending(&bench, " found");
    assert!(here.is_some() && here != all, "{here:?} {all:?}");
}
