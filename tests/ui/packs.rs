//! Section packs in the window: sent, written in, sent back and taken in.

use candour::session::{Disk as _, RealDisk};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::{bench::Bench, slow_disk::SlowDisk};

/// Runs a command by its name.
fn run_command(bench: &mut Bench, name: &str) {
    bench.ctrl(Key::K);
    bench.type_text(name);
    bench.keys(egui::Modifiers::NONE, Key::Enter);
}

/// A draft that is saved, and the pack that somebody was sent of it.
fn sent() -> Bench {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    bench.type_text("We visit homes often.");
    bench.ctrl(Key::S);
    let path = bench.path("paper.ron");
    bench.give_path(&path, "Save");
    bench.wait_until("✓ Saved 12:00");
    run_command(&mut bench, "Send to…");
    bench.write("Who writes", "Head of care");
    bench.write("Wanted back by", "31/3/2026");
    bench.write("Note", "Say what is different.");
    bench.press("Make the pack…");
    bench.wait_until("Save the pack");
    let pack = bench.path("pack.ron");
    bench.give_path(&pack, "Save");
    bench.wait_until("The pack is made");
    bench
}

fn says_draft(bench: &Bench, words: &str) -> bool {
    format!("{:?}", bench.session().draft().answers).contains(words)
}

#[test]
fn a_pack_is_sent_written_in_sent_back_and_taken_in() {
    let mut owner = sent();
    assert!(owner.says("1. Save pack.ron from this mail"));
    owner.press("Copy the mail");
    owner.press("Done");
    assert!(
        owner.says("Head of care, late since 31 Mar"),
        "the outline says whose turn it is"
    );
    let tasks = owner.session().draft().team.tasks.clone();
    assert_eq!(tasks.len(), 1);

    let mut theirs = owner.elsewhere("sam", "pack.ron");
    assert!(theirs.says("asks you to write"));
    assert!(theirs.says("31\u{a0}March\u{a0}2026, which is past"));
    assert!(theirs.says("Say what is different."));
    assert!(theirs.says("You write this, late since 31 Mar"));
    theirs.write_on(" Plans are late.");
    assert!(says_draft(&theirs, "We visit homes often. Plans are late."));
    // What they were not asked for is there to be read.
    theirs.ctrl(Key::PageDown);
    assert!(theirs.says("For reading and citing."));
    let before = theirs.session().draft().clone();
    theirs.write_on("Not mine.");
    assert_eq!(*theirs.session().draft(), before);
    assert!(theirs.says("Nothing was changed."));
    theirs.press("Go to what you write");
    theirs.press("Send back…");
    let reply = theirs.path("reply.ron");
    theirs.give_path(&reply, "Save");
    theirs.wait_until("Ready to be sent back");
    assert!(theirs.says("1. reply.ron is attached"));
    theirs.press("Done");

    let before = owner.session().draft().clone();
    owner.drop_file(&reply);
    owner.wait_until("From reply.ron: 3 words in, 0 words out.");
    assert!(owner.says("Head of care was asked to write"));
    assert_eq!(*owner.session().draft(), before, "nothing is done yet");
    owner.press("Take it in");
    assert!(says_draft(&owner, "We visit homes often. Plans are late."));
    owner.drop_file(&reply);
    owner.wait_until("Everything in reply.ron is here already");
    owner.press("Done");
    owner.ctrl(Key::Z);
    assert_eq!(*owner.session().draft(), before, "it was one step");
}

#[test]
fn a_pack_does_not_take_the_place_of_the_draft_and_says_what_is_missing() {
    let mut bench = sent();
    bench.press("Done");
    run_command(&mut bench, "Send to…");
    assert!(bench.says("Say who writes it"));
    bench.write("Who writes", "Head of care");
    bench.press("Make the pack…");
    bench.wait_until("Save the pack");
    let path = bench.path("paper.ron");
    let before = RealDisk.read(&path, 1_000_000).unwrap();
    bench.give_path(&path, "Save");
    bench.window.run();
    if bench.says("Replace it?") {
        bench.press("Replace");
    }
    assert!(bench.says("That is the file of the open draft"));
    assert_eq!(RealDisk.read(&path, 1_000_000).unwrap(), before);
    assert!(bench.window.query_by_label("Close").is_some());
}

