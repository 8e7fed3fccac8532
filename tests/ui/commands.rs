//! Commands by palette, menu and keys.

use candour::model::{Audience, SectionId};
use candour::session::ThemeChoice;
use egui::{Key, Modifiers};

use crate::bench::Bench;

fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench
}

#[test]
fn a_command_is_found_by_a_part_of_its_name() {
    let mut bench = begun();
    bench.ctrl(Key::K);
    bench.type_text("dark");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(bench.window.state().settings().theme, ThemeChoice::Dark);
    assert!(!bench.says("Type a part of a command"));
}

#[test]
fn a_section_is_found_by_a_part_of_its_name() {
    let mut bench = begun();
    bench.ctrl(Key::K);
    bench.type_text("unregistered");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(bench.says("Unregistered homes and deprivation of liberty"));
}

#[test]
fn a_section_is_found_by_what_it_holds_and_asks() {
    for (words, section) in [
        ("indicators", "performance"),
        ("trust our figures", "performance-information"),
    ] {
        let mut bench = begun();
        bench.ctrl(Key::K);
        bench.type_text(words);
        bench.keys(Modifiers::NONE, Key::Enter);
        let state = &bench.window.state().desk().unwrap().state;
        assert_eq!(state.section().unwrap().to_string(), section, "{words}");
    }
}

#[test]
fn the_keyboard_goes_through_the_sections() {
    let mut bench = begun();
    let open = |bench: &Bench| {
        let state = &bench.window.state().desk().unwrap().state;
        state.section().map(ToString::to_string)
    };
    let first = open(&bench);
    bench.ctrl(Key::PageDown);
    bench.ctrl(Key::PageDown);
    bench.ctrl(Key::PageDown);
    assert_eq!(open(&bench).as_deref(), Some("service-demand"));
    // The sections within the open one are shown in the outline.
    assert!(bench.says("Service and demand, not begun"));
    for _ in 0..3 {
        bench.ctrl(Key::PageUp);
    }
    assert_eq!(open(&bench), first);
}

#[test]
fn help_is_hidden_and_stays_hidden() {
    let mut bench = begun();
    assert!(bench.says("Hide help"));
    bench.ctrl(Key::Backslash);
    assert!(!bench.says("Hide help"));
    assert!(!bench.window.state().settings().help_shown);
    bench.ctrl(Key::Backslash);
    assert!(bench.says("Hide help"));
}

#[test]
fn a_section_is_called_ready_and_marked() {
    let mut bench = begun();
    bench.ctrl(Key::K);
    bench.type_text("section is ready");
    bench.keys(Modifiers::NONE, Key::Enter);
    // Its questions are open, and are named before it is called ready.
    assert!(bench.says("Call this section ready?"));
    assert!(bench.session().draft().ready.is_empty());
    bench.press("It is ready as it is");
    assert!(bench.says("Summary, ready"));
    bench.press("Menu");
    bench.press("Who may read this section…");
    bench.press("Exempt from publication");
    bench.write("Category", "7A");
    bench.press("Mark");
    let draft = bench.session().draft();
    let summary = SectionId::new("summary").unwrap();
    let marking = &draft.markings[&summary].section;
    assert_eq!(marking.exempt.as_ref().unwrap().category, "7A");
    // Ticking it is choosing its readers.
    assert_eq!(marking.audience, Audience::Committee);
}

#[test]
fn an_idle_window_rests() {
    let mut bench = begun();
    bench.window.run();
    for _ in 0..5 {
        bench.window.step();
    }
    let output = bench.window.output();
    let delay = output
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min();
    assert!(delay.unwrap() >= std::time::Duration::from_millis(900));
}
