//! Each of the three questions is answered somewhere.

use crate::check::{Finding, Severity, progress::is_filled, subject::Subject, words::quoted};
use crate::model::Place;
use crate::template::{Field, Section, ThreeQuestions, Which};

const RULE: &str = "three-questions";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let questions = &subject.template.file().questions;
    [Which::What, Which::How, Which::Next]
        .into_iter()
        .filter_map(|which| unanswered(subject, which, text(questions, which)))
        .collect()
}

fn text(questions: &ThreeQuestions, which: Which) -> &str {
    match which {
        Which::What => &questions.what,
        Which::How => &questions.how,
        Which::Next => &questions.next,
    }
}

fn unanswered(subject: Subject<'_>, which: Which, question: &str) -> Option<Finding> {
    let outline = subject.template.outline(&subject.draft.arrangement);
    let fields: Vec<(&Section, &Field)> = outline
        .iter()
        .flat_map(|outlined| {
            let section = outlined.section;
            section.fields.iter().map(move |field| (section, field))
        })
        .filter(|(_, field)| field.answers.contains(&which))
        .collect();
    // A template that gives the question no field asks its authors for no answer.
    let (section, field) = fields.first()?;
    let is_answered = fields
        .iter()
        .any(|(section, field)| is_filled(subject.draft, section, field));
    (!is_answered).then(|| Finding {
        of: None,
        because: None,
        place: Place::Field(section.id.clone(), field.id.clone()),
        severity: Severity::Required,
        rule: RULE,
        message: format!("Nothing answers the question {} yet", quoted(question)),
        hint: format!("Begin in {}", quoted(&section.title)),
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, template};

    #[test]
    fn a_question_that_nothing_answers_is_found() {
        let template = template(
            "ThreeQuestions",
            r#"(id: "one", title: "One", fields: [
                (id: "what", prompt: "?", kind: Prose, answers: [What]),
                (id: "how", prompt: "?", kind: Prose, answers: [How]),
                (id: "both", prompt: "?", kind: Prose, answers: [What, Next]),
            ])"#,
        );
        let mut draft = draft();
        answer(&mut draft, "one", "both", "Known.");
        expect_findings(
            &draft,
            &template,
            expect![[r#"
                Required three-questions: Nothing answers the question ‘How do we know it?’ yet
                  Field(SectionId("one"), FieldId("how"))
                  Begin in ‘One’
                Thought open-question: ‘One’ still has 2 questions open: ‘?’ and ‘?’
                  Field(SectionId("one"), FieldId("what"))
                  Answer it, or leave it where there is nothing to say
            "#]],
        );
    }
}
