//! What people say about a draft, in the window: said, found, answered and dealt with by key and by
//! what a screen reader reaches.

use candour::model::{Comment, Place, Value};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::Bench;

const CTRL_SHIFT: Modifiers = Modifiers {
    alt: false,
    ctrl: true,
    shift: true,
    mac_cmd: false,
    command: true,
};

/// A new draft with a few words in its first text, all of them selected.
fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("We know our children.");
    bench.ctrl(Key::A);
    bench
}

fn say(bench: &mut Bench, words: &str) {
    bench.keys(CTRL_SHIFT, Key::M);
    bench.type_text(words);
    bench.ctrl(Key::Enter);
}

fn comments(bench: &Bench) -> Vec<Comment> {
    bench.session().draft().comments.to_vec()
}

fn current(bench: &Bench) -> Option<Place> {
    bench.window.state().desk().unwrap().state.current.clone()
}

fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(Modifiers::NONE, Key::Enter);
}

#[test]
fn what_is_selected_is_commented_on_by_key_answered_and_resolved() {
    let mut bench = begun();
    say(&mut bench, "Do we?");
    let said = comments(&bench);
    assert_eq!(said.len(), 1);
    let passage = said[0].passage.as_ref().unwrap();
    assert_eq!(passage.words, "We know our children.");
    assert_eq!(said[0].said[0].who, "writer");
    assert_eq!(said[0].said[0].says, "Do we?");
    assert!(!bench.says("Add comment"), "the question is closed");
    // The thread stands beside the text, and over the text how many there are.
    assert!(bench.says("“We know our children.”"));
    bench.press_beginning("1 comment on ");
    assert!(bench.says("Comment by writer on "));
    bench.press_beginning("Reply… writer: Do we?");
    assert!(bench.says("Reply to a comment"));
    bench.type_text("We do.");
    bench.ctrl(Key::Enter);
    assert_eq!(comments(&bench)[0].said.len(), 2);
    bench.press_beginning("Resolve writer: Do we?");
    assert!(!comments(&bench)[0].is_open());
    assert!(bench.says("Resolved by writer"));
    assert!(!bench.says("1 comment on "));
    bench.press_beginning("Reopen writer: Do we?");
    assert!(comments(&bench)[0].is_open());
    bench.press_beginning("Delete writer: Do we?");
    assert!(comments(&bench).is_empty());
    bench.ctrl(Key::Z);
    assert_eq!(comments(&bench)[0].said.len(), 2);
}

#[test]
fn without_words_nothing_is_said_and_enter_alone_begins_a_line() {
    let mut bench = begun();
    bench.keys(CTRL_SHIFT, Key::M);
    bench.ctrl(Key::Enter);
    assert!(bench.says("What you say"), "the question stays");
    bench.type_text("One");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.type_text("two");
    bench.ctrl(Key::Enter);
    assert_eq!(comments(&bench)[0].said[0].says, "One\ntwo");
    bench.keys(CTRL_SHIFT, Key::M);
    bench.type_text("Never said");
    // What is written is not dropped by one key that is pressed without looking.
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(bench.says("What you wrote is not said yet."));
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!bench.says("What you wrote is not said yet.") && bench.says("Never said"));
    bench.keys(Modifiers::NONE, Key::Escape);
    bench.press("Drop what I wrote");
    assert!(!bench.says("What you say"));
    assert_eq!(comments(&bench).len(), 1);
}

#[test]
fn a_screen_reader_hears_that_a_text_is_commented_on() {
    let mut bench = begun();
    say(&mut bench, "Do we?");
    let mut texts = bench.window.get_all_by_role(Role::MultilineTextInput);
    let described = texts.any(|node| {
        let said = node.accesskit_node().description().unwrap_or_default();
        said.contains("1 comment; Shift+F8 goes to them")
    });
    assert!(described);
    drop(texts);
    let mut groups = bench.window.get_all_by_role(Role::Group);
    let is_thread = groups.any(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with("Comment by writer on ") && label.ends_with(", open, no reply")
    });
    assert!(is_thread);
}

#[test]
fn the_next_comment_is_gone_to_by_key_with_the_caret_at_its_words() {
    let mut bench = begun();
    bench.keys(Modifiers::NONE, Key::End);
    bench.type_text(" Here");
    for _ in 0..4 {
        bench.keys(Modifiers::SHIFT, Key::ArrowLeft);
    }
    say(&mut bench, "Where?");
    let text = current(&bench).unwrap();
    run_command(&mut bench, "Cover and details");
    bench.wait_until("Title");
    bench.keys(Modifiers::SHIFT, Key::F8);
    bench.window.run();
    assert_eq!(current(&bench), Some(text.clone()));
    bench.type_text("Right ");
    let value = bench.session().draft().value(&text);
    let Some(Value::Prose(prose)) = value else {
        panic!("the text is there")
    };
    assert_eq!(prose.as_str(), "We know our children. Right Here");
    let passage = comments(&bench)[0].passage.clone().unwrap();
    assert_eq!(
        prose.as_str().get(passage.range(prose.as_str()).unwrap()),
        Some("Here")
    );
}

#[test]
fn the_threads_of_one_person_are_shown_alone_and_what_is_gone_says_so() {
    let mut bench = begun();
    say(&mut bench, "From me");
    bench.ctrl(Key::Comma);
    bench.write("Your name, as others see it", "Jo");
    bench.press("Done");
    bench.write_on(" More.");
    say(&mut bench, "From Jo");
    assert_eq!(comments(&bench)[1].said[0].who, "Jo");
    run_command(&mut bench, "comments");
    assert!(bench.says("From me") && bench.says("From Jo"));
    bench.press("By: Jo");
    assert!(!bench.says("From me") && bench.says("From Jo"));
    bench.press("By: Everybody");
    assert!(bench.says("From me"));
    bench.write_on("");
    bench.ctrl(Key::A);
    bench.type_text("Other words");
    assert!(bench.says("These words are gone."));
    bench.ctrl(Key::Z);
    assert!(!bench.says("These words are gone."));
}

#[test]
fn a_row_is_commented_on_and_its_card_says_so() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    bench.type_text("Our claim");
    bench.press("Comment…");
    bench.type_text("Says who?");
    bench.ctrl(Key::Enter);
    let said = comments(&bench);
    assert!(
        matches!(said[0].place, Place::Row(..)),
        "{:?}",
        said[0].place
    );
    assert!(bench.says("1 comment"));
}
