//! Figures entered by keys alone, as into a spreadsheet.

use candour::model::{Indicator, Point};
use egui::{Key, Modifiers};

use crate::{bench::Bench, hands::Hands};

/// An indicator with five years and four comparators is to take no longer.
const MOST_MS: usize = 40_000;

fn indicator(hands: &Hands) -> &Indicator {
    let registers = &hands.bench.session().draft().registers;
    registers.indicators.last().unwrap()
}

/// A new draft whose paper looks back on a year, at its performance table.
fn at_the_table() -> Hands {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench.press_beginning("Cover and details");
    bench.write("Period covered, last day", "31 March 2026");
    bench.keys(Modifiers::NONE, Key::Tab);
    bench.press_beginning("Performance table");
    Hands::at(bench)
}

fn figures(points: &[Point]) -> Vec<String> {
    let all = points.iter().map(|point| {
        let figures = point.figures().map(|figure| figure.0.as_str());
        format!("{}: {}", point.period, figures.join(" "))
    });
    all.collect()
}

#[test]
fn five_years_with_four_comparators_take_less_than_forty_seconds() {
    let mut hands = at_the_table();
    hands.bench.press("Add indicator");
    hands.types("Moves");
    hands.tabs_to("Add 2021/22 to 2025/26");
    hands.key(Key::Space);
    for row in 0..5 {
        assert!(hands.has(&format!("Ours, 20{}/{}", 21 + row, 22 + row)));
        for column in 0..5 {
            hands.types(&format!("{}.{column}", 11 + row));
            hands.key(if column == 4 { Key::Enter } else { Key::Tab });
        }
        if row == 4 {
            // Enter on the last row begins another, in the column where this one was begun.
            assert!(hands.has("Ours, 2026/27"));
            hands.bench.ctrl(Key::Z);
        }
    }
    let found = figures(&indicator(&hands).values);
    assert_eq!(found.first().unwrap(), "2021/22: 11.0 11.1 11.2 11.3 11.4");
    assert_eq!(found.last().unwrap(), "2025/26: 15.0 15.1 15.2 15.3 15.4");
    assert_eq!(found.len(), 5);
    let took = hands.took_ms();
    assert!(took < MOST_MS, "{} keys, {took} ms", hands.n_keys);
}

#[test]
fn a_year_follows_the_last_and_the_keyboard_is_in_its_row() {
    let mut hands = at_the_table();
    hands.bench.press("Add indicator");
    hands.types("Moves");
    // By mouse and by key alike.
    hands.bench.press("Add a year");
    assert!(hands.has("Ours, 2025/26"), "{:?}", hands.bench.focused());
    hands.types("14");
    hands.tabs_to("Add a year");
    hands.key(Key::Enter);
    assert!(hands.has("Ours, 2026/27"), "{:?}", hands.bench.focused());
    hands.types("13");
    // Up, down and sideways.
    hands.press(Modifiers::SHIFT, Key::Enter);
    assert!(hands.has("Ours, 2025/26"));
    hands.key(Key::ArrowLeft);
    assert!(hands.has("Year, row 1"));
    hands.types("Q4 24/25");
    hands.key(Key::ArrowDown);
    hands.types("Q1 25/26");
    hands.key(Key::Enter);
    // What is typed takes the place of what was gone to, and the last row of a kind counts.
    let periods: Vec<&str> = indicator(&hands)
        .values
        .iter()
        .map(|point| &*point.period)
        .collect();
    assert_eq!(periods, ["Q4 24/25", "Q1 25/26", "Q2 25/26"]);
    assert!(hands.has("Ours, Q2 25/26"));
}

#[test]
fn what_stands_above_is_repeated() {
    let mut hands = at_the_table();
    hands.bench.press("Add indicator");
    hands.bench.press("Add a year");
    for text in ["14", "15", "c", "16", "10"] {
        hands.types(text);
        hands.key(Key::Tab);
    }
    hands.tabs_to("Add a year");
    hands.key(Key::Space);
    hands.types("\"");
    hands.key(Key::ArrowRight);
    hands.bench.ctrl(Key::D);
    let values = figures(&indicator(&hands).values);
    assert_eq!(values[1], "2026/27: 14 15   ");
    hands.key(Key::ArrowLeft);
    hands.key(Key::ArrowLeft);
    assert!(hands.has("Year, row 2"), "{:?}", hands.bench.focused());
    hands.bench.ctrl(Key::D);
    let values = figures(&indicator(&hands).values);
    assert_eq!(values[1], "2026/27: 14 15 c 16 10");
    // Each is a step of its own.
    hands.bench.ctrl(Key::Z);
    assert_eq!(figures(&indicator(&hands).values)[1], "2026/27: 14 15   ");
}

#[test]
fn keys_faster_than_frames_are_written_where_they_were_meant() {
    let mut hands = at_the_table();
    hands.bench.press("Add indicator");
    hands.bench.press("Add a year");
    let key = |key| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let text = |text: &str| egui::Event::Text(text.to_owned());
    for event in [text("1"), text("4"), key(Key::Enter), text("1"), text("3")] {
        hands.bench.window.event(event);
    }
    hands.bench.window.run();
    let found = figures(&indicator(&hands).values);
    assert_eq!(found, ["2025/26: 14    ", "2026/27: 13    "]);
}

#[test]
fn a_year_that_is_taken_away_leaves_the_keyboard_in_the_next() {
    let mut hands = at_the_table();
    hands.bench.press("Add indicator");
    hands.bench.press("Add 2021/22 to 2025/26");
    hands.bench.press("Remove 2022/23");
    assert!(hands.has("Year, row 2"), "{:?}", hands.bench.focused());
    assert_eq!(indicator(&hands).values[1].period, "2023/24");
    hands.bench.ctrl(Key::Z);
    assert_eq!(indicator(&hands).values.len(), 5);
}
