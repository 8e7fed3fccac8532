//! From the start screen to a saved draft and back, as a first-time user goes.

use candour::model::Audience;
use candour::store::write_draft;
use egui::Key;

use crate::bench::{Bench, Scripted};

fn words_in(bench: &Bench) -> Vec<String> {
    let draft = bench.session().draft();
    draft
        .answers
        .values()
        .flat_map(|fields| fields.values())
        .map(|answer| format!("{:?}", answer.to_value()))
        .filter(|text| text.contains("we found"))
        .collect()
}

/// Adds a finding and answers it with new evidence and a new priority.
fn answer_a_finding(bench: &mut Bench) {
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    // The new card is open, with the keyboard in its first field.
    bench.type_text("Plans drift.");
    bench.write("What we did", "Plans are read every month.");
    bench.write("What is different for children", "Nine wait, where 24 did.");
    bench.press("Link evidence");
    bench.type_text("Panel minutes");
    bench.press_beginning("Add new evidence");
    bench.keys(egui::Modifiers::ALT, Key::ArrowLeft);
    bench.press("Link priority");
    bench.type_text("Plans that move");
    bench.press_beginning("Add new priority");
    bench.keys(egui::Modifiers::ALT, Key::ArrowLeft);
}

#[track_caller]
fn expect_the_thread(bench: &Bench) {
    let registers = &bench.session().draft().registers;
    let finding = registers.findings.first().unwrap();
    let evidence = registers.evidence.first().unwrap();
    let priority = registers.priorities.first().unwrap();
    assert_eq!(evidence.title, "Panel minutes");
    assert_eq!(finding.difference.as_str(), "Nine wait, where 24 did.");
    assert_eq!(finding.evidence, std::slice::from_ref(&evidence.id));
    assert_eq!(priority.findings, std::slice::from_ref(&finding.id));
}

/// The whole way of a children's services lead, from the start screen to the paper.
#[test]
fn a_paper_is_begun_written_answered_saved_opened_again_and_exported() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    // The keyboard is in the first field already.
    bench.type_text("First we found this.");
    bench.press_beginning("Peer reviews");
    bench.write(
        "Whom did we ask to look at us, and what did it change?",
        "Second we found that.",
    );
    bench.press_beginning("Voice");
    bench.write(
        "What did children, families, carers and staff tell us?",
        "Third we found more.",
    );
    assert_eq!(words_in(&bench).len(), 3);

    bench.ctrl(Key::Z);
    bench.ctrl(Key::Z);
    assert!(words_in(&bench).concat().contains("First we found this."));
    assert_eq!(words_in(&bench).len(), 1);
    // Undo shows what it took back: the page of the second text is open again.
    assert!(bench.says("Peer reviews and external challenge"));
    bench.ctrl(Key::Y);
    bench.keys(
        egui::Modifiers::COMMAND | egui::Modifiers::CTRL | egui::Modifiers::SHIFT,
        Key::Z,
    );
    assert_eq!(words_in(&bench).len(), 3);

    answer_a_finding(&mut bench);
    expect_the_thread(&bench);
    assert!(bench.says("Not saved yet"));
    bench.ctrl(Key::S);
    let path = bench.path("northmere");
    bench.give_path(&path, "Save");
    bench.wait_until("Saved 12:00");
    assert!(bench.path("northmere.ron").exists());

    let mut bench = bench.reopened("northmere.ron");
    assert_eq!(words_in(&bench).len(), 3);
    expect_the_thread(&bench);
    assert!(bench.says("✓ Saved"));

    bench.press("Export paper…");
    let path = bench.path("paper");
    bench.give_path(&path, "Export");
    bench.wait_until("The paper is ready");
    assert!(bench.path("paper.pdf").exists());
}

#[test]
fn a_new_draft_is_put_where_the_dialog_of_the_system_says() {
    let folder = tempfile::tempdir().unwrap();
    let scripted = Scripted {
        answers: vec![Some(folder.path().join("paper.ron"))],
        ..Scripted::default()
    };
    let mut bench = Bench::with_dialogs(Box::new(scripted));
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench.ctrl(Key::S);
    bench.wait_until("Saved 12:00");
    assert!(folder.path().join("paper.ron").exists());
    assert!(bench.session().is_saved());
}

