//! What is remarked on, and what is not.

use super::remarks;
use crate::prose::shown;

/// Writes the remarks of a text: the rule, what is marked, and what could stand there.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = shown(text)
        .iter()
        .flat_map(remarks)
        .map(|remark| {
            let words = text.get(remark.range).unwrap();
            let words: String = words.chars().take(24).collect();
            format!(
                "{} {words} -> {}",
                remark.rule,
                remark.suggestions.join("|")
            )
        })
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn long_sentences_are_told_and_lists_are_not_one_sentence() {
    let long = "one two three four five six seven eight nine ten ".repeat(3);
    check(
        &format!("Short. Zero {long}"),
        &["long-sentence Zero one two three four  -> "],
    );
    let items = "- one two three four five six seven eight nine ten\n".repeat(4);
    check(&items, &[]);
}

#[test]
fn a_run_of_passives_is_told_and_a_single_one_is_not() {
    check("Plans are reviewed monthly. We act on them.", &[]);
    check(
        "We meet. Plans are reviewed monthly. Children have been seen alone. Visits were not recorded. We act.",
        &["passive-run Plans are reviewed month -> "],
    );
    check(
        "Plans are reviewed by managers. Children are seen by us. Staff are committed. It was red.",
        &[],
    );
}

#[test]
fn jargon_has_a_plainer_word_in_the_same_case() {
    check(
        "In order to **utilise** this, going forward. Prior to it, order to order.",
        &[
            "jargon In order to -> To",
            "jargon utilise -> use",
            "jargon going forward -> from now on",
            "jargon Prior to -> Before",
        ],
    );
    check(
        "The order, in. Order to pay. A practitioner’s going; forward she goes.",
        &[],
    );
}

#[test]
fn words_taken_for_others_are_told_beside_what_shows_it() {
    check(
        "We should of seen that the the children and there families wait less then before, in practise. Its been less children.",
        &[
            "confused-words of -> have",
            "doubled-word the the -> the",
            "confused-words there -> their",
            "confused-words then -> than",
            "confused-words practise -> practice",
            "confused-words Its -> It’s",
            "confused-words less -> fewer",
        ],
    );
    check(
        "They had had enough; that that is so. Its lead officer has lead responsibility. We practise this, and its effect is less. She’d less time then. Of course we could; of these, none.",
        &[],
    );
}
