//! Registers as tables and as cards: written in place, one after the other, put in order.

use candour::model::{Indicator, RegisterKind};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, Queryable as _};

use crate::bench::Bench;

const NONE: Modifiers = Modifiers::NONE;

fn full() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench
}

/// Two indicators, shown as a table.
fn with_table() -> Bench {
    let mut bench = full();
    bench.press_beginning("Performance table");
    for title in ["Moves", "Visits in time"] {
        bench.press("Add indicator");
        bench.type_text(title);
        bench.press("Close");
    }
    bench.press("Show as: Table");
    bench
}

fn indicators(bench: &Bench) -> &[Indicator] {
    &bench.session().draft().registers.indicators
}

#[test]
fn short_cells_are_written_in_the_table_with_tab_and_enter() {
    let mut bench = with_table();
    bench.write("Moves, Unit", "days");
    bench.keys(NONE, Key::Enter);
    assert_eq!(bench.focused().as_deref(), Some("Visits in time, Unit"));
    bench.type_text("per cent");
    let units: Vec<&str> = indicators(&bench).iter().map(|row| &*row.unit).collect();
    assert_eq!(units, ["days", "per cent"]);
    bench.keys(Modifiers::SHIFT, Key::Tab);
    assert_eq!(
        bench.focused().as_deref(),
        Some("Visits in time, Indicator")
    );
    // What is gone to by key is selected.
    bench.type_text("Visits");
    assert_eq!(indicators(&bench)[1].title, "Visits");
    bench.ctrl(Key::D);
    assert_eq!(indicators(&bench)[1].title, "Moves");
}

#[test]
fn a_cell_that_is_gone_to_is_hidden_neither_by_the_head_nor_by_the_names() {
    let mut bench = with_table();
    bench.window.set_size(egui::vec2(700.0, 500.0));
    bench.window.run();
    bench.write("Moves, Indicator", "Moves");
    let node = |bench: &Bench| bench.window.get_by_label("Moves, Indicator").rect();
    let before = node(&bench);
    let last = loop {
        bench.keys(NONE, Key::Tab);
        bench.window.run();
        let focused = bench.focused().unwrap_or_default();
        if focused.starts_with("Visits in time") {
            break focused;
        }
    };
    // Back to the last cell of the first row, far at the right, and then to the left again.
    assert_eq!(last, "Visits in time, Indicator");
    for _ in 0..3 {
        bench.keys(Modifiers::SHIFT, Key::Tab);
        bench.window.run();
    }
    let scrolled = node(&bench);
    assert!(
        scrolled.max.x < before.min.x,
        "the first column is out of sight"
    );
    let focused = bench.focused_rect();
    assert!(
        focused.min.x >= before.min.x + 100.0,
        "{focused:?} is under the names of the rows, which begin at {before:?}"
    );
}

#[test]
fn a_long_cell_opens_its_card_under_the_table() {
    let mut bench = with_table();
    assert!(!bench.says("Add a year"));
    bench.press("Moves, Values by year: Write…");
    assert!(bench.says("Add a year"));
    bench.press("Add a year");
    bench.type_text("2025");
    assert_eq!(indicators(&bench)[0].values[0].period, "2025");
    // The table stands there still.
    assert!(bench.says("Visits in time, Unit"));
}

#[test]
fn a_row_that_is_added_begins_in_the_table() {
    let mut bench = with_table();
    bench.press("Add indicator");
    assert_eq!(bench.focused().as_deref(), Some("Row 3, Indicator"));
    bench.type_text("Stays");
    assert_eq!(indicators(&bench)[2].title, "Stays");
    assert!(!bench.says("Add a year"));
}

#[test]
fn cards_or_table_is_remembered() {
    let mut bench = with_table();
    bench.press("Show as: Cards");
    assert!(!bench.says("Moves, Unit"));
    bench.press("Show as: Table");
    let file = bench.path("draft.ron");
    bench.keys(
        Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT,
        Key::S,
    );
    bench.give_path(&file, "Save");
    bench.wait_until("Saved");
    let mut bench = bench.reopened("draft.ron");
    bench.press_beginning("Performance table");
    assert!(bench.says("Moves, Unit"));
}

