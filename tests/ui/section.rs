//! The page in the middle: fields, cards and the links between them, used as a person uses them.

use candour::model::{FindingKind, Registers, ReviewKind};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

fn full() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench
}

fn registers(bench: &Bench) -> &Registers {
    &bench.session().draft().registers
}

/// A new draft with one finding, whose card is open.
fn with_finding() -> Bench {
    let mut bench = full();
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    // The keyboard is where the finding is written.
    bench.type_text("Supervision is regular but moves no plans.");
    bench
}

#[test]
fn a_finding_is_answered_and_its_evidence_followed() {
    let mut bench = with_finding();
    bench.write("What we did", "A new record.");
    bench.write("What is different for children", "Plans move on.");
    bench.press("Link evidence");
    bench.type_text("Supervision audit");
    bench.press("Add new evidence…");

    let finding = &registers(&bench).findings[0];
    let evidence = &registers(&bench).evidence[0];
    assert_eq!(finding.difference.as_str(), "Plans move on.");
    assert_eq!(finding.evidence, std::slice::from_ref(&evidence.id));
    assert_eq!(evidence.title, "Supervision audit");

    // The new row is open, and the way leads back.
    assert!(bench.says("Used by"), "its card is open");
    bench.press_beginning("Back to “Supervision is regular");
    bench.press("E1: Supervision audit");
    assert!(bench.says("Used by"), "its card is open");
    bench.press("F1: Supervision is regular but moves no plans.");
    assert!(bench.says("What is different for children"));
}

#[test]
fn a_priority_is_added_from_its_finding_and_taken_back() {
    let mut bench = with_finding();
    bench.press("Link priority");
    bench.type_text("Supervision that moves plans");
    bench.press("Add new priority…");
    let chip = "P1: Supervision that moves plans";
    let finding = registers(&bench).findings[0].id.clone();
    let answers = &registers(&bench).priorities[0].findings;
    assert_eq!(answers, std::slice::from_ref(&finding));
    bench.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(bench.says(chip));

    bench.ctrl(Key::Z);
    assert!(registers(&bench).priorities.is_empty());
    bench.ctrl(Key::Y);
    assert_eq!(registers(&bench).priorities[0].findings, [finding]);

    // Redoing went to the priority; from there the way leads back.
    assert!(bench.says("Findings it answers"));
    bench.press("F1: Supervision is regular but moves no plans.");
    bench.press("Remove link to P1");
    assert!(registers(&bench).priorities[0].findings.is_empty());
    assert!(!bench.says(chip));
}

#[test]
fn a_closed_card_says_what_is_not_answered_yet() {
    let mut bench = with_finding();
    bench.press("Close");
    assert!(bench.says("Not answered yet"));
    assert!(bench.says("Area for improvement"));
    bench.press("Supervision is regular but moves no plans.");
    bench.write("What we did", "A new record.");
    bench.write("What is different for children", "Plans move on.");
    bench.press("Close");
    assert!(!bench.says("Not answered yet"));
}

#[test]
fn rows_are_moved_and_deleted_and_come_back() {
    let mut bench = with_finding();
    bench.press("Close");
    bench.press("Add finding");
    bench.type_text("Reviews are late.");
    let said = |bench: &Bench| -> Vec<String> {
        let findings = registers(bench).findings.iter();
        findings
            .map(|finding| finding.said.as_str().to_owned())
            .collect()
    };
    bench.press("Move up");
    assert_eq!(said(&bench)[0], "Reviews are late.");
    bench.press_beginning("Delete");
    assert_eq!(said(&bench).len(), 1);
    bench.ctrl(Key::Z);
    assert_eq!(said(&bench)[0], "Reviews are late.");
}

#[test]
fn what_is_added_in_a_section_belongs_to_it() {
    let mut bench = full();
    bench.press_beginning("Help and protection");
    bench.press("Add strength");
    bench.type_text("Families trust our workers.");
    let section = bench
        .window
        .state()
        .desk()
        .unwrap()
        .state
        .section()
        .cloned();
    let statement = &registers(&bench).statements[0];
    assert_eq!(statement.kind, FindingKind::Strength);
    assert_eq!(statement.section, section);
    assert_eq!(statement.claim, "Families trust our workers.");
}

