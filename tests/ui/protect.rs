//! A protected draft: nothing of it lies in clear, and only who knows the passphrase opens it.

use std::{io::Read as _, path::Path};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::bench::Bench;

const PLANTED: &str = "A boy of nine said nobody asked him";
const WORDS: &str = "seven slow herons";
const CTRL_SHIFT: Modifiers = Modifiers::CTRL
    .plus(Modifiers::COMMAND)
    .plus(Modifiers::SHIFT);

/// Returns every file below a folder that holds the planted sentence, packed or not.
fn in_clear(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    let mut n_files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            n_files += 1;
            // It may go while it is looked at.
            let bytes = std::fs::read(&path).unwrap_or_default();
            let mut plain = Vec::new();
            if flate2::read::GzDecoder::new(&*bytes)
                .read_to_end(&mut plain)
                .is_err()
            {
                plain.clear();
            }
            let holds = |bytes: &[u8]| {
                bytes
                    .windows(PLANTED.len())
                    .any(|part| part == PLANTED.as_bytes())
            };
            if holds(&bytes) || holds(&plain) {
                found.push(path.file_name().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    assert!(n_files > 2, "the folder was not found");
    found.sort();
    found
}

fn folder(bench: &Bench) -> std::path::PathBuf {
    bench.path("x").parent().unwrap().to_owned()
}

/// Writes the planted sentence, saves twice and names a state.
fn written() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text(PLANTED);
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    bench.wait_for_lock("paper.ron");
    bench.keys(CTRL_SHIFT, Key::H);
    bench.press("Take a snapshot…");
    bench.type_text("sent to the director");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.wait_until("12:00 sent to the director");
    bench.keys(CTRL_SHIFT, Key::H);
    bench
}

fn protect(bench: &mut Bench, item: &str, words: &str, verb: &str) {
    bench.press("Menu");
    bench.press_beginning(item);
    bench.write("New passphrase", words);
    bench.write("Once more", words);
    bench.press_beginning("A colleague can find it");
    bench.press(verb);
}

/// Types a passphrase where it is asked for.
fn unlock(bench: &mut Bench, words: &str) {
    bench.wait_until("is opened with its passphrase");
    bench.type_text(words);
    bench.keys(Modifiers::NONE, Key::Enter);
}

#[test]
fn nothing_of_a_protected_draft_lies_in_clear_whatever_is_done_with_it() {
    let mut bench = written();
    let folder = folder(&bench);
    let clear = in_clear(&folder);
    assert!(clear.contains(&"paper.ron".to_owned()), "{clear:?}");
    assert!(clear.len() >= 3, "the file and two states: {clear:?}");

    protect(&mut bench, "Protect with a passphrase…", WORDS, "Protect");
    bench.wait_until("now, in paper.ron.age. The unprotected paper.ron was deleted.");
    assert!(bench.says("earlier versions went with it"));
    assert!(bench.says("Protected with a passphrase"));
    assert_eq!(in_clear(&folder), [""; 0]);

    // Written, kept after a pause, saved, and a state named.
    bench.write_on(&format!(". {PLANTED}. Again"));
    bench.passes(2_000);
    bench.wait_until("recovery copy kept");
    assert_eq!(in_clear(&folder), [""; 0]);
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    bench.keys(CTRL_SHIFT, Key::H);
    bench.press("Take a snapshot…");
    bench.type_text("final");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.wait_until("12:00 final");
    assert_eq!(in_clear(&folder), [""; 0]);
    bench.wait_until("1 change:");
    bench.keys(CTRL_SHIFT, Key::H);

    // A crash leaves what nobody reads without the passphrase.
    bench.write_on(" And once more.");
    bench.passes(2_000);
    bench.wait_until("recovery copy kept");
    let mut bench = bench.crashed();
    assert_eq!(in_clear(&folder), [""; 0]);
    bench.press("Open what was kept");
    unlock(&mut bench, "seven slow herrings");
    bench.wait_until("That is not the passphrase");
    assert!(bench.window.state().desk().is_none());
    unlock(&mut bench, WORDS);
    bench.wait_until("And once more.");
    assert!(!bench.session().is_saved());
    bench.ctrl(Key::S);
    bench.wait_until("✓ Saved 12:00");
    let bench = bench.crashed();
    assert_eq!(in_clear(&folder), [""; 0]);
    drop(bench);
}

#[test]
fn the_passphrase_is_changed_and_taken_away() {
    let mut bench = written();
    protect(&mut bench, "Protect with a passphrase…", WORDS, "Protect");
    bench.wait_until("The draft is protected now");
    let other = "eight quick herons";
    protect(&mut bench, "Passphrase…", other, "Change the passphrase");
    bench.wait_until("The draft is protected with the new passphrase.");
    let mut bench = bench.reopened("paper.ron.age");
    unlock(&mut bench, WORDS);
    bench.wait_until("That is not the passphrase");
    bench.press("Cancel");
    assert!(bench.window.state().desk().is_none());
    std::fs::write(bench.path("paper.ron"), "left by a kill").unwrap();
    let mut bench = bench.reopened("paper.ron.age");
    unlock(&mut bench, other);
    bench.wait_until("Protected with a passphrase");
    assert!(bench.says(PLANTED));
    assert!(bench.says("paper.ron lies beside paper.ron.age and is not protected."));
    std::fs::remove_file(bench.path("paper.ron")).unwrap();

    bench.press("Menu");
    bench.press_beginning("Passphrase…");
    bench.press("Remove the protection");
    bench.wait_until("The draft is no longer protected, in paper.ron.");
    assert!(!bench.path("paper.ron.age").exists());
    let bench = bench.reopened("paper.ron");
    assert!(bench.says(PLANTED));
}

#[test]
fn a_draft_without_a_file_is_protected_before_anything_but_its_copy_was_written() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text(PLANTED);
    bench.passes(2_000);
    bench.wait_until("recovery copy kept");
    let folder = folder(&bench);
    assert_eq!(in_clear(&folder).len(), 1);
    protect(&mut bench, "Protect with a passphrase…", WORDS, "Protect");
    let path = bench.path("paper");
    bench.passes(2_000);
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    assert!(bench.path("paper.ron.age").exists());
    // The copy from before is replaced by a thread that seals one.
    while !in_clear(&folder).is_empty() {
        std::thread::yield_now();
        bench.window.step();
    }
}

