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
        "Line you write in: In the middle",
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
    assert!(settings.line_centered);
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

#[test]
fn the_places_that_were_changed_last_are_known_in_the_next_run() {
    let mut bench = begun();
    let path = bench.path("own.ron");
    bench.ctrl(Key::S);
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved");
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    bench.type_text("Plans drift.");
    let place = bench.window.state().desk().unwrap().state.current.clone();
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved");
    let mut bench = bench.reopened("own.ron");
    bench.ctrl(Key::K);
    bench.keys(Modifiers::NONE, Key::Enter);
    let now = bench.window.state().desk().unwrap().state.current.clone();
    assert!(place.is_some() && now == place, "{now:?}");
}

#[test]
fn a_size_that_was_chosen_by_keys_stays_when_something_else_is_chosen() {
    let mut bench = begun();
    let zoom = |bench: &Bench| bench.window.state().settings().zoom;
    bench.ctrl(Key::Comma);
    bench.ctrl(Key::Plus);
    assert!((zoom(&bench) - 1.1).abs() < 0.001);
    bench.press("Length of lines: Short");
    assert!((zoom(&bench) - 1.1).abs() < 0.001);
    // The page of shortcuts takes settings over as well.
    bench.press("Done");
    bench.keys(Modifiers::CTRL | Modifiers::COMMAND, Key::F1);
    bench.ctrl(Key::Minus);
    bench.beginning("History: ").scroll_to_me();
    bench.window.run();
    bench.press_beginning("History: ");
    bench.keys(Modifiers::NONE, Key::F12);
    assert!(bench.says("History has F12 now."));
    assert!((zoom(&bench) - 1.0).abs() < 0.001);
}

#[test]
fn the_line_that_is_written_in_stays_in_the_middle_where_that_was_chosen() {
    let mut bench = begun();
    let line_in_sight = |bench: &mut Bench| {
        for _ in 0..40 {
            bench.type_text("Line.");
            bench.keys(Modifiers::NONE, Key::Enter);
        }
        bench.type_text("Last.");
        let mut fields = bench.window.get_all_by_role(egui::Role::MultilineTextInput);
        fields.next().unwrap().rect().max.y
    };
    // The caret is at the end of the field.
    let low = line_in_sight(&mut bench);
    assert!(low > 600.0, "{low}");
    bench.ctrl(Key::Comma);
    bench.press("Line you write in: In the middle");
    bench.press("Done");
    let middle = line_in_sight(&mut bench);
    assert!((300.0..500.0).contains(&middle), "{middle}");
}
