//! A section that is begun, or called ready, says which of its own questions are open. Holds for
//! every draft.
//!
//! One that is not begun says so already, and what the paper cannot do without is another rule's.

use crate::check::{
    Finding, SectionState, Severity, open_questions,
    progress::state,
    subject::Subject,
    words::{listed, quoted},
};
use crate::model::Place;
use crate::template::{Field, Rule, Section};

/// How many questions are named; the others are counted.
const MAX_NAMED: usize = 3;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let outline = subject.template.outline(&subject.draft.arrangement);
    let sections = outline.iter().map(|outlined| outlined.section);
    sections
        .filter_map(|section| of_section(subject, section))
        .collect()
}

fn of_section(subject: Subject<'_>, section: &Section) -> Option<Finding> {
    if state(subject.draft, section) == SectionState::NotBegun {
        return None;
    }
    let required_is_found = subject
        .template
        .file()
        .rules
        .contains(&Rule::RequiredFilled);
    let mut open = open_questions(subject.draft, section);
    open.retain(|field| !(field.required && required_is_found));
    let first = open.first()?;
    Some(Finding {
        of: None,
        because: None,
        place: Place::Field(section.id.clone(), first.id.clone()),
        severity: Severity::Thought,
        rule: "open-question",
        message: message(subject, section, &open),
        hint: "Answer it, or leave it where there is nothing to say".to_owned(),
    })
}

fn message(subject: Subject<'_>, section: &Section, open: &[&Field]) -> String {
    let title = quoted(&section.title);
    let named: Vec<String> = open.iter().map(|field| quoted(&field.prompt)).collect();
    let named = listed(&named, MAX_NAMED);
    let questions = match open.len() {
        1 => "a question".to_owned(),
        n => format!("{n} questions"),
    };
    if subject.draft.ready.contains(&section.id) {
        format!("{title} is called ready with {questions} open: {named}")
    } else {
        format!("{title} still has {questions} open: {named}")
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, section, template};

    const SECTIONS: &str = r#"
        (id: "one", title: "One", fields: [
            (id: "what", prompt: "What?", kind: Prose),
            (id: "who", prompt: "Who?", kind: Line),
            (id: "when", prompt: "When?", kind: Date),
            (id: "rows", prompt: "A strength?", kind: Register((register: Statements, scope: Here, columns: ["claim"]))),
            (id: "must", prompt: "Must?", kind: Line, required: true),
        ]),
        (id: "two", title: "Two", fields: [(id: "what", prompt: "What?", kind: Prose)]),
        (id: "three", title: "Three", fields: [(id: "what", prompt: "What?", kind: Prose)]),
    "#;

    #[test]
    fn a_section_whose_own_questions_are_open_says_which() {
        let mut draft = draft();
        answer(&mut draft, "one", "what", "This.");
        draft.ready.insert(section("two"));
        expect_findings(
            &draft,
            &template("RequiredFilled", SECTIONS),
            expect![[r#"
            Required required-filled: Nothing written yet under ‘Must?’ in ‘One’
              Field(SectionId("one"), FieldId("must"))
              What would you tell an inspector who asked this? Begin with one sentence
            Thought open-question: ‘One’ still has 2 questions open: ‘Who?’ and ‘When?’
              Field(SectionId("one"), FieldId("who"))
              Answer it, or leave it where there is nothing to say
            Thought open-question: ‘Two’ is called ready with a question open: ‘What?’
              Field(SectionId("two"), FieldId("what"))
              Answer it, or leave it where there is nothing to say
        "#]],
        );
    }
}
