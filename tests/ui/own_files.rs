//! A draft in a shared folder, in which each of several people writes in a file of their own.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

/// Writes a draft and saves it.
fn saved() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("We visit homes often.");
    let path = bench.path("paper.ron");
    bench.ctrl(Key::S);
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench.wait_for_lock("paper.ron");
    bench
}

/// Runs a command by its name.
fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(egui::Modifiers::NONE, Key::Enter);
}

/// Writes where the text begins, and saves.
fn writes(bench: &mut Bench, words: &str) {
    let window = &mut bench.window;
    let mut fields = window.get_all_by_role(egui::Role::MultilineTextInput);
    fields.next().unwrap().focus();
    drop(fields);
    window.run();
    bench.ctrl(Key::Home);
    bench.type_text(words);
    bench.ctrl(Key::S);
    until_saved(bench);
}

/// Writes where the text ends, and saves.
fn adds(bench: &mut Bench, words: &str) {
    bench.write_on(words);
    bench.ctrl(Key::S);
    until_saved(bench);
}

fn until_saved(bench: &mut Bench) {
    while !bench.session().is_saved() {
        std::thread::yield_now();
        bench.window.step();
    }
    bench.window.run();
}

/// Whether these words stand in the draft.
fn draft_says(bench: &Bench, words: &str) -> bool {
    format!("{:?}", bench.session().draft().answers).contains(words)
}

#[test]
fn who_finds_the_draft_open_writes_beside_it_and_both_go_on() {
    let mut owner = saved();
    let mut theirs = owner.elsewhere("a.reader", "paper.ron");
    theirs.press("Write in a file of my own");
    let own = theirs.path("paper (a reader).ron");
    assert_eq!(theirs.session().path(), Some(own.as_path()));
    assert!(theirs.says("You write in paper (a reader).ron, a file of your own beside paper.ron"));
    assert!(!theirs.window.state().desk().unwrap().is_reading());
    adds(&mut theirs, " Mostly so.");
    writes(&mut owner, "Now: ");
    owner.wait_until("a.reader has written in paper (a reader).ron: 2 words in, 0 words out");
    assert!(!draft_says(&owner, "Mostly"), "nothing comes by itself");
    owner.press("See what they hold…");
    owner.wait_until("From paper (a reader).ron");
    owner.press("Take it in");
    assert!(draft_says(&owner, "Mostly"));
    assert!(draft_says(&owner, "Now"));
    owner.ctrl(Key::S);
    owner.wait_while("a.reader has written in");
    // What the owner wrote comes into the file of their own.
    adds(&mut theirs, " Also.");
    theirs.wait_until("The draft itself, paper.ron, has changed: ");
    theirs.press("See what they hold…");
    theirs.wait_until("From paper.ron");
    theirs.press("Take it in");
    assert!(draft_says(&theirs, "Now"));
    assert!(draft_says(&theirs, "Also"));
    theirs.ctrl(Key::S);
    until_saved(&mut theirs);
    theirs.wait_while("The draft itself");
    // The file goes on where it was.
    drop(theirs);
    let mut again = owner.elsewhere("a.reader", "paper.ron");
    again.press("Write in a file of my own");
    assert!(draft_says(&again, "Also"));
    assert_eq!(again.session().path(), Some(own.as_path()));
}

#[test]
fn who_opens_a_draft_that_somebody_keeps_is_asked_to_write_beside_it() {
    let mut owner = saved();
    run_command(&mut owner, "Shared folder…");
    owner.press("Ask everybody else to write in a file of their own");
    owner.press("Save");
    assert_eq!(owner.session().draft().team.keeper, "writer");
    owner.ctrl(Key::S);
    until_saved(&mut owner);
    let folder = owner.another("nothing.ron");
    drop(owner);
    let mut theirs = folder.elsewhere("a.reader", "paper.ron");
    assert!(theirs.says("writer keeps this draft."));
    theirs.press("Write in the draft itself");
    assert_eq!(
        theirs.session().path(),
        Some(theirs.path("paper.ron").as_path())
    );
    run_command(&mut theirs, "Write in a file of my own");
    let own = theirs.path("paper (a reader).ron");
    assert_eq!(theirs.session().path(), Some(own.as_path()));
    let back = folder.another("paper.ron");
    assert!(
        !back.says("keeps this draft"),
        "whoever keeps it is not asked"
    );
}

#[test]
fn what_was_given_to_somebody_comes_by_itself_once_and_is_undone_for_good() {
    let mut owner = saved();
    run_command(&mut owner, "Who writes this section…");
    owner.write("Who writes", "a.reader");
    owner.press("Save");
    run_command(&mut owner, "Shared folder…");
    owner.press("Take in by itself what people write in sections given to them");
    owner.press("Save");
    owner.ctrl(Key::S);
    until_saved(&mut owner);
    let mut theirs = owner.elsewhere("a.reader", "paper.ron");
    theirs.press("Write in a file of my own");
    writes(&mut theirs, "Mostly: ");
    drop(theirs);
    owner.write_on(" Now.");
    owner.ctrl(Key::S);
    owner.wait_until("Taken in by itself from a.reader: 1 word in, 0 words out");
    assert!(draft_says(&owner, "Mostly"));
    assert!(draft_says(&owner, "Now"));
    owner.ctrl(Key::Z);
    assert!(!draft_says(&owner, "Mostly"));
    owner.write_on(" Again.");
    owner.ctrl(Key::S);
    owner.wait_until("a.reader has written in");
    assert!(!draft_says(&owner, "Mostly"), "not a second time");
    assert!(draft_says(&owner, "Again"));
    assert!(owner.says("You took back what had come in by itself."));
    until_saved(&mut owner);
    // Nor when the draft is opened next.
    assert!(!owner.session().draft().team.takes_in);
    let next = owner.another("nothing.ron");
    drop(owner);
    let mut next = next.another("paper.ron");
    next.wait_until("a.reader has written in");
    assert!(next.says("Nothing of it is taken in until you say so."));
}
