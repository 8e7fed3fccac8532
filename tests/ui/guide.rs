//! The user guide in the window, and keys that the user chose.

use candour::ui::{Desk, UiState};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::Bench;

const CTRL_SHIFT: Modifiers = Modifiers::CTRL
    .plus(Modifiers::COMMAND)
    .plus(Modifiers::SHIFT);

fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench
}

fn state(bench: &Bench) -> &UiState {
    let desk: &Desk = bench.window.state().desk().unwrap();
    &desk.state
}

/// The headings of the guide, by their words.
fn has_heading(bench: &Bench, title: &str) -> bool {
    let mut all = bench.window.get_all_by_role(Role::Heading);
    all.any(|node| {
        node.accesskit_node()
            .label()
            .is_some_and(|label| label == title)
    })
}

#[test]
fn the_guide_opens_at_the_chapter_about_what_one_is_at() {
    let mut bench = Bench::new();
    bench.keys(Modifiers::NONE, Key::F1);
    assert!(has_heading(&bench, "User guide") && has_heading(&bench, "Begin"));
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!has_heading(&bench, "User guide"));
    bench.press_beginning("Self-evaluation, full");
    for (page, chapter) in [
        ("Summary", "Write"),
        (
            "Findings and answers",
            "Findings, evidence, priorities: the rows",
        ),
        ("Cover and details", "How the paper looks"),
    ] {
        bench.press_beginning(page);
        bench.keys(Modifiers::NONE, Key::F1);
        assert!(has_heading(&bench, chapter), "{page}");
        assert_eq!(bench.focused().as_deref(), Some("Search the guide"));
    }
    // Over what has no text beside it.
    bench.keys(CTRL_SHIFT, Key::H);
    bench.keys(Modifiers::NONE, Key::F1);
    assert!(has_heading(&bench, "Earlier versions"));
}

#[test]
fn the_guide_is_searched_and_its_links_lead_on_and_back() {
    let mut bench = begun();
    bench.keys(Modifiers::NONE, Key::F1);
    bench.type_text("CMYK printing");
    assert!(bench.says("1 place"));
    bench.press_beginning("How the paper looks: ");
    assert!(has_heading(&bench, "How the paper looks"));
    bench.press("All chapters");
    assert!(has_heading(&bench, "User guide"));
    let name = (Role::Link, "Save");
    bench
        .window
        .get_by_role_and_label(name.0, name.1)
        .scroll_to_me();
    bench.window.run();
    bench.window.get_by_role_and_label(name.0, name.1).click();
    bench.window.run();
    assert!(has_heading(&bench, "After a crash"));
    bench.press("Back to User guide");
    assert!(!has_heading(&bench, "After a crash"));
    bench.press("Back to the help");
    assert!(bench.says("Guidance"));
}

fn change_keys(bench: &mut Bench, command: &str) {
    bench.keys(Modifiers::CTRL | Modifiers::COMMAND, Key::F1);
    change_keys_again(bench, command);
    assert!(bench.says(&format!("Press the new keys for {command}")));
}

#[test]
fn keys_are_chosen_shown_everywhere_and_kept() {
    let mut bench = begun();
    change_keys(&mut bench, "History");
    bench.keys(Modifiers::NONE, Key::F12);
    assert!(bench.says("History has F12 now."));
    bench.press("Close");
    bench.keys(CTRL_SHIFT, Key::H);
    assert!(!state(&bench).history.is_shown, "its old keys do nothing");
    bench.keys(Modifiers::NONE, Key::F12);
    assert!(state(&bench).history.is_shown);

    let mut bench = bench.crashed();
    assert_eq!(bench.window.state().settings().keys["history"], "F12");
    bench.keys(Modifiers::CTRL | Modifiers::COMMAND, Key::F1);
    assert!(bench.says("History: F12"));
    bench.press("All as they were");
    assert!(bench.says("History: Ctrl+Shift+H"));
    assert!(bench.window.state().settings().keys.is_empty());
}

