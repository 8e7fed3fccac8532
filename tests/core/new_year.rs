//! A new year's draft from last year's, on the command line.

use crate::command_line::{candour, example, text};

#[test]
fn last_years_example_goes_on_and_its_file_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let next = folder.path().join("next.ron");
    let last = example("northmere-2026");
    let said = candour(&["new", "--from", &last, "-o", text(&next)]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for told in [
        "findings go on",
        "actions go on",
        "indicators have a new year",
        "passages are last year’s words",
    ] {
        assert!(said.out.contains(told), "{told}\n{}", said.out);
    }
    assert!(!said.out.contains("No place in it"), "{}", said.out);
    let check = candour(&["check", text(&next), "--json"]);
    let found: serde_json::Value = serde_json::from_str(&check.out).unwrap();
    let rules = found.as_array().unwrap().iter();
    let n_asked = rules
        .filter(|finding| finding["rule"] == "last-year")
        .count();
    assert!(n_asked > 20, "{n_asked}");
    let again = candour(&["new", "--from", &last, "-o", text(&next)]);
    assert!(again.err.contains("is there already"), "{}", again.err);
}

#[test]
fn a_longer_template_gives_its_words_to_a_shorter_one() {
    let folder = tempfile::tempdir().unwrap();
    let next = folder.path().join("next.ron");
    let last = example("northmere-2026");
    let to = "self-evaluation-short";
    let said = candour(&["new", to, "--from", &last, "-o", text(&next)]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let names = (
        said.out.contains("Self-evaluation, short"),
        said.out.contains("last year’s"),
    );
    assert_eq!(names, (true, true), "{}", said.out);
}

#[test]
fn what_is_protected_stays_so() {
    let folder = tempfile::tempdir().unwrap();
    let next = folder.path().join("next.ron.age");
    let last = example("northmere-2026");
    let said = candour(&["new", "--from", &last, "-o", text(&next)]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("Nothing was written"), "{}", said.err);
    assert!(!next.exists());
    let none = candour(&["new", "-o", text(&folder.path().join("none.ron"))]);
    assert_eq!(none.code, 2, "a template or a draft is needed");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test plays another program")]
fn what_last_years_paper_promised_is_asked_about_once_its_words_are_gone() {
    let folder = tempfile::tempdir().unwrap();
    let next = folder.path().join("next.ron");
    let last = example("northmere-2026");
    let said = candour(&["new", "--from", &last, "-o", text(&next)]);
    assert!(
        said.out.contains("promises of last year’s paper are kept"),
        "{}",
        said.out
    );
    let asked = |draft: &str| {
        let check = candour(&["check", draft, "--json"]);
        let found: serde_json::Value = serde_json::from_str(&check.out).unwrap();
        let rules = found.as_array().unwrap().iter();
        rules
            .filter(|finding| finding["rule"] == "promise-missing")
            .count()
    };
    assert_eq!(asked(text(&next)), 0, "all are last year's words still");
    let begun = std::fs::read_to_string(&next).unwrap();
    assert!(begun.contains("version: 4,"));
    let other = r#"next: "We ask them.""#;
    let without = begun.replace(
        r#"next: "Keep the help for carers that makes it so.""#,
        other,
    );
    assert!(without.contains(other));
    std::fs::write(&next, without).unwrap();
    assert_eq!(asked(text(&next)), 1);
}
