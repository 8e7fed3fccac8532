//! The parts of the window, each in a window of its own.

use candour::model::Point;
use candour::ui::{
    install,
    theme::Theme,
    widgets::{
        choice::{ChoiceOption, choice_ui},
        date_edit::date_edit_ui,
        field::FieldSpec,
        link_picker::PickRow,
        list_edit::list_edit_ui,
        prose::{Label, ProseSpec, prose_ui},
        series_edit::{Offered, series_edit_ui},
    },
};
use egui::{Id, Key, Modifiers, Role, Ui};
use egui_kittest::{Harness, kittest::Queryable as _};
use jiff::civil::date;

fn harness<S: 'static>(
    state: S,
    mut show: impl FnMut(&mut Ui, &mut S) + 'static,
) -> Harness<'static, S> {
    let mut is_new = true;
    Harness::builder()
        .with_size([700.0, 600.0])
        // Frames as fast as a hand: presses that follow each other are one after the other.
        .with_step_dt(0.02)
        .build_ui_state(
            move |ui, state| {
                if std::mem::take(&mut is_new) {
                    install(ui.ctx(), Theme::Light);
                    return;
                }
                show(ui, state);
            },
            state,
        )
}

#[derive(Default)]
struct Prose {
    text: String,
    followed: Option<String>,
    load: usize,
}

fn prose(text: &str) -> Harness<'static, Prose> {
    let state = Prose {
        text: text.to_owned(),
        ..Prose::default()
    };
    let mut harness = harness(state, |ui, state| {
        let label = |row: &str| {
            (row == "e-audits").then(|| Label {
                text: "E4".to_owned(),
                title: "Joint audits".to_owned(),
            })
        };
        let row = |id: &str, label: &str, title: &str| PickRow {
            id: id.to_owned(),
            label: label.to_owned(),
            title: title.to_owned(),
        };
        let citable = || {
            vec![
                row("e-audits", "E4", "Joint audits"),
                row("e-survey", "E7", "Children’s survey"),
            ]
        };
        let spec = ProseSpec {
            id: Id::unique(("prose", state.load)),
            name: "What is different?",
            hint: "Write here",
            n_lines: 3,
            label: &label,
            citable: &citable,
            marks: &[],
            wanted: None,
        };
        let done = prose_ui(ui, &spec, &state.text);
        if let Some(text) = done.changed {
            state.text = text;
        }
        if let Some(row) = done.followed {
            state.followed = Some(row);
        }
    });
    harness.run();
    field(&harness).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run();
    harness
}

fn field<'a>(harness: &'a Harness<'_, Prose>) -> egui_kittest::Node<'a> {
    harness.get_by_role_and_label(Role::MultilineTextInput, "What is different?")
}

fn type_text(harness: &mut Harness<'_, Prose>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

#[test]
fn a_press_where_the_bar_will_be_begins_writing() {
    let mut harness = prose("One");
    let corner = field(&harness).rect().left_top();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!field(&harness).is_focused());
    let place = corner + egui::vec2(500.0, -10.0);
    harness.hover_at(place);
    harness.run();
    harness.drag_at(place);
    harness.run();
    harness.drop_at(place);
    harness.run();
    assert!(field(&harness).is_focused());
    type_text(&mut harness, " two");
    assert_eq!(harness.state().text, "One two");
}

#[test]
fn words_typed_between_two_presses_of_bold_are_bold() {
    let mut harness = prose("Zoë said ");
    harness.get_by_role_and_label(Role::Button, "Bold").click();
    harness.run();
    type_text(&mut harness, "too");
    type_text(&mut harness, " ");
    type_text(&mut harness, "late");
    assert_eq!(harness.state().text, "Zoë said **too late**");
    harness.get_by_role_and_label(Role::Button, "Bold").click();
    harness.run();
    type_text(&mut harness, ".");
    assert_eq!(harness.state().text, "Zoë said **too late**.");
}

#[test]
fn what_is_selected_by_key_becomes_bold_and_stays_selected() {
    let mut harness = prose("one two");
    let word = Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT;
    harness.key_press_modifiers(word, Key::ArrowLeft);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::B);
    harness.run();
    assert_eq!(harness.state().text, "one **two**");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::B);
    harness.run();
    assert_eq!(harness.state().text, "one two");
}

