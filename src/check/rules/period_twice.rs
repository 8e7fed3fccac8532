//! No indicator has two figures for one period. Holds for every draft.

use crate::check::{
    Finding, Severity,
    subject::Subject,
    words::{name, series},
};
use crate::model::{Indicator, NamedPeriod, Place, Point, RegisterKind};

const RULE: &str = "period-twice";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let rows = subject.draft.registers.indicators.iter().enumerate();
    rows.filter_map(|(idx, row)| of(row, &name(row, idx)))
        .collect()
}

fn of(row: &Indicator, name: &str) -> Option<Finding> {
    let given: Vec<(NamedPeriod<'_>, &Point)> = row
        .values
        .iter()
        .filter(|point| point.holds_anything() && !point.period.trim().is_empty())
        .map(|point| (NamedPeriod::read(&point.period), point))
        .collect();
    let mut twice: Vec<&str> = Vec::new();
    let mut differs = false;
    for (idx, (period, point)) in given.iter().enumerate() {
        let before = given.iter().take(idx);
        for (_, other) in before.filter(|(other, _)| other.is_same(period)) {
            differs |= !agree(point, other);
            if !twice.contains(&period.name) {
                twice.push(period.name);
            }
        }
    }
    if twice.is_empty() {
        return None;
    }
    let hint = if differs {
        "The paper shows all of them and does not say which way they go. Keep one, or write for \
         which time each is"
    } else {
        "They are read as one. Put the figures into one row"
    };
    Some(Finding {
        of: None,
        because: None,
        place: Place::Cell(RegisterKind::Indicators, row.id.clone(), "values"),
        severity: if differs {
            Severity::Attention
        } else {
            Severity::Thought
        },
        rule: RULE,
        message: crate::model::capitalized(&format!(
            "{name} has more than one row for {}",
            series(&twice)
        )),
        hint: hint.to_owned(),
    })
}

fn agree(one: &Point, other: &Point) -> bool {
    let mut figures = one.figures().into_iter().zip(other.figures());
    figures.all(|(a, b)| a.is_empty() || b.is_empty() || a.0.trim() == b.0.trim())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, indicator, showing, template};

    #[test]
    fn two_figures_for_one_period_are_told() {
        let mut draft = draft();
        draft.registers.indicators = vec![
            indicator(
                "i-a",
                "Moves",
                &[("2024/25", "1"), ("FY24-25", "2"), ("2025/26", "3")],
            ),
            indicator("i-b", "Visits", &[("2024", "1"), ("2024 (final)", "1")]),
            indicator(
                "i-c",
                "Plans",
                &[("2024", "1"), ("2025", "2"), ("2025", "")],
            ),
        ];
        expect_findings(
            &draft,
            &template("", &showing("Indicators", "title")),
            expect![[r#"
            Attention period-twice: ‘Moves’ has more than one row for “FY24-25”
              Cell(Indicators, RowId("i-a"), "values")
              The paper shows all of them and does not say which way they go. Keep one, or write for which time each is
            Thought period-twice: ‘Visits’ has more than one row for “2024”
              Cell(Indicators, RowId("i-b"), "values")
              They are read as one. Put the figures into one row
        "#]],
        );
    }
}
