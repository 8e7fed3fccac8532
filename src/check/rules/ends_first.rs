//! Nothing ends before it begins. Holds for every draft.

use crate::check::{
    Finding, Severity,
    subject::Subject,
    words::{name, quoted},
};
use crate::model::{CellKind, Column, DETAILS_COLUMNS, Period, Place, RegisterKind, Value};

const RULE: &str = "ends-first";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for column in periods(DETAILS_COLUMNS) {
        let place = Place::Detail(column.name);
        if let Some(Value::Period(period)) = subject.draft.value(&place) {
            findings.extend(reversed(period, place, &quoted(column.label)));
        }
    }
    for register in RegisterKind::ALL {
        let rows = subject.draft.registers.rows(*register);
        for (idx, row) in rows.into_iter().enumerate() {
            for column in periods(register.columns()) {
                if let Value::Period(period) = row.get(column.name) {
                    let place = Place::Cell(*register, row.id().clone(), column.name);
                    findings.extend(reversed(period, place, &name(row, idx)));
                }
            }
        }
    }
    findings
}

fn periods(columns: &[Column]) -> impl Iterator<Item = &Column> {
    columns
        .iter()
        .filter(|column| column.kind == CellKind::Period)
}

fn reversed(period: Period, place: Place, what: &str) -> Option<Finding> {
    let (from, to) = (period.from?, period.to?);
    (to < from).then(|| Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Attention,
        rule: RULE,
        message: crate::model::capitalized(&format!(
            "{what} ends before it begins: {}",
            period.label()
        )),
        hint: "Is one of the years another, or are the two days the wrong way round?".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use jiff::civil::date;

    use crate::check::test_support::{draft, expect_findings, row, showing, template};
    use crate::model::{Evidence, Period};

    #[test]
    fn what_ends_before_it_begins_is_told() {
        let mut draft = draft();
        let period = |from, to| Period {
            from: Some(from),
            to: Some(to),
        };
        draft.details.period = period(date(2025, 4, 1), date(2024, 3, 31));
        let mut evidence = Evidence::new(row("e-one"));
        "Survey".clone_into(&mut evidence.title);
        evidence.period = period(date(2025, 4, 1), date(2025, 4, 1));
        draft.registers.evidence.push(evidence);
        expect_findings(
            &draft,
            &template("", &showing("Indicators", "title")),
            expect![[r#"
            Attention ends-first: ‘Period covered’ ends before it begins: 1 April 2025 to 31 March 2024
              Detail("period")
              Is one of the years another, or are the two days the wrong way round?
        "#]],
        );
    }
}