#[test]
fn a_list_goes_on_and_ends_with_enter() {
    let mut harness = prose("");
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Num8);
    for text in ["one", "two"] {
        type_text(&mut harness, text);
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert_eq!(harness.state().text, "- one\n- two\n- ");
    harness.key_press(Key::Enter);
    type_text(&mut harness, "three");
    assert_eq!(harness.state().text, "- one\n- two\n\nthree");
}

#[test]
fn many_keys_in_one_frame_keep_their_order() {
    let mut harness = prose("");
    for text in ["a", "c"] {
        harness.event(egui::Event::Text(text.to_owned()));
    }
    harness.key_press(Key::ArrowLeft);
    harness.event(egui::Event::Text("b".to_owned()));
    harness.key_press(Key::ArrowRight);
    harness.event(egui::Event::Text("d".to_owned()));
    harness.run();
    assert_eq!(harness.state().text, "abcd");
}

#[test]
fn the_caret_steps_over_marks_chips_and_gaps() {
    let mut harness = prose("a **b** [@e-audits]\n\nc");
    // Left over: c, the gap, the chip, the space, b.
    for _ in 0..5 {
        harness.key_press(Key::ArrowLeft);
        harness.run();
    }
    type_text(&mut harness, "x");
    assert_eq!(harness.state().text, "a x**b** [@e-audits]\n\nc");
}

#[test]
fn evidence_is_cited_from_the_list_by_keyboard() {
    let mut harness = prose("They said so");
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    harness.run();
    let search = harness.get_by_role_and_label(Role::TextInput, "Find");
    search.type_text("survey");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().text, "They said so [@e-survey]");
    assert!(field(&harness).is_focused());
}

#[test]
fn a_chip_leads_to_its_row() {
    let mut harness = prose("So [@e-audits].");
    harness
        .get_by_role_and_label(Role::Link, "E4: Joint audits")
        .click();
    harness.run();
    assert_eq!(harness.state().followed.as_deref(), Some("e-audits"));
}

#[test]
fn a_link_is_made_in_the_bar() {
    let mut harness = prose("See");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    harness.run();
    harness.event(egui::Event::Text("https://a.b".to_owned()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().text, "[See](https://a.b)");
}

#[test]
fn undo_in_an_editor_never_brings_back_another_text() {
    let mut harness = prose("one");
    type_text(&mut harness, "x");
    harness.state_mut().text = "another section".to_owned();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(harness.state().text, "another section");
    harness.state_mut().load += 1;
    harness.run();
    field(&harness).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(harness.state().text, "another section");
}

#[test]
fn the_bar_by_keyboard_gives_the_keyboard_back() {
    let mut harness = prose("word");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness
        .get_by_role_and_label(Role::Button, "Italic")
        .focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().text, "*word*");
    assert!(field(&harness).is_focused());
}

fn spec(label: &str) -> FieldSpec<'_> {
    FieldSpec {
        id: Id::unique(label),
        label,
        hint: "",
    }
}

#[test]
fn a_date_is_read_as_typed_and_nothing_else_is_lost() {
    let stored = Some(date(2021, 3, 14));
    // What stands in the field, and in how many frames it was left.
    let mut harness = harness((None, 0), move |ui, (typed, n_left)| {
        let done = date_edit_ui(ui, &spec("As at"), stored, Option::as_deref(typed));
        *typed = done.typed;
        *n_left += usize::from(!done.is_written);
    });
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "As at");
    field.focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("26/5/2022".to_owned()));
    harness.run();
    harness.state_mut().1 = 0;
    assert_eq!(harness.state().0.as_deref(), Some("26/5/2022"));
    assert!(harness.query_by_label("26\u{a0}May\u{a0}2022").is_some());
    harness.event(egui::Event::Text(" or so".to_owned()));
    harness.run();
    assert_eq!(*harness.state(), (Some("26/5/2022 or so".to_owned()), 0));
    assert!(harness.query_by_label("Not understood").is_some());
    let told = "Still 14\u{a0}March\u{a0}2021. Write it like 26 May 2022";
    assert!(harness.query_by_label(told).is_some());
    // Enter leaves the field as well as going elsewhere does.
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*harness.state(), (Some("26/5/2022 or so".to_owned()), 1));
}

