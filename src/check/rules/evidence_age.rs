//! No evidence is older than so many months on the day of the meeting, and all of it is dated.

use jiff::{
    ToSpan as _, Unit,
    civil::{Date, DateDifference},
};

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{Evidence, Place, RegisterKind};

const RULE: &str = "evidence-age";

pub(in crate::check) fn check(subject: Subject<'_>, max_months: u32) -> Vec<Finding> {
    let rows = subject.draft.registers.evidence.iter().enumerate();
    rows.filter(|(_, row)| !row.title.trim().is_empty())
        .filter_map(|(idx, row)| {
            let name = name(row, idx);
            match row.as_at.or(row.period.to) {
                None => Some(undated(row, &name)),
                Some(date) if is_older(date, subject.day, max_months) => {
                    Some(old(subject, row, &name, months_between(date, subject.day)))
                }
                Some(_) => None,
            }
        })
        .collect()
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
