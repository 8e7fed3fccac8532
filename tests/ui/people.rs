//! People who write, each with initials and a colour, and rows that are theirs to write.

use candour::model::PersonColor;
use egui::{Key, Modifiers};

use crate::bench::Bench;

/// Runs a command by its name.
fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(Modifiers::NONE, Key::Enter);
}

fn begun() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, full");
    bench.type_text("We visit homes often.");
    run_command(&mut bench, "People who write…");
    for (nth, name) in [(1, "Head of care"), (2, "Jo")] {
        bench.press("Add a person or a role");
        bench.write(&format!("Name or role {nth}"), name);
    }
    bench.write("Initials 2", "JB");
    bench.press("Save");
    bench
}

#[test]
fn people_are_noted_each_with_initials_and_a_colour_of_their_own() {
    let mut bench = begun();
    let people = bench.session().draft().team.people.clone();
    let said: Vec<(String, PersonColor)> = { people.iter() }
        .map(|one| (one.shown_initials(), one.color))
        .collect();
    let wanted = [("HC", PersonColor::Teal), ("JB", PersonColor::Blue)];
    assert_eq!(said, wanted.map(|(words, color)| (words.to_owned(), color)));
    run_command(&mut bench, "Who writes this section…");
    bench.write("Who writes", "Jo");
    bench.write("Wanted by", "31/3/2026");
    bench.press("Save");
    assert!(
        bench.says("Jo, late since 31 Mar"),
        "the outline says whose turn it is"
    );
    // Taken off again, nobody stands twice, and undo brings them back.
    run_command(&mut bench, "People who write…");
    bench.press("Remove person 1");
    bench.press("Save");
    assert_eq!(bench.session().draft().team.people.len(), 1);
    bench.ctrl(Key::Z);
    assert_eq!(bench.session().draft().team.people, people);
}

#[test]
fn a_row_is_somebodys_to_write_and_the_outline_says_so() {
    let mut bench = begun();
    bench.press_beginning("Findings and answers");
    bench.press("Add finding");
    bench.press("Who writes…");
    assert!(bench.says("Who writes this row?"));
    bench.write("Who writes", "Jo");
    bench.write("Wanted by", "31/3/2026");
    bench.press("Save");
    let tasks = bench.session().draft().team.tasks.clone();
    assert!(tasks[0].row.is_some());
    assert!(bench.says("Jo: 1 row, late since 31 Mar"));
    assert!(bench.says("Written by Jo…"));
}
