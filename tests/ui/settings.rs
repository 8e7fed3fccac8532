//! What the user chooses for themselves, the text alone, and going from place to place.

use candour::model::Place;
use candour::session::{LineLength, ThemeChoice};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench
}

fn section(bench: &Bench) -> Option<String> {
    let state = &bench.window.state().desk().unwrap().state;
    state.section().map(ToString::to_string)
}

#[test]
fn settings_hold_at_once_and_when_the_program_is_opened_again() {
    let mut bench = begun();
    bench.ctrl(Key::Comma);
    for choice in [
        "Colours: Strongest contrast",
        "Text size: 125 %",
        "Length of lines: Short",
        "Misspelt words: Nothing",
        "Plain-English help: Dots under the words",
    ] {
        bench.press(choice);
    }
    let name = "Your name, as others see it";
    bench.write(name, "A. Writer");
    let switches = bench.window.state().desk().unwrap().proofs().switches();
    assert!(!switches.spelling && switches.plain && switches.lines);
    bench.press("Done");
    assert!(!bench.says(name));
    let bench = bench.crashed();
    let settings = bench.window.state().settings();
    assert_eq!(settings.theme, ThemeChoice::Contrast);
    assert_eq!(settings.line, LineLength::Short);
    assert!((settings.zoom - 1.25).abs() < 0.001);
    assert!(!settings.spelling && settings.plain_english && settings.plain_lines);
    assert_eq!(settings.name, "A. Writer");
}

#[test]
fn the_text_stands_alone_and_the_rest_comes_back() {
    let mut bench = begun();
    let has_help = |bench: &Bench| bench.window.query_by_label("Hide help").is_some();
    assert!(has_help(&bench));
    bench.keys(Modifiers::NONE, Key::F9);
    assert!(!has_help(&bench));
    bench.type_text("Alone. ");
    bench.keys(Modifiers::NONE, Key::F9);
    assert!(has_help(&bench));
    bench.keys(Modifiers::NONE, Key::F9);
    // What is asked for comes, with everything else.
    bench.ctrl(Key::Backslash);
    assert!(has_help(&bench));
}

#[test]
fn one_goes_back_through_places_and_forward_again() {
    let mut bench = begun();
    let first = section(&bench);
    bench.ctrl(Key::PageDown);
    let second = section(&bench);
    bench.ctrl(Key::PageDown);
    let third = section(&bench);
    assert!(first != second && second != third);
    for (key, expected) in [
        (Key::ArrowLeft, &second),
        (Key::ArrowLeft, &first),
        (Key::ArrowLeft, &first),
        (Key::ArrowRight, &second),
        (Key::ArrowRight, &third),
        (Key::ArrowRight, &third),
    ] {
        bench.keys(Modifiers::ALT, key);
        assert_eq!(&section(&bench), expected, "{key:?}");
    }
}

#[test]
fn what_needs_attention_is_gone_through_by_key() {
    let mut bench = begun();
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    bench.type_text("Plans drift.");
    bench.passes(5_000);
    let mut places: Vec<Place> = Vec::new();
    for _ in 0..3 {
        bench.keys(Modifiers::NONE, Key::F8);
        let state = &bench.window.state().desk().unwrap().state;
        let (place, words) = state.to_do_last.clone().unwrap();
        assert!(bench.says(&words), "{words}");
        places.push(place);
    }
    assert!(
        places.iter().any(|place| place.row().is_some()),
        "{places:?}"
    );
}

#[test]
fn a_draft_is_saved_by_itself_only_where_that_was_chosen_and_when_one_pauses() {
    let mut bench = begun();
    let path = bench.path("own.ron");
    bench.ctrl(Key::S);
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved");
    let holds = |words: &str| std::fs::read_to_string(&path).unwrap().contains(words);
    bench.write_on("First words. ");
    bench.passes(60_000);
    assert!(bench.says("Changes not saved") && !holds("First words."));
    bench.ctrl(Key::Comma);
    bench.press("Saving: By itself when you pause");
    bench.press("Done");
    bench.write_on("More words. ");
    bench.passes(6_000);
    assert!(bench.says("Changes not saved") && !holds("More words."));
    bench.passes(6_000);
    bench.wait_until("✓ Saved");
    assert!(holds("First words.") && holds("More words."));
}

#[test]
fn the_search_for_commands_begins_with_what_was_changed_last() {
    let mut bench = begun();
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    bench.type_text("Plans drift.");
    let place = bench.window.state().desk().unwrap().state.current.clone();
    bench.ctrl(Key::PageDown);
    bench.ctrl(Key::PageDown);
    bench.ctrl(Key::K);
    bench.keys(Modifiers::NONE, Key::Enter);
    let now = bench.window.state().desk().unwrap().state.current.clone();
    assert!(place.is_some() && now == place, "{now:?}");
}
