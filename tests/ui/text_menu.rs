//! The menu of the other mouse button in a text, and lines that are moved by keys.

use candour::model::{Place, Value};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench
}

/// What is written where the keyboard is.
fn text(bench: &Bench) -> String {
    let desk = bench.window.state().desk().unwrap();
    let place: Place = desk.state.current.clone().unwrap();
    let value = bench.session().draft().value(&place);
    assert!(matches!(value, None | Some(Value::Prose(_))), "{value:?}");
    value
        .and_then(|value| value.written().map(str::to_owned))
        .unwrap_or_default()
}

fn other_button(bench: &mut Bench, at: Pos2) {
    bench.window.event(Event::PointerMoved(at));
    bench.window.run();
    for pressed in [true, false] {
        bench.window.event(Event::PointerButton {
            pos: at,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        bench.window.run();
    }
}

#[test]
fn a_paragraph_is_moved_by_keys_and_it_is_one_step() {
    let mut bench = begun();
    bench.type_text("One two");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.type_text("Three");
    let before = text(&bench);
    assert_eq!(before, "One two\n\nThree");
    bench.keys(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(text(&bench), "Three\n\nOne two");
    bench.type_text("!");
    assert_eq!(text(&bench), "Three!\n\nOne two");
    bench.ctrl(Key::Z);
    bench.ctrl(Key::Z);
    assert_eq!(text(&bench), before);
}

#[test]
fn the_menu_does_what_keys_do_to_what_is_selected() {
    let mut bench = begun();
    bench.type_text("Plans drift");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.type_text("They wait");
    let mut fields = bench.window.get_all_by_role(Role::MultilineTextInput);
    let at = fields.next().unwrap().rect().min + vec2(12.0, 10.0);
    drop(fields);
    bench.ctrl(Key::A);
    other_button(&mut bench, at);
    bench.press_beginning("Cut");
    assert_eq!(text(&bench), "");
    let copied = bench.outside.copied.lock().unwrap().clone();
    assert_eq!(copied, ["Plans drift\n\nThey wait"]);
    // And the keyboard is where it was.
    bench.type_text("Now");
    assert_eq!(text(&bench), "Now");
}
