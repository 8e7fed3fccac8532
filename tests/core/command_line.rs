//! The command line, run as the program runs it, with its words read back.

use std::cell::RefCell;
use std::ffi::OsString;
use std::path::Path;

use candour::cli::{Outcome, Terminal, run};
use candour::session::{FixedClock, Folders};
use expect_test::expect;
use jiff::civil::Date;

pub(crate) struct Said {
    pub(crate) code: u8,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn candour(arguments: &[&str]) -> Said {
    told(arguments, &[])
}

/// Runs a command, typing these passphrases when it asks.
fn told(arguments: &[&str], passphrases: &[&str]) -> Said {
    told_in(
        &Folders::below(Path::new("/nowhere")),
        arguments,
        passphrases,
    )
}

/// Runs a command on a machine that has these folders.
fn told_in(folders: &Folders, arguments: &[&str], passphrases: &[&str]) -> Said {
    let typed = RefCell::new(passphrases.iter());
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let clock = FixedClock {
        now_ms: 0,
        today: Date::constant(2026, 4, 1),
    };
    let mut terminal = Terminal {
        out: &mut out,
        err: &mut err,
        clock: &clock,
        folders,
        ask: &|_| {
            let next = typed.borrow_mut().next();
            next.map(|text| (*text).to_owned())
                .ok_or(std::io::ErrorKind::NotFound.into())
        },
    };
    let words = std::iter::once("candour")
        .chain(arguments.iter().copied())
        .map(OsString::from);
    let Outcome::Done(code) = run(words, &mut terminal) else {
        panic!("the window was asked for")
    };
    Said {
        code,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub(crate) fn example(name: &str) -> String {
    format!("{}/examples/drafts/{name}.ron", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_new_draft_is_checked_found_wanting_and_exported() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.ron");
    let paper = folder.path().join("paper.pdf");

    let new = candour(&["new", "self-evaluation-ilacs", "-o", text(&draft)]);
    assert_eq!((new.code, new.err.as_str()), (0, ""));
    let again = candour(&["new", "self-evaluation-ilacs", "-o", text(&draft)]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("is there already"), "{}", again.err);

    let check = candour(&["check", text(&draft)]);
    assert_eq!(check.code, 1, "{}", check.out);
    let json = candour(&["check", text(&draft), "--json"]);
    assert_eq!(json.code, 1);
    let list: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert!(
        list.as_array()
            .unwrap()
            .iter()
            .any(|finding| finding["severity"] == "required")
    );

    let export = candour(&["export", text(&draft), "-o", text(&paper)]);
    assert_eq!((export.code, export.err.as_str()), (0, ""));
    assert!(paper.exists());
}

#[test]
fn the_complete_example_has_nothing_required_missing() {
    let check = candour(&["check", &example("northmere-2026")]);
    assert_eq!(check.code, 0, "{}", check.out);
    let info = candour(&["info", &example("northmere-2026")]);
    assert!(info.out.contains("Northmere"), "{}", info.out);
}

#[test]
fn what_readers_may_not_see_is_left_out_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let paper = folder.path().join("paper.pdf");
    let draft = example("southampton-2022");
    let export = candour(&["export", &draft, "-o", text(&paper), "--for", "everyone"]);
    assert_eq!((export.code, export.err.as_str()), (0, ""));
    assert!(export.out.contains("left out"), "{}", export.out);
}

#[test]
fn who_could_be_recognised_is_asked_of_the_paper_for_everyone_alone() {
    let draft = example("northmere-2026");
    let rules = |readers: &str| -> Vec<String> {
        let check = candour(&["check", &draft, "--json", "--for", readers]);
        let list: serde_json::Value = serde_json::from_str(&check.out).unwrap();
        let rules = list.as_array().unwrap().iter();
        rules
            .map(|found| found["rule"].as_str().unwrap().to_owned())
            .filter(|rule| rule.starts_with("publication-"))
            .collect()
    };
    assert!(!rules("everyone").is_empty());
    assert!(rules("committee").is_empty() && rules("ofsted").is_empty());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test plays another program")]
fn an_older_draft_takes_in_new_checks_and_is_saved_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.ron");
    candour(&["new", "self-evaluation-short", "-o", text(&draft)]);
    let whole = std::fs::read_to_string(&draft).unwrap();
    let older = whole.replacen("OldTerm,", "", 1);
    assert_ne!(older, whole);
    std::fs::write(&draft, &older).unwrap();
    let check = candour(&["check", text(&draft), "--take-in"]);
    assert_eq!(check.err, "1 check taken in.\n");
    let saved = std::fs::read_to_string(&draft).unwrap();
    assert!(saved.contains("OldTerm"));
    let check = candour(&["check", text(&draft), "--take-in"]);
    assert_eq!(check.err, "0 checks taken in.\n");
    assert_eq!(std::fs::read_to_string(&draft).unwrap(), saved);
}

/// What an inspector would ask of the examples. Each of these was read, and is right.
#[test]
fn the_examples_are_asked_what_an_inspector_would_ask() {
    let asked = |draft: &str| -> String {
        let check = candour(&["check", &example(draft), "--json"]);
        let list: serde_json::Value = serde_json::from_str(&check.out).unwrap();
        let rules = [
            "activity-without-effect",
            "over-positive",
            "figures-alone",
            "voice-missing",
            "no-weakness",
            "vague-area",
            "outlier-unexplained",
            "values-differ",
            "old-term",
            "topic-missing",
        ];
        let found = list.as_array().unwrap().iter();
        let of_rules = found.filter(|found| rules.iter().any(|rule| found["rule"] == *rule));
        let lines = of_rules.map(|found| {
            let (rule, message) = (found["rule"].as_str(), found["message"].as_str());
            format!("{}: {}\n", rule.unwrap(), message.unwrap())
        });
        lines.collect()
    };
    expect![[r"
        activity-without-effect: ‘Leaders here see practice at first hand.’ says what was done, not what came of it
        activity-without-effect: ‘All workers in Family Help have had six days’ training in…’ says what was done, not what came of it
        activity-without-effect: ‘Managers see daily lists and leaders a weekly page.’ says what was done, not what came of it
        activity-without-effect: ‘Police and health attend almost every strategy discussion…’ says what was done, not what came of it
        activity-without-effect: ‘All were told of their right to come into care, and it is…’ says what was done, not what came of it
        activity-without-effect: ‘Every one was visited within the month, and somebody met…’ says what was done, not what came of it
        activity-without-effect: ‘41 are parents; pre-birth help is offered to all, and four…’ says what was done, not what came of it
        activity-without-effect: ‘Adult services knew nine of 12 in time.’ says what was done, not what came of it
        figures-alone: Figures alone show ‘Nine care leavers of ten live somewhere suitable, and…’
        voice-missing: Nobody is heard behind ‘Decisions at the front door are quick, and right nine times…’
        topic-missing: ‘Help and protection’ is silent on management oversight
        topic-missing: ‘Children in care’ is silent on kinship care and family networks and unaccompanied children
        topic-missing: ‘Leaders’ impact on practice’ is silent on partnerships
    "]].assert_eq(&asked("northmere-2026"));
    expect![[r"
        activity-without-effect: ‘Two sets of peers looked at the service this spring, at its…’ says what was done, not what came of it
        activity-without-effect: ‘The two reviews of this spring looked at finance and at…’ says what was done, not what came of it
        activity-without-effect: ‘Every child in an unregistered placement has been reviewed…’ says what was done, not what came of it
        activity-without-effect: ‘The Children in Care Council was relaunched; a week in…’ says what was done, not what came of it
        topic-missing: ‘Children in care’ is silent on permanence, independent reviewing officers, kinship care and family networks, foster carers, identity and culture and unaccompanied children
        topic-missing: ‘Leaders’ impact on practice’ is silent on partnerships, equality and identity, participation and corporate parenting and scrutiny and corporate leadership
    "]].assert_eq(&asked("southampton-2022"));
}

#[test]
fn a_file_that_cannot_be_read_is_one_clear_message_and_code_2() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.ron");
    for command in ["check", "info"] {
        let said = candour(&[command, text(&missing)]);
        assert_eq!((said.code, said.out.as_str()), (2, ""));
        assert!(
            said.err.contains("none.ron") && said.err.contains("no such file"),
            "{}",
            said.err
        );
    }
}

#[test]
fn a_file_of_another_program_is_told_with_what_can_be_done_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.ron");
    for (name, bytes, words) in [
        ("plan.docx", "PK\u{3}\u{4}", "plan.docx is a Word document."),
        ("old.doc", "\u{d0}", "old.doc is a Word document."),
        (
            "plan.odt",
            "PK\u{3}\u{4}",
            "plan.odt is a LibreOffice document.",
        ),
        ("plan.rtf", "{\\rtf1", "plan.rtf is a rich-text document."),
        ("sef.pdf", "%PDF-1.7", "sef.pdf is a PDF."),
        (
            "figures.xlsx",
            "PK\u{3}\u{4}",
            "figures.xlsx is an Excel workbook.",
        ),
        ("figures.csv", "a,b", "figures.csv is a table of figures."),
        ("page.html", "<!doctype html>", "page.html is a web page."),
        ("notes.txt", "Dear all,", "notes.txt is a plain text."),
        ("map.png", "\u{89}PNG", "map.png is a picture."),
        ("all.zip", "PK\u{3}\u{4}", "all.zip is an archive."),
        ("really.ron", "%PDF-1.7", "really.ron is a PDF."),
    ] {
        let path = folder.path().join(name);
        write(&path, bytes);
        for mut command in [
            vec!["check"],
            vec!["info"],
            vec!["export"],
            vec!["salvage", "-o", text(&out)],
            vec!["protect"],
            vec!["unprotect"],
        ] {
            command.push(text(&path));
            let said = candour(&command);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{command:?}");
            assert!(said.err.contains(words), "{command:?}: {}", said.err);
            assert!(said.err.contains("Nothing was changed."), "{}", said.err);
            says_nothing_of_the_window(&said.err);
        }
        let said = candour(&["new", text(&path), "-o", text(&out)]);
        let no_template = words.replace('.', "");
        let is_told = said.err.contains("and no template");
        assert!(said.code == 2 && is_told, "{no_template}: {}", said.err);
    }
    assert!(!out.exists());
    let missing = candour(&["check", text(&folder.path().join("gone.docx"))]);
    assert!(
        missing.err.contains("gone.docx could not be read"),
        "{}",
        missing.err
    );
    assert!(!missing.err.contains("gone.docx.ron"), "{}", missing.err);
}

/// Fails where a message speaks of what is only in the window.
#[track_caller]
fn says_nothing_of_the_window(message: &str) {
    for words in [
        "still open here",
        "Press",
        "press ",
        "button",
        "click",
        "Save as",
    ] {
        assert!(!message.contains(words), "“{words}” in: {message}");
    }
}

#[test]
#[cfg(unix)]
fn messages_fit_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let draft = path("draft.ron");
    assert_eq!(
        candour(&["new", "self-evaluation-short", "-o", text(&draft)]).code,
        0
    );
    std::fs::create_dir(path("folder.pdf")).unwrap();
    std::fs::create_dir(path("folder.ron")).unwrap();
    write(&path("empty.ron"), "");
    write(
        &path("broken.ron"),
        "(format: \"candour-draft\", version: 1, ",
    );
    write(
        &path("newer.ron"),
        "(format: \"candour-draft\", version: 99)",
    );
    write(
        &path("sealed.ron.age"),
        "age-encryption.org/v1\n-> scrypt AAAA 10\n",
    );
    let (draft, folder_pdf) = (text(&draft), path("folder.pdf"));
    let nowhere = path("nowhere").join("x.pdf");
    let nowhere_draft = path("nowhere").join("x.ron");
    let (lost, logo) = (path("rescued.ron"), path("logo.ron"));
    write(&logo, &with_logo_without_words(draft));
    let of = |name: &str| path(name).to_str().unwrap().to_owned();
    let (empty, broken, newer) = (of("empty.ron"), of("broken.ron"), of("newer.ron"));
    let (sealed, is_folder) = (of("sealed.ron.age"), of("folder.ron"));
    for command in [
        vec!["new", "nothing", "-o", draft],
        vec!["new", "self-evaluation-short", "-o", draft],
        vec!["new", "self-evaluation-short", "-o", text(&nowhere_draft)],
        vec!["export", draft, "-o", text(&nowhere)],
        vec!["export", draft, "-o", text(&folder_pdf)],
        vec!["export", draft, "-o", draft],
        vec!["export", text(&logo)],
        vec!["check", &empty],
        vec!["check", &broken],
        vec!["info", &newer],
        vec!["info", &is_folder],
        vec!["info", &sealed],
        vec!["salvage", &empty, "-o", text(&lost)],
        vec!["salvage", draft, "-o", text(&nowhere_draft)],
        vec!["protect", &broken],
        vec!["unprotect", draft],
        vec!["templates", "nothing"],
        vec!["templates", "scrutiny-report", "-o", text(&nowhere)],
        vec!["check", "/dev/zero"],
        vec!["info", "/dev/null"],
        vec!["exprot"],
    ] {
        let said = candour(&command);
        assert_eq!(said.code, 2, "{command:?}: {}{}", said.out, said.err);
        assert!(!said.err.contains("(0 MB)"), "{command:?}: {}", said.err);
        says_nothing_of_the_window(&said.err);
    }
    let logo = candour(&["export", text(&logo)]);
    assert!(
        logo.err.contains("Open the draft with candour"),
        "{}",
        logo.err
    );
}

/// Returns a draft with a logo that has no words.
#[expect(clippy::disallowed_methods, reason = "the test reads a file")]
fn with_logo_without_words(draft: &str) -> String {
    let whole = std::fs::read_to_string(draft).unwrap();
    let (whole, _) = whole.rsplit_once(')').unwrap();
    let picture = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA5IDkiPjxyZWN0IHdpZHRoPSI5IiBoZWlnaHQ9IjkiLz48L3N2Zz4=";
    format!("{whole}  logo: (alt: \"\", data: \"{picture}\"),\n)\n")
}

#[test]
fn a_paper_without_a_name_lies_beside_its_draft_and_says_who_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("northmere.ron");
    candour(&["new", "self-evaluation-short", "-o", text(&draft)]);
    for (readers, name) in [
        ("everyone", "northmere for everyone.pdf"),
        ("committee", "northmere for committee.pdf"),
        ("ofsted", "northmere for Ofsted.pdf"),
    ] {
        let said = candour(&["export", text(&draft), "--for", readers]);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.contains(name), "{}", said.out);
        assert!(folder.path().join(name).exists());
    }
}

#[test]
fn templates_are_listed_and_can_be_written_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ours.ron");
    let list = candour(&["templates"]);
    assert_eq!(
        list.out
            .lines()
            .filter(|line| !line.starts_with(' '))
            .count(),
        4,
        "{}",
        list.out
    );
    assert_eq!(
        candour(&["templates", "scrutiny-report", "-o", text(&file)]).code,
        0
    );
    let described = candour(&["templates", text(&file)]);
    assert_eq!(described.code, 0, "{}", described.err);
    assert!(
        described.out.contains("Recommendations"),
        "{}",
        described.out
    );
}

#[test]
fn help_is_a_result_and_nonsense_is_a_problem() {
    let help = candour(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.out.contains("Exit codes"));
    let nonsense = candour(&["exprot"]);
    assert_eq!(nonsense.code, 2);
    assert!(nonsense.err.contains("export"), "{}", nonsense.err);
}

#[test]
fn a_paper_never_takes_the_place_of_a_draft() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.ron");
    assert_eq!(
        candour(&["new", "self-evaluation-short", "-o", text(&draft)]).code,
        0
    );
    let said = candour(&["export", text(&draft), "-o", text(&draft)]);
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("does not end in .pdf, .docx, .html, .md or .xlsx"),
        "{}",
        said.err
    );
    assert_eq!(candour(&["info", text(&draft)]).code, 0);
}

