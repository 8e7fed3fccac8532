//! Every priority has an owner, a date and a measure.

use crate::check::{
    Finding, Severity,
    subject::Subject,
    words::{and, name},
};
use crate::model::{Place, Priority, RegisterKind};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let rows = subject.draft.registers.priorities.iter().enumerate();
    rows.filter_map(|(idx, row)| finding(row, &name(row, idx)))
        .collect()
}

fn finding(row: &Priority, name: &str) -> Option<Finding> {
    let needed = [
        ("measure", row.measure.trim().is_empty()),
        ("owner", row.owner.trim().is_empty()),
        ("due", row.due.is_none()),
    ];
    let missing: Vec<&'static str> = needed
        .into_iter()
        .filter(|(_, is_missing)| *is_missing)
        .map(|(column, _)| column)
        .collect();
    let first = missing.first()?;
    let words: Vec<&str> = missing.iter().map(|column| word(column)).collect();
    Some(Finding {
        of: None,
        because: None,
        place: Place::Cell(RegisterKind::Priorities, row.id.clone(), first),
        severity: Severity::Attention,
        rule: "priority-complete",
        message: crate::model::capitalized(&format!("{name} has {} yet", and(&words))),
        hint: hint(first).to_owned(),
    })
}

fn word(column: &str) -> &'static str {
    match column {
        "measure" => "no measure",
        "owner" => "no owner",
        _ => "no date",
    }
}

fn hint(column: &str) -> &'static str {
    match column {
        "measure" => "Which one figure or finding will show it, from where to where?",
        "owner" => "Which role answers for it?",
        _ => "When should the outcome be reached?",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use jiff::civil::date;

    use crate::check::test_support::{draft, expect_findings, row, showing, template};
    use crate::model::Priority;

    #[test]
    fn a_priority_that_lacks_something_is_found_once() {
        let mut draft = draft();
        for (id, title, measure, owner) in [
            ("p-bare", "", "", ""),
            ("p-owned", "Homes that last", "Moves", ""),
            (
                "p-whole",
                "Visits kept",
                "Visits in time",
                "Head of Service",
            ),
        ] {
            let mut priority = Priority::new(row(id));
            priority.title = title.to_owned();
            priority.measure = measure.to_owned();
            priority.owner = owner.to_owned();
            priority.due = (!title.is_empty()).then(|| date(2027, 3, 31));
            draft.registers.priorities.push(priority);
        }
        let template = template("PriorityComplete", &showing("Priorities", "title"));
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Attention priority-complete: Priority 1 has no measure, no owner and no date yet
              Cell(Priorities, RowId("p-bare"), "measure")
              Which one figure or finding will show it, from where to where?
            Attention priority-complete: ‘Homes that last’ has no owner yet
              Cell(Priorities, RowId("p-owned"), "owner")
              Which role answers for it?
        "#]],
        );
    }
}
