//! Agreeing a section, which locks it, and opening it again.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

/// Runs a command by its name.
fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(egui::Modifiers::NONE, Key::Enter);
}

fn holds(bench: &Bench, words: &str) -> bool {
    format!("{:?}", bench.session().draft().answers).contains(words)
}

fn agreed() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("We visit homes often.");
    run_command(&mut bench, "Agree and lock this section");
    bench
}

#[test]
fn an_agreed_section_says_so_takes_no_key_and_is_opened_by_one_press() {
    let mut bench = agreed();
    assert!(bench.says("and locked against slips"));
    assert!(bench.says(", agreed"));
    let before = bench.session().draft().clone();
    bench.write_on("A slip.");
    assert!(!holds(&bench, "A slip."));
    assert!(bench.says("Nothing was changed."), "it says what to do");
    assert_eq!(*bench.session().draft(), before);
    bench.press("Open this agreed section again");
    bench.write_on(" No slip.");
    assert!(holds(&bench, "We visit homes often. No slip."));
    let minutes = &bench.session().draft().minutes;
    assert_eq!((minutes.agreed.len(), minutes.opened.len()), (0, 1));
}

#[test]
fn the_palette_calls_opening_an_agreed_section_what_it_is() {
    let mut bench = agreed();
    bench.ctrl(Key::K);
    bench.type_text("agreed section");
    let label = "Open this agreed section again";
    let line = bench
        .window
        .query_by_role_and_label(egui::Role::ListBoxOption, label);
    assert!(line.is_some());
    bench.keys(egui::Modifiers::NONE, Key::Enter);
    assert!(bench.session().draft().minutes.agreed.is_empty());
}

#[test]
fn undoing_an_agreement_says_that_it_is_gone() {
    let mut bench = agreed();
    bench.ctrl(Key::Z);
    assert!(bench.says("is no longer agreed: that was taken back too"));
    bench.write_on(" More.");
    assert!(holds(&bench, "We visit homes often. More."));
}

#[test]
fn a_section_is_called_ready_for_review_before_it_is_agreed_at_its_foot() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("We visit homes often.");
    assert!(
        bench
            .window
            .query_by_label("Agree and lock this section")
            .is_none()
    );
    bench.press("This section is ready");
    assert!(bench.says(", ready for review"));
    bench.press("Agree and lock this section");
    assert!(bench.says("and locked against slips"));
    run_command(&mut bench, "Export paper…");
    assert!(bench.says("This prints a draft: 1 of "));
}
