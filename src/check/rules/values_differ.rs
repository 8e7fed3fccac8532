//! One figure has one value: in the register, in every text, and in what it is worked out from.
//!
//! Members find figures that disagree from one page to the next (Cheshire East 2022).

use std::sync::Arc;

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    contradictions::contradictions_of,
    figures::{Figures, figures},
    measured::Measured,
    of_others::OfOthers,
    subject::Subject,
};
use crate::model::{Answer, Place, RegisterKind, SectionId};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (section, answers) in &subject.draft.answers {
        for (field, answer) in answers {
            if let Answer::Prose(prose) = answer {
                let place = || Place::Field(section.clone(), field.clone());
                let found = contradictions_of(prose);
                let messages = found.0.iter().cloned();
                findings.extend(messages.map(|message| itself(place(), message)));
            }
        }
    }
    let known = figures(subject);
    let all = || subject.statements.iter().zip(&known);
    for (one, figures) in all() {
        for (column, message) in &figures.contradictions {
            findings.push(itself(cell(one, column), message.clone()));
        }
        for (column, message) in &figures.otherwise {
            let hint = "Which of the two is right?";
            findings.push(finding(cell(one, column), message.clone(), hint));
        }
    }
    findings.extend(unlike_each_other(subject.statements, &known));
    for (one, figures) in all() {
        if let Some(message) = &figures.claimed {
            let hint = "Which of the two is right?";
            findings.push(finding(cell(one, "claim"), message.clone(), hint));
        }
    }
    findings.extend(others_otherwise(subject.statements, &known));
    findings
}

fn cell(one: &Claimed<'_>, column: &'static str) -> Place {
    Place::Cell(RegisterKind::Statements, one.row.id.clone(), column)
}

/// Figures of one text that do not agree.
fn itself(place: Place, message: String) -> Finding {
    finding(place, message, "Which of the figures is right?")
}

fn finding(place: Place, message: String, hint: &str) -> Finding {
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Attention,
        rule: "values-differ",
        message,
        hint: hint.to_owned(),
    }
}

