//! A figure that is bound to its cell has one to print: the row is an indicator, and holds a figure
//! for that period. Holds for every draft.

use crate::check::{Finding, Severity, subject::Subject, words::quoted};
use crate::model::{
    Answer, CellKind, Indicator, NO_FIGURE, Place, Prose, RegisterKind, Value, row_title,
};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (section, answers) in &subject.draft.answers {
        for (field, answer) in answers {
            if let Answer::Prose(prose) = answer {
                let place = || Place::Field(section.clone(), field.clone());
                look(subject, prose, &place, &mut findings);
            }
        }
    }
    let note = || Place::Detail("note");
    look(subject, &subject.draft.details.note, &note, &mut findings);
    for register in RegisterKind::ALL {
        let columns = register.columns().iter();
        let texts: Vec<&str> = { columns }
            .filter(|column| matches!(column.kind, CellKind::Prose))
            .map(|column| column.name)
            .collect();
        for row in subject.draft.registers.rows(*register) {
            for column in &texts {
                if let Value::Prose(prose) = row.get(column) {
                    let place = || Place::Cell(*register, row.id().clone(), column);
                    look(subject, &prose, &place, &mut findings);
                }
            }
        }
    }
    findings
}

fn look(
    subject: Subject<'_>,
    prose: &Prose,
    place: &dyn Fn() -> Place,
    findings: &mut Vec<Finding>,
) {
    for cited in prose.citations() {
        let Some(period) = &cited.period else {
            continue;
        };
        let Some((_, row)) = subject.draft.registers.find(&cited.row) else {
            // Another rule tells what leads nowhere.
            continue;
        };
        let mut indicators = subject.draft.registers.indicators.iter();
        let indicator = indicators.find(|one| one.id == cited.row);
        if indicator.is_some_and(|one| one.said_in_text(period).is_some()) {
            continue;
        }
        findings.push(finding(
            place(),
            &quoted(&row_title(row)),
            period,
            indicator,
        ));
    }
}

fn finding(place: Place, name: &str, period: &str, indicator: Option<&Indicator>) -> Finding {
    let (message, hint) = match indicator {
        None => (
            format!("A figure of {name} is to stand here, which is no indicator"),
            "Cite the row without a period, or bind a figure of an indicator",
        ),
        Some(_) => (
            format!("{name} has no figure for {period} that could stand here"),
            "Give the figure in the register, or bind another period",
        ),
    };
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Required,
        rule: "figure-missing",
        message,
        hint: format!("{hint}. The paper says {NO_FIGURE}"),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{
        answer, draft, expect_findings, indicator, row, showing, statement, template,
    };
    use crate::model::Evidence;

    #[test]
    fn a_bound_figure_that_is_not_there_is_told() {
        let mut draft = draft();
        let one = indicator("i-one", "Repeat plans", &[("2025", "29.6"), ("2026", "")]);
        draft.registers.indicators.push(one);
        let mut evidence = Evidence::new(row("e-one"));
        evidence.title = "Audit of May".to_owned();
        draft.registers.evidence.push(evidence);
        let text = "It was [@i-one:2025], is [@i-one:2026], [@i-one:2030] and [@e-one:2025].";
        answer(&mut draft, "text", "say", text);
        let how = "We saw [@i-one:2031].";
        draft
            .registers
            .statements
            .push(statement("s-one", "Good", how));
        let sections = format!(
            r#"{}(id: "text", title: "Text", fields: [(id: "say", prompt: "?", kind: Prose)]),"#,
            showing("Statements", "claim"),
        );
        expect_findings(
            &draft,
            &template("", &sections),
            expect![[r#"
            Required figure-missing: ‘Repeat plans’ has no figure for 2026 that could stand here
              Field(SectionId("text"), FieldId("say"))
              Give the figure in the register, or bind another period. The paper says (figure not given)
            Required figure-missing: ‘Repeat plans’ has no figure for 2030 that could stand here
              Field(SectionId("text"), FieldId("say"))
              Give the figure in the register, or bind another period. The paper says (figure not given)
            Required figure-missing: A figure of ‘Audit of May’ is to stand here, which is no indicator
              Field(SectionId("text"), FieldId("say"))
              Cite the row without a period, or bind a figure of an indicator. The paper says (figure not given)
            Required figure-missing: ‘Repeat plans’ has no figure for 2031 that could stand here
              Cell(Statements, RowId("s-one"), "how")
              Give the figure in the register, or bind another period. The paper says (figure not given)
        "#]],
        );
    }
}