#[test]
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the test reads a draft")]
fn a_paper_reaches_no_draft_through_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let draft = path("draft.ron");
    let new = candour(&["new", "self-evaluation-short", "-o", text(&draft)]);
    assert_eq!(new.code, 0);
    // A draft with a strange name.
    std::fs::copy(&draft, path("draft.md")).unwrap();
    let before = std::fs::read(&draft).unwrap();
    std::os::unix::fs::symlink(&draft, path("soft.pdf")).unwrap();
    std::fs::hard_link(&draft, path("hard.docx")).unwrap();
    for name in ["soft.pdf", "hard.docx", "draft.md", "X.RON", "x.ron.age"] {
        let said = candour(&["export", text(&draft), "-o", text(&path(name))]);
        assert_eq!(said.code, 2, "{name}");
        assert!(said.err.contains("Nothing was written"), "{}", said.err);
        assert_eq!(said.out, "");
    }
    assert_eq!(std::fs::read(&draft).unwrap(), before);
    assert_eq!(candour(&["info", text(&path("draft.md"))]).code, 0);
}

#[test]
#[cfg(unix)]
fn what_is_no_file_is_refused_at_once_and_called_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let pipe = path("pipe.pdf");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let _listener = std::os::unix::net::UnixListener::bind(path("socket.pdf")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", path("device.pdf")).unwrap();
    std::fs::create_dir(path("folder.pdf")).unwrap();
    let (draft, new) = (example("northmere-2026"), path("x.ron"));
    for (name, what) in [
        ("pipe.pdf", "it is a pipe"),
        ("socket.pdf", "it is a socket"),
        ("device.pdf", "it is a device"),
        ("folder.pdf", "it is a folder"),
    ] {
        let path = path(name);
        for arguments in [
            &["check", text(&path)][..],
            &["export", &draft, "-o", text(&path)],
            &["salvage", text(&path), "-o", text(&new)],
            &["new", text(&path), "-o", text(&new)],
        ] {
            let said = candour(arguments);
            assert_eq!(said.code, 2, "{arguments:?}");
            assert!(said.err.contains(what), "{arguments:?}: {}", said.err);
        }
        // No space is free in a pipe, and nothing stood in it before.
        let said = candour(&["export", &draft, "-o", text(&path)]);
        assert!(said.err.contains("Nothing was changed."), "{}", said.err);
        for beside in ["space", "What stood", "holds the file"] {
            assert!(!said.err.contains(beside), "{name}: {}", said.err);
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test reads a draft")]
fn a_new_draft_that_is_called_protected_is_protected() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let begin = ["new", "self-evaluation-short", "-o"];
    let new =
        |name: &str, words: &[&str]| told(&[&begin[..], &[text(&path(name))]].concat(), words);
    let refused = new("a.ron.age", &[]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("No passphrase was given"));
    assert_eq!(new("a.ron.age", &["short", "short"]).code, 2);
    assert!(!path("a.ron.age").exists());

    let words = "seven slow herons";
    for name in ["a.ron.age", "b.RON.AGE"] {
        let made = new(name, &[words, words]);
        assert_eq!((made.code, made.err.as_str()), (0, ""));
        let bytes = std::fs::read(path(name)).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org"), "{name}");
        assert_eq!(told(&["info", text(&path(name))], &[words]).code, 0);
    }
    let key = path("key");
    write(&key, words);
    let given = ["--passphrase-file", text(&key)];
    let with_file = |draft: &Path| candour(&[&begin[..], &[text(draft)], &given].concat());
    assert_eq!(with_file(&path("c.ron.age")).code, 0);
    let refused = with_file(&path("d.ron"));
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("does not end in .ron.age"));
    assert!(!path("d.ron").exists());

    // A rescued draft is no more protected than the damaged one was.
    let (damaged, rescued) = (example("northmere-2026"), path("e.ron.age"));
    let refused = candour(&["salvage", &damaged, "-o", text(&rescued)]);
    assert_eq!(refused.code, 2);
    assert!(!rescued.exists());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test damages a file")]
fn a_damaged_draft_is_salvaged_to_a_new_file_and_kept_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let damaged = folder.path().join("damaged.ron");
    let rescued = folder.path().join("rescued.ron");
    let whole = std::fs::read_to_string(example("southampton-2022")).unwrap();
    let (cut, _) = whole.split_at(whole.find("  meetings: [").unwrap() + 60);
    std::fs::write(&damaged, cut).unwrap();

    assert_eq!(candour(&["info", text(&damaged)]).code, 2);
    let said = candour(&["salvage", text(&damaged), "-o", text(&rescued)]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out
            .contains("rows were read. 1 part could not be read."),
        "{}",
        said.out
    );
    assert!(said.out.contains("line 904: meetings"), "{}", said.out);
    assert!(
        said.out.contains("The draft’s own copy of its template"),
        "{}",
        said.out
    );
    let lost = std::fs::read_to_string(folder.path().join("rescued.lost.txt")).unwrap();
    assert!(lost.starts_with("Line 904: meetings"), "{lost}");
    assert_eq!(candour(&["info", text(&rescued)]).code, 0);
    assert_eq!(std::fs::read_to_string(&damaged).unwrap(), cut);

    let again = candour(&["salvage", text(&damaged), "-o", text(&rescued)]);
    assert_eq!(again.code, 2);
    assert!(
        again.err.contains("rescued.ron is there already"),
        "{}",
        again.err
    );
    let itself = candour(&["salvage", text(&damaged), "-o", text(&damaged)]);
    assert!(
        itself.err.contains("damaged.ron is there already"),
        "{}",
        itself.err
    );
}

const WORDS: &str = "seven slow herons";

#[test]
fn a_draft_is_protected_used_and_made_readable_again() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.ron");
    let closed = folder.path().join("draft.ron.age");
    let paper = folder.path().join("paper.md");
    candour(&["new", "self-evaluation-ilacs", "-o", text(&draft)]);
    for (typed, message) in [
        (vec!["too short"], "fewer than 12 characters"),
        (vec![WORDS, "seven slow herrings"], "are not the same"),
        (vec![], "No passphrase was given"),
    ] {
        let refused = told(&["protect", text(&draft)], &typed);
        assert_eq!(refused.code, 2);
        assert!(refused.err.contains(message), "{}", refused.err);
    }
    assert!(draft.exists() && !closed.exists());

    let export = candour(&[
        "export",
        text(&draft),
        "-o",
        text(&folder.path().join("a.pdf")),
    ]);
    let word = candour(&[
        "export",
        text(&draft),
        "-o",
        text(&folder.path().join("b.docx")),
    ]);
    let page = candour(&[
        "export",
        text(&draft),
        "-o",
        text(&folder.path().join("c.html")),
    ]);
    for made in [export, word, page] {
        assert_ne!(made.code, 2, "{}", made.err);
    }
    let done = told(&["protect", text(&draft)], &[WORDS, WORDS]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    let papers = "are not protected: a.pdf, b.docx, c.html.";
    assert!(done.out.contains(papers), "{}", done.out);
    assert!(closed.exists() && !draft.exists(), "{}", done.out);
    let again = told(&["protect", text(&closed)], &[WORDS]);
    assert!(again.err.contains("is protected already"), "{}", again.err);

    let info = told(&["info", text(&closed)], &[WORDS]);
    assert_eq!(info.code, 0, "{}", info.err);
    let wrong = told(&["info", text(&closed)], &["seven slow herring"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("not the one"), "{}", wrong.err);
    assert_eq!(candour(&["check", text(&closed)]).code, 2);

    let key = folder.path().join("key");
    write(&key, &format!("{WORDS}\r\nnot this\n"));
    let key = format!("--passphrase-file={}", text(&key));
    let export = candour(&["export", text(&closed), "-o", text(&paper), &key]);
    assert_eq!(export.code, 0, "{}", export.err);
    assert!(export.out.contains("this paper is not"), "{}", export.out);
    let open = candour(&["unprotect", text(&closed), &key]);
    assert_eq!((open.code, open.err.as_str()), (0, ""));
    assert!(draft.exists() && !closed.exists());
    assert_eq!(candour(&["info", text(&draft)]).code, 0);
}

#[expect(clippy::disallowed_methods, reason = "the test makes a file")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test makes files")]
fn a_draft_written_for_nobody_is_in_nobodys_paper_unless_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("note.ron");
    let open = std::fs::read_to_string(example("northmere-2026")).unwrap();
    let (head, rest) = open.split_once("details: (").unwrap();
    let rest = rest.replacen("audience: Ofsted,", "audience: WorkingNote,", 1);
    std::fs::write(&draft, format!("{head}details: ({rest}")).unwrap();
    let paper = folder.path().join("note.md");
    let export = |more: &[&str]| {
        let words = ["export", text(&draft), "-o", text(&paper)];
        candour(&[&words, more].concat())
    };
    for more in [&[][..], &["--for", "everyone"]] {
        let said = export(more);
        assert_eq!(said.code, 2, "{}", said.out);
        assert!(said.err.contains("is written for nobody"), "{}", said.err);
        assert!(said.err.contains("--anyway"), "{}", said.err);
        assert!(!paper.exists());
    }
    assert_ne!(export(&["--anyway"]).code, 0);
    let said = export(&["--for", "everyone", "--anyway"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("for everyone."), "{}", said.out);
    assert!(
        said.out.contains("written for fewer readers"),
        "{}",
        said.out
    );
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test makes files")]
fn what_stands_under_an_earlier_name_is_in_the_paper() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("renamed.ron");
    std::fs::write(
        &draft,
        r#"(
  format: "candour-draft", version: 1, app: "0.1.0", template: (id: "t", edition: "2"),
  details: (authority: "Northmere"),
  markings: {"old": (fields: {"private": (audience: Ofsted)})},
  answers: {"old": {"x": Prose("Words from last year."), "private": Prose("For Ofsted.")}},
  template_copy: (
    format: "candour-template", version: 1, id: "t", edition: "2", title: "T", summary: "S",
    framework: (name: "F", source: "S"), paper: (title: "P"), rules: [], sections: [
      (id: "new", title: "New", renamed_from: ["old"], fields: [
        (id: "x", prompt: "What?", kind: Prose),
        (id: "closed", prompt: "What else?", kind: Prose, renamed_from: ["private"]),
      ]),
    ],
  ),
)"#,
    )
    .unwrap();
    let checked = candour(&["check", text(&draft)]);
    assert!(
        !checked.out.contains("belongs to no part"),
        "{}",
        checked.out
    );
    let paper = folder.path().join("renamed.md");
    for (readers, has_private) in [("everyone", false), ("ofsted", true)] {
        let said = candour(&["export", text(&draft), "-o", text(&paper), "--for", readers]);
        assert_eq!(said.code, 0, "{}", said.err);
        let words = std::fs::read_to_string(&paper).unwrap();
        assert!(words.contains("Words from last year."), "{words}");
        assert_eq!(words.contains("For Ofsted."), has_private, "{words}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test plants files")]
fn protecting_seals_every_copy_and_names_what_is_not_protected() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let folders = Folders::below(&path("home"));
    let draft = path("sef.ron");
    let text = std::fs::read_to_string(example("northmere-2026")).unwrap();
    for name in [
        "sef.ron",
        "sef (our copy).ron",
        "sef (our copy 2).ron",
        ".sef.recovery-0011aabb.ron",
        "sef for everyone.pdf",
        "other.ron",
    ] {
        write(&path(name), &text);
    }
    let words = "seven slow herons";
    let said = told_in(
        &folders,
        &["protect", draft.to_str().unwrap()],
        &[words, words],
    );
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let expected = "So did one recovery copy. Protected too: sef (our copy 2).ron.age, sef (our copy).ron.age. These lie beside it and are not protected: other.ron, sef for everyone.pdf.";
    assert!(said.out.contains(expected), "{}", said.out);
    let listed = std::fs::read_dir(folder.path()).unwrap();
    let mut clear: Vec<String> = listed
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_file())
        .filter(|entry| {
            !std::fs::read(entry.path())
                .unwrap()
                .starts_with(b"age-encryption")
        })
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    clear.sort();
    assert_eq!(clear, ["other.ron", "sef for everyone.pdf"]);
    let copy = path("sef (our copy).ron.age");
    assert_eq!(told(&["info", copy.to_str().unwrap()], &[words]).code, 0);
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the test changes a draft by hand"
)]
fn a_draft_that_an_editor_saved_in_an_older_form_is_read_by_salvage() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, rescued) = (folder.path().join("d.ron"), folder.path().join("r.ron"));
    let written = candour(&["new", "self-evaluation-short", "-o", text(&draft)]);
    assert_eq!(written.code, 0, "{}", written.err);
    let words = std::fs::read_to_string(&draft).unwrap();
    let words = words.replacen("details: (", "details: (authority: \"Northmere’s £5\", ", 1);
    // Windows-1252 has one byte for each sign.
    let bytes = words.chars().map(|c| match c {
        '’' => 0x92,
        '‘' => 0x91,
        '–' => 0x96,
        '“' => 0x93,
        '”' => 0x94,
        c => u8::try_from(u32::from(c)).unwrap(),
    });
    std::fs::write(&draft, bytes.collect::<Vec<u8>>()).unwrap();

    let said = candour(&["check", text(&draft)]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("candour salvage"), "{}", said.err);
    let said = candour(&["salvage", text(&draft), "-o", text(&rescued)]);
    assert_eq!(said.code, 0, "{}", said.err);
    let words = std::fs::read_to_string(&rescued).unwrap();
    assert!(words.contains("Northmere’s £5"), "{words}");
}

