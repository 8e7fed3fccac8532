//! Three texts as people leave them.

use super::*;

/// Merges three texts; a doubt is shown as `{base|ours|theirs}`.
#[track_caller]
fn check(base: &str, ours: &str, theirs: &str, expected: &str) {
    let shown = |stretches: &[Stretch], is_turned: bool| -> String {
        let shown = stretches.iter().map(|stretch| match stretch {
            Stretch::Settled(text) => text.clone(),
            Stretch::Doubt { base, ours, theirs } if is_turned => {
                format!("{{{base}|{theirs}|{ours}}}")
            }
            Stretch::Doubt { base, ours, theirs } => format!("{{{base}|{ours}|{theirs}}}"),
        });
        shown.collect()
    };
    let merged = stretches(base, ours, theirs);
    assert_eq!(shown(&merged, false), expected);
    let turned = stretches(base, theirs, ours);
    assert_eq!(shown(&turned, true), expected, "with the sides turned");
}

#[test]
fn two_hands_in_one_sentence_are_put_together() {
    check(
        "Audits found that plans were late and visits were short.",
        "Audits found that most plans were late and visits were short.",
        "Audits found that plans were late and some visits were short.",
        "Audits found that most plans were late and some visits were short.",
    );
}

#[test]
fn what_only_one_side_changed_is_taken() {
    check("One. Two.", "One. Two.", "One. Three.", "One. Three.");
    check("One.", "One.", "One.\n\nTwo.", "One.\n\nTwo.");
    check("One.\n\nTwo.", "One.", "One.\n\nTwo.", "One.");
    check("", "", "New.", "New.");
    check("a", "b", "b", "b");
}

#[test]
fn changes_that_touch_leave_the_whole_sentence_in_doubt() {
    check(
        "First. We visit many homes each year. Last.",
        "First. We visit all homes each year. Last.",
        "First. We visit many good homes each month. Last!",
        "First. {We visit many homes each year.|We visit all homes each year.|We visit many good homes each month.} Last!",
    );
}

#[test]
fn a_deletion_against_a_change_is_in_doubt() {
    check(
        "Keep this. We visit homes often. And this.",
        "Keep this. And this.",
        "Keep this. We visit homes quite often. And this.",
        "Keep this. {We visit homes often. ||We visit homes quite often. }And this.",
    );
    check(
        "Only this.",
        "",
        "Only this one.",
        "{Only this.||Only this one.}",
    );
}

#[test]
fn figures_of_one_sentence_are_not_put_together_from_two_hands() {
    check(
        "We saw 14 plans of a total of 20 this year. And more.",
        "We saw 15 plans of a total of 20 this year. And more.",
        "We saw 14 plans of a total of 22 this year. And much more.",
        "{We saw 14 plans of a total of 20 this year.|We saw 15 plans of a total of 20 this year.|We saw 14 plans of a total of 22 this year.} And much more.",
    );
}

#[test]
fn a_sentence_that_one_side_wrote_anew_is_in_doubt_where_the_other_changed_it() {
    check(
        "Many children wait long for a first visit from us.",
        "Nobody waits now, and a first visit is quick.",
        "Many children wait too long for a first visit from us.",
        "{Many children wait long for a first visit from us.|Nobody waits now, and a first visit is quick.|Many children wait too long for a first visit from us.}",
    );
}

#[test]
fn two_paragraphs_at_one_place_are_in_doubt_and_both_can_be_had() {
    let (base, ours, theirs) = ("One.", "One.\n\nOurs.", "One.\n\nTheirs.");
    check(base, ours, theirs, "One.{|\n\nOurs.|\n\nTheirs.}");
    let merged = stretches(base, ours, theirs);
    assert_eq!(all_picked(&merged, Pick::Both), "One.\n\nOurs.\n\nTheirs.");
    assert_eq!(all_picked(&merged, Pick::Ours), ours);
    assert_eq!(all_picked(&merged, Pick::Theirs), theirs);
}

#[test]
fn what_holds_the_other_s_change_and_more_is_taken() {
    let merged = "Audits found that most plans were late and some visits were short.";
    check(
        "Audits found that plans were late and visits were short.",
        merged,
        "Audits found that plans were late and some visits were short.",
        merged,
    );
}

#[test]
fn a_paragraph_moved_here_and_changed_there_is_in_doubt() {
    let (a, b, c) = (
        "First thing said.\n",
        "Second thing said.\n",
        "Third thing said.\n",
    );
    let merged = stretches(
        &format!("{a}{b}{c}"),
        &format!("{b}{c}{a}"),
        &format!("First good thing said.\n{b}{c}"),
    );
    assert!(merged.iter().any(is_doubt), "{merged:?}");
}