#[test]
fn a_passphrase_that_is_short_or_differs_is_not_taken() {
    let mut bench = written();
    bench.press("Menu");
    bench.press_beginning("Protect with a passphrase…");
    assert!(bench.says("Still missing: a passphrase of at least 12 characters; the tick that a"));
    bench.press_beginning("A colleague can find it");
    bench.write("New passphrase", "too short");
    bench.write("Once more", "too short");
    assert!(bench.says("Still missing: 3 more characters"));
    assert!(!bench.says("the tick"));
    bench.write("New passphrase", " is not");
    assert!(bench.says("Still missing: the same passphrase in both fields"));
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(!bench.session().seal().is_closed());
    bench.write("Once more", " is not");
    assert!(bench.says("Nothing is missing"));
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.wait_until("The draft is protected now");
}

#[test]
fn the_window_does_not_close_before_all_that_was_left_is_protected() {
    let mut bench = written();
    let folder = folder(&bench);
    assert!(!in_clear(&folder).is_empty());
    protect(&mut bench, "Protect with a passphrase…", WORDS, "Protect");
    bench.ctrl(Key::Q);
    while !bench.closes() {
        std::thread::yield_now();
        bench.window.step();
    }
    assert_eq!(in_clear(&folder), [""; 0]);
}

#[test]
fn what_stays_in_clear_is_told_loudly() {
    let mut bench = written();
    let folder = folder(&bench);
    let history = folder.join("paper history");
    let damaged = history.join("2026-11-01T000000Z.ron.gz");
    std::fs::write(&damaged, "no state").unwrap();
    protect(&mut bench, "Protect with a passphrase…", WORDS, "Protect");
    bench.ctrl(Key::Q);
    bench.wait_until("These stayed as they were: 2026-11-01T000000Z.ron.gz.");
    assert!(bench.says("The file could not be reached"));
    bench.press("Close");
    assert!(bench.says(PLANTED));
    assert_eq!(in_clear(&folder), [""; 0]);
}

