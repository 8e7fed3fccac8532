//! Every answered finding says what is different for children.

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{Place, RegisterKind};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let rows = subject.draft.registers.findings.iter().enumerate();
    rows.filter(|(_, row)| !row.did.is_empty() && row.difference.is_empty())
        .map(|(idx, row)| Finding {
            of: None,
            because: None,
            place: Place::Cell(RegisterKind::Findings, row.id.clone(), "difference"),
            severity: Severity::Attention,
            rule: "finding-difference",
            message: format!("No difference for children yet in {}", name(row, idx)),
            hint: "You say what was done. What would a child or family notice now?".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, row, showing, template};
    use crate::model::{Finding, Prose};

    #[test]
    fn an_answer_without_a_difference_is_found() {
        let mut draft = draft();
        for (id, did, difference) in [
            ("f-activity", "A new record", ""),
            ("f-impact", "A panel", "Drift fell from 24 children to 9"),
            ("f-open", "", ""),
        ] {
            let mut finding = Finding::new(row(id));
            finding.said = Prose::new("Plans drift");
            finding.did = Prose::new(did);
            finding.difference = Prose::new(difference);
            draft.registers.findings.push(finding);
        }
        let template = template("FindingDifference", &showing("Findings", "said"));
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Attention finding-difference: No difference for children yet in ‘Plans drift’
              Cell(Findings, RowId("f-activity"), "difference")
              You say what was done. What would a child or family notice now?
        "#]],
        );
    }
}
