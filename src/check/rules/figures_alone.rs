//! What is known is not known from figures alone.
//!
//! Too many self-evaluations show “impact” as performance figures (Ofsted’s own account of 2018):
//! inspectors ask which audits were read and who was asked.

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{Place, RegisterKind};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let statements = subject.statements.iter();
    statements
        .filter(|one| one.says_how() && one.is_counted())
        .filter(|one| !one.was_looked_at() && !one.has_voice())
        .map(|one| Finding {
            of: None,
            because: None,
            place: Place::Cell(RegisterKind::Statements, one.row.id.clone(), "how"),
            severity: Severity::Attention,
            rule: "figures-alone",
            message: format!("Figures alone show {}", name(one.row, one.idx)),
            hint: "Which audit or case reading says the same, and whom did you ask?".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, row, showing, statement, template};
    use crate::model::{Evidence, EvidenceKind};

    #[test]
    fn figures_without_an_audit_or_a_voice_are_found() {
        let mut draft = draft();
        for (id, title, kind) in [
            ("e-card", "Scorecard, quarter two", EvidenceKind::Audit),
            ("e-voice", "Calls in June", EvidenceKind::Voice),
        ] {
            let mut evidence = Evidence::new(row(id));
            evidence.title = title.to_owned();
            evidence.kind = kind;
            draft.registers.evidence.push(evidence);
        }
        for (id, how, evidence) in [
            ("s-alone", "71 per cent; neighbours 64", "e-card"),
            ("s-audit", "71 per cent, and 40 files read", "e-card"),
            ("s-said", "71 per cent; parents told us the same", "e-card"),
            ("s-voice", "71 per cent", "e-voice"),
            ("s-none", "", "e-card"),
        ] {
            let mut one = statement(id, "Homes are stable", how);
            one.evidence.push(row(evidence));
            draft.registers.statements.push(one);
        }
        expect_findings(
            &draft,
            &template("FiguresAlone", &showing("Statements", "claim")),
            expect![[r#"
                Attention figures-alone: Figures alone show ‘Homes are stable’
                  Cell(Statements, RowId("s-alone"), "how")
                  Which audit or case reading says the same, and whom did you ask?
            "#]],
        );
    }
}
