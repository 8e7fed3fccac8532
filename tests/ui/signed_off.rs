//! A draft that was signed off is changed: asked once, and nothing typed is lost.

use candour::{
    model::{DraftStatus, SignOff},
    session::{new_draft, write_new_file},
    store::write_draft,
    template::shipped,
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use jiff::civil::Date;

use crate::bench::Bench;

fn signed_off() -> Bench {
    let template = shipped().unwrap().remove(0);
    let mut draft = new_draft(&template);
    "1.0".clone_into(&mut draft.details.version);
    draft.details.status = DraftStatus::Final;
    draft.details.sign_offs = vec![SignOff {
        role: "Director".to_owned(),
        agreed: Some(Date::constant(2026, 4, 30)),
    }];
    let bench = Bench::new();
    let text = write_draft(&draft, template.file()).unwrap();
    write_new_file(&bench.path("draft.ron"), text.as_bytes()).unwrap();
    bench.reopened("draft.ron")
}

fn version(bench: &Bench) -> (&str, bool) {
    let details = &bench.session().draft().details;
    (&details.version, details.is_signed_off())
}

/// Whether a text of the draft holds these words.
fn holds(bench: &Bench, words: &str) -> bool {
    format!("{:?}", bench.session().draft().answers).contains(words)
}

const QUESTION: &str = "This draft was signed off";

#[test]
fn an_edit_asks_once_and_returns_the_draft_to_a_numbered_draft() {
    let mut bench = signed_off();
    bench.write_on("A change.");
    assert!(bench.says(QUESTION));
    assert!(bench.says(
        "was signed off on 30\u{a0}April\u{a0}2026. Going on makes it a draft again, version 1.1"
    ));
    bench.press("Go on");
    assert!(!bench.says(QUESTION));
    assert_eq!(version(&bench), ("1.1", false));
    bench.write_on(" More.");
    assert!(!bench.says(QUESTION), "asked once");
    assert!(holds(&bench, "A change. More."));
    bench.ctrl(Key::Z);
    bench.ctrl(Key::Z);
    assert_eq!(version(&bench), ("1.0", true), "undone with the change");
}

#[test]
fn what_was_not_meant_is_taken_back() {
    for escape in [false, true] {
        let mut bench = signed_off();
        bench.write_on("A slip.");
        assert!(bench.says(QUESTION));
        if escape {
            // Once the question was seen, keys answer it.
            for _ in 0..20 {
                bench.window.step();
            }
            bench.keys(Modifiers::NONE, Key::Escape);
        } else {
            bench.press("Leave it as it was signed off");
        }
        assert!(!bench.says(QUESTION));
        assert_eq!(version(&bench), ("1.0", true));
        assert!(!holds(&bench, "A slip."));
        assert!(bench.session().is_saved());
    }
}

#[test]
fn what_is_typed_before_the_question_is_seen_answers_nothing_and_is_not_lost() {
    let mut bench = signed_off();
    let mut fields = bench.window.get_all_by_role(egui::Role::MultilineTextInput);
    fields.next().unwrap().focus();
    drop(fields);
    bench.window.run();
    bench.window.event(egui::Event::Text("W".to_owned()));
    // The toolkit measures a question for a frame before it is seen.
    bench.window.step();
    bench.window.step();
    for text in ["e", " ", "w", "r", "i", "t", "e"] {
        bench.window.event(egui::Event::Text(text.to_owned()));
        if text == " " {
            bench.window.key_press(Key::Space);
        }
        bench.window.step();
        assert!(bench.says(QUESTION), "“{text}” answers nothing");
    }
    for _ in 0..20 {
        bench.window.step();
    }
    bench.press("Go on");
    for _ in 0..20 {
        bench.window.step();
    }
    assert!(
        holds(&bench, "We write"),
        "{:?}",
        bench.session().draft().answers
    );
    assert_eq!(version(&bench), ("1.1", false));
}

#[test]
fn putting_in_the_sign_off_asks_nothing() {
    let mut bench = signed_off();
    bench.press_beginning("Cover and details");
    bench.write("Version", "a");
    assert!(!bench.says(QUESTION));
    assert!(version(&bench).1);
    bench.write("Title", " of 2026");
    assert!(bench.says(QUESTION));
}
