//! Every area for improvement that a review named has an answer.

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{FindingKind, Place, RegisterKind};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let rows = subject.draft.registers.findings.iter().enumerate();
    rows.filter(|(_, row)| row.kind == FindingKind::Area && row.did.is_empty())
        .map(|(idx, row)| Finding {
            of: None,
            because: None,
            place: Place::Cell(RegisterKind::Findings, row.id.clone(), "did"),
            severity: Severity::Required,
            rule: "finding-answered",
            message: format!("No answer yet to {}", name(row, idx)),
            hint: "What have you done about it? If nothing yet, say what will be done and by when"
                .to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, row, showing, template};
    use crate::model::{Finding, FindingKind, Prose};

    #[test]
    fn an_area_without_an_answer_is_found_and_a_strength_is_not() {
        let mut draft = draft();
        for (id, kind, said, did) in [
            (
                "f-open",
                FindingKind::Area,
                "Supervision is regular but does not move plans on",
                "",
            ),
            ("f-blank", FindingKind::Area, "", ""),
            (
                "f-answered",
                FindingKind::Area,
                "Permanence takes too long",
                "A panel",
            ),
            (
                "f-strength",
                FindingKind::Strength,
                "Managers are visible",
                "",
            ),
        ] {
            let mut finding = Finding::new(row(id));
            finding.kind = kind;
            finding.said = Prose::new(said);
            finding.did = Prose::new(did);
            draft.registers.findings.push(finding);
        }
        let template = template("FindingAnswered", &showing("Findings", "said"));
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Required finding-answered: No answer yet to ‘Supervision is regular but does not move plans on’
              Cell(Findings, RowId("f-open"), "did")
              What have you done about it? If nothing yet, say what will be done and by when
            Required finding-answered: No answer yet to finding 2
              Cell(Findings, RowId("f-blank"), "did")
              What have you done about it? If nothing yet, say what will be done and by when
        "#]],
        );
    }
}