#[test]
fn what_is_said_of_a_day_moves_nothing_below_it() {
    for width in [600.0, 190.0] {
        let mut harness = harness(None::<String>, move |ui, typed| {
            ui.set_width(width);
            let done = date_edit_ui(ui, &spec("As at"), None, typed.as_deref());
            *typed = done.typed;
            ui.label("What stands below");
        });
        harness.run();
        let below = |harness: &Harness<'_, Option<String>>| {
            harness.get_by_label("What stands below").rect().min.y
        };
        let before = below(&harness);
        for text in ["26/5/2022", "some day"] {
            *harness.state_mut() = Some(text.to_owned());
            harness.run();
            let now = below(&harness);
            assert!(
                (now - before).abs() < 0.1,
                "{text} at {width}: {now} and {before}"
            );
        }
    }
}

#[test]
fn a_choice_of_many_is_made_from_a_list() {
    let mut harness = harness("b".to_owned(), |ui, chosen| {
        let options = ["a", "b", "c", "d"].map(|name| ChoiceOption { name, label: name });
        if let Some(now) = choice_ui(ui, &spec("Kind"), &options, chosen) {
            *chosen = now;
        }
    });
    harness.run();
    harness
        .get_by_role_and_label(Role::ComboBox, "Kind: b")
        .focus();
    harness.run();
    // It opens at what is chosen.
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(harness.state(), "c");
}

#[test]
fn lines_are_added_and_moved_by_keyboard() {
    let mut harness = harness(vec!["one".to_owned()], |ui, lines| {
        if let Some(now) = list_edit_ui(ui, &spec("Who"), lines) {
            *lines = now;
        }
    });
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "Who, line 1")
        .focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.event(egui::Event::Text("two".to_owned()));
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowUp);
    harness.run();
    assert_eq!(*harness.state(), ["two", "one"]);
}

#[test]
fn a_copied_range_fills_values_by_year() {
    let points = vec![Point::default()];
    let mut harness = harness(points, |ui, points| {
        if let Some(now) = series_edit_ui(ui, &spec("Values by year"), points, &Offered::default())
        {
            *points = now.points;
        }
    });
    harness.run();
    harness.get_by_label("Year, row 1").click();
    harness.run();
    let range = "Year\tEngland\tTestshire\n2024\t70\t64\n2025\t71\t66\n";
    harness.event(egui::Event::Paste(range.to_owned()));
    harness.run();
    let found: Vec<[&str; 3]> = harness
        .state()
        .iter()
        .map(|point| [&*point.period, &*point.ours.0, &*point.england.0])
        .collect();
    assert_eq!(found, [["2024", "64", "70"], ["2025", "66", "71"]]);
    // One cell is typed into its field as ever.
    harness.get_by_label("Target, 2024").click();
    harness.run();
    harness.event(egui::Event::Paste("9".to_owned()));
    harness.run();
    assert_eq!(harness.state()[0].target.0, "9");
}

#[test]
fn a_quarter_stands_whole_in_its_cell_and_no_row_is_wider_than_its_place() {
    let points = vec![Point {
        period: "Q1 2024-25".to_owned(),
        ..Point::default()
    }];
    for width in [566.0, 420.0] {
        let mut harness = harness(points.clone(), move |ui, points| {
            ui.set_width(width);
            if let Some(now) =
                series_edit_ui(ui, &spec("Values by year"), points, &Offered::default())
            {
                *points = now.points;
            }
        });
        harness.run();
        harness.run();
        let year = harness.get_by_label("Year, row 1").rect();
        assert!(year.width() > 100.0, "{year}");
        let cross = harness.get_by_label("Remove Q1 2024-25").rect();
        assert!(cross.max.x - year.min.x <= width, "{width}: {cross}");
    }
}