#[test]
fn a_draft_is_not_written_under_the_name_of_another_programs_file() {
    let folder = tempfile::tempdir().unwrap();
    let example = example("northmere-2026");
    for name in ["plan.docx", "figures.XLSX", "paper.pdf", "notes.txt"] {
        let path = folder.path().join(name);
        for command in [
            ["new", "self-evaluation-short", "-o", text(&path)],
            ["salvage", &example, "-o", text(&path)],
        ] {
            let said = candour(&command);
            assert_eq!(said.code, 2, "{}", said.err);
            assert!(said.err.contains("ends in .ron"), "{}", said.err);
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test makes files")]
fn figures_are_seen_first_then_taken_and_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.ron");
    let file = folder.path().join("boats.csv");
    std::fs::write(&file, crate::import::figures::LONG).unwrap();
    candour(&["new", "self-evaluation-short", "-o", text(&draft)]);
    let import = |more: &[&str]| {
        let mut words = vec!["import", text(&file), "--into", text(&draft)];
        words.extend(more);
        candour(&words)
    };
    let nobody = import(&["--dry-run"]);
    assert_eq!(nobody.code, 2);
    assert!(
        nobody.err.contains("It has: North Yorkshire, York"),
        "{}",
        nobody.err
    );

    let seen = import(&["--authority", "815", "--dry-run", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&seen.out).unwrap();
    assert_eq!(
        (&json["kind"], &json["changes"]),
        (&"figures".into(), &0.into())
    );
    let last = json["series"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["period"], &last["value"]),
        (&"2025".into(), &"z".into())
    );

    let ours = ["--authority", "815", "--indicator", "boats percent (all"];
    let taken = import(&ours);
    assert_eq!((taken.code, taken.err.as_str()), (0, ""));
    assert!(
        taken.out.contains("+ Boats percent (All ages)"),
        "{}",
        taken.out
    );
    let again = import(&ours);
    assert!(again.out.contains("Nothing new comes in."), "{}", again.out);
    std::fs::write(
        &file,
        crate::import::figures::LONG.replace(",40,22\n", ",40,23\n"),
    )
    .unwrap();
    let next = import(&["--authority", "815"]);
    assert!(
        next.out
            .contains("~ Boats percent (All ages)\n    2025 22 → 23"),
        "{}",
        next.out
    );
    let saved = std::fs::read_to_string(&draft).unwrap();
    assert!(saved.contains("boats_percent, All ages (boats.csv)"));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test makes files")]
fn a_report_is_seen_first_and_then_brought_in_once() {
    use crate::import::{
        reports::of_today,
        tagged::{Packing, document},
    };
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.ron");
    let file = folder.path().join("report.pdf");
    std::fs::write(&file, document(&of_today(), Packing::Packed)).unwrap();
    candour(&["new", "self-evaluation-short", "-o", text(&draft)]);
    let before = std::fs::read(&draft).unwrap();
    let seen = candour(&[
        "import",
        text(&file),
        "--dry-run",
        "--json",
        "--into",
        text(&draft),
    ]);
    let json: serde_json::Value = serde_json::from_str(&seen.out).unwrap();
    assert_eq!(json["review"]["from"], "2025-02-24");
    assert_eq!(json["review"]["grades"]["care_leavers"], "Outstanding");
    assert_eq!(json["findings"][0]["reference"]["number"], 3);
    assert_eq!(
        json["findings"][1]["printed"],
        "Managers’ oversight of ropes (Enabler two: National Framework)."
    );
    assert_eq!(
        std::fs::read(&draft).unwrap(),
        before,
        "nothing was changed"
    );
    let taken = candour(&["import", text(&file), "--into", text(&draft)]);
    assert!(
        taken.out.contains("4 rows and values were brought in"),
        "{}",
        taken.out
    );
    let again = candour(&["import", text(&file), "--into", text(&draft)]);
    assert!(again.out.contains("Nothing new comes in."), "{}", again.out);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test makes files")]
fn a_document_goes_to_the_sections_it_belongs_to_and_nothing_is_lost() {
    use crate::import::documents::{harbour, word};
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("draft.ron");
    let file = folder.path().join("last year.docx");
    std::fs::write(&file, word(&harbour())).unwrap();
    candour(&["new", "self-evaluation-ilacs", "-o", text(&draft)]);
    let seen = candour(&[
        "import",
        text(&file),
        "--into",
        text(&draft),
        "--dry-run",
        "--json",
    ]);
    let json: serde_json::Value = serde_json::from_str(&seen.out).unwrap();
    let sections = json["sections"].as_array().unwrap();
    let sections: Vec<_> = sections
        .iter()
        .map(|section| {
            (
                section["id"].as_str().unwrap(),
                section["words"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        sections,
        [
            ("help-protection", 10),
            ("front-door", 8),
            ("children-in-care", 5)
        ]
    );
    let left: Vec<_> = json["left"]
        .as_array()
        .unwrap()
        .iter()
        .map(|left| left["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        left,
        [
            "Our harbour, 2025",
            "Lighthouses\nThey shine.",
            "Seen in May.",
            "Is this so?",
            "Page"
        ]
    );

    let taken = candour(&["import", text(&file), "--into", text(&draft)]);
    assert_eq!((taken.code, taken.err.as_str()), (0, ""));
    let saved = std::fs::read_to_string(&draft).unwrap();
    assert!(
        saved.contains("**The front door and thresholds**"),
        "{saved}"
    );
    let again = candour(&["import", text(&file), "--into", text(&draft)]);
    assert!(again.out.contains("Nothing new comes in."), "{}", again.out);
}

/// A new draft with these words in its first text, in a folder of its own.
fn draft_with(words: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("draft.ron");
    let new = candour(&["new", "self-evaluation-short", "-o", text(&path)]);
    assert_eq!(new.code, 0, "{}", new.err);
    #[expect(clippy::disallowed_methods, reason = "the test writes a draft")]
    {
        let draft = std::fs::read_to_string(&path).unwrap();
        let written = draft.replacen("title: \"", &format!("title: \"{words} "), 1);
        assert_ne!(written, draft);
        std::fs::write(&path, written).unwrap();
    }
    let path = text(&path).to_owned();
    (folder, path)
}

#[test]
fn language_is_told_with_words_suggestions_and_places() {
    let (folder, draft) = draft_with("The Kwixle chidlren");
    let json = candour(&["check", &draft, "--language", "--json"]);
    assert_eq!((json.code, json.err.as_str()), (0, ""));
    let list: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    let spelling: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["rule"] == "spelling")
        .collect();
    assert_eq!(spelling.len(), 2, "{}", json.out);
    assert_eq!(spelling[1]["word"], "chidlren");
    assert_eq!(spelling[1]["place"], "Title");
    assert_eq!(spelling[1]["suggestions"][0], "children");

    // The words of this user are right.
    let own = folder.path().join("my-words.txt");
    #[expect(
        clippy::disallowed_methods,
        reason = "the test writes the words of a user"
    )]
    std::fs::write(own, "Kwixle\n").unwrap();
    let folders = Folders::below(folder.path());
    let said = told_in(&folders, &["check", &draft, "--language"], &[]);
    assert!(
        said.out
            .contains("Title: ‘chidlren’ is in no dictionary (children"),
        "{}",
        said.out
    );
    assert!(said.out.contains("1 in no dictionary"), "{}", said.out);
}

#[test]
fn words_are_found_and_replaced_in_a_new_draft() {
    let (folder, draft) = draft_with("A zorblatt’s Zorblatts");
    let said = candour(&["find", &draft, "ZORBLATT'S", "--whole"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(
        said.out.contains("Title: A [zorblatt’s] Zorblatts"),
        "{}",
        said.out
    );
    assert!(said.out.ends_with("1 found.\n"));
    let json = candour(&[
        "find",
        &draft,
        "zorblatt(s?)",
        "--regex",
        "--json",
        "--case",
    ]);
    let list: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (&list[0]["found"], &list[0]["start"]),
        (&"zorblatt".into(), &2.into())
    );

    let new = folder.path().join("new.ron");
    let arguments = [
        "find",
        &draft,
        "zorblatt(s?)",
        "--regex",
        "--replace",
        "kwixle$1",
        "-o",
        text(&new),
    ];
    let said = candour(&arguments);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("2 replaced in 1 place."), "{}", said.out);
    let said = candour(&["find", text(&new), "kwixle’s kwixles"]);
    assert!(said.out.ends_with("1 found.\n"), "{}", said.out);
    assert_eq!(candour(&arguments).code, 2, "nothing is overwritten");
    let said = candour(&["find", &draft, "(", "--regex"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("unclosed group"), "{}", said.err);
}
