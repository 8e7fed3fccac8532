//! Every figure belongs to a period that is understood, so that figures stand in the order of
//! time. Holds for every draft.

use crate::check::{
    Finding, Severity,
    subject::Subject,
    words::{name, series},
};
use crate::model::{Indicator, NamedPeriod, Place, Point, RegisterKind};

const RULE: &str = "period-unclear";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let rows = subject.draft.registers.indicators.iter().enumerate();
    rows.flat_map(|(idx, row)| of(row, &name(row, idx)))
        .collect()
}

fn of(row: &Indicator, name: &str) -> Vec<Finding> {
    let finding = |message: String, hint: &str| Finding {
        of: None,
        because: None,
        place: Place::Cell(RegisterKind::Indicators, row.id.clone(), "values"),
        severity: Severity::Attention,
        rule: RULE,
        message,
        hint: hint.to_owned(),
    };
    let points = || row.values.iter().filter(|point| point.holds_anything());
    let mut findings = Vec::new();
    let unclear: Vec<&str> = points().filter_map(unclear).collect();
    if !unclear.is_empty() {
        let (one, is) = match unclear.len() {
            1 => ("A period", "is"),
            _ => ("Periods", "are"),
        };
        findings.push(finding(
            format!("{one} of {name} {is} not understood: {}", series(&unclear)),
            "Write it with its year, like 2024-25, Q1 2024-25, April 2024 or 31 March 2024. Until \
             then the figures stay in your order, and the paper does not say which way they go",
        ));
    }
    if points().any(|point| point.period.trim().is_empty()) {
        findings.push(finding(
            format!("Figures of {name} have no period"),
            "Write which time they are of, or they will not be in the paper",
        ));
    }
    findings
}

fn unclear(point: &Point) -> Option<&str> {
    let period = point.period.trim();
    let is_unclear = !period.is_empty() && NamedPeriod::read(period).time.is_none();
    is_unclear.then_some(period)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, indicator, showing, template};

    #[test]
    fn a_period_that_is_not_understood_is_named() {
        let mut draft = draft();
        draft.registers.indicators = vec![
            indicator(
                "i-a",
                "Moves",
                &[("Apr-24", "1"), ("Latest", "2"), ("soon", "")],
            ),
            indicator("i-b", "Visits", &[("Q1", "1"), ("Q2", "2"), ("", "3")]),
            indicator(
                "i-c",
                "Plans",
                &[("2024/25", "1"), ("2025 (prov)", "2"), ("Q1 25/26", "3")],
            ),
        ];
        expect_findings(
            &draft,
            &template("", &showing("Indicators", "title")),
            expect![[r#"
            Attention period-unclear: A period of ‘Moves’ is not understood: “Latest”
              Cell(Indicators, RowId("i-a"), "values")
              Write it with its year, like 2024-25, Q1 2024-25, April 2024 or 31 March 2024. Until then the figures stay in your order, and the paper does not say which way they go
            Attention period-unclear: Periods of ‘Visits’ are not understood: “Q1” and “Q2”
              Cell(Indicators, RowId("i-b"), "values")
              Write it with its year, like 2024-25, Q1 2024-25, April 2024 or 31 March 2024. Until then the figures stay in your order, and the paper does not say which way they go
            Attention period-unclear: Figures of ‘Visits’ have no period
              Cell(Indicators, RowId("i-b"), "values")
              Write which time they are of, or they will not be in the paper
        "#]],
        );
    }
}