/// Presses so many times at a place.
fn press_times(harness: &mut Harness<'_, Prose>, at: egui::Pos2, n_times: usize) {
    harness.hover_at(at);
    for pressed in [true, false].repeat(n_times) {
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run();
}

#[test]
fn a_press_twice_takes_one_word_wherever_on_it_and_thrice_its_paragraph() {
    let mut seen = std::collections::BTreeSet::new();
    for nth in 0..30_u8 {
        let mut harness = prose("wwi nnnnnn lll.");
        let corner = field(&harness).rect().left_top();
        let at = corner + egui::vec2(2.0 + 4.0 * f32::from(nth), 12.0);
        press_times(&mut harness, at, 2);
        type_text(&mut harness, "X");
        seen.insert(harness.state().text.clone());
    }
    let one_gone = ["X nnnnnn lll.", "wwi X lll.", "wwi nnnnnn X."];
    let sign_gone = [
        "wwiXnnnnnn lll.",
        "wwi nnnnnnXlll.",
        "wwi nnnnnn lllX",
        "wwi nnnnnn lll.X",
    ];
    for text in one_gone {
        assert!(seen.remove(text), "{text}");
    }
    for text in sign_gone {
        seen.remove(text);
    }
    assert!(seen.is_empty(), "{seen:?}");
    let mut harness = prose("wwi nnnnnn lll.\n\nNext");
    let corner = field(&harness).rect().left_top();
    press_times(&mut harness, corner + egui::vec2(40.0, 12.0), 3);
    type_text(&mut harness, "New");
    assert_eq!(harness.state().text, "New\n\nNext");
}

#[test]
fn an_at_sign_opens_a_list_that_filters_and_cites_in_its_place() {
    let mut harness = prose("They said so (");
    type_text(&mut harness, "@");
    assert!(
        harness
            .query_by_label_contains("Joint audits, 1 of 2")
            .is_some()
    );
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert!(harness.query_by_label_contains("survey, 2 of 2").is_some());
    for letter in ["s", "u", "r"] {
        type_text(&mut harness, letter);
    }
    assert!(harness.query_by_label_contains("survey, 1 of 1").is_some());
    assert!(field(&harness).is_focused());
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(harness.state().text, "They said so ([@e-survey]");
    type_text(&mut harness, ").");
    assert_eq!(harness.state().text, "They said so ([@e-survey]).");
    assert!(harness.query_by_label_contains("of 2").is_none());
}

#[test]
fn what_is_typed_behind_an_at_sign_stays_text_where_nothing_is_picked() {
    let mut harness = prose("Write to");
    for letter in " a@b.uk or @joi".chars() {
        type_text(&mut harness, &letter.to_string());
        let is_open = harness.query_by_label_contains(", 1 of ").is_some();
        assert_eq!(is_open, harness.state().text.contains(" @"), "{letter}");
    }
    harness.key_press(Key::Escape);
    harness.run();
    assert!(field(&harness).is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    type_text(&mut harness, "@nothing is called so");
    type_text(&mut harness, "!");
    harness.key_press(Key::Enter);
    harness.run();
    let text = &harness.state().text;
    assert_eq!(
        text,
        "Write to a@b.uk or @joi\n\n@nothing is called so!\n\n"
    );
}

#[test]
fn a_row_is_picked_from_the_list_of_an_at_sign_with_the_mouse() {
    let mut harness = prose("So");
    type_text(&mut harness, " @");
    harness.get_by_label("E7 Children’s survey").click();
    harness.run();
    assert_eq!(harness.state().text, "So [@e-survey]");
    assert!(field(&harness).is_focused());
}

#[test]
fn keys_in_one_frame_pick_what_was_typed_before_them() {
    let mut harness = prose("So");
    type_text(&mut harness, " @");
    type_text(&mut harness, "sur");
    harness.event(egui::Event::Text("v".to_owned()));
    harness.key_press(Key::Enter);
    harness.event(egui::Event::Text("!".to_owned()));
    harness.run();
    assert_eq!(harness.state().text, "So [@e-survey]!");
}

#[test]
fn going_down_in_the_list_of_citations_adds_nothing() {
    let mut harness = prose("So");
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    harness.run();
    for _ in 0..3 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().text, "So [@e-survey]");
}
