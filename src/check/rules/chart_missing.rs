//! What a text cites is drawn, where the template draws what is cited. Holds for every draft.

use std::collections::BTreeSet;

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{Answer, Draft, Indicator, Place, Record, RegisterKind, RowId, Value};
use crate::template::{Presentation, Template};

const RULE: &str = "chart-missing";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    if !draws(subject.template) {
        return Vec::new();
    }
    let cited = cited(subject.draft);
    let rows = subject.draft.registers.indicators.iter().enumerate();
    rows.filter(|(_, row)| !is_drawn(row) && cited.contains(&row.id))
        .map(|(idx, row)| missing(row, &name(row, idx)))
        .collect()
}

/// Returns every row that a text or another row leads to.
fn cited(draft: &Draft) -> BTreeSet<RowId> {
    let answers = draft.answers.values().flat_map(|fields| fields.values());
    let texts = answers.filter_map(|answer| match answer {
        Answer::Prose(prose) => Some(prose),
        Answer::Line(_) | Answer::Date(_) | Answer::Choice(_) => None,
    });
    let texts = texts.chain([&draft.details.note]);
    let in_texts = texts.flat_map(|text| text.citations().iter().map(|cite| cite.row.clone()));
    let rows = RegisterKind::ALL
        .iter()
        .flat_map(|register| draft.registers.rows(*register));
    let in_rows = rows.flat_map(cited_by_row);
    in_texts.chain(in_rows).collect()
}

/// Returns every row that a row links to or cites.
fn cited_by_row(row: &dyn Record) -> Vec<RowId> {
    let mut cited: Vec<RowId> = row.links().into_iter().map(|(_, target)| target).collect();
    for column in row.register().columns() {
        if let Value::Prose(prose) = row.get(column.name) {
            cited.extend(prose.citations().iter().map(|cite| cite.row.clone()));
        }
    }
    cited
}

/// Whether the paper draws indicators anywhere.
fn draws(template: &Template) -> bool {
    let views = template.views(RegisterKind::Indicators);
    views.iter().any(|(_, _, view)| match view.show {
        Presentation::Chart
        | Presentation::ChartAndTable
        | Presentation::Rug
        | Presentation::RugAndTable => true,
        Presentation::Table
        | Presentation::Blocks
        | Presentation::Pairs
        | Presentation::List
        | Presentation::Figures => false,
    })
}

/// Whether there is one figure of our own that can be drawn.
fn is_drawn(row: &Indicator) -> bool {
    row.values
        .iter()
        .any(|point| !point.period.trim().is_empty() && point.ours.read().number().is_some())
}

fn missing(row: &Indicator, name: &str) -> Finding {
    let has_own = row.values.iter().any(|point| !point.ours.is_empty());
    let hint = if has_own {
        "None of its own figures is a number with a period. Look at them, or say in the text why \
         they are left out"
    } else {
        "There is no figure of our own. Add one under its values by year, or take the citation out"
    };
    Finding {
        of: None,
        because: None,
        place: Place::Cell(RegisterKind::Indicators, row.id.clone(), "values"),
        severity: Severity::Attention,
        rule: RULE,
        message: crate::model::capitalized(&format!("{name} is cited and has no chart")),
        hint: hint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, indicator, row, template};
    use crate::model::{Prose, Statement};

    fn sections(show: &str) -> String {
        format!(
            r#"(id: "one", title: "Our children", fields: [
                (id: "text", prompt: "?", kind: Prose),
                (id: "charts", prompt: "?", kind: Register((
                    register: Indicators, columns: ["title"], show: {show},
                ))),
            ])"#
        )
    }

    #[test]
    fn a_cited_figure_without_a_chart_is_told() {
        let mut draft = draft();
        draft.registers.indicators = vec![
            indicator("i-a", "Moves", &[("2024", "c")]),
            indicator("i-b", "Visits", &[]),
            indicator("i-c", "Plans", &[("2024", "14.2 [p]")]),
            indicator("i-d", "Nowhere", &[]),
            indicator("i-e", "Reviews", &[]),
        ];
        let mut statement = Statement::new(row("s-a"));
        statement.how = Prose::new("Seen in [@i-e].");
        draft.registers.statements.push(statement);
        answer(&mut draft, "one", "text", "See [@i-a], [@i-b] and [@i-c].");
        expect_findings(
            &draft,
            &template("", &sections("Chart")),
            expect![[r#"
            Attention chart-missing: ‘Moves’ is cited and has no chart
              Cell(Indicators, RowId("i-a"), "values")
              None of its own figures is a number with a period. Look at them, or say in the text why they are left out
            Attention chart-missing: ‘Visits’ is cited and has no chart
              Cell(Indicators, RowId("i-b"), "values")
              There is no figure of our own. Add one under its values by year, or take the citation out
            Attention chart-missing: ‘Reviews’ is cited and has no chart
              Cell(Indicators, RowId("i-e"), "values")
              There is no figure of our own. Add one under its values by year, or take the citation out
        "#]],
        );
        expect_findings(&draft, &template("", &sections("Figures")), expect![[""]]);
    }
}