/// Finds two cells that give the same thing two values.
fn unlike_each_other(statements: &[Claimed<'_>], figures: &[Arc<Figures>]) -> Vec<Finding> {
    let mut known: Vec<(&Claimed<'_>, &str, &Measured)> = Vec::new();
    let mut findings = Vec::new();
    for (one, figures) in statements.iter().zip(figures) {
        for (column, figure) in &figures.measured {
            let other = known.iter().find(|(other, at, known)| {
                let is_near = other.row.id == one.row.id;
                !(is_near && at == column)
                    && other.row.section == one.row.section
                    && known.differs_from(figure, is_near)
            });
            if let Some((.., other)) = other {
                let message = format!(
                    "{} stands here, and {} elsewhere for the same",
                    figure.said(),
                    other.said()
                );
                let hint = "Which of the two is right, and for when?";
                findings.push(finding(cell(one, column), message, hint));
            }
            known.push((one, column, figure));
        }
    }
    findings
}

/// Finds two statements that give two shares for the neighbours in the same.
fn others_otherwise(statements: &[Claimed<'_>], figures: &[Arc<Figures>]) -> Option<Finding> {
    let mut known: Vec<(&Option<SectionId>, &OfOthers)> = Vec::new();
    for (one, figures) in statements.iter().zip(figures) {
        for said in &figures.of_others {
            let other = known
                .iter()
                .find(|(section, other)| *section == &one.row.section && said.differs_from(other));
            if let Some((_, other)) = other {
                let message = format!(
                    "{} per cent stands here for the neighbours, and {} per cent elsewhere",
                    said.share, other.share
                );
                let hint = "Which of the two is right, and for when?";
                return Some(finding(cell(one, "how"), message, hint));
            }
            known.push((&one.row.section, said));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use jiff::civil::date;

    use crate::check::test_support::{
        answer, draft, expect_findings, indicator, section, showing, statement, template,
    };

    #[test]
    fn two_values_for_one_thing_are_found() {
        let mut draft = draft();
        let title = "Long-term stability of homes";
        draft.registers.indicators.push(indicator(
            "i-one",
            title,
            &[("2025", "70"), ("2026", "72.4")],
        ));
        answer(
            &mut draft,
            "rows",
            "text",
            "18 of 25 (80 per cent) moved; 20 of 25, 80 per cent.",
        );
        for (id, claim, how) in [
            ("s-right", "Homes last", "Stability of homes is 72 per cent"),
            (
                "s-wrong",
                "Homes last",
                "Stability of homes is 78 per cent (neighbours 69)",
            ),
            ("s-cites", "Carers stay", "66.1 per cent [@i-one]"),
            (
                "s-one",
                "Plans",
                "Pathway plans written together: 61 per cent",
            ),
            (
                "s-two",
                "Leavers",
                "Pathway plans written together: 68 per cent",
            ),
            (
                "s-then",
                "Leavers",
                "Pathway plans written together in 2024: 40 per cent",
            ),
        ] {
            draft.registers.statements.push(statement(id, claim, how));
        }
        expect_findings(
            &draft,
            &template("ValuesDiffer", &showing("Statements", "claim")),
            expect![[r#"
                Attention values-differ: “18 of 25” is 72 per cent, and 80 per cent stands beside it
                  Field(SectionId("rows"), FieldId("text"))
                  Which of the figures is right?
                Attention values-differ: 78 per cent stands here, and the register has 72.4 for ‘Long-term stability of homes’ in 2026
                  Cell(Statements, RowId("s-wrong"), "how")
                  Which of the two is right?
                Attention values-differ: 66.1 per cent stands here, and the register has 72.4 for ‘Long-term stability of homes’ in 2026
                  Cell(Statements, RowId("s-cites"), "how")
                  Which of the two is right?
                Attention values-differ: 78 per cent stands here, and 72 per cent elsewhere for the same
                  Cell(Statements, RowId("s-wrong"), "how")
                  Which of the two is right, and for when?
                Attention values-differ: 66.1 per cent stands here, and 72 per cent elsewhere for the same
                  Cell(Statements, RowId("s-cites"), "how")
                  Which of the two is right, and for when?
                Attention values-differ: 68 per cent stands here, and 61 per cent elsewhere for the same
                  Cell(Statements, RowId("s-two"), "how")
                  Which of the two is right, and for when?
                Attention unknown-answer: ‘18 of 25 (80 per cent) moved; 20 of 25, 80 per cent.’ belongs to no part of this paper
                  Field(SectionId("rows"), FieldId("text"))
                  It is kept in the file but is not in the paper. Move what you need, then remove it
            "#]],
        );
    }

    /// Returns what the rule says of statements of one section.
    fn found(statements: &[(&str, &str, &str)]) -> Vec<String> {
        let mut draft = draft();
        for (id, claim, how) in statements {
            let mut statement = statement(id, claim, how);
            statement.section = Some(section("rows"));
            draft.registers.statements.push(statement);
        }
        let template = template("ValuesDiffer", &showing("Statements", "claim"));
        let findings = crate::check::check(&draft, &template, date(2026, 5, 1)).into_iter();
        let findings = findings.filter(|finding| finding.rule == "values-differ");
        findings.map(|finding| finding.message).collect()
    }

    #[test]
    fn people_counted_on_a_day_are_one_number() {
        let claim = "We look after 412 children at 31 March 2026";
        let other = "Of 428 children at 31 March 2026, 51 live far away";
        assert_eq!(
            found(&[("s-one", claim, ""), ("s-two", "Homes are few", other)]),
            ["428 stands here, and 412 elsewhere for the same"]
        );
        let then = "Of 428 children at 31 March 2025, 51 live far away";
        assert!(found(&[("s-one", claim, ""), ("s-two", "Homes are few", then)]).is_empty());
    }

    #[test]
    fn a_claim_gives_the_share_that_shows_it() {
        let claim = "Nine in ten visits are made on time";
        let how = |share: &str| format!("Visits were made in time in {share} per cent of cases");
        let message = ["84 per cent stands here, and 90 per cent elsewhere for the same"];
        assert_eq!(found(&[("s-one", claim, &how("84"))]), message);
        // In words nobody is exact.
        assert!(found(&[("s-one", claim, &how("91"))]).is_empty());
        assert!(found(&[("s-one", "Most visits are made on time", &how("84"))]).is_empty());
    }

    #[test]
    fn what_was_worked_out_holds_until_the_register_or_the_statement_changes() {
        let mut draft = draft();
        let title = "Long-term stability of homes";
        let values = |ours: &str| indicator("i-one", title, &[("2026", ours)]);
        draft.registers.indicators.push(values("72.4"));
        let how = "Stability of homes is 78 per cent";
        draft
            .registers
            .statements
            .push(statement("s-one", "Homes last", how));
        let template = template("ValuesDiffer", &showing("Statements", "claim"));
        let n_found = |draft: &_| {
            let findings = crate::check::check(draft, &template, date(2026, 5, 1));
            let findings = findings
                .iter()
                .filter(|found| found.rule == "values-differ");
            findings.count()
        };
        assert_eq!((n_found(&draft), n_found(&draft)), (1, 1));
        draft.registers.indicators[0] = values("78");
        assert_eq!(n_found(&draft), 0);
        draft.registers.indicators[0] = values("72.4");
        assert_eq!(n_found(&draft), 1);
        draft.registers.statements[0].how =
            crate::model::Prose::new("Stability of homes is 72 per cent");
        assert_eq!(n_found(&draft), 0);
    }
}
