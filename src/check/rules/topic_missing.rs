//! A section says something of what inspectors nearly always write about there.
//!
//! The template says which topics those are: shares of the reports since January 2025 that
//! mention them. A section that is hardly begun is not asked.

use crate::check::{
    Finding, Severity, answered::fingerprint, progress, subject::Subject, topics::states,
    words::and, words::quoted,
};
use crate::model::Place;
use crate::template::SectionTopics;

/// A section with fewer words is not asked yet.
const FEWEST_WORDS: usize = 150;

pub(in crate::check) fn check(subject: Subject<'_>, sections: &[SectionTopics]) -> Vec<Finding> {
    let sections = sections.iter();
    sections
        .filter_map(|one| in_section(subject, one))
        .collect()
}

fn in_section(subject: Subject<'_>, one: &SectionTopics) -> Option<Finding> {
    let section = subject.template.section(&one.section)?;
    if progress::words(subject.draft, subject.template, &one.section) < FEWEST_WORDS {
        return None;
    }
    let states = states(subject.draft, subject.template, one);
    let silent: Vec<&str> = { states.iter() }
        .filter(|state| !state.is_said)
        .map(|state| state.name.as_str())
        .collect();
    (!silent.is_empty()).then(|| Finding {
        of: Some(fingerprint(&silent.join(" "))),
        because: None,
        place: Place::Section(one.section.clone()),
        severity: Severity::Thought,
        rule: "topic-missing",
        message: format!("{} is silent on {}", quoted(&section.title), and(&silent)),
        hint: "Inspectors nearly always write about it. Say in a sentence how it is, or where the draft says it".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, template};

    const SECTIONS: &str = r#"
        (id: "one", title: "One", sections: [
            (id: "inner", title: "Inner", fields: [(id: "text", prompt: "?", kind: Prose)]),
        ]),
        (id: "two", title: "Two", fields: [(id: "text", prompt: "?", kind: Prose)]),
    "#;
    const RULE: &str = r#"TopicMissing([
        (section: "one", topics: [
            (name: "young carers"),
            (name: "private fostering", words: ["privately fostered"]),
            (name: "neglect", words: ["graded care profile"]),
        ]),
        (section: "two", topics: [(name: "neglect")]),
    ])"#;

    #[test]
    fn what_a_section_that_is_begun_is_silent_on_is_named_in_one_line() {
        let mut draft = draft();
        let text =
            "Few children are Privately fostered. Unneglected. ".to_owned() + &"word ".repeat(160);
        answer(&mut draft, "inner", "text", &text);
        answer(&mut draft, "two", "text", "Hardly begun.");
        expect_findings(
            &draft,
            &template(RULE, SECTIONS),
            expect![[r#"
                Thought topic-missing: ‘One’ is silent on young carers and neglect
                  Section(SectionId("one"))
                  Inspectors nearly always write about it. Say in a sentence how it is, or where the draft says it
            "#]],
        );
    }
}