#[test]
fn keys_of_another_command_or_of_the_text_are_refused() {
    let mut bench = begun();
    change_keys(&mut bench, "History");
    bench.ctrl(Key::E);
    assert!(bench.says("Ctrl+E is for Export paper. Press others"));
    bench.ctrl(Key::B);
    assert!(bench.says("Ctrl+B makes words bold or italic. Press others"));
    bench.window.event(egui::Event::Copy);
    bench.window.run();
    assert!(bench.says("Ctrl+C copies, cuts or pastes. Press others"));
    // The window grows by these at any other time.
    let zoom = bench.window.state().settings().zoom;
    bench.ctrl(Key::Plus);
    assert!(bench.says("Ctrl+Plus is for Larger. Press others"));
    assert!((bench.window.state().settings().zoom - zoom).abs() < 0.001);
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(bench.says("History has what it had."));
    assert!(bench.says("History: Ctrl+Shift+H"));
    // Esc has left the command, and now closes the page.
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!bench.says("Press the keys of a command"));
    assert!(bench.window.state().settings().keys.is_empty());
}

#[test]
fn a_command_is_given_keys_none_and_its_own_again() {
    let mut bench = begun();
    change_keys(&mut bench, "Previous section");
    bench.press("No keys");
    assert!(bench.says("Previous section: No keys"));
    change_keys_again(&mut bench, "Export paper");
    bench.keys(Modifiers::CTRL | Modifiers::COMMAND, Key::PageUp);
    assert!(bench.says("Export paper has Ctrl+PageUp now."));
    // What it came with is another's now.
    change_keys_again(&mut bench, "Previous section");
    bench.press("As it was");
    assert!(bench.says("Ctrl+PageUp is for Export paper now."));
    bench.keys(Modifiers::NONE, Key::Escape);
    change_keys_again(&mut bench, "Export paper");
    bench.press("As it was");
    assert!(bench.says("Export paper: Ctrl+E"));
}

fn change_keys_again(bench: &mut Bench, command: &str) {
    let name = format!("{command}: ");
    bench.beginning(&name).scroll_to_me();
    bench.window.run();
    bench.press_beginning(&name);
}

#[test]
fn the_guide_is_read_over_a_question_that_stays_as_it_was() {
    let mut bench = begun();
    bench.ctrl(Key::F);
    bench.type_text("children");
    let is_asked = |bench: &Bench| bench.window.query_by_label("Whole words").is_some();
    assert!(is_asked(&bench));
    bench.keys(Modifiers::NONE, Key::F1);
    assert!(has_heading(&bench, "User guide") && has_heading(&bench, "Write"));
    assert!(!is_asked(&bench));
    assert_eq!(bench.focused().as_deref(), Some("Search the guide"));
    bench.keys(Modifiers::NONE, Key::F1);
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!has_heading(&bench, "User guide"));
    assert!(is_asked(&bench) && bench.says("children"));
    // Esc leaves the question only now, and what comes next is no guide any more.
    bench.keys(Modifiers::NONE, Key::F1);
    bench.press("Back to the question");
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!is_asked(&bench));
    bench.ctrl(Key::E);
    assert!(!has_heading(&bench, "User guide"));
    bench.keys(Modifiers::NONE, Key::F1);
    assert!(has_heading(&bench, "The finished paper"));
}

#[test]
fn what_is_typed_into_a_field_is_written_there_and_chooses_no_keys() {
    let mut bench = begun();
    change_keys(&mut bench, "History");
    bench.write("Look for a command", "undo");
    assert!(bench.says("History has what it had."));
    assert!(bench.says("Undo: Ctrl+Z") && !bench.says("History: Ctrl+Shift+H"));
}

#[test]
fn undo_is_given_further_keys_and_keeps_its_own() {
    let mut bench = begun();
    change_keys(&mut bench, "Undo");
    assert!(bench.says("It keeps Ctrl+Z, as in every program."));
    assert!(bench.window.query_by_label("No keys").is_none());
    bench.ctrl(Key::Z);
    assert!(bench.says("Ctrl+Z takes back and does again. Press others"));
    bench.keys(Modifiers::NONE, Key::F4);
    assert!(bench.says("Undo has F4 now, beside Ctrl+Z."));
    assert!(bench.says("Undo: F4 or Ctrl+Z"));
    bench.press("Close");
    bench.type_text("One.");
    let text = |bench: &Bench| bench.says("One.");
    assert!(text(&bench));
    bench.keys(Modifiers::NONE, Key::F4);
    assert!(!text(&bench));
    bench.type_text("One.");
    bench.ctrl(Key::Z);
    assert!(!text(&bench));
}

#[test]
fn the_search_says_how_many_places_there_are_and_not_how_many_are_shown() {
    let mut bench = begun();
    bench.keys(Modifiers::NONE, Key::F1);
    bench.type_text("the");
    assert!(bench.says(" places, of which the first 40 stand here."));
    assert!(!bench.says("40 places"));
}
