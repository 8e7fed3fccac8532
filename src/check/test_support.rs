//! What the tests of rules share: a minimal template, a minimal draft, messages as text.

use expect_test::Expect;
use jiff::civil::date;

use crate::model::{
    Answer, Draft, FieldId, Figure, Indicator, Point, Prose, RowId, SectionId, Statement,
};
use crate::template::Template;

pub(super) fn template(rules: &str, sections: &str) -> Template {
    let text = format!(
        r#"(
            format: "candour-template", version: 1, id: "test", edition: "1", title: "Test",
            summary: "For tests.", framework: (name: "A framework", source: "Nowhere"),
            questions: (what: "What do we know?", how: "How do we know it?", next: "What next?"),
            paper: (title: "Paper"), sections: [{sections}], rules: [{rules}],
            terms: [(term: "IRO", meaning: "independent reviewing officer")],
        )"#
    );
    crate::template::build(crate::template::parse(&text).unwrap()).unwrap()
}

pub(super) fn draft() -> Draft {
    let mut draft = Draft::default();
    draft.details.authority = "Northmere Council".to_owned();
    draft
}

pub(super) fn row(id: &str) -> RowId {
    RowId::new(id).unwrap()
}

pub(super) fn section(id: &str) -> SectionId {
    SectionId::new(id).unwrap()
}

pub(super) fn answer(draft: &mut Draft, section_id: &str, field: &str, text: &str) {
    draft
        .answers
        .entry(section(section_id))
        .or_default()
        .insert(
            FieldId::new(field).unwrap(),
            Answer::Prose(Prose::new(text)),
        );
}

/// An indicator with figures of our own, by period.
pub(super) fn indicator(id: &str, title: &str, values: &[(&str, &str)]) -> Indicator {
    let mut indicator = Indicator::new(row(id));
    title.clone_into(&mut indicator.title);
    indicator.values = values
        .iter()
        .map(|(period, ours)| Point {
            period: (*period).to_owned(),
            ours: Figure((*ours).to_owned()),
            ..Point::default()
        })
        .collect();
    indicator
}

/// A statement with what it claims and how that is known.
pub(super) fn statement(id: &str, claim: &str, how: &str) -> Statement {
    let mut statement = Statement::new(row(id));
    claim.clone_into(&mut statement.claim);
    statement.how = Prose::new(how);
    statement
}

/// A section that shows a register with one column.
pub(super) fn showing(register: &str, column: &str) -> String {
    format!(
        r#"(id: "rows", title: "Rows", fields: [
            (id: "table", prompt: "?", kind: Register((register: {register}, columns: ["{column}"]))),
        ]),"#
    )
}

/// Checks on 1 May 2026 and compares severity, place, message and hint.
#[track_caller]
#[expect(clippy::needless_pass_by_value, reason = "reads better at each call")]
pub(super) fn expect_findings(draft: &Draft, template: &Template, expected: Expect) {
    let findings = super::check(draft, template, date(2026, 5, 1));
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            format!(
                "{:?} {}: {}\n  {:?}\n  {}\n",
                finding.severity, finding.rule, finding.message, finding.place, finding.hint
            )
        })
        .collect();
    expected.assert_eq(&lines.concat());
}
