//! Spelling over real texts: what is caught, what is marked wrongly, and what the command says.

use std::sync::LazyLock;

use candour::session::{Dictionary, known_words, language};
use candour::spell::{Known, misspelled, words_of_line};
use candour::store::parse_draft;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| Dictionary::load().unwrap());

const MISSPELLINGS: &str = include_str!("../data/spelling/misspellings.txt");

#[test]
fn of_two_hundred_common_misspellings_nearly_all_are_found_and_mended() {
    let pairs: Vec<(&str, &str)> = MISSPELLINGS
        .lines()
        .filter_map(|line| line.split_once(' ').filter(|_| !line.starts_with('#')))
        .collect();
    assert_eq!(pairs.len(), 200);
    let known = Known::default();
    let is_found = |word: &str| !misspelled(&words_of_line(word), &DICTIONARY, &known).is_empty();
    let missed: Vec<&str> = pairs
        .iter()
        .map(|(wrong, _)| *wrong)
        .filter(|word| !is_found(word))
        .collect();
    assert_eq!(missed, [] as [&str; 0]);
    assert!(pairs.iter().all(|(_, right)| !is_found(right)));
    // Suggestions are dear; every tenth tells enough.
    let unmended: Vec<&str> = pairs
        .iter()
        .step_by(10)
        .filter(|(wrong, right)| !DICTIONARY.suggest(wrong).iter().any(|word| word == right))
        .map(|(wrong, _)| *wrong)
        .collect();
    assert!(unmended.len() <= 1, "{unmended:?}");
}

#[test]
fn the_examples_have_at_most_one_false_alarm_in_a_thousand_words() {
    for name in ["northmere-2026", "southampton-2022"] {
        let path = format!("{}/examples/drafts/{name}.ron", env!("CARGO_MANIFEST_DIR"));
        #[expect(clippy::disallowed_methods, reason = "the test reads an example")]
        let bytes = std::fs::read(path).unwrap();
        let loaded = parse_draft(&bytes).unwrap();
        let known = known_words(&loaded.draft, &loaded.template, &[]);
        let found = language(&loaded.draft, &loaded.template, &DICTIONARY, &known);
        let alarms: Vec<&str> = found
            .findings
            .iter()
            .filter(|finding| finding.rule == "spelling")
            .map(|finding| finding.word.as_str())
            .collect();
        assert!(found.n_words > 2000, "{name} {}", found.n_words);
        assert!(
            alarms.len() * 1000 <= found.n_words,
            "{name} {}: {alarms:?}",
            found.n_words
        );
    }
}

#[test]
fn a_draft_knows_its_own_terms_names_and_words() {
    let mut loaded = candour::session::example_draft().unwrap();
    let answers = loaded.draft.answers.values_mut().next().unwrap();
    let answer = answers.values_mut().next().unwrap();
    *answer = candour::model::Answer::Prose(candour::model::Prose::new(
        "Kwixle helps Zorblat’s Quimbelby, and a **wrnog** word [@e-one].",
    ));
    loaded.draft.details.authority = "Northmere and Quimbelby Council".to_owned();
    loaded.draft.details.words = vec!["Zorblat".to_owned()];
    let spelling = |own: &[String]| {
        let known = known_words(&loaded.draft, &loaded.template, own);
        let found = language(&loaded.draft, &loaded.template, &DICTIONARY, &known).findings;
        let found = found
            .into_iter()
            .filter(|finding| finding.rule == "spelling");
        found.map(|finding| finding.word).collect::<Vec<_>>()
    };
    assert_eq!(spelling(&[]), ["Kwixle", "wrnog"]);
    assert_eq!(spelling(&["Kwixle".to_owned()]), ["wrnog"]);
}

#[test]
fn fifteen_thousand_words_are_read_in_one_go() {
    let right = MISSPELLINGS.lines().filter_map(|line| line.split_once(' '));
    let right: Vec<&str> = right.map(|(_, right)| right).skip(1).collect();
    let text = right.join(" was better for the children’s and families’ ") + " ";
    let text = text.repeat(11);
    let words = words_of_line(&text);
    assert!(words.len() > 15_000);
    assert_eq!(misspelled(&words, &DICTIONARY, &Known::default()), []);
}
