//! What is taken back, what was deleted, and where the keyboard and the caret are then.

use candour::model::{Place, RegisterKind};
use egui::{Key, Modifiers};

use crate::bench::Bench;

const NONE: Modifiers = Modifiers::NONE;

fn full() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench
}

/// Types letter after letter, as fast as people do.
fn types(bench: &mut Bench, text: &str) {
    for letter in text.chars() {
        bench.type_text(&letter.to_string());
        bench.passes(100);
    }
}

/// Two findings whose cards are closed.
fn with_findings() -> Bench {
    let mut bench = full();
    bench.press_beginning("Findings and answers");
    for said in ["Reviews are late.", "Plans drift.", "Homes are far."] {
        bench.press("Add finding");
        bench.type_text(said);
        bench.press("Close");
    }
    bench
}

fn said(bench: &Bench) -> Vec<String> {
    let findings = bench.session().draft().registers.findings.iter();
    findings
        .map(|finding| finding.said.as_str().to_owned())
        .collect()
}

#[test]
fn a_deleted_row_can_be_brought_back_where_it_is_said() {
    let mut bench = with_findings();
    bench.press("Plans drift.");
    bench.press("Delete finding");
    assert_eq!(said(&bench), ["Reviews are late.", "Homes are far."]);
    assert!(bench.says("Deleted finding “Plans drift.”"));
    // The keyboard is at the row that took its place, which stays closed.
    assert_eq!(bench.focused().as_deref(), Some("Homes are far."));
    assert!(!bench.says("Delete finding"));
    bench.press("Undo");
    assert_eq!(said(&bench).len(), 3);
    assert!(!bench.says("Deleted finding"));
}

#[test]
fn the_last_row_gives_the_keyboard_to_the_one_before_and_the_only_one_to_what_adds() {
    let mut bench = with_findings();
    bench.press("Homes are far.");
    bench.press("Delete finding");
    assert_eq!(bench.focused().as_deref(), Some("Plans drift."));
    for title in ["Plans drift.", "Reviews are late."] {
        bench.press(title);
        bench.press("Delete finding");
    }
    assert_eq!(bench.focused().as_deref(), Some("Add finding"));
}

#[test]
fn it_is_said_no_longer_after_a_while_or_with_the_next_change() {
    let mut bench = with_findings();
    bench.press("Plans drift.");
    bench.press("Delete finding");
    bench.passes(5_000);
    assert!(bench.says("Deleted finding"));
    bench.passes(10_000);
    assert!(!bench.says("Deleted finding"));
    bench.press("Homes are far.");
    bench.press("Delete finding");
    assert!(bench.says("Deleted finding"));
    bench.press("Add finding");
    assert!(!bench.says("Deleted finding"));
}

#[test]
fn undo_goes_back_by_words_and_the_caret_stays() {
    let mut bench = full();
    bench.press_beginning("Peer reviews");
    let field = "Whom did we ask to look at us, and what did it change?";
    bench.write(field, "We asked Ash for a visit.");
    bench.passes(5_000);
    for _ in 0.."for a visit.".len() {
        bench.keys(NONE, Key::ArrowLeft);
    }
    types(&mut bench, "and Elm ");
    let text = |bench: &Bench| -> String {
        let answers = bench.session().draft().answers.values();
        let mut all = answers.flat_map(|answers| answers.values());
        all.next()
            .map_or_else(String::new, |answer| format!("{:?}", answer.to_value()))
    };
    assert!(text(&bench).contains("We asked Ash and Elm for a visit."));
    bench.ctrl(Key::Z);
    assert!(
        text(&bench).contains("We asked Ash and for a visit."),
        "{}",
        text(&bench)
    );
    // What is typed now is typed where that word stood.
    types(&mut bench, "Oak ");
    assert!(
        text(&bench).contains("We asked Ash and Oak for a visit."),
        "{}",
        text(&bench)
    );
}

#[test]
fn in_a_line_the_caret_stays_too() {
    let mut bench = full();
    bench.press_beginning("Cover and details");
    bench.write("Authority", "North Council");
    bench.passes(5_000);
    for _ in 0.."Council".len() {
        bench.keys(NONE, Key::ArrowLeft);
    }
    types(&mut bench, "by ");
    bench.ctrl(Key::Z);
    types(&mut bench, "of ");
    assert_eq!(
        bench.session().draft().details.authority,
        "North of Council"
    );
}

#[test]
fn a_figure_is_taken_back_in_its_cell() {
    let mut bench = full();
    bench.press_beginning("Performance table");
    bench.press("Add indicator");
    bench.type_text("Moves");
    bench.press("Add a year");
    types(&mut bench, "2025");
    bench.keys(NONE, Key::Tab);
    types(&mut bench, "14.2");
    bench.keys(NONE, Key::Tab);
    types(&mut bench, "15.1");
    bench.press("Moves");
    bench.ctrl(Key::Z);
    let indicator = &bench.session().draft().registers.indicators[0];
    assert_eq!(indicator.values[0].neighbours.0, "");
    assert_eq!(indicator.values[0].ours.0, "14.2");
    assert_eq!(bench.focused().as_deref(), Some("Neighbours, 2025"));
    // A year that is taken away is said, and comes back.
    bench.press("Remove 2025");
    assert!(bench.says("Deleted 2025"));
    bench.press("Undo");
    let indicator = &bench.session().draft().registers.indicators[0];
    assert_eq!(indicator.values.len(), 1);
    let place = Place::Row(RegisterKind::Indicators, indicator.id.clone());
    let desk = bench.window.state().desk().unwrap();
    assert_eq!(
        desk.state.current.as_ref().and_then(Place::row),
        place.row()
    );
}
