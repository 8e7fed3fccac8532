//! Spelling and plain English while one writes: what is marked, and what can be done about it.

use candour::model::{Place, Value};
use egui::{Key, Modifiers, PointerButton, Role, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

/// A new draft with a few words in its first text.
fn begun(text: &str) -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text(text);
    // What was just typed is not judged while the caret stands behind it.
    bench.keys(Modifiers::NONE, Key::Home);
    bench
}

fn here(bench: &Bench) -> Place {
    let state = &bench.window.state().desk().unwrap().state;
    state.current.clone().unwrap()
}

fn text(bench: &Bench) -> String {
    text_at(bench, &here(bench))
}

fn text_at(bench: &Bench, place: &Place) -> String {
    match bench.session().draft().value(place) {
        Some(Value::Prose(prose)) => prose.as_str().to_owned(),
        _ => String::new(),
    }
}

/// Returns the words that are marked in a text, once it was read.
fn marked(bench: &mut Bench, place: &Place, n_expected: usize) -> Vec<String> {
    let began = std::time::Instant::now();
    loop {
        let text = text_at(bench, place);
        let desk = bench.window.state().desk().unwrap();
        let marked = desk.proofs().of(place, &text, true);
        let words: Vec<String> = marked
            .marks
            .iter()
            .map(|mark| text.get(mark.range.clone()).unwrap().to_owned())
            .collect();
        if words.len() == n_expected || began.elapsed().as_secs() > 60 {
            bench.window.run();
            return words;
        }
        std::thread::yield_now();
        bench.window.step();
    }
}

fn press_with_other_button(bench: &mut Bench, at: egui::Pos2) {
    bench.window.hover_at(at);
    bench.window.run();
    for pressed in [true, false] {
        bench.window.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        bench.window.run();
    }
}

#[test]
fn a_word_is_mended_by_mouse_and_what_is_said_boldly_stays_so() {
    let mut bench = begun("**recieve** it");
    let place = here(&bench);
    assert_eq!(marked(&mut bench, &place, 1), ["recieve"]);
    let mut fields = bench.window.get_all_by_role(Role::MultilineTextInput);
    let at = fields.next().unwrap().rect().left_top() + vec2(12.0, 12.0);
    drop(fields);
    press_with_other_button(&mut bench, at);
    bench.wait_until("receive");
    bench.press("receive");
    assert_eq!(text(&bench), "**receive** it");
    assert_eq!(marked(&mut bench, &place, 0), [] as [&str; 0]);
    bench.ctrl(Key::Z);
    assert_eq!(text(&bench), "**recieve** it");
}

#[test]
fn marked_words_are_gone_through_by_key_and_mended_with_enter() {
    let mut bench = begun("One recieve, two recieve.");
    let place = here(&bench);
    assert_eq!(marked(&mut bench, &place, 2).len(), 2);
    bench.keys(Modifiers::NONE, Key::F7);
    bench.wait_until("receive");
    bench.window.run();
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(text(&bench), "One receive, two recieve.");
    bench.keys(Modifiers::NONE, Key::F7);
    bench.window.run();
    bench.keys(Modifiers::NONE, Key::Escape);
    assert_eq!(text(&bench), "One receive, two recieve.");
    bench.type_text("!");
    assert_eq!(text(&bench), "One receive, two recieve!.");
}

#[test]
fn words_become_right_for_one_for_the_draft_or_at_one_place() {
    let mut bench = begun("Kwixle, Zorblat, Quimbel.");
    let place = here(&bench);
    assert_eq!(marked(&mut bench, &place, 3).len(), 3);
    for (choice, n_left) in [
        ("Add to my words", 2),
        ("Add to this draft’s words", 1),
        ("Ignore it here", 0),
    ] {
        bench.keys(Modifiers::NONE, Key::F7);
        bench.wait_until(choice);
        bench.press(choice);
        assert_eq!(marked(&mut bench, &place, n_left).len(), n_left, "{choice}");
    }
    assert_eq!(bench.session().draft().details.words, ["Zorblat"]);
    let own = std::fs::read_to_string(bench.path("my-words.txt")).unwrap();
    assert_eq!(own, "Kwixle\n");
    bench.keys(Modifiers::NONE, Key::F7);
    bench.wait_until("Nothing is marked on this page");
}

