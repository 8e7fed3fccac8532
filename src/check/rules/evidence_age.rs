//! No evidence is older than so many months on the day of the meeting, and all of it is dated.

use jiff::{
    ToSpan as _, Unit,
    civil::{Date, DateDifference},
};

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{Evidence, Place, RegisterKind, Statement};

const RULE: &str = "evidence-age";

pub(in crate::check) fn check(subject: Subject<'_>, max_months: u32) -> Vec<Finding> {
    let rows = subject.draft.registers.evidence.iter().enumerate();
    rows.filter(|(_, row)| !row.title.trim().is_empty())
        .filter_map(|(idx, row)| {
            let name = name(row, idx);
            match row.as_at.or(row.period.to) {
                None => Some(undated(row, &name)),
                Some(date) if is_older(date, subject.day, max_months) => {
                    let is_baseline = || is_beside_newer(subject, row, max_months);
                    let months = months_between(date, subject.day);
                    (!is_baseline()).then(|| old(subject, row, &name, months))
                }
                Some(_) => None,
            }
        })
        .collect()
}

/// Whether every statement that rests on it rests on newer evidence too, against which it is what
/// was before.
fn is_beside_newer(subject: Subject<'_>, row: &Evidence, max_months: u32) -> bool {
    let is_new = |other: &Evidence| {
        let date = other.as_at.or(other.period.to);
        date.is_some_and(|date| !is_older(date, subject.day, max_months))
    };
    let registers = &subject.draft.registers;
    let mut resting = registers
        .statements
        .iter()
        .filter(|one| one.evidence.contains(&row.id));
    let rests_on_newer = |one: &Statement| {
        let mut others = registers
            .evidence
            .iter()
            .filter(|other| one.evidence.contains(&other.id));
        others.any(is_new)
    };
    resting.next().is_some_and(rests_on_newer) && resting.all(rests_on_newer)
}

fn is_older(date: Date, day: Date, max_months: u32) -> bool {
    date.checked_add(i64::from(max_months).months())
        .is_ok_and(|last| last < day)
}

fn months_between(date: Date, day: Date) -> i32 {
    date.until(DateDifference::new(day).largest(Unit::Month))
        .map_or(0, |span| span.get_months())
}

fn undated(row: &Evidence, name: &str) -> Finding {
    Finding {
        of: None,
        because: None,
        place: Place::Cell(RegisterKind::Evidence, row.id.clone(), "as_at"),
        severity: Severity::Thought,
        rule: RULE,
        message: crate::model::capitalized(&format!("{name} has no date")),
        hint: "When was it true? A reader cannot tell whether it still holds".to_owned(),
    }
}

fn old(subject: Subject<'_>, row: &Evidence, name: &str, months: i32) -> Finding {
    let when = match subject.draft.details.meeting_date {
        Some(_) => " at the meeting",
        None => "",
    };
    Finding {
        of: None,
        because: None,
        place: Place::Cell(RegisterKind::Evidence, row.id.clone(), "as_at"),
        severity: Severity::Attention,
        rule: RULE,
        message: crate::model::capitalized(&format!("{name} is {months} months old{when}")),
        hint: "Is there anything newer? If not, say under its limits why it still holds".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use jiff::civil::date;

    use crate::check::test_support::{draft, expect_findings, row, showing, template};
    use crate::model::{Evidence, Period};

    #[test]
    fn evidence_too_old_for_the_meeting_is_found() {
        let mut draft = draft();
        for (id, title, as_at) in [
            ("e-old", "Children’s survey", Some(date(2025, 3, 14))),
            ("e-just", "Audit of plans", Some(date(2025, 5, 14))),
            ("e-undated", "Panel minutes", None),
        ] {
            let mut evidence = Evidence::new(row(id));
            evidence.title = title.to_owned();
            evidence.as_at = as_at;
            draft.registers.evidence.push(evidence);
        }
        let mut covered = Evidence::new(row("e-period"));
        covered.title = "Complaints report".to_owned();
        covered.period = Period {
            from: None,
            to: Some(date(2026, 3, 31)),
        };
        draft.registers.evidence.push(covered);
        draft.details.meeting_date = Some(date(2026, 5, 14));
        let template = template("EvidenceAge(12)", &showing("Evidence", "title"));
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Attention evidence-age: ‘Children’s survey’ is 14 months old at the meeting
              Cell(Evidence, RowId("e-old"), "as_at")
              Is there anything newer? If not, say under its limits why it still holds
            Thought evidence-age: ‘Panel minutes’ has no date
              Cell(Evidence, RowId("e-undated"), "as_at")
              When was it true? A reader cannot tell whether it still holds
        "#]],
        );
    }

    #[test]
    fn without_a_meeting_the_given_day_counts() {
        let mut draft = draft();
        let mut evidence = Evidence::new(row("e-old"));
        evidence.title = "Survey".to_owned();
        evidence.as_at = Some(date(2025, 4, 30));
        draft.registers.evidence.push(evidence);
        let template = template("EvidenceAge(12)", &showing("Evidence", "title"));
        expect_findings(
            &draft,
            &template,
            expect![[r#"
                Attention evidence-age: ‘Survey’ is 12 months old
                  Cell(Evidence, RowId("e-old"), "as_at")
                  Is there anything newer? If not, say under its limits why it still holds
            "#]],
        );
    }
}