#[test]
fn another_is_added_by_button_and_by_key() {
    let mut bench = full();
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    bench.type_text("One");
    bench.press("Add another");
    bench.type_text("Two");
    let keys = Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT;
    bench.keys(keys, Key::Enter);
    bench.type_text("Three");
    let findings = &bench.session().draft().registers.findings;
    let said: Vec<&str> = findings.iter().map(|row| row.said.as_str()).collect();
    assert_eq!(said, ["One", "Two", "Three"]);
    // Only the last one's card is open.
    let desk = bench.window.state().desk().unwrap();
    assert_eq!(desk.state.cards.count(), 1);
}

#[test]
fn rows_are_put_in_order_by_keys_and_by_the_handle() {
    let mut bench = full();
    bench.press_beginning("Findings and answers");
    for said in ["One", "Two", "Three"] {
        bench.press("Add finding");
        bench.type_text(said);
        bench.press("Close");
    }
    let said = |bench: &Bench| -> Vec<String> {
        let rows = bench
            .session()
            .draft()
            .registers
            .rows(RegisterKind::Findings);
        rows.iter()
            .map(|row| candour::model::row_title(*row))
            .collect()
    };
    // The keyboard is at the card that was closed.
    assert_eq!(bench.focused().as_deref(), Some("Three"));
    bench.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(said(&bench), ["One", "Three", "Two"]);
    assert_eq!(bench.focused().as_deref(), Some("Three"), "it goes along");
    bench.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(said(&bench), ["Three", "One", "Two"]);
    bench.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(said(&bench), ["One", "Three", "Two"]);
    // The dots stand at the corner of the card, over the end of its head.
    let head = |bench: &Bench, title: &str| {
        let title = title.to_owned();
        let is_head = |node: &AccessKitNode<'_>| {
            node.role() == egui::Role::Button && node.label().as_deref() == Some(&*title)
        };
        bench.window.get_by(is_head).rect()
    };
    let handle = head(&bench, "Two").right_top() + egui::vec2(-8.0, -22.0);
    let above = head(&bench, "One").center_top() - egui::vec2(0.0, 30.0);
    bench.window.hover_at(handle);
    bench.window.step();
    bench.window.drag_at(handle);
    bench.window.step();
    // At the edge of the page a dragged row moves it on, and the window does not rest.
    for at in [handle - egui::vec2(0.0, 20.0), above] {
        bench.window.hover_at(at);
        bench.window.step();
    }
    bench.window.drop_at(above);
    bench.window.run();
    assert_eq!(said(&bench), ["Two", "One", "Three"]);
}

#[test]
fn a_finding_without_a_review_stands_where_it_was_added_and_nowhere_else() {
    let mut bench = full();
    let n_cards = |bench: &mut Bench, section: &str| {
        bench.press_beginning(section);
        let is_card = |node: &AccessKitNode<'_>| {
            node.role() == egui::Role::Button && node.label().as_deref() == Some("Stray")
        };
        bench.window.query_all_by(is_card).count()
    };
    bench.press_beginning("Peer reviews");
    bench.press("Add finding");
    bench.type_text("Stray");
    bench.press("Close");
    assert_eq!(n_cards(&mut bench, "Findings and answers"), 0);
    assert_eq!(n_cards(&mut bench, "Peer reviews"), 1);
}

/// How far down the table the row of a finding begins.
fn tops(bench: &Bench, cells: &[&str]) -> Vec<f32> {
    let rects = cells.iter().map(|name| {
        let cell = bench.window.get_by_label(name);
        cell.rect().min.y
    });
    rects.collect()
}

#[test]
fn a_row_with_a_day_is_as_high_as_any_and_a_day_is_read_back_without_moving_it() {
    let mut bench = full();
    bench.ctrl(Key::K);
    bench.type_text("evidence index");
    bench.keys(NONE, Key::Enter);
    for title in ["Panel minutes", "Audits", "Survey"] {
        bench.press("Add piece of evidence");
        bench.type_text(title);
        bench.press("Close");
    }
    bench.press("Show as: Table");
    let days = ["Panel minutes, As at", "Audits, As at", "Survey, As at"];
    let before = tops(&bench, &days);
    assert!(before[1] - before[0] < 50.0, "{before:?}");
    bench.write("Audits, As at", "3/4/26");
    assert!(
        bench
            .said_of("Audits, As at")
            .contains("3\u{a0}April\u{a0}2026")
    );
    assert_eq!(tops(&bench, &days), before);
    bench.keys(NONE, Key::Enter);
    bench.write("Panel minutes, As at", "some day");
    bench.keys(NONE, Key::Tab);
    assert!(
        bench
            .said_of("Panel minutes, As at")
            .contains("Not understood")
    );
    assert_eq!(tops(&bench, &days), before);
}
