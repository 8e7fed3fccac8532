//! Nothing that was written for last year's paper goes out unseen. Holds for every draft.

use crate::check::{Finding, Severity, subject::Subject};
use crate::model::{Earlier, Value};

/// The name of the rule, by which the window knows what can be confirmed.
pub(in crate::check) const RULE: &str = "last-year";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let earlier = Earlier::of(subject.draft);
    if earlier.is_empty() {
        return Vec::new();
    }
    let texts = subject.draft.own_words().into_iter();
    let found = texts.filter_map(|(place, text)| {
        let is_chosen = matches!(
            subject.draft.value(&place),
            Some(Value::Choice(_) | Value::Date(_))
        );
        let message = match earlier.n_lines(&text) {
            0 => return None,
            1 if is_chosen => "This answer is last year’s".to_owned(),
            1 => "A passage here is last year’s words".to_owned(),
            n => format!("{n} passages here are last year’s words"),
        };
        Some(Finding {
            of: None,
            because: None,
            place,
            severity: Severity::Attention,
            rule: RULE,
            message,
            hint: "Bring it up to date, or confirm that it still holds".to_owned(),
        })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, template};
    use crate::model::notes_of;

    #[test]
    fn each_text_with_last_years_words_is_told_once() {
        let mut draft = draft();
        let text = "Boats are mended within a week.\n\nOars are mended within a day.\n\nNew words.";
        answer(&mut draft, "one", "what", text);
        answer(&mut draft, "two", "what", "Oars are mended within an hour.");
        draft.details.earlier = notes_of(text);
        let sections = r#"
            (id: "one", title: "One", fields: [(id: "what", prompt: "What?", kind: Prose)]),
            (id: "two", title: "Two", fields: [(id: "what", prompt: "What?", kind: Prose)]),
        "#;
        expect_findings(
            &draft,
            &template("", sections),
            expect![[r#"
                Attention last-year: 2 passages here are last year’s words
                  Field(SectionId("one"), FieldId("what"))
                  Bring it up to date, or confirm that it still holds
            "#]],
        );
    }
}
