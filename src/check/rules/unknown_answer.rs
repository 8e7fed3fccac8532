//! Every answer belongs to a field of the template and is of its kind. Holds for every draft.
//!
//! What a template does not know is kept in the file and stands in no paper. What a field holds
//! of another kind is shown as far as it can be, and said to be missing only where it is.

use crate::check::{Finding, Severity, subject::Subject, words::quoted};
use crate::model::{Answer, FieldId, Place, SectionId, british_date, plain_words};
use crate::template::{Field, Fit, Template};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let answers = subject.draft.answers.iter().flat_map(|(section, fields)| {
        fields
            .iter()
            .map(move |(field, answer)| (section, field, answer))
    });
    answers
        .filter(|(_, _, answer)| !answer.to_value().is_empty())
        .filter_map(|at| of_answer(subject, at))
        .collect()
}

fn of_answer(
    subject: Subject<'_>,
    (section, field, answer): (&SectionId, &FieldId, &Answer),
) -> Option<Finding> {
    let said = text(answer);
    let Some(known) = subject.template.field(section, field) else {
        let message = match renamed(subject.template, section, field) {
            Some(known) => format!(
                "{said} was written for an earlier form of {}, which has another answer",
                quoted(&known.prompt)
            ),
            None => format!("{said} belongs to no part of this paper"),
        };
        return Some(not_shown(section, field, message));
    };
    match known.fit(answer) {
        Fit::Fits => None,
        Fit::Shown => Some(Finding {
            of: None,
            because: None,
            severity: Severity::Thought,
            hint: "It is in the paper as it stands. Answer the question again to put it right"
                .to_owned(),
            ..not_shown(section, field, wrong_kind(&said, &known.prompt))
        }),
        Fit::NotShown => Some(not_shown(section, field, wrong_kind(&said, &known.prompt))),
    }
}

/// Returns the field that was called so before.
fn renamed<'t>(template: &'t Template, section: &SectionId, field: &FieldId) -> Option<&'t Field> {
    let outline = template.outline(&[]).into_iter();
    let mut sections = outline.map(|outlined| outlined.section);
    let section =
        sections.find(|known| known.id == *section || known.renamed_from.contains(section))?;
    let mut fields = section.fields.iter();
    fields.find(|known| known.id == *field || known.renamed_from.contains(field))
}

fn wrong_kind(said: &str, prompt: &str) -> String {
    format!(
        "{said} is not the kind of answer that {} asks for",
        quoted(prompt)
    )
}

fn not_shown(section: &SectionId, field: &FieldId, message: String) -> Finding {
    Finding {
        of: None,
        because: None,
        place: Place::Field(section.clone(), field.clone()),
        severity: Severity::Attention,
        rule: "unknown-answer",
        message,
        hint: "It is kept in the file but is not in the paper. Move what you need, then remove it"
            .to_owned(),
    }
}

fn text(answer: &Answer) -> String {
    match answer {
        Answer::Prose(prose) => quoted(&plain_words(prose.as_str())),
        Answer::Line(text) | Answer::Choice(text) => quoted(text),
        Answer::Date(date) => quoted(&british_date(*date)),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, section, template};
    use crate::model::{Answer, FieldId};

    #[test]
    fn an_answer_under_an_earlier_name_says_where_it_belongs() {
        let template = template(
            "",
            r#"(id: "one", title: "One", renamed_from: ["first"], fields: [
                (id: "text", prompt: "What do we know?", kind: Prose, renamed_from: ["words"]),
            ])"#,
        );
        let mut draft = draft();
        answer(&mut draft, "one", "text", "New.");
        answer(&mut draft, "first", "words", "Old.");
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Attention unknown-answer: ‘Old.’ was written for an earlier form of ‘What do we know?’, which has another answer
              Field(SectionId("first"), FieldId("words"))
              It is kept in the file but is not in the paper. Move what you need, then remove it
        "#]],
        );
    }

    #[test]
    fn answers_that_the_template_does_not_know_are_found_and_said_to_be_missing_only_where_they_are()
     {
        let template = template(
            "",
            r#"(id: "one", title: "One", fields: [
                (id: "text", prompt: "What do we know?", kind: Prose),
                (id: "line", prompt: "Who chaired?", kind: Line),
                (id: "long", prompt: "And the rest?", kind: Prose),
                (id: "day", prompt: "What happened?", kind: Prose),
                (id: "key", prompt: "Key decision?", kind: Choice([(id: "yes", label: "Yes"), (id: "no", label: "No")])),
            ])"#,
        );
        let mut draft = draft();
        answer(&mut draft, "one", "text", "Fits.");
        answer(&mut draft, "one", "gone", "Last year’s text, *kept*.");
        answer(&mut draft, "one", "line", "The *chair* of governors");
        let others = [
            ("key", Answer::Choice("perhaps".to_owned())),
            ("long", Answer::Line("One line".to_owned())),
            ("day", Answer::Date(jiff::civil::date(2026, 5, 1))),
            ("blank", Answer::Line(" ".to_owned())),
        ];
        let answers = draft.answers.entry(section("one")).or_default();
        for (field, other) in others {
            answers.insert(FieldId::new(field).unwrap(), other);
        }
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Attention unknown-answer: ‘1 May 2026’ is not the kind of answer that ‘What happened?’ asks for
              Field(SectionId("one"), FieldId("day"))
              It is kept in the file but is not in the paper. Move what you need, then remove it
            Attention unknown-answer: ‘Last year’s text, kept.’ belongs to no part of this paper
              Field(SectionId("one"), FieldId("gone"))
              It is kept in the file but is not in the paper. Move what you need, then remove it
            Thought unknown-answer: ‘perhaps’ is not the kind of answer that ‘Key decision?’ asks for
              Field(SectionId("one"), FieldId("key"))
              It is in the paper as it stands. Answer the question again to put it right
            Thought unknown-answer: ‘The chair of governors’ is not the kind of answer that ‘Who chaired?’ asks for
              Field(SectionId("one"), FieldId("line"))
              It is in the paper as it stands. Answer the question again to put it right
            Thought unknown-answer: ‘One line’ is not the kind of answer that ‘And the rest?’ asks for
              Field(SectionId("one"), FieldId("long"))
              It is in the paper as it stands. Answer the question again to put it right
        "#]],
        );
    }
}
