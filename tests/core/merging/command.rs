//! `candour merge`, `candour diff` and `candour conflicts`.

use std::path::{Path, PathBuf};

use candour::session::{Disk as _, RealDisk};
use tempfile::TempDir;

use crate::command_line::{Said, candour, example, text};

/// A folder with three copies of one draft.
struct Copies {
    folder: TempDir,
}

impl Copies {
    /// Writes the base and two copies, each with these words in the place of others.
    fn new(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> Self {
        let copies = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let base = RealDisk
            .read(Path::new(&example("northmere-2026")), 9_000_000)
            .unwrap();
        let base = String::from_utf8(base).unwrap();
        let base = base.replacen("status: Final", "status: Draft", 1);
        // Nobody has agreed it yet.
        let lines = base.split_inclusive('\n');
        let base: String = { lines }
            .filter(|line| !line.trim().starts_with("agreed:"))
            .collect();
        for (name, changes) in [
            ("base.ron", &[][..]),
            ("ours.ron", ours),
            ("theirs.ron", theirs),
        ] {
            let mut copy = base.clone();
            for (from, to) in changes {
                assert!(copy.contains(from), "{from}");
                copy = copy.replacen(from, to, 1);
            }
            copies.write(name, &copy);
        }
        copies
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[expect(clippy::disallowed_methods, reason = "the test makes files")]
    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        String::from_utf8(RealDisk.read(&self.path(name), 9_000_000).unwrap()).unwrap()
    }

    /// Runs a command in which names of files begin with an at sign.
    fn run(&self, arguments: &[&str]) -> Said {
        let arguments: Vec<String> = arguments
            .iter()
            .map(|word| match word.strip_prefix('@') {
                Some(name) => text(&self.path(name)).to_owned(),
                None => (*word).to_owned(),
            })
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        candour(&arguments)
    }

    fn merge(&self) -> Said {
        let copies = ["@ours.ron", "@theirs.ron", "-o", "@both.ron"];
        self.run(&[&["merge", "--base", "@base.ron"], &copies[..]].concat())
    }
}

const POSITION: &str = "Good up to 21. After 21 we cannot yet say so.";
const OTHER: &str = "Good for children who are settled. Not yet good at the beginning.";

#[test]
fn what_two_people_wrote_in_one_sentence_is_put_together_and_taking_it_again_changes_nothing() {
    let copies = Copies::new(
        &[(
            POSITION,
            "Good up to 21. After 21 we honestly cannot yet say so.",
        )],
        &[
            (
                POSITION,
                "Very good up to 21. After 21 we cannot yet say so.",
            ),
            (
                OTHER,
                "Good for children who are settled. Nearly good at the beginning.",
            ),
        ],
    );
    let said = copies.merge();
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert!(said.out.contains("nothing is in doubt"), "{}", said.out);
    let both = copies.read("both.ron");
    assert!(both.contains("Very good up to 21. After 21 we honestly cannot yet say so."));
    assert!(both.contains("Nearly good at the beginning."));
    assert!(both.contains("version: 1,"));

    let again = copies.run(&[
        "merge",
        "--base",
        "@base.ron",
        "@both.ron",
        "@theirs.ron",
        "-o",
        "@both.ron",
    ]);
    assert_eq!(again.code, 0, "{}", again.err);
    assert!(
        again.out.contains("nothing that is not there already"),
        "{}",
        again.out
    );
    assert_eq!(copies.read("both.ron"), both);
}

#[test]
fn what_cannot_be_put_together_is_kept_told_and_not_printed_by_half() {
    let copies = Copies::new(
        &[(POSITION, "Good up to 21. After 21 we know little.")],
        &[(POSITION, "Good up to 21. After 21 we are blind.")],
    );
    let said = copies.merge();
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    assert!(said.out.contains("1 text is in doubt"), "{}", said.out);
    assert!(copies.read("both.ron").contains("version: 2,"));

    let conflicts = copies.run(&["conflicts", "@both.ron"]);
    assert_eq!(conflicts.code, 1);
    for words in [
        "we cannot yet say so.",
        "we know little.",
        "we are blind.",
        "theirs.ron, taken in",
    ] {
        assert!(conflicts.out.contains(words), "{words}: {}", conflicts.out);
    }
    let json = copies.run(&["conflicts", "@both.ron", "--json"]);
    assert!(
        json.out
            .contains("\"theirs\": \"Good up to 21. After 21 we are blind.\"")
    );

    let check = copies.run(&["check", "@both.ron"]);
    assert_eq!(check.code, 1);
    assert!(
        check
            .out
            .contains("This draft and theirs.ron say different things here")
    );

    let export = copies.run(&["export", "@both.ron", "-o", "@paper.md"]);
    assert_eq!(export.code, 0, "{}", export.err);
    assert!(
        export.out.contains("1 text is in doubt between two people"),
        "{}",
        export.out
    );
    let paper = copies.read("paper.md");
    assert!(paper.contains("After 21 we know little."));
    assert!(!paper.contains("blind"));
    assert_eq!(copies.run(&["conflicts", "@base.ron"]).code, 0);
}

#[test]
fn without_a_base_every_difference_is_left_to_be_chosen() {
    let copies = Copies::new(&[], &[(POSITION, "Good up to 25.")]);
    let said = copies.run(&["merge", "@ours.ron", "@theirs.ron", "-o", "@both.ron"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("is not known"), "{}", said.out);
    copies.write("empty.ron", "");
    let said = copies.run(&[
        "merge",
        "--base",
        "@empty.ron",
        "@ours.ron",
        "@theirs.ron",
        "-o",
        "@two.ron",
    ]);
    assert_eq!(said.code, 1, "{}", said.err);
}

/// A state that the history knows is a guess: what a copy adds to it is taken, what it says
/// otherwise is asked, and what it only lacks stays, because the copy may be older.
#[test]
fn what_both_were_made_from_is_found_in_the_history() {
    let moment = "2026-11-24T12:00:00Z".parse().unwrap();
    let taken_in = |theirs: &[(&str, &str)]| {
        let copies = Copies::new(
            &[(POSITION, "Good up to 21. After 21 we cannot say.")],
            theirs,
        );
        let base = RealDisk.read(&copies.path("base.ron"), 9_000_000).unwrap();
        candour::store::backup::keep(&RealDisk, &copies.path("ours.ron"), &base, false, moment)
            .unwrap();
        let said = copies.run(&["merge", "@ours.ron", "@theirs.ron", "-o", "@both.ron"]);
        assert!(!said.out.contains("is not known"), "{}", said.out);
        (said.code, copies.read("both.ron"))
    };
    let (code, both) = taken_in(&[]);
    assert_eq!(code, 0);
    assert!(both.contains("After 21 we cannot say."));
    let (code, both) = taken_in(&[(OTHER, "Good for all.")]);
    assert_eq!(code, 1);
    assert!(both.contains("After 21 we cannot say.") && both.contains("Good for all."));
}

#[test]
fn a_draft_is_not_overwritten_by_name_and_another_template_is_no_copy() {
    let copies = Copies::new(&[], &[(POSITION, "Good up to 25.")]);
    let before = copies.read("theirs.ron");
    let said = copies.run(&[
        "merge",
        "--base",
        "@base.ron",
        "@ours.ron",
        "@theirs.ron",
        "-o",
        "@theirs.ron",
    ]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("is there already"), "{}", said.err);
    assert_eq!(copies.read("theirs.ron"), before);

    assert_eq!(
        copies
            .run(&["new", "self-evaluation-short", "-o", "@short.ron"])
            .code,
        0
    );
    let said = copies.run(&["merge", "@ours.ron", "@short.ron", "-o", "@both.ron"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("is no copy of this draft"),
        "{}",
        said.err
    );

    // As a merge driver of git: what is merged takes the place of ours.
    let said = copies.run(&[
        "merge",
        "--base",
        "@base.ron",
        "@ours.ron",
        "@theirs.ron",
        "-o",
        "@ours.ron",
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(copies.read("ours.ron").contains("Good up to 25."));
}

#[test]
fn differences_are_told_word_by_word_and_one_draft_in_its_words() {
    let copies = Copies::new(
        &[],
        &[(POSITION, "Good up to 25. After 21 we cannot yet say so.")],
    );
    let said = copies.run(&["diff", "@base.ron", "@theirs.ron"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out.contains("Good up to [-21-]{+25+}. After 21"),
        "{}",
        said.out
    );
    assert!(said.out.contains("1 word in, 1 word out."), "{}", said.out);
    let json = copies.run(&["diff", "@base.ron", "@theirs.ron", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(list[0]["words"][1]["removed"], "21");
    assert_eq!(list[0]["kind"], "changed");
    let same = copies.run(&["diff", "@base.ron", "@ours.ron"]);
    assert_eq!(same.out, "Both say the same.\n");
    let whole = copies.run(&["diff", "@theirs.ron"]);
    assert!(
        whole
            .out
            .contains("    Good up to 25. After 21 we cannot yet say so.\n")
    );
}

#[test]
fn a_pack_has_a_passphrase_of_its_own_and_comes_back_with_it() {
    let copies = Copies::new(&[], &[]);
    copies.write("key", "seven green boats at sea\n");
    copies.write("short", "boats\n");
    let pack = |key: &str| {
        copies.run(&[
            "pack",
            "@ours.ron",
            "--section",
            "care-leavers",
            "--for",
            "Jo",
            "--readers",
            "committee",
            "--protect-with",
            key,
            "-o",
            "@pack.ron",
        ])
    };
    let said = pack("@short");
    assert_eq!(said.code, 2, "{}", said.err);
    let said = pack("@key");
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(!copies.path("pack.ron").exists());
    let bytes = RealDisk
        .read(&copies.path("pack.ron.age"), 9_000_000)
        .unwrap();
    assert!(bytes.starts_with(b"age-encryption"));
    let merge = ["merge", "@ours.ron", "@pack.ron.age", "-o", "@both.ron"];
    let said = copies.run(&merge);
    assert_eq!(said.code, 2, "nobody gave the passphrase: {}", said.out);
    let with_key = [&merge[..], &["--passphrase-file", "@key"]].concat();
    let said = copies.run(&with_key);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.contains("nothing that is not there already"),
        "{}",
        said.out
    );
}