#[test]
fn several_copies_dropped_at_once_are_listed_first_and_taken_in_as_one_step() {
    let mut owner = sent();
    owner.press("Done");
    let pack = owner.path("pack.ron");
    let text = String::from_utf8(RealDisk.read(&pack, 1_000_000).unwrap()).unwrap();
    // What somebody wrote in the pack itself, not in what was sent: the first of the two.
    let put = |name: &str, words: &str| {
        let path = owner.path(name);
        std::fs::write(&path, text.replacen("We visit homes often.", words, 1)).unwrap();
        path
    };
    let ann = put("ann.ron", "We visit homes often. Plans are late.");
    let sam = put("sam.ron", "Every week. We visit homes often.");
    let same = put("same.ron", "We visit homes often.");
    let before = owner.session().draft().clone();
    owner.drop_files(&[&ann, &sam, &same]);
    owner.wait_until("From 3 copies: 5 words in, 0 words out. Nothing would be in doubt.");
    assert!(owner.says("ann.ron, from Head of care"));
    assert!(owner.says("3 words in, 0 words out: "));
    assert!(owner.says("Everything in it is here already."));
    assert_eq!(*owner.session().draft(), before, "nothing is done yet");
    owner.press("Take all in");
    assert!(owner.says("3 copies were taken in."));
    assert!(says_draft(&owner, "Plans are late.") && says_draft(&owner, "Every week. "));
    owner.ctrl(Key::Z);
    assert_eq!(*owner.session().draft(), before, "it was one step");
}

#[test]
fn who_writes_a_section_is_said_and_taken_off_again() {
    let mut bench = Bench::new();
    bench.press_beginning("Self-evaluation, short");
    run_command(&mut bench, "Who writes this section…");
    bench.write("Who writes", "Head of care");
    bench.write("Wanted by", "10/12/2026");
    bench.press("Save");
    assert!(bench.says("Head of care, by 10 Dec"));
    run_command(&mut bench, "Who writes this section…");
    bench.press("Remove Head of care");
    bench.press("Save");
    assert!(!bench.says("Head of care, by 10 Dec"));
    assert!(bench.session().draft().team.tasks.is_empty());
    bench.ctrl(Key::Z);
    assert!(bench.says("Head of care, by 10 Dec"));
}

#[test]
fn a_pack_gets_a_passphrase_of_its_own_which_is_asked_for_when_it_comes_back() {
    let mut bench = sent();
    bench.press("Done");
    run_command(&mut bench, "Send to…");
    bench.write("Who writes", "Head of care");
    bench.press("Protect it with a passphrase");
    bench.write("Passphrase of the pack", "seven green boats");
    bench.write("Once more", "seven green boat");
    assert!(bench.says("Write the same passphrase in both fields"));
    bench.type_text("s");
    bench.press("Make the pack…");
    bench.wait_until("Save the pack");
    let asked = bench.path("secret.ron");
    bench.give_path(&asked, "Save");
    bench.wait_until("It opens with the passphrase that you gave it.");
    let pack = bench.path("secret.ron.age");
    assert!(pack.exists() && !asked.exists());
    bench.press("Done");
    run_command(&mut bench, "Take in a copy…");
    bench.give_path(&pack, "Look at it");
    bench.wait_until("is opened with its passphrase.");
    bench.write("Passphrase", "seven red boats");
    bench.press("Open");
    bench.wait_until("That is not the passphrase.");
    bench.write("Passphrase", "seven green boats");
    bench.press("Open");
    bench.wait_until("Everything in secret.ron.age is here already");
}

/// Copies the paper to where nobody has it open.
fn copied(owner: &Bench) -> std::path::PathBuf {
    let path = owner.path("another.ron");
    std::fs::copy(owner.path("paper.ron"), &path).unwrap();
    path
}

#[test]
fn a_reply_that_was_written_late_changes_no_other_draft() {
    let owner = sent();
    let paper = copied(&owner);
    let disk = SlowDisk::new();
    let mut theirs = owner.elsewhere_on(disk.clone(), "sam", "pack.ron");
    theirs.write_on(" Plans are late.");
    theirs.ctrl(Key::S);
    theirs.wait_until("✓ Saved");
    run_command(&mut theirs, "Send back…");
    let reply = theirs.path("slow reply.ron");
    theirs.give_path(&reply, "Save");
    // Another draft is opened before the drive has it.
    theirs.ctrl(Key::O);
    theirs.give_path(&paper, "Open");
    theirs.wait_while("For reading and citing.");
    theirs.wait_while("asks you to write");
    assert!(theirs.session().draft().pack.is_none());
    let before = theirs.session().draft().clone();
    let stood = RealDisk.read(&paper, 1_000_000).unwrap();
    disk.let_go("slow");
    theirs.wait_until("slow reply.ron was saved, and can be sent.");
    assert_eq!(*theirs.session().draft(), before);
    assert!(theirs.session().is_saved());
    assert_eq!(RealDisk.read(&paper, 1_000_000).unwrap(), stood);
}