#[test]
fn the_actions_of_a_priority_stand_in_its_card() {
    let mut bench = full();
    bench.press_beginning("Twelve months");
    bench.press("Add priority");
    bench.type_text("Homes near home");
    let screen = bench.window.state().desk().unwrap().state.screen.clone();
    bench.press("Add action to this priority");
    bench.type_text("Recruit emergency carers");
    let priority = registers(&bench).priorities[0].id.clone();
    let action = &registers(&bench).actions[0];
    assert_eq!(action.priority, Some(priority));
    assert_eq!(action.what, "Recruit emergency carers");
    let desk = bench.window.state().desk().unwrap();
    assert_eq!(desk.state.screen, screen);
}

#[test]
fn new_evidence_is_cited_where_it_was_asked_for() {
    let mut bench = full();
    bench.press_beginning("Peer reviews");
    let field = "Whom did we ask to look at us, and what did it change?";
    bench.write(field, "We asked a neighbour");
    let keys = Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT;
    bench.keys(keys, Key::E);
    bench.type_text("Letter of the neighbour");
    bench.press("Add new evidence…");
    let evidence = &registers(&bench).evidence[0];
    assert_eq!(evidence.title, "Letter of the neighbour");
    let citation = format!("[@{}]", evidence.id);
    let text = format!("{:?}", bench.session().draft().answers);
    assert!(text.contains(&citation), "{text}");
    bench.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(bench.says("E1: Letter of the neighbour"));
    // The caret stands behind the citation.
    bench.type_text(" in May");
    let text = format!("{:?}", bench.session().draft().answers);
    assert!(text.contains(&format!("{citation} in May")), "{text}");
}

#[test]
fn the_cover_is_filled_in_and_parts_change_places() {
    let mut bench = full();
    bench.press_beginning("Cover and details");
    bench.write("Authority", "Northmere Council");
    bench.write("Period covered, first day", "1 April 2025");
    bench.keys(Modifiers::NONE, Key::Tab);
    let details = &bench.session().draft().details;
    assert_eq!(details.authority, "Northmere Council");
    let from = details.period.from.map(|date| date.to_string());
    assert_eq!(from.as_deref(), Some("2025-04-01"));

    bench.press("Move Context later");
    let template = bench.session().template();
    let order = template.arranged(&bench.session().draft().arrangement);
    assert_eq!(order[1].outline_title(), "Context");
}

#[test]
fn a_section_is_called_ready_and_opened_again() {
    let mut bench = with_finding();
    bench.press("This section is ready");
    bench.press("It is ready as it is");
    assert_eq!(bench.session().draft().ready.len(), 1);
    bench.press("Open this section again");
    assert!(bench.session().draft().ready.is_empty());
}

#[test]
fn letters_with_shift_belong_to_the_text() {
    let mut bench = full();
    bench.press_beginning("Peer reviews");
    bench.write(
        "Whom did we ask to look at us, and what did it change?",
        "We asked",
    );
    let keys = Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT;
    bench.keys(keys, Key::K);
    // The address of a link, and not the list of commands that Ctrl+K opens.
    assert!(bench.says("Set link"));
}

#[test]
fn a_chart_follows_the_figures_as_they_are_typed() {
    let mut bench = full();
    bench.press_beginning("Performance table");
    bench.press("Add indicator");
    bench.type_text("Moves");
    for (nth, (year, figure)) in [("2025", "14"), ("2026", "c")].into_iter().enumerate() {
        bench.press("Add a year");
        // The year after the last is offered; the keyboard is in the new row's first cell.
        if nth == 0 {
            bench.type_text(year);
        }
        bench.write(&format!("Ours, {year}"), figure);
    }
    assert!(bench.says(
        "Bar chart: Moves. Our figure: 14 in 2025. The figure of our own for 2026 is suppressed because the number is small."
    ));
}

