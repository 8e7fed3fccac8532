//! What comes next says what, and for whom.
//!
//! Inspectors find areas for development left vague where strengths are clear (Rotherham 2022).

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    reading::Mark,
    shares::amounts,
    subject::Subject,
    when::is_month,
    words::{name, quoted},
};
use crate::model::{Place, RegisterKind, count_words};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    subject.statements.iter().filter_map(of).collect()
}

fn of(one: &Claimed<'_>) -> Option<Finding> {
    let next = one.row.next.as_str();
    let is_vague = one.next.has(Mark::Vague) || says_nothing_to_hold_to(next);
    if is_vague && amounts(next).is_empty() && !names_a_time(next) {
        return Some(Finding {
            of: None,
            because: None,
            place: Place::Cell(RegisterKind::Statements, one.row.id.clone(), "next"),
            severity: Severity::Attention,
            rule: "vague-area",
            message: format!("{} says neither what nor for whom", quoted(next)),
            hint: "Who will do what, for how many children, by when?".to_owned(),
        });
    }
    let behind = format!("{} {}", one.row.how.as_str(), one.row.difference.as_str());
    let texts = [one.row.claim.as_str(), &behind];
    let is_counted = texts.iter().any(|text| !amounts(text).is_empty());
    (one.claim.has(Mark::Vague) && one.claim.has(Mark::Gap) && !is_counted).then(|| Finding {
        of: None,
        because: None,
        place: Place::Cell(RegisterKind::Statements, one.row.id.clone(), "claim"),
        severity: Severity::Attention,
        rule: "vague-area",
        message: format!(
            "{} does not say for whom, or how much",
            name(one.row, one.idx)
        ),
        hint: "Which children, how many, since when?".to_owned(),
    })
}

/// A next step with more words names something.
const FEW_WORDS: usize = 14;
/// Verbs that promise and name nothing to be done.
const PROMISES: &str = "improve strengthen develop enhance embed continue ensure promote raise \
    support maintain drive explore consider look review build focus further progress sustain refresh \
    refine champion deepen grow nurture prioritise monitor celebrate optimise revisit tackle \
    address reflect encourage carry push aim strive commit seek think foster cultivate instil inspire \
    influence";

/// Whether a next step begins with a verb that names nothing to be done.
fn says_nothing_to_hold_to(next: &str) -> bool {
    const PLACEHOLDERS: &[&str] = &[
        "ongoing",
        "on-going",
        "continuing",
        "continuous",
        "tbc",
        "tba",
        "to follow",
        "in progress",
        "under way",
        "in hand",
        "as above",
        "as now",
        "no change",
        "none",
        "n/a",
        "business as usual",
        "work in progress",
        "work continues",
        "this continues",
        "to be agreed",
    ];
    let small = next.to_lowercase();
    if PLACEHOLDERS.contains(&small.trim().trim_end_matches(['.', ';', ':', '!'])) {
        return true;
    }
    if count_words(next) > FEW_WORDS || small.contains(';') {
        return false;
    }
    let mut words = small
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .skip_while(|word| {
            matches!(
                *word,
                "we" | "will"
                    | "shall"
                    | "to"
                    | "be"
                    | "are"
                    | "is"
                    | "there"
                    | "further"
                    | "more"
                    | "must"
                    | "also"
                    | "now"
                    | "plan"
                    | "intend"
                    | "need"
                    | "should"
                    | "our"
                    | "aim"
            )
        });
    let first = words.next().unwrap_or_default();
    let is_promise = |word: &str| PROMISES.split_whitespace().any(|known| known == word);
    let base = first.strip_suffix("ing").unwrap_or(first);
    is_promise(first) || is_promise(base) || is_promise(&format!("{base}e"))
}

/// Whether a next step says when.
fn names_a_time(next: &str) -> bool {
    let small = next.to_lowercase();
    let times = [
        "spring",
        "summer",
        "autumn",
        "winter",
        "easter",
        "christmas",
        "week",
        "month",
        "quarter",
        "by may",
        "in may",
        "from may",
    ];
    let mut words = small.split(|c: char| !c.is_alphabetic());
    times.iter().any(|time| small.contains(time))
        || words.any(|word| is_month(word) && word != "may")
        || small.contains("20")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, showing, statement, template};
    use crate::model::Prose;

    #[test]
    fn a_next_step_without_what_and_whom_is_found() {
        let mut draft = draft();
        for (id, claim, next) in [
            (
                "s-options",
                "Hubs are welcoming",
                "Consider options to enhance the offer where possible",
            ),
            (
                "s-embed",
                "Hubs are welcoming",
                "Continue to embed good practice",
            ),
            (
                "s-clear",
                "Hubs are welcoming",
                "Open the north hub on Saturdays from May 2027",
            ),
            (
                "s-many",
                "Hubs are welcoming",
                "Continue to ring each of the 74 families",
            ),
            (
                "s-area",
                "More work is needed on consistency of practice",
                "Priority 2",
            ),
        ] {
            let mut one = statement(id, claim, "Parents told us");
            one.next = Prose::new(next);
            draft.registers.statements.push(one);
        }
        expect_findings(
            &draft,
            &template("VagueArea", &showing("Statements", "claim")),
            expect![[r#"
                Attention vague-area: ‘Consider options to enhance the offer where possible’ says neither what nor for whom
                  Cell(Statements, RowId("s-options"), "next")
                  Who will do what, for how many children, by when?
                Attention vague-area: ‘Continue to embed good practice’ says neither what nor for whom
                  Cell(Statements, RowId("s-embed"), "next")
                  Who will do what, for how many children, by when?
                Attention vague-area: ‘More work is needed on consistency of practice’ does not say for whom, or how much
                  Cell(Statements, RowId("s-area"), "claim")
                  Which children, how many, since when?
            "#]],
        );
    }
}