#[test]
fn copies_by_hand_are_named_and_our_copy_is_protected() {
    let mut bench = written();
    let folder = folder(&bench);
    for name in ["paper (our copy).ron", "last week.bak"] {
        std::fs::copy(bench.path("paper.ron"), folder.join(name)).unwrap();
    }
    protect(&mut bench, "Protect with a passphrase…", WORDS, "Protect");
    bench.wait_until("Protected too: paper (our copy).ron.age.");
    assert!(bench.says("are not protected: last week.bak. They may hold"));
    assert_eq!(in_clear(&folder), ["last week.bak"]);
}

/// Two windows at one draft: the second has written on, and a copy of that is kept in clear; then
/// the first protects the draft.
fn protected_elsewhere() -> (Bench, Bench) {
    let mut first = written();
    let mut second = first.elsewhere("a.reader", "paper.ron");
    second.press("Take over");
    second.write_on(" And once more.");
    second.passes(2_000);
    second.wait_until("recovery copy kept");
    protect(&mut first, "Protect with a passphrase…", WORDS, "Protect");
    first.wait_until("The draft is protected now");
    assert_eq!(in_clear(&folder(&first)), [""; 0]);
    (first, second)
}

/// Presses an answer of a question, which may stand in a notice behind it too.
fn press_in_question(bench: &mut Bench, name: &str) {
    // A question finds its place in its first frames.
    bench.window.run();
    let answers = bench.window.get_all_by_label(name);
    answers.last().expect("there is an answer").click();
    bench.window.run();
}

/// Lets a window work until its last change is in a recovery copy, or cannot be.
fn until_kept_or_not(bench: &mut Bench) {
    bench.passes(2_000);
    while !bench.says("recovery copy kept") && !bench.says("no recovery copy") {
        std::thread::yield_now();
        bench.window.step();
    }
}

#[test]
fn a_window_whose_draft_was_protected_elsewhere_writes_no_copy_in_clear() {
    let (first, mut second) = protected_elsewhere();
    let folder = folder(&first);
    second.write_on(" Never in clear.");
    until_kept_or_not(&mut second);
    assert_eq!(in_clear(&folder), [""; 0]);
    assert!(second.says("no recovery copy"));
    second.wait_until("has been protected with a passphrase since");

    // Nor a state in the history.
    second.keys(CTRL_SHIFT, Key::H);
    second.press("Take a snapshot…");
    second.type_text("sent");
    second.keys(Modifiers::NONE, Key::Enter);
    second.wait_until("This state is not kept in its history");
    assert_eq!(in_clear(&folder), [""; 0]);
}

