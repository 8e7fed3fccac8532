//! What the window hands to other programs, and says where that fails.

use candour::{model::Answer, ui::Errand};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

const OCCUPIED: &str = "another program is using the clipboard";

/// A draft with a word in its first text, which has a file.
fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("Most boys live near home.");
    bench.ctrl(Key::S);
    let path = bench.path("Northmere.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench
}

fn copied(bench: &Bench) -> Vec<String> {
    bench.outside.copied.lock().unwrap().clone()
}

/// Lets the window work until something was opened.
fn opened(bench: &mut Bench) -> Vec<Errand> {
    let began = std::time::Instant::now();
    loop {
        let opened = std::mem::take(&mut *bench.outside.opened.lock().unwrap());
        if !opened.is_empty() {
            return opened;
        }
        assert!(began.elapsed().as_secs() < 60, "nothing was opened");
        std::thread::yield_now();
        bench.window.step();
    }
}

#[test]
fn what_is_copied_and_cut_in_a_text_reaches_the_clipboard_or_is_told() {
    let mut bench = begun();
    bench.write_on("");
    bench.ctrl(Key::A);
    bench.window.event(egui::Event::Copy);
    bench.window.run();
    assert_eq!(copied(&bench), ["Most boys live near home."]);
    assert!(!bench.says("That was not copied"));

    bench.outside.refuse(OCCUPIED);
    bench.window.event(egui::Event::Cut);
    bench.window.run();
    assert!(bench.says("That was not copied: another program is using the clipboard."));
    assert!(bench.says("What was cut comes back with Undo."));
    bench.ctrl(Key::Z);
    assert!(bench.says("Most boys live near home."));
}

#[test]
fn other_programs_get_no_marks_and_what_comes_back_has_them_again() {
    let mut bench = begun();
    let text = "**Most** live *near* home.\n\n- one\n- **two**";
    bench.write_on("");
    bench.ctrl(Key::A);
    bench.window.event(egui::Event::Paste(text.to_owned()));
    bench.window.run();
    assert_eq!(written(&bench), text);
    bench.ctrl(Key::A);
    bench.window.event(egui::Event::Copy);
    bench.window.run();
    let clean = "Most live near home.\n\n• one\n• two";
    assert_eq!(copied(&bench), [clean]);
    assert_eq!(written(&bench), text, "copying changes nothing");

    // Windows ends lines its own way.
    let back = clean.replace('\n', "\r\n");
    bench.window.event(egui::Event::Paste(back));
    bench.window.run();
    assert_eq!(written(&bench), text);
    // What somebody else wrote has no marks of ours.
    bench.ctrl(Key::A);
    bench
        .window
        .event(egui::Event::Paste("Most live near home.".to_owned()));
    bench.window.run();
    assert_eq!(written(&bench), "Most live near home.");
}

/// Returns the one text of the draft.
fn written(bench: &Bench) -> String {
    let answers = bench.session().draft().answers.values();
    let mut texts = answers
        .flat_map(|fields| fields.values())
        .filter_map(|answer| match answer {
            Answer::Prose(prose) => Some(prose.as_str().to_owned()),
            Answer::Line(_) | Answer::Date(_) | Answer::Choice(_) => None,
        });
    texts.next().unwrap_or_default()
}

#[test]
fn the_text_of_a_draft_that_cannot_be_saved_is_copied_only_once_that_is_so() {
    let mut bench = begun();
    bench.write_on(" More.");
    std::fs::remove_file(bench.path("Northmere.ron")).unwrap();
    bench.ctrl(Key::S);
    bench.wait_until("The draft is not saved");
    bench.outside.refuse(OCCUPIED);
    bench.press("Copy the whole text");
    assert!(bench.says("That was not copied"));
    assert!(!bench.says("✓ Copied"));
    *bench.outside.refuses.lock().unwrap() = None;
    bench.press("Copy the whole text");
    assert!(bench.says("✓ Copied"));
    assert!(!bench.says("That was not copied"));
    assert!(copied(&bench)[0].contains("Most boys live near home. More."));
}

#[test]
fn a_paper_is_opened_and_shown_once_it_is_made_and_named_after_its_readers() {
    let mut bench = begun();
    bench.ctrl(Key::E);
    assert!(bench.says("Northmere for everyone.pdf"));
    bench.press("Readers: Ofsted");
    assert!(bench.says("Northmere for Ofsted.pdf"));
    bench.press("Format: Word");
    assert!(bench.says("Northmere for Ofsted.docx"));
    bench.press("Export");
    bench.wait_until("The paper is ready");
    let paper = bench.path("Northmere for Ofsted.docx");
    assert!(paper.exists());
    bench.press("Open");
    assert_eq!(opened(&mut bench), [Errand::File(paper.clone())]);
    bench.press("Show in folder");
    assert_eq!(opened(&mut bench), [Errand::InFolder(paper)]);
    bench.outside.refuse("there is no program for it");
    bench.press("Open");
    bench.wait_until("could not be opened: there is no program for it.");
    bench.press("Show in folder");
    let paper = bench.path("Northmere for Ofsted.docx");
    bench.wait_until(&format!(
        "The folder could not be shown: there is no program for it. The file is at {}; open its folder yourself.",
        paper.display()
    ));
    bench.press("Done");
    assert!(!bench.says("The paper is ready"));
}

