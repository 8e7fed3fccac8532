//! Days that are typed: stored when their field is left, told while nobody can read them.

use egui::{Key, Modifiers, Rect, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};

use crate::bench::Bench;

const MEETING: &str = "Date of the meeting";
const UNCLEAR: &str = "‘Date of the meeting’ is no day: “March 2026”";

fn details() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.press_beginning("Cover and details");
    bench
}

fn meeting(bench: &Bench) -> Option<Date> {
    bench.session().draft().details.meeting_date
}

fn leave(bench: &mut Bench) {
    bench.keys(Modifiers::NONE, Key::Tab);
}

#[test]
fn no_day_on_the_way_to_another_is_stored() {
    let mut bench = details();
    bench.write(MEETING, "1 March 20");
    assert_eq!(meeting(&bench), None);
    bench.type_text("26");
    assert_eq!(meeting(&bench), None);
    leave(&mut bench);
    assert_eq!(meeting(&bench), Some(date(2026, 3, 1)));

    bench.write(MEETING, "");
    bench.ctrl(Key::A);
    bench.type_text("14/5/26");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(meeting(&bench), Some(date(2026, 5, 14)));

    bench.write(MEETING, "");
    bench.ctrl(Key::A);
    bench.keys(Modifiers::NONE, Key::Backspace);
    assert_eq!(meeting(&bench), Some(date(2026, 5, 14)));
    leave(&mut bench);
    assert_eq!(meeting(&bench), None);
    bench.ctrl(Key::Z);
    assert_eq!(meeting(&bench), Some(date(2026, 5, 14)));
}

#[test]
fn saving_stores_the_day_that_is_being_typed() {
    let mut bench = details();
    bench.write(MEETING, "1 March 2026");
    bench.ctrl(Key::S);
    assert_eq!(meeting(&bench), Some(date(2026, 3, 1)));
}

#[test]
fn what_is_no_day_is_told_until_it_is_one_and_never_vanishes() {
    let mut bench = details();
    bench.write("Authority", "Northmere Council");
    bench.write(MEETING, "March 2026");
    leave(&mut bench);
    assert_eq!(meeting(&bench), None);
    bench.press_beginning("To do");
    assert!(bench.says(UNCLEAR));
    // Another section, undoing, saving.
    bench.press_beginning("Impact");
    assert!(bench.says(UNCLEAR));
    bench.ctrl(Key::Z);
    assert!(bench.says(UNCLEAR));
    bench.ctrl(Key::S);
    let path = bench.path("dates.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved without a day that is not understood");
    bench.press("Go to it");
    assert!(bench.says("March 2026"));
    // Closing.
    bench.ctrl(Key::Q);
    assert!(bench.says("A day is not understood") && bench.says(UNCLEAR));
    assert!(!bench.closes());
    bench.press("Cancel");
    bench.write(MEETING, "");
    bench.ctrl(Key::A);
    bench.type_text("31 March 2026");
    leave(&mut bench);
    assert_eq!(meeting(&bench), Some(date(2026, 3, 31)));
    assert!(!bench.says(UNCLEAR));
    assert!(!bench.says("Saved without a day"));
}

#[test]
fn a_draft_is_closed_without_a_day_only_when_that_is_said() {
    let mut bench = details();
    bench.write(MEETING, "March 2026");
    bench.ctrl(Key::Q);
    bench.window.run();
    bench.press_closing("Go on without it");
    assert!(bench.closes());
}

#[test]
fn both_ends_of_a_period_and_the_days_of_roles_are_kept_alike() {
    let mut bench = details();
    let ends = |bench: &Bench| {
        let period = bench.session().draft().details.period;
        (period.from, period.to)
    };
    bench.write("Period covered, first day", "");
    bench.ctrl(Key::A);
    bench.type_text("1/4/25");
    let (_, before) = ends(&bench);
    bench.write("Period covered, last day", "");
    bench.ctrl(Key::A);
    bench.type_text("31 March");
    leave(&mut bench);
    assert_eq!(ends(&bench), (Some(date(2025, 4, 1)), before));
    bench.write("Period covered, last day", " 2026");
    leave(&mut bench);
    assert_eq!(ends(&bench).1, Some(date(2026, 3, 31)));

    bench.press("Add a role");
    bench.write("Role 1", "Director");
    bench.write("Agreed by role 1 on", "soon");
    leave(&mut bench);
    bench.press_beginning("To do");
    assert!(bench.says("‘Agreed by role 1 on’ is no day: “soon”"));
    bench.press("Remove role 1");
    assert!(!bench.says("is no day"));
}

fn rect_of(bench: &Bench, role: Role, name: &str) -> Rect {
    bench.window.get_by_role_and_label(role, name).rect()
}

/// Presses and lets go without looking in between; nothing may move away from the pointer.
#[track_caller]
fn press_unmoved(bench: &mut Bench, role: Role, name: &str, meanwhile: impl FnOnce(&mut Bench)) {
    let place = rect_of(bench, role, name);
    bench.window.hover_at(place.center());
    bench.window.run();
    // Step by step: a press that is held for long is none.
    bench.window.drag_at(place.center());
    bench.window.step();
    meanwhile(bench);
    assert_eq!(rect_of(bench, role, name), place, "while it is held");
    bench.window.drop_at(place.center());
    bench.window.run();
}

#[test]
fn a_press_is_not_lost_where_a_day_is_read_back_in_a_narrow_column() {
    let mut bench = details();
    for (idx, role) in ["Director", "Lead member"].into_iter().enumerate() {
        bench.press("Add a role");
        bench.write(&format!("Role {}", idx + 1), role);
    }
    let below = "Agreed by role 2 on";
    let before = rect_of(&bench, Role::TextInput, below);
    bench.write("Agreed by role 1 on", "1/9/26");
    assert!(bench.says("1\u{a0}September\u{a0}2026"));
    let moved = rect_of(&bench, Role::TextInput, below).min.y - before.min.y;
    assert!(moved < 30.0, "one line, not a line a letter: {moved}");
    press_unmoved(&mut bench, Role::TextInput, below, |_| {});
    let field = bench.window.get_by_role_and_label(Role::TextInput, below);
    assert!(field.is_focused());
    let agreed = &bench.session().draft().details.sign_offs;
    assert_eq!(agreed[0].agreed, Some(date(2026, 9, 1)));
}

#[test]
fn what_is_to_do_waits_until_a_press_is_over() {
    let mut bench = details();
    bench.press_beginning("To do");
    let first = "Needed: The cover does not name the authority";
    let name = bench.beginning(first).accesskit_node().label().unwrap();
    bench.write(MEETING, "1 ");
    press_unmoved(&mut bench, Role::Button, &name, |bench| {
        let typed = egui::Event::Text("Febuary".to_owned());
        bench.window.event(typed);
        // What is typed in one frame is told in the next.
        bench.window.step();
        bench.window.step();
        assert!(!bench.says("is no day: “1 Febuary”"));
    });
    assert!(bench.says("is no day: “1 Febuary”"));
    let authority = bench
        .window
        .get_by_role_and_label(Role::TextInput, "Authority");
    assert!(authority.is_focused());
}
