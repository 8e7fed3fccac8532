//! Every statement has evidence: linked, or cited where it says how we know.

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{Place, Prose, RegisterKind, Registers, Statement};

/// The registers whose rows can show that a claim is true.
const SOURCES: [RegisterKind; 3] = [
    RegisterKind::Evidence,
    RegisterKind::Indicators,
    RegisterKind::Reviews,
];

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let registers = &subject.draft.registers;
    let rows = registers.statements.iter().enumerate();
    rows.filter(|(_, row)| !row.claim.trim().is_empty() && !has_evidence(row, registers))
        .map(|(idx, row)| Finding {
            of: None,
            because: None,
            place: Place::Cell(RegisterKind::Statements, row.id.clone(), "evidence"),
            severity: Severity::Attention,
            rule: "statement-evidence",
            message: format!("No evidence yet for {}", name(row, idx)),
            hint: "Which audit, figure or voice of children shows it?".to_owned(),
        })
        .collect()
}

fn has_evidence(row: &Statement, registers: &Registers) -> bool {
    let is_linked = row
        .evidence
        .iter()
        .any(|id| registers.row(RegisterKind::Evidence, id).is_some());
    is_linked || cites_source(&row.how, registers) || cites_source(&row.difference, registers)
}

fn cites_source(prose: &Prose, registers: &Registers) -> bool {
    prose.citations().iter().any(|citation| {
        SOURCES
            .iter()
            .any(|register| registers.row(*register, &citation.row).is_some())
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, row, showing, template};
    use crate::model::{Evidence, Prose, Statement};

    #[test]
    fn a_claim_that_nothing_shows_is_found() {
        let mut draft = draft();
        let mut audit = Evidence::new(row("e-audit"));
        audit.title = "An audit".to_owned();
        draft.registers.evidence.push(audit);
        for (id, claim, how, evidence) in [
            (
                "s-bare",
                "Children stay with people who know them",
                "We know it",
                vec![],
            ),
            ("s-linked", "Plans are clear", "", vec![row("e-audit")]),
            ("s-cited", "Visits are kept", "An audit [@e-audit]", vec![]),
            ("s-blank", "", "", vec![]),
        ] {
            let mut statement = Statement::new(row(id));
            statement.claim = claim.to_owned();
            statement.how = Prose::new(how);
            statement.evidence = evidence;
            draft.registers.statements.push(statement);
        }
        let template = template("StatementEvidence", &showing("Statements", "claim"));
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Attention statement-evidence: No evidence yet for ‘Children stay with people who know them’
              Cell(Statements, RowId("s-bare"), "evidence")
              Which audit, figure or voice of children shows it?
        "#]],
        );
    }
}