#[test]
fn who_was_asked_is_noted_once_a_draft_is_open_again_that_was_closed_before() {
    let owner = sent();
    let another = copied(&owner);
    let third = owner.path("third.ron");
    std::fs::copy(&another, &third).unwrap();
    let disk = SlowDisk::new();
    let mut bench = owner.elsewhere_on(disk.clone(), "sam", "another.ron");
    run_command(&mut bench, "Send to…");
    bench.write("Who writes", "Head of homes");
    bench.press("Make the pack…");
    bench.wait_until("Save the pack");
    let pack = bench.path("slow pack.ron");
    bench.give_path(&pack, "Save");
    let is_noted = |bench: &Bench| {
        let tasks = &bench.session().draft().team.tasks;
        tasks.iter().any(|task| task.person == "Head of homes")
    };
    bench.ctrl(Key::O);
    bench.give_path(&third, "Open");
    bench.wait_while("Open a draft");
    disk.let_go("slow");
    bench.wait_until("it notes who was asked once it is open again");
    assert!(!is_noted(&bench));
    bench.ctrl(Key::O);
    bench.give_path(&another, "Open");
    bench.wait_until("Head of homes");
    assert!(is_noted(&bench));
}

#[test]
fn who_was_asked_in_two_packs_is_noted_where_their_draft_is_open_again_already() {
    let owner = sent();
    let another = copied(&owner);
    let third = owner.path("third.ron");
    std::fs::copy(&another, &third).unwrap();
    let disk = SlowDisk::new();
    let mut bench = owner.elsewhere_on(disk.clone(), "sam", "another.ron");
    for (who, name) in [
        ("Head of homes", "slow 1.ron"),
        ("Head of schools", "slow 2.ron"),
    ] {
        run_command(&mut bench, "Send to…");
        bench.write("Who writes", who);
        bench.press("Make the pack…");
        bench.wait_until("Save the pack");
        let path = bench.path(name);
        bench.give_path(&path, "Save");
    }
    bench.ctrl(Key::O);
    bench.give_path(&third, "Open");
    bench.wait_while("Open a draft");
    bench.ctrl(Key::O);
    bench.give_path(&another, "Open");
    bench.wait_while("Open a draft");
    disk.let_go("slow");
    bench.wait_until("Head of homes");
    bench.wait_until("Head of schools");
    let tasks = &bench.session().draft().team.tasks;
    for who in ["Head of homes", "Head of schools"] {
        assert!(tasks.iter().any(|task| task.person == who), "{who}");
    }
}

#[test]
fn who_was_asked_is_noted_once_a_draft_that_is_open_read_only_can_be_written_in() {
    let owner = sent();
    let another = copied(&owner);
    let third = owner.path("third.ron");
    std::fs::copy(&another, &third).unwrap();
    let disk = SlowDisk::new();
    let mut bench = owner.elsewhere_on(disk.clone(), "sam", "another.ron");
    run_command(&mut bench, "Send to…");
    bench.write("Who writes", "Head of homes");
    bench.press("Make the pack…");
    bench.wait_until("Save the pack");
    let pack = bench.path("slow pack.ron");
    bench.give_path(&pack, "Save");
    bench.ctrl(Key::O);
    bench.give_path(&third, "Open");
    // Until the other draft is there and the lock is gone, the first is still this window's own.
    let lock = bench.path(".another.ron.open.ron");
    while bench.session().path() != Some(third.as_path()) || lock.exists() {
        std::thread::yield_now();
        bench.window.step();
    }
    let mut writer = owner.another("another.ron");
    writer.wait_for_lock("another.ron");
    bench.ctrl(Key::O);
    bench.give_path(&another, "Open");
    bench.wait_until("Somebody has this draft open");
    bench.press("Open read-only");
    disk.let_go("slow");
    bench.wait_until("it notes who was asked once you may write in it");
    let is_noted = |bench: &Bench| {
        let tasks = &bench.session().draft().team.tasks;
        tasks.iter().any(|task| task.person == "Head of homes")
    };
    assert!(!is_noted(&bench));
    drop(writer);
    bench.wait_until("You can write in it now");
    bench.press("Open to write");
    bench.wait_until("Head of homes");
    assert!(is_noted(&bench));
}

#[test]
fn two_packs_that_are_written_at_once_each_have_their_own_mail() {
    let owner = sent();
    copied(&owner);
    let disk = SlowDisk::new();
    let mut bench = owner.elsewhere_on(disk.clone(), "sam", "another.ron");
    let first = bench.path("slow pack.ron");
    let second = bench.path("quick pack.ron");
    for (who, path) in [("Head of homes", &first), ("Head of schools", &second)] {
        run_command(&mut bench, "Send to…");
        bench.write("Who writes", who);
        bench.press("Make the pack…");
        bench.wait_until("Save the pack");
        bench.give_path(path, "Save");
    }
    let names = |bench: &Bench| -> Vec<String> {
        let tasks = bench.session().draft().team.tasks.clone();
        tasks.into_iter().map(|task| task.person).collect()
    };
    bench.wait_until("1. Save quick pack.ron from this mail");
    assert!(names(&bench).iter().any(|name| name == "Head of schools"));
    assert!(!names(&bench).iter().any(|name| name == "Head of homes"));
    bench.press("Done");
    disk.let_go("slow");
    bench.wait_until("1. Save slow pack.ron from this mail");
    assert!(names(&bench).iter().any(|name| name == "Head of homes"));
}