#[test]
fn plainer_words_are_offered_and_each_help_has_its_switch() {
    let mut bench = begun("We act in order to recieve them.");
    let place = here(&bench);
    assert_eq!(marked(&mut bench, &place, 2), ["in order to", "recieve"]);
    bench.keys(Modifiers::NONE, Key::F7);
    bench.wait_until("can be said more plainly");
    bench.window.run();
    bench.press("to");
    assert_eq!(text(&bench), "We act to recieve them.");
    for (words, n_left) in [("Mark misspelt words", 0), ("Mark misspelt words", 1)] {
        bench.ctrl(Key::K);
        bench.type_text(words);
        bench.keys(Modifiers::NONE, Key::Enter);
        assert_eq!(marked(&mut bench, &place, n_left).len(), n_left);
    }
    assert!(bench.window.state().settings().spelling);
}

#[test]
fn what_could_be_plainer_is_said_beside_the_line_and_not_wherever_the_pointer_is() {
    let mut bench = begun("We act in order to help them.");
    let place = here(&bench);
    assert_eq!(marked(&mut bench, &place, 1), ["in order to"]);
    let mut fields = bench.window.get_all_by_role(Role::MultilineTextInput);
    let corner = fields.next().unwrap().rect().left_top();
    drop(fields);
    let is_said = |bench: &mut Bench, at: egui::Vec2| {
        bench.window.hover_at(corner + at);
        for _ in 0..40 {
            bench.window.step();
        }
        let said = bench.window.query_by_label_contains("more plainly");
        said.is_some()
    };
    // On the words, and then on the mark in the margin.
    assert!(!is_said(&mut bench, vec2(70.0, 12.0)));
    assert!(is_said(&mut bench, vec2(-6.0, 12.0)));
    bench.window.drag_at(corner + vec2(-6.0, 12.0));
    bench.window.run();
    bench.window.drop_at(corner + vec2(-6.0, 12.0));
    bench.window.run();
    bench.press("to");
    assert_eq!(text(&bench), "We act to help them.");
}

/// The example, with its first text empty: what was signed off becomes a draft again.
fn emptied_example() -> Bench {
    let mut bench = Bench::new();
    bench.press("Open the example");
    bench.ctrl(Key::A);
    bench.keys(Modifiers::NONE, Key::Delete);
    bench.press("Go on");
    bench
}

#[test]
fn a_figure_of_the_register_is_offered_to_be_bound_and_bound_with_enter() {
    let mut bench = emptied_example();
    bench.type_text("Of all children 20.9 per cent were referred again within 12 months.");
    bench.keys(Modifiers::NONE, Key::Home);
    let place = here(&bench);
    assert_eq!(marked(&mut bench, &place, 1), ["20.9 per cent"]);
    bench.keys(Modifiers::NONE, Key::F7);
    bench.wait_until("Bind it: say here what the register says");
    bench.window.run();
    bench.keys(Modifiers::NONE, Key::Enter);
    let bound = "Of all children [@i-rereferrals:2026] were referred again within 12 months.";
    assert_eq!(text(&bench), bound);
    bench.ctrl(Key::Z);
    assert!(text(&bench).contains("20.9 per cent"));
}

#[test]
fn a_figure_is_bound_from_the_list_that_an_at_sign_opens() {
    let mut bench = emptied_example();
    bench.type_text("We had @");
    bench.type_text("referred again within 12 months, 2026");
    bench.window.run();
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(text(&bench), "We had [@i-rereferrals:2026]");
}
