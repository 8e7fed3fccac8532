//! What the keyboard does to the window, and where it is afterwards.

use candour::{model::Place, ui::Screen};
use egui::{Key, Modifiers, Pos2, Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::bench::Bench;

fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench
}

fn example() -> Bench {
    let mut bench = Bench::new();
    bench.press("Open the example");
    bench
}

fn key(bench: &mut Bench, key: Key) {
    bench.keys(Modifiers::NONE, key);
}

/// Returns what has the keyboard: what it is, and its name.
fn focused(bench: &Bench) -> Option<(Role, String)> {
    let mut nodes = bench
        .window
        .query_all_by(|node| node.is_focused() && node.label().is_some());
    let node = nodes.next()?;
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default()))
}

#[track_caller]
fn expect_focused(bench: &Bench, role: Role, name: &str) {
    let (is, called) = focused(bench).expect("something has the keyboard");
    assert!(is == role && called.starts_with(name), "{is:?} {called}");
}

fn screen(bench: &Bench) -> &Screen {
    &bench.window.state().desk().unwrap().state.screen
}

#[test]
fn a_key_goes_round_the_areas_and_back_to_where_one_was() {
    let mut bench = example();
    key(&mut bench, Key::Tab);
    let (_, left) = focused(&bench).unwrap();
    key(&mut bench, Key::F6);
    expect_focused(&bench, Role::Tab, "Guidance");
    key(&mut bench, Key::F6);
    expect_focused(&bench, Role::Button, "Find a command");
    key(&mut bench, Key::F6);
    expect_focused(&bench, Role::TreeItem, "Summary");
    key(&mut bench, Key::F6);
    assert_eq!(focused(&bench).unwrap().1, left);
    bench.keys(Modifiers::SHIFT, Key::F6);
    expect_focused(&bench, Role::TreeItem, "Summary");
}

#[test]
fn the_outline_is_one_stop_and_enter_puts_the_caret_into_the_section() {
    let mut bench = begun();
    bench.keys(Modifiers::SHIFT, Key::F6);
    expect_focused(&bench, Role::TreeItem, "Summary");
    let before = screen(&bench).clone();
    for _ in 0..3 {
        key(&mut bench, Key::ArrowDown);
    }
    assert_eq!(screen(&bench), &before, "going along opens nothing");
    key(&mut bench, Key::Enter);
    assert_ne!(screen(&bench), &before);
    assert!(matches!(
        focused(&bench),
        Some((Role::MultilineTextInput, _))
    ));
    bench.type_text("Straight on.");
    let answers = format!("{:?}", bench.session().draft().answers);
    assert!(answers.contains("Straight on."));
}

#[test]
fn a_choice_is_one_stop_with_arrows() {
    let mut bench = example();
    bench.ctrl(Key::E);
    let radios = |bench: &Bench| {
        let is_radio = focused(bench).is_some_and(|(role, _)| role == Role::RadioButton);
        is_radio.then(|| focused(bench).unwrap().1)
    };
    let mut seen = Vec::new();
    for _ in 0..8 {
        key(&mut bench, Key::Tab);
        seen.extend(radios(&bench));
    }
    let of_one = |name: &String| name.split(':').next().map(str::to_owned);
    let mut groups: Vec<_> = seen.iter().map(of_one).collect();
    groups.sort();
    groups.dedup();
    assert!(!groups.is_empty());
    assert_eq!(groups.len(), seen.len(), "{seen:?}");
    while radios(&bench).is_none() {
        key(&mut bench, Key::Tab);
    }
    let before = radios(&bench);
    key(&mut bench, Key::ArrowRight);
    let after = radios(&bench);
    assert!(after.is_some() && after != before, "the choice goes along");
}

#[test]
fn the_keyboard_stays_when_what_had_it_goes() {
    let mut bench = begun();
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    expect_focused(&bench, Role::MultilineTextInput, "What they said");
    bench.type_text("Plans drift.");
    // A card that is closed from its foot leaves the keyboard at its head.
    bench.window.get_by_label("Close").focus();
    bench.window.run();
    key(&mut bench, Key::Enter);
    expect_focused(&bench, Role::Button, "Plans drift.");
    // A question gives it back to what asked.
    key(&mut bench, Key::Enter);
    bench.window.get_by_label("Who may read…").focus();
    bench.window.run();
    key(&mut bench, Key::Enter);
    assert!(bench.says("Exempt from publication"));
    key(&mut bench, Key::Escape);
    expect_focused(&bench, Role::Button, "Who may read…");
    // What is deleted hands it to what stood next to it.
    bench.window.get_by_label("Delete finding").focus();
    bench.window.run();
    key(&mut bench, Key::Enter);
    assert!(bench.session().draft().registers.findings.is_empty());
    assert!(focused(&bench).is_some());
    // A menu that is closed gives it back, too.
    bench.window.get_by_label("Menu").focus();
    bench.window.run();
    key(&mut bench, Key::Enter);
    key(&mut bench, Key::Tab);
    key(&mut bench, Key::Escape);
    expect_focused(&bench, Role::Button, "Menu");
}

#[test]
fn a_key_for_what_is_out_of_sight_only_brings_it_to_sight() {
    let mut bench = example();
    bench.window.set_size(vec2(1093.0, 500.0));
    bench.window.run();
    let name = "Open this section again";
    bench.window.get_by_label(name).focus();
    bench.window.run();
    let foot = |bench: &Bench| bench.window.get_by_label(name).rect();
    assert!(foot(&bench).max.y < 470.0, "what gets the keyboard is seen");
    bench.window.hover_at(Pos2::new(500.0, 300.0));
    for _ in 0..8 {
        bench.window.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Line,
            delta: vec2(0.0, 12.0),
            phase: egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
        });
        bench.window.run();
    }
    assert!(foot(&bench).min.y > 500.0, "the wheel may lead away");
    let before = bench.session().revision();
    key(&mut bench, Key::Space);
    assert_eq!(
        bench.session().revision(),
        before,
        "nothing is changed unseen"
    );
    assert!(foot(&bench).max.y < 470.0);
    key(&mut bench, Key::Space);
    assert_ne!(bench.session().revision(), before);
}

#[test]
fn what_is_added_from_a_picker_leads_there_and_back() {
    let mut bench = begun();
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    bench.type_text("Plans drift.");
    bench.press("Link evidence");
    bench.type_text("Panel minutes");
    bench.press("Add new evidence…");
    let current = |bench: &Bench| {
        let desk = bench.window.state().desk().unwrap();
        desk.state.current.clone()
    };
    let evidence = bench.session().draft().registers.evidence[0].id.clone();
    expect_focused(&bench, Role::Button, "Panel minutes");
    assert!(matches!(current(&bench), Some(Place::Row(_, row)) if row == evidence));
    bench.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(matches!(current(&bench), Some(Place::Cell(.., "evidence"))));
    bench.keys(Modifiers::ALT, Key::ArrowRight);
    assert!(matches!(current(&bench), Some(Place::Row(_, row)) if row == evidence));
}