#[test]
fn a_section_opens_at_its_heading_however_long_its_text_is() {
    let mut bench = full();
    bench.window.set_size(egui::vec2(1093.0, 614.0));
    let long = "Plans are read every month, and what is found is told to those who write them. ";
    bench.type_text(&long.repeat(40));
    bench.type_text("The end.");
    bench.press_beginning("Voice");
    bench.write(
        "What did children, families, carers and staff tell us?",
        "They told us much.",
    );
    bench.ctrl(Key::S);
    let file = bench.path("draft.ron");
    bench.give_path(&file, "Save");
    bench.wait_until("Saved 12:00");
    let mut bench = bench.reopened("draft.ron");
    bench.window.set_size(egui::vec2(1093.0, 614.0));
    bench.window.run();
    // A short text is gone on with at its end.
    bench.press_beginning("Voice");
    bench.type_text(" And more.");
    let texts = |bench: &Bench| format!("{:?}", bench.session().draft().answers);
    assert!(texts(&bench).contains("They told us much. And more."));
    // A long one begins in sight, its heading above it.
    bench.press_beginning("Summary");
    let heading = |bench: &Bench| {
        let headings = bench.window.get_all_by_role(egui::Role::Heading);
        let tops = headings.map(|heading| heading.rect().min.y);
        tops.fold(f32::INFINITY, f32::min)
    };
    assert!(
        (50.0..200.0).contains(&heading(&bench)),
        "{}",
        heading(&bench)
    );
    bench.type_text("First: ");
    assert!(texts(&bench).contains("\"First: Plans are read"));
    // Where one was writing, one goes on.
    bench.ctrl(Key::End);
    bench.press_beginning("Voice");
    bench.press_beginning("Summary");
    bench.type_text(" Indeed.");
    assert!(texts(&bench).contains("The end. Indeed."));
}

#[test]
fn another_step_of_a_priority_begins_where_it_was_asked_for() {
    let mut bench = full();
    bench.press_beginning("Twelve months");
    bench.press("Add priority");
    bench.type_text("Homes near home");
    bench.press("Add action to this priority");
    bench.type_text("Recruit six carers");
    // That of the step stands before that of the priority.
    let mut another = bench.window.get_all_by_label("Add another");
    another.next().unwrap().click();
    drop(another);
    bench.window.run();
    bench.type_text("Train them");
    let steps = &registers(&bench).actions;
    let whats: Vec<&str> = steps.iter().map(|step| step.what.as_str()).collect();
    assert_eq!(whats, ["Recruit six carers", "Train them"]);
    assert_eq!(steps[0].priority, steps[1].priority);
}

#[test]
fn the_keyboard_stays_where_a_link_was_made() {
    let mut bench = with_finding();
    bench.press("Link evidence");
    bench.type_text("Supervision audit");
    bench.press("Add new evidence…");
    bench.keys(Modifiers::ALT, Key::ArrowLeft);
    bench.press("Delete finding");
    bench.press("Add finding");
    bench.type_text("Plans drift.");
    bench.press("Link evidence");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(registers(&bench).findings[0].evidence.len(), 1);
    assert_eq!(bench.focused().as_deref(), Some("Link evidence"));
}

#[test]
fn what_is_typed_with_the_key_that_opens_a_section_stands_in_it() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("Here.");
    // All in one frame, as where frames take long.
    let press = |pressed| egui::Event::Key {
        key: Key::PageDown,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::CTRL | Modifiers::COMMAND,
    };
    let text = egui::Event::Text("There.".to_owned());
    let input = bench.window.input_mut();
    input.events.extend([press(true), press(false), text]);
    bench.window.run();
    let texts = format!("{:?}", bench.session().draft().answers);
    assert!(
        texts.contains("\"Here.\"") && texts.contains("\"There.\""),
        "{texts}"
    );
}

#[test]
fn a_page_more_is_seen_by_key_from_a_button() {
    let mut bench = Bench::new();
    bench.press("Open the example");
    bench.press_beginning("Performance table");
    let top = |bench: &Bench| bench.window.get_by_label("Show as: Table").rect().min.y;
    bench.window.get_by_label("Show as: Table").focus();
    bench.window.run();
    let before = top(&bench);
    bench.keys(Modifiers::NONE, Key::PageDown);
    assert!(top(&bench) < before - 300.0);
    bench.keys(Modifiers::NONE, Key::PageUp);
    assert!((top(&bench) - before).abs() < 1.0);
}

#[test]
fn a_peer_review_stands_where_it_was_added() {
    let mut bench = full();
    bench.press_beginning("Peer reviews");
    bench.press("Add peer or other external review");
    let review = &registers(&bench).reviews[0];
    assert_eq!(review.kind, ReviewKind::PeerReview);
}
