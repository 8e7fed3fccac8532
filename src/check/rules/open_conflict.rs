//! Nothing is left to be chosen between two people's texts. Holds for every draft.

use crate::check::{Finding, Severity, subject::Subject};
use crate::model::{Conflict, Place};

const RULE: &str = "open-conflict";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let conflicts = subject.draft.conflicts.iter();
    conflicts.map(|conflict| of(subject, conflict)).collect()
}

fn of(subject: Subject<'_>, conflict: &Conflict) -> Finding {
    let place = conflict.slot.place();
    // A row that was deleted here cannot be gone to.
    let is_there = |place: &Place| {
        place
            .row()
            .is_none_or(|(register, row)| subject.draft.registers.row(register, row).is_some())
    };
    let place = Some(place).filter(is_there).unwrap_or(Place::Draft);
    let whose = match conflict.who.trim() {
        "" => "another copy".to_owned(),
        who => who.to_owned(),
    };
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Required,
        rule: RULE,
        message: format!("This draft and {whose} say different things here"),
        hint: "The paper prints what this draft says until you choose under “In doubt”".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, showing, template};
    use crate::model::{Held, Place, RegisterKind, RowId, Slot, Value};

    #[test]
    fn what_is_still_to_be_chosen_is_told() {
        let mut draft = draft();
        let text = |text: &str| Held::Value(Value::Text(text.to_owned()));
        let conflict = |slot, who: &str| crate::model::Conflict {
            slot,
            base: None,
            ours: text("Ours"),
            theirs: text("Theirs"),
            who: who.to_owned(),
            when: None,
        };
        let row = RowId::new("e-gone").unwrap();
        draft.conflicts = vec![
            conflict(Slot::Value(Place::Detail("title")), "northmere (Jo).ron"),
            conflict(Slot::Row(RegisterKind::Evidence, row), ""),
        ]
        .into();
        expect_findings(
            &draft,
            &template("", &showing("Evidence", "title")),
            expect![[r#"
            Required open-conflict: This draft and northmere (Jo).ron say different things here
              Detail("title")
              The paper prints what this draft says until you choose under “In doubt”
            Required open-conflict: This draft and another copy say different things here
              Draft
              The paper prints what this draft says until you choose under “In doubt”
        "#]],
        );
    }
}