#[test]
fn a_name_given_by_hand_stays_whoever_the_readers_are() {
    let mut bench = begun();
    bench.ctrl(Key::E);
    let ours = bench.path("ours.pdf");
    bench.give_path(&ours, "Readers: Ofsted");
    assert!(bench.says("ours.pdf"));
    assert!(!bench.says("for Ofsted.pdf"));
}

#[test]
fn a_link_is_opened_with_ctrl_and_a_press_and_from_its_bar() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("See the plan");
    bench.ctrl(Key::A);
    let link = Modifiers::CTRL | Modifiers::COMMAND | Modifiers::SHIFT;
    bench.keys(link, Key::K);
    bench.type_text("https://example.org/a");
    bench.press("Set link");
    let text = bench.window.get_all_by_role(egui::Role::MultilineTextInput);
    let text = text.into_iter().next().unwrap().rect();
    let on_link = text.left_top() + egui::vec2(40.0, 12.0);
    press_at(&mut bench, on_link, Modifiers::NONE);
    assert_eq!(*bench.outside.opened.lock().unwrap(), []);
    press_at(&mut bench, on_link, Modifiers::CTRL | Modifiers::COMMAND);
    let address = Errand::Address("https://example.org/a".to_owned());
    assert_eq!(opened(&mut bench), std::slice::from_ref(&address));

    bench.keys(link, Key::K);
    bench.press("Open");
    assert_eq!(opened(&mut bench), [address]);
}

fn press_at(bench: &mut Bench, at: egui::Pos2, modifiers: Modifiers) {
    bench.window.event(egui::Event::PointerMoved(at));
    bench.window.event(egui::Event::ModifiersChanged(modifiers));
    bench.window.run();
    for pressed in [true, false] {
        bench.window.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers,
        });
        bench.window.run();
    }
    bench
        .window
        .event(egui::Event::ModifiersChanged(Modifiers::NONE));
    bench.window.run();
}

#[test]
fn the_source_of_the_framework_is_opened_from_the_guidance() {
    let mut bench = begun();
    assert!(!bench.says("Open www.gov.uk in the browser"));
    bench.ctrl(Key::K);
    bench.type_text("framework");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.press("Open www.gov.uk in the browser");
    let address =
        "www.gov.uk/government/publications/inspecting-local-authority-childrens-services";
    assert_eq!(opened(&mut bench), [Errand::Address(address.to_owned())]);
}

#[test]
fn a_file_of_another_program_is_told_with_what_can_be_done_with_it() {
    let mut bench = Bench::new();
    for (name, bytes, words) in [
        (
            "plan.docx",
            "PK\u{3}\u{4}…",
            "plan.docx is a Word document.",
        ),
        ("sef.pdf", "%PDF-1.7", "sef.pdf is a PDF."),
        (
            "figures.xlsx",
            "PK\u{3}\u{4}…",
            "figures.xlsx is an Excel workbook.",
        ),
        ("map.png", "\u{89}PNG", "map.png is a picture."),
    ] {
        let path = bench.path(name);
        std::fs::write(&path, bytes).unwrap();
        bench.ctrl(Key::O);
        bench.give_path(&path, "Open");
        assert!(bench.says(words), "{name}");
        assert!(bench.says("This is not a Candour draft"));
        assert!(!bench.says(".ron is not there"));
        bench.press("Copy this message");
        assert!(
            copied(&bench)
                .last()
                .unwrap()
                .contains("Nothing was changed.")
        );
        bench.press("Close");
    }
    let missing = bench.path("gone.docx");
    bench.ctrl(Key::O);
    bench.give_path(&missing, "Open");
    assert!(bench.says("gone.docx could not be read: there is no such file"));
    assert!(!bench.says("gone.docx.ron"));
}

#[test]
fn a_file_dropped_on_the_window_is_opened() {
    let mut bench = begun();
    let path = bench.path("Northmere.ron");
    bench.ctrl(Key::N);
    let mut other = Bench::new();
    let draft = std::fs::read(&path).unwrap();
    let copy = other.path("dropped.ron");
    std::fs::write(&copy, draft).unwrap();
    other.drop_file(&copy);
    assert!(other.says("Most boys live near home."));
    // One from which nothing can be brought in is called what it is.
    let slides = other.path("plan.pptx");
    std::fs::write(&slides, "PK\u{3}\u{4}").unwrap();
    other.drop_file(&slides);
    // Found out on a thread.
    other.wait_until("plan.pptx is a presentation.");
}

#[test]
#[cfg(unix)]
fn a_state_that_could_not_be_kept_is_told() {
    let mut bench = begun();
    // A file where the folder should be: nobody can keep anything there.
    bench.wait_until("✓ Saved 12:00");
    let history = bench.path("Northmere history");
    bench.wait_until_kept("Northmere history");
    bench.window.run();
    std::fs::remove_dir_all(&history).unwrap();
    std::fs::write(&history, "").unwrap();
    bench.write_on(" More.");
    bench.ctrl(Key::S);
    bench.wait_until("This state is not kept in the history of the draft");
    assert!(bench.says("What was saved is safe in the draft’s file."));
}
