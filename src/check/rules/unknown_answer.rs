//! Every answer belongs to a field of the template and is of its kind. Holds for every draft.
//!
//! What a template does not know is kept in the file and stands in no paper.

use crate::check::{Finding, Severity, Subject, words::quoted};
use crate::model::{Answer, FieldId, Place, SectionId, british_date, plain_words};
use crate::template::{Field, FieldKind, Template};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let answers = subject.draft.answers.iter().flat_map(|(section, fields)| {
        fields
            .iter()
            .map(move |(field, answer)| (section, field, answer))
    });
    answers
        .filter_map(
            |(section, field, answer)| match subject.template.field(section, field) {
                None => {
                    let text = text(answer);
                    let message = match renamed(subject.template, section, field) {
                        Some(known) => format!(
                            "{text} was written for an earlier form of {}, which has another answer",
                            quoted(&known.prompt)
                        ),
                        None => format!("{text} belongs to no part of this paper"),
                    };
                    Some(finding(section, field, message))
                }
                Some(known) if !fits(known, answer) => Some(finding(
                    section,
                    field,
                    format!(
                        "{} is not an answer to {}",
                        text(answer),
                        quoted(&known.prompt)
                    ),
                )),
                Some(_) => None,
            },
        )
        .collect()
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

fn finding(section: &SectionId, field: &FieldId, message: String) -> Finding {
    Finding {
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

fn fits(field: &Field, answer: &Answer) -> bool {
    match (&field.kind, answer) {
        (FieldKind::Line, Answer::Line(_))
        | (FieldKind::Prose, Answer::Prose(_))
        | (FieldKind::Date, Answer::Date(_)) => true,
        (FieldKind::Choice(options), Answer::Choice(chosen)) => {
            options.iter().any(|option| option.id.as_str() == chosen)
        }
        (
            FieldKind::Line
            | FieldKind::Prose
            | FieldKind::Date
            | FieldKind::Choice(_)
            | FieldKind::Register(_),
            Answer::Line(_) | Answer::Prose(_) | Answer::Date(_) | Answer::Choice(_),
        ) => false,
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
    fn answers_that_the_template_does_not_know_are_found() {
        let template = template(
            "",
            r#"(id: "one", title: "One", fields: [
                (id: "text", prompt: "What do we know?", kind: Prose),
                (id: "key", prompt: "Key decision?", kind: Choice([(id: "yes", label: "Yes"), (id: "no", label: "No")])),
            ])"#,
        );
        let mut draft = draft();
        answer(&mut draft, "one", "text", "Fits.");
        answer(&mut draft, "one", "gone", "Last year’s text, *kept*.");
        let choice = Answer::Choice("perhaps".to_owned());
        draft
            .answers
            .entry(section("one"))
            .or_default()
            .insert(FieldId::new("key").unwrap(), choice);
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Attention unknown-answer: ‘Last year’s text, kept.’ belongs to no part of this paper
              Field(SectionId("one"), FieldId("gone"))
              It is kept in the file but is not in the paper. Move what you need, then remove it
            Attention unknown-answer: ‘perhaps’ is not an answer to ‘Key decision?’
              Field(SectionId("one"), FieldId("key"))
              It is kept in the file but is not in the paper. Move what you need, then remove it
        "#]],
        );
    }
}