#[test]
fn a_file_that_is_there_already_is_not_replaced_unasked() {
    let mut bench = Bench::new();
    std::fs::write(bench.path("old.ron"), "precious").unwrap();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench.ctrl(Key::S);
    let path = bench.path("old.ron");
    bench.give_path(&path, "Save");
    assert!(bench.says("old.ron is there already. Replace it?"));
    bench.press("Keep it");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "precious");
    bench.press("Save");
    bench.press("Replace");
    bench.wait_until("Saved 12:00");
    assert!(bench.session().is_saved());
}

#[test]
fn a_damaged_file_is_explained_and_nothing_is_lost() {
    let mut bench = Bench::new();
    std::fs::write(
        bench.path("bad.ron"),
        "(format: \"candour-draft\", version: 1, oops",
    )
    .unwrap();
    bench.press("Open a draft…");
    let path = bench.path("bad.ron");
    bench.give_path(&path, "Open");
    assert!(bench.says("This file cannot be used"));
    assert!(bench.says("cannot be opened"));
    bench.wait_until("The file was not changed.");
    bench.press("Close");
    assert!(bench.says("Begin a new paper"));
}

#[test]
fn the_paper_is_made_and_the_window_says_where() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench.press("Export paper…");
    assert!(bench.says("things to do. The paper needs"));
    let path = bench.path("paper");
    bench.give_path(&path, "Export");
    bench.wait_until("The paper is ready");
    let bytes = std::fs::read(bench.path("paper.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn a_draft_written_for_nobody_is_exported_only_once_readers_are_chosen() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    let mut draft = (**bench.session().draft()).clone();
    draft.details.audience = Audience::WorkingNote;
    let text = write_draft(&draft, bench.session().template().file()).unwrap();
    std::fs::write(bench.path("note.ron"), text).unwrap();
    let mut bench = bench.reopened("note.ron");
    bench.press("Export paper…");
    assert!(bench.says("This draft is written for nobody"));
    assert!(!bench.says("Nothing is left out for these readers"));
    let path = bench.path("paper");
    bench.give_path(&path, "Export");
    assert!(bench.says("Choose who will read the paper"));
    assert!(!bench.path("paper.pdf").exists());
    bench.press("Readers: Committee");
    assert!(bench.says("This draft is written for nobody"));
    bench.give_path(&path, "Export");
    bench.wait_until("The paper is ready");
    assert!(bench.path("paper.pdf").exists());
}

#[test]
fn the_name_of_the_file_follows_the_format_and_the_format_the_name() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("A start.");
    bench.press("Export paper…");
    assert!(bench.says("The finished paper, for Ofsted, members and the public"));
    bench.press("Format: Word");
    assert!(bench.says("For comments and pasting; what is changed there does not come back"));
    let path = bench.path("paper");
    bench.give_path(&path, "Export");
    bench.wait_until("The paper is ready");
    let bytes = std::fs::read(bench.path("paper.docx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    bench.press("Done");
    bench.press("Export paper…");
    let path = bench.path("paper.html");
    bench.give_path(&path, "Export");
    bench.wait_until("The paper is ready");
    let page = std::fs::read_to_string(&path).unwrap();
    assert!(page.starts_with("<!doctype html>"));
}

#[test]
fn a_finding_is_answered_with_evidence_and_a_priority() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    answer_a_finding(&mut bench);
    expect_the_thread(&bench);

    // What is linked stands in the help, and leads there.
    bench.press_beginning("Links");
    bench.press_beginning("Plans that move");
    let place = bench
        .window
        .state()
        .desk()
        .unwrap()
        .state
        .section()
        .unwrap();
    assert_ne!(place.as_str(), "progress");

    for _ in 0..7 {
        bench.ctrl(Key::Z);
    }
    let registers = &bench.session().draft().registers;
    assert!(registers.findings.is_empty() && registers.evidence.is_empty());
}
