//! What a lead does every day, by keys alone, and how long it takes.

use candour::model::{Audience, Place};
use egui::{Key, Modifiers};

use crate::{bench::Bench, hands::Hands};

/// A paper of the full template, saved and opened again.
fn opened() -> Hands {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench.ctrl(Key::S);
    let file = bench.path("draft.ron");
    bench.give_path(&file, "Save");
    bench.wait_until("Saved 12:00");
    Hands::at(bench.reopened("draft.ron"))
}

/// Finds a command or a place by its words.
fn find(hands: &mut Hands, words: &str) {
    hands.press(Modifiers::CTRL | Modifiers::COMMAND, Key::K);
    hands.types(words);
    hands.key(Key::Enter);
}

#[track_caller]
fn within(hands: &Hands, most_keys: usize) {
    let (n_keys, took) = (hands.n_keys, hands.took_ms());
    assert!(n_keys <= most_keys, "{n_keys} keys, {took} ms");
}

#[test]
fn the_first_word_takes_no_key_but_its_letters() {
    let mut hands = opened();
    hands.types("Begun");
    let answers = format!("{:?}", hands.bench.session().draft().answers);
    assert!(answers.contains("Begun"));
    within(&hands, 5);
}

#[test]
fn a_finding_with_its_answer_and_evidence() {
    let mut hands = opened();
    find(&mut hands, "findings");
    hands.tabs_to("Add finding");
    hands.key(Key::Enter);
    hands.types("Plans drift.");
    hands.tabs_to("What we did");
    hands.types("Read monthly.");
    hands.tabs_to("What is different for children");
    hands.types("Nine wait, not 24.");
    hands.tabs_to("Link evidence");
    hands.key(Key::Enter);
    hands.types("Panel minutes");
    hands.key(Key::Enter);
    let registers = &hands.bench.session().draft().registers;
    let (finding, evidence) = (&registers.findings[0], &registers.evidence[0]);
    assert_eq!(finding.said.as_str(), "Plans drift.");
    assert_eq!(finding.did.as_str(), "Read monthly.");
    assert_eq!(finding.difference.as_str(), "Nine wait, not 24.");
    assert_eq!(finding.evidence, std::slice::from_ref(&evidence.id));
    let n_letters = "Plans drift.Read monthly.Nine wait, not 24.Panel minutes".len();
    within(&hands, n_letters + 30);
}

#[test]
fn a_section_is_marked_exempt() {
    let mut hands = opened();
    find(&mut hands, "exempt");
    hands.tabs_back_to("Exempt from publication");
    hands.key(Key::Space);
    hands.tabs_to("Category");
    hands.types("7A");
    hands.tabs_to("Paragraph");
    hands.types("10.4");
    hands.tabs_to("Reason");
    hands.types("It names a child");
    hands.key(Key::Enter);
    let desk = hands.bench.window.state().desk().unwrap();
    let place = Place::Section(desk.state.section().unwrap().clone());
    let marking = hands.bench.session().draft().own_marking(&place);
    assert_eq!(marking.audience, Audience::Committee);
    assert_eq!(marking.exempt.as_ref().unwrap().reason, "It names a child");
    within(&hands, "7A10.4It names a child".len() + 20);
}

#[test]
fn a_paper_is_exported() {
    let mut hands = opened();
    hands.press(Modifiers::CTRL | Modifiers::COMMAND, Key::E);
    hands.key(Key::Enter);
    hands.bench.wait_until("The paper is ready");
    within(&hands, 2);
}
