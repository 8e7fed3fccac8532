//! Children, families or staff are heard behind every claim, in it or in the section around it.
//!
//! Inspectors praise a self-evaluation that rests on audits, figures **and** what children,
//! families and staff said (Rotherham 2025, Blackpool 2026).

use std::collections::BTreeSet;

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    reading::{Mark, Reading},
    subject::Subject,
    words::name,
};
use crate::model::{Answer, Draft, EvidenceKind, Place, Prose, RegisterKind, SectionId};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let heard = sections_with_a_voice(subject);
    let statements = subject.statements.iter();
    statements
        .filter(|one| one.says_how() && !one.has_voice())
        .filter(|one| is_more_than_figures(one))
        .filter(|one| {
            !one.row
                .section
                .as_ref()
                .is_some_and(|section| heard.contains(section))
        })
        .map(|one| Finding {
            of: None,
            because: None,
            place: Place::Cell(RegisterKind::Statements, one.row.id.clone(), "how"),
            severity: Severity::Thought,
            rule: "voice-missing",
            message: format!("Nobody is heard behind {}", name(one.row, one.idx)),
            hint: "What do children, families or staff say about it? Whom could you ask?"
                .to_owned(),
        })
        .collect()
}

/// Where figures stand alone, the voice is asked for with the audit.
fn is_more_than_figures(one: &Claimed<'_>) -> bool {
    one.was_looked_at() || !one.is_counted()
}

/// Returns the sections whose own texts quote or cite somebody.
fn sections_with_a_voice(subject: Subject<'_>) -> BTreeSet<&SectionId> {
    let answers = subject.draft.answers.iter();
    answers
        .filter(|(_, answers)| {
            answers.values().any(|answer| match answer {
                Answer::Prose(prose) => is_heard(prose, subject),
                Answer::Line(_) | Answer::Choice(_) | Answer::Date(_) => false,
            })
        })
        .map(|(section, _)| section)
        .collect()
}

fn is_heard(prose: &Prose, subject: Subject<'_>) -> bool {
    let is_quoted = prose.as_str().lines().any(|line| line.starts_with('>'));
    is_quoted
        || cites_voice(prose, subject.draft)
        || Reading::of_answer(prose, subject.day).has(Mark::Voice)
}

fn cites_voice(prose: &Prose, draft: &Draft) -> bool {
    let voices = draft
        .registers
        .evidence
        .iter()
        .filter(|row| matches!(row.kind, EvidenceKind::Voice | EvidenceKind::StaffVoice));
    { voices }.any(|row| prose.cites(&row.id))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{
        answer, draft, expect_findings, section, statement, template,
    };

    #[test]
    fn a_claim_behind_which_nobody_is_heard_is_found() {
        let mut draft = draft();
        answer(&mut draft, "heard", "text", "> Ask me first\n>\n> Child, 9");
        for (id, how, difference, place) in [
            (
                "s-none",
                "Minutes of nine meetings",
                "No child moved",
                "one",
            ),
            ("s-asked", "Talks with 40 pupils", "No child moved", "one"),
            (
                "s-after",
                "Minutes of nine meetings",
                "Parents say they know",
                "one",
            ),
            (
                "s-near",
                "Minutes of nine meetings",
                "No child moved",
                "heard",
            ),
            ("s-figures", "71 per cent", "No child moved", "one"),
        ] {
            let mut one = statement(id, "Members change services", how);
            one.difference = crate::model::Prose::new(difference);
            one.section = Some(section(place));
            draft.registers.statements.push(one);
        }
        let sections = r#"(id: "one", title: "One", fields: [
                (id: "rows", prompt: "?", kind: Register((register: Statements, columns: ["claim"]))),
            ]),
            (id: "heard", title: "Heard", fields: [(id: "text", prompt: "?", kind: Prose)])"#;
        expect_findings(
            &draft,
            &template("VoiceMissing", sections),
            expect![[r#"
                Thought voice-missing: Nobody is heard behind ‘Members change services’
                  Cell(Statements, RowId("s-none"), "how")
                  What do children, families or staff say about it? Whom could you ask?
            "#]],
        );
    }
}