#[test]
fn what_was_written_in_another_window_goes_on_in_the_protected_draft() {
    let (first, mut second) = protected_elsewhere();
    let folder = folder(&first);
    second.ctrl(Key::S);
    second.wait_until("paper.ron has been protected since you opened it, as paper.ron.age.");
    assert_eq!(in_clear(&folder), [""; 0]);
    assert!(!second.path("paper.ron").exists());
    // Not decided: the text stays, closing asks, and saving then asks again.
    second.press("Close");
    second.ctrl(Key::Q);
    second.press("Save");
    second.wait_until("Without the passphrase, keep a copy of your own");
    assert!(!second.closes() && !second.path("paper.ron").exists());

    press_in_question(&mut second, "Open it with the passphrase…");
    unlock(&mut second, "seven slow herrings");
    second.wait_until("That is not the passphrase");
    unlock(&mut second, WORDS);
    second.wait_until("Your text goes on in paper.ron.age, which is protected.");
    assert!(second.says("And once more.") && second.says("Protected with a passphrase"));
    assert!(!second.session().is_saved());
    second.window.run();
    second.type_text(" Sealed.");
    assert!(second.says(" Sealed."), "the keyboard is where it was");
    until_kept_or_not(&mut second);
    assert!(second.says("recovery copy kept"));
    assert_eq!(in_clear(&folder), [""; 0]);
    second.ctrl(Key::S);
    second.wait_until("✓ Saved 12:00");
    drop(first);
    let mut again = second.reopened("paper.ron.age");
    unlock(&mut again, WORDS);
    again.wait_until("Protected with a passphrase");
    again.wait_until("And once more. Sealed.");
    assert_eq!(in_clear(&folder), [""; 0]);
}

#[test]
fn where_both_windows_wrote_the_differences_are_shown_before_anything_is_overwritten() {
    let (mut first, mut second) = protected_elsewhere();
    first.write_on(" Theirs as well.");
    first.ctrl(Key::S);
    first.wait_until("✓ Saved 12:00");
    second.ctrl(Key::S);
    second.wait_until("has been protected since you opened it");
    press_in_question(&mut second, "Open it with the passphrase…");
    unlock(&mut second, WORDS);
    second.wait_until("Somebody else has changed the draft as well");
    second.ctrl(Key::S);
    second.wait_until("Nothing was overwritten, and your text is still open here.");
    press_in_question(&mut second, "See what differs…");
    second.wait_until("Struck through is what only theirs has");
    assert!(second.says("Overwrite theirs") && !second.session().is_saved());
}

#[test]
fn who_has_no_passphrase_keeps_a_copy_under_one_of_their_own_or_says_that_it_may_be_read() {
    let (first, mut second) = protected_elsewhere();
    let folder = folder(&first);
    second.keys(CTRL_SHIFT, Key::S);
    second.wait_until("Saved without protection, it can be read by everybody");
    press_in_question(&mut second, "Protect a copy…");
    let own = "eight quick herons";
    second.write("New passphrase", own);
    second.write("Once more", own);
    second.press_beginning("A colleague can find it");
    second.press("Protect");
    second.press("Save");
    second.wait_until("✓ Saved 12:00");
    let copy = second.path("paper (our copy).ron.age");
    assert_eq!(second.session().path(), Some(copy.as_path()));
    assert!(copy.exists() && second.path("paper.ron.age").exists());
    while !in_clear(&folder).is_empty() {
        std::thread::yield_now();
        second.window.step();
    }

    let (_first, mut second) = protected_elsewhere();
    second.ctrl(Key::S);
    second.wait_until("has been protected since you opened it");
    second.press("Save without protection…");
    second.press("Save");
    second.wait_until("✓ Saved 12:00");
    assert!(second.path("paper (our copy).ron").exists());
    assert!(!second.path("paper.ron").exists());
}

#[test]
fn a_pack_of_a_protected_draft_says_what_its_passphrase_opens() {
    let mut bench = written();
    protect(&mut bench, "Protect with a passphrase…", WORDS, "Protect");
    bench.wait_until("now, in paper.ron.age.");
    bench.ctrl(Key::K);
    bench.type_text("Send to…");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.write("Who writes", "Head of care");
    bench.press("Make the pack…");
    bench.wait_until("Save the pack");
    let pack = bench.path("pack.ron.age");
    bench.give_path(&pack, "Save");
    bench.wait_until("The pack is made");
    assert!(bench.says("which opens the whole draft too"));
    assert!(bench.says("Give it by phone or in person, not in this email."));
}
