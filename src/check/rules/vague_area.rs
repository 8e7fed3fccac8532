//! What comes next says what, and for whom.
//!
//! Inspectors find areas for development left vague where strengths are clear (Rotherham 2022).

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    reading::Mark,
    shares::amounts,
    subject::Subject,
    words::{name, quoted},
};
use crate::model::{Place, RegisterKind};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    subject.statements.iter().filter_map(of).collect()
}

fn of(one: &Claimed<'_>) -> Option<Finding> {
    let next = one.row.next.as_str();
    if one.next.has(Mark::Vague) && amounts(next).is_empty() {
        return Some(Finding {
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
