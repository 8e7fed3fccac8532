//! Every figure is a number, or a sign that official statistics have for none. Holds for every
//! draft.

use crate::check::{
    Finding, Severity,
    subject::Subject,
    words::{name, series},
};
use crate::model::{Figure, Indicator, Missing, Place, Point, Reading, RegisterKind};

const RULE: &str = "figure-unclear";
/// More than so many are not named one by one.
const MAX_NAMED: usize = 3;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let rows = subject.draft.registers.indicators.iter().enumerate();
    rows.filter_map(|(idx, row)| of(row, &name(row, idx)))
        .collect()
}

fn of(row: &Indicator, name: &str) -> Option<Finding> {
    let unclear: Vec<(&Point, &Figure)> = row
        .values
        .iter()
        .flat_map(|point| unclear(point).map(move |figure| (point, figure)))
        .collect();
    let (_, first) = unclear.first()?;
    let (one, is) = match unclear.len() {
        1 => ("A figure", "is"),
        _ => ("Figures", "are"),
    };
    let named: Vec<&str> = unclear
        .iter()
        .take(MAX_NAMED)
        .map(|(_, figure)| figure.0.trim())
        .collect();
    let more = match unclear.len() - named.len() {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    Some(Finding {
        of: None,
        because: None,
        place: Place::Cell(RegisterKind::Indicators, row.id.clone(), "values"),
        severity: Severity::Attention,
        rule: RULE,
        message: format!(
            "{one} of {name} {is} not understood: {}{more}",
            series(&named)
        ),
        hint: hint(&first.0),
    })
}

/// Returns the figures of a point that nobody can draw. A target has no sign for being small.
fn unclear(point: &Point) -> impl Iterator<Item = &Figure> {
    let own = point
        .figures()
        .into_iter()
        .filter(|figure| figure.is_unclear());
    let target = Some(&point.target)
        .filter(|target| matches!(target.read(), Reading::Missing(Missing::Suppressed)));
    own.chain(target)
}

fn hint(text: &str) -> String {
    let (before, after) = text.split_once(',').unwrap_or((text, ""));
    let is_slip = Figure(format!("{}.{}", before.trim(), after.trim()))
        .read()
        .number()
        .is_some();
    if is_slip && !after.is_empty() {
        let meant = format!("{}.{}", before.trim(), after.trim());
        return format!(
            "Is it {meant}? A comma stands only before three figures, as in 1,204. Until then the \
             figure is in no chart"
        );
    }
    "Write the number alone, such as 14.2, or a sign such as c, x or z. Until then the figure is in \
     no chart"
        .to_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, indicator, showing, template};
    use crate::model::Figure;

    #[test]
    fn a_figure_that_is_not_understood_is_named() {
        let mut draft = draft();
        draft.registers.indicators = vec![
            indicator("i-a", "Moves", &[("2023", "15.1"), ("2024", "14,2")]),
            indicator(
                "i-b",
                "Visits",
                &[
                    ("2022", "about 12"),
                    ("2023", "12-14"),
                    ("2024", "1 in 5"),
                    ("2025", "TBC"),
                ],
            ),
            indicator(
                "i-c",
                "Plans",
                &[("2023", "1,204 [p]"), ("2024", "c"), ("2025", "n/a")],
            ),
        ];
        draft.registers.indicators[2].values[0].target = Figure("<10".to_owned());
        expect_findings(
            &draft,
            &template("", &showing("Indicators", "title")),
            expect![[r#"
            Attention figure-unclear: A figure of ‘Moves’ is not understood: “14,2”
              Cell(Indicators, RowId("i-a"), "values")
              Is it 14.2? A comma stands only before three figures, as in 1,204. Until then the figure is in no chart
            Attention figure-unclear: Figures of ‘Visits’ are not understood: “about 12”, “12-14” and “1 in 5” and 1 more
              Cell(Indicators, RowId("i-b"), "values")
              Write the number alone, such as 14.2, or a sign such as c, x or z. Until then the figure is in no chart
            Attention figure-unclear: A figure of ‘Plans’ is not understood: “<10”
              Cell(Indicators, RowId("i-c"), "values")
              Write the number alone, such as 14.2, or a sign such as c, x or z. Until then the figure is in no chart
        "#]],
        );
    }
}
