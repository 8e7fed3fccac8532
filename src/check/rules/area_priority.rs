//! Every area for improvement in the council's own view is answered by a priority.

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{FindingKind, Place, RegisterKind, Registers, Statement};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let registers = &subject.draft.registers;
    let rows = registers.statements.iter().enumerate();
    rows.filter(|(_, row)| row.kind == FindingKind::Area && !row.claim.trim().is_empty())
        .filter(|(_, row)| !has_priority(row, registers))
        .map(|(idx, row)| Finding {
            of: None,
            because: None,
            place: Place::Row(RegisterKind::Statements, row.id.clone()),
            severity: Severity::Attention,
            rule: "area-priority",
            message: format!("No priority answers {}", name(row, idx)),
            hint: "Which priority will change this? Link it there, or cite it under ‘What next’"
                .to_owned(),
        })
        .collect()
}

fn has_priority(row: &Statement, registers: &Registers) -> bool {
    let is_linked = registers
        .priorities
        .iter()
        .any(|priority| priority.statements.contains(&row.id));
    let is_cited = row.next.citations().iter().any(|citation| {
        registers
            .row(RegisterKind::Priorities, &citation.row)
            .is_some()
    });
    is_linked || is_cited
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, row, showing, template};
    use crate::model::{FindingKind, Priority, Prose, Statement};

    #[test]
    fn an_area_that_no_priority_answers_is_found() {
        let mut draft = draft();
        let mut priority = Priority::new(row("p-one"));
        priority.title = "Homes that last".to_owned();
        priority.statements = vec![row("s-linked")];
        draft.registers.priorities.push(priority);
        for (id, kind, next) in [
            ("s-open", FindingKind::Area, "We will see"),
            ("s-linked", FindingKind::Area, ""),
            ("s-cited", FindingKind::Area, "See [@p-one]"),
            ("s-strength", FindingKind::Strength, ""),
        ] {
            let mut statement = Statement::new(row(id));
            statement.kind = kind;
            statement.claim = "First homes come late".to_owned();
            statement.next = Prose::new(next);
            draft.registers.statements.push(statement);
        }
        let template = template("AreaPriority", &showing("Statements", "claim"));
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Attention area-priority: No priority answers ‘First homes come late’
              Row(Statements, RowId("s-open"))
              Which priority will change this? Link it there, or cite it under ‘What next’
        "#]],
        );
    }
}
