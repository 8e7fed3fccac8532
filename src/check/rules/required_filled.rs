//! Fields marked as required hold something, and the cover names the authority.

use crate::check::{Finding, Severity, progress::is_filled, subject::Subject, words::quoted};
use crate::model::Place;
use crate::template::{Field, FieldKind, Section};

const RULE: &str = "required-filled";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if subject.draft.details.authority.trim().is_empty() {
        findings.push(Finding {
            of: None,
            because: None,
            place: Place::Detail("authority"),
            severity: Severity::Required,
            rule: RULE,
            message: "The cover does not name the authority".to_owned(),
            hint: "Add the council’s name as it should stand on the cover".to_owned(),
        });
    }
    for outlined in subject.template.outline(&subject.draft.arrangement) {
        let section = outlined.section;
        let missing = section
            .fields
            .iter()
            .filter(|field| field.required && !is_filled(subject.draft, section, field));
        findings.extend(missing.map(|field| finding(section, field)));
    }
    findings
}

fn finding(section: &Section, field: &Field) -> Finding {
    let message = match &field.kind {
        FieldKind::Register(view) => {
            let one = if view.one.is_empty() {
                view.register.one()
            } else {
                &view.one
            };
            format!("No {one} yet in {}", quoted(&section.title))
        }
        FieldKind::Line | FieldKind::Prose => format!(
            "Nothing written yet under {} in {}",
            quoted(&field.prompt),
            quoted(&section.title)
        ),
        FieldKind::Date | FieldKind::Choice(_) => format!(
            "Nothing chosen yet under {} in {}",
            quoted(&field.prompt),
            quoted(&section.title)
        ),
    };
    Finding {
        of: None,
        because: None,
        place: Place::Field(section.id.clone(), field.id.clone()),
        severity: Severity::Required,
        rule: RULE,
        message,
        hint: hint(field).to_owned(),
    }
}

fn hint(field: &Field) -> &str {
    match &field.kind {
        _ if !field.hint.trim().is_empty() => field.hint.trim(),
        FieldKind::Line | FieldKind::Prose => {
            "What would you tell an inspector who asked this? Begin with one sentence"
        }
        FieldKind::Date => "Which day is it?",
        FieldKind::Choice(_) => "Which of them holds?",
        FieldKind::Register(_) => "Add the first; a title is enough to begin with",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::RULE;
    use crate::check::test_support::{answer, draft, expect_findings, template};

    const SECTIONS: &str = r#"(id: "one", title: "Our children", fields: [
        (id: "who", prompt: "Who are they?", hint: "Numbers and names of places", kind: Prose, required: true),
        (id: "optional", prompt: "More", kind: Prose),
        (id: "day", prompt: "Which day?", kind: Date, required: true),
        (id: "rows", prompt: "Peer reviews", required: true, kind: Register((register: Reviews, columns: ["title"], kinds: ["PeerReview"], one: "peer review"))),
    ])"#;

    #[test]
    fn what_is_required_and_empty_is_found() {
        let mut draft = draft();
        draft.details.authority.clear();
        expect_findings(
            &draft,
            &template("RequiredFilled", SECTIONS),
            expect![[r#"
                Required required-filled: The cover does not name the authority
                  Detail("authority")
                  Add the council’s name as it should stand on the cover
                Required required-filled: Nothing written yet under ‘Who are they?’ in ‘Our children’
                  Field(SectionId("one"), FieldId("who"))
                  Numbers and names of places
                Required required-filled: Nothing chosen yet under ‘Which day?’ in ‘Our children’
                  Field(SectionId("one"), FieldId("day"))
                  Which day is it?
                Required required-filled: No peer review yet in ‘Our children’
                  Field(SectionId("one"), FieldId("rows"))
                  Add the first; a title is enough to begin with
            "#]],
        );
    }

    #[test]
    fn what_is_filled_is_not() {
        let mut draft = draft();
        answer(&mut draft, "one", "who", "Children.");
        let template = template("RequiredFilled", SECTIONS);
        let findings = crate::check::check(&draft, &template, jiff::civil::date(2026, 5, 1));
        let own: Vec<_> = { findings.iter() }
            .filter(|finding| finding.rule == RULE)
            .collect();
        assert!(
            own.iter()
                .all(|finding| !finding.message.contains("Who are they"))
        );
        assert_eq!(own.len(), 2);
    }
}
