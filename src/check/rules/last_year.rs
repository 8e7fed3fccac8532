//! Nothing that was written for last year's paper goes out unseen. Holds for every draft.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Finding, Severity, subject::Subject};
use crate::model::{Earlier, Place, Value};

/// The name of the rule, by which the window knows what can be confirmed.
pub(in crate::check) const RULE: &str = "last-year";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let earlier = Earlier::of(subject.draft);
    if earlier.is_empty() {
        return Vec::new();
    }
    let texts = subject.draft.own_words().into_iter();
    let noted: Vec<(Place, Vec<u64>)> = texts
        .map(|(place, text)| (place, earlier.lines(&text)))
        .filter(|(_, lines)| !lines.is_empty())
        .collect();
    let mut stands: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
    for (idx, (_, lines)) in noted.iter().enumerate() {
        for line in lines {
            stands.entry(*line).or_default().insert(idx);
        }
    }
    let found = noted.iter().map(|(place, lines)| {
        let is_chosen = matches!(
            subject.draft.value(place),
            Some(Value::Choice(_) | Value::Date(_))
        );
        let message = match lines.len() {
            1 if is_chosen => "This answer is last year’s".to_owned(),
            1 => "A passage here is last year’s words".to_owned(),
            n => format!("{n} passages here are last year’s words"),
        };
        // They are confirmed with this one.
        let places = lines.iter().filter_map(|line| stands.get(line)).flatten();
        let n_places = places.collect::<BTreeSet<_>>().len();
        Finding {
            of: None,
            because: None,
            place: place.clone(),
            severity: Severity::Attention,
            rule: RULE,
            message,
            hint: hint(n_places.saturating_sub(1)),
        }
    });
    found.collect()
}

/// Says what can be done about last year's words that stand at some other places too.
fn hint(n_elsewhere: usize) -> String {
    let hint = "Bring it up to date, or confirm that it still holds";
    match n_elsewhere {
        0 => hint.to_owned(),
        1 => format!("{hint}. The same words stand in 1 other place, and are confirmed there too"),
        n => {
            format!("{hint}. The same words stand in {n} other places, and are confirmed there too")
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::check;
    use crate::check::test_support::{answer, draft, expect_findings, template};
    use crate::model::notes_of;

    #[test]
    fn each_text_with_last_years_words_is_told_once() {
        let mut draft = draft();
        let text = "Boats are mended within a week.\n\nOars are mended within a day.\n\nNew words.";
        answer(&mut draft, "one", "what", text);
        answer(&mut draft, "two", "what", "Oars are mended within an hour.");
        draft.details.earlier = notes_of(text);
        let sections = r#"
            (id: "one", title: "One", fields: [(id: "what", prompt: "What?", kind: Prose)]),
            (id: "two", title: "Two", fields: [(id: "what", prompt: "What?", kind: Prose)]),
        "#;
        expect_findings(
            &draft,
            &template("", sections),
            expect![[r#"
                Attention last-year: 2 passages here are last year’s words
                  Field(SectionId("one"), FieldId("what"))
                  Bring it up to date, or confirm that it still holds
            "#]],
        );
    }

    #[test]
    fn what_is_confirmed_elsewhere_too_is_said() {
        let mut draft = draft();
        let text = "Boats are mended within a week.";
        answer(&mut draft, "one", "what", text);
        answer(&mut draft, "two", "what", text);
        answer(&mut draft, "three", "what", "Oars are mended within a day.");
        draft.details.earlier = notes_of(text);
        draft
            .details
            .earlier
            .extend(notes_of("Oars are mended within a day."));
        let sections = ["one", "two", "three"].map(|id| {
            format!(
                r#"(id: "{id}", title: "{id}", fields: [(id: "what", prompt: "What?", kind: Prose)]),"#
            )
        });
        let template = template("", &sections.concat());
        let found = check(&draft, &template, jiff::civil::date(2026, 5, 1));
        let found = found.iter().filter(|one| one.rule == super::RULE);
        let too = found.map(|one| one.hint.contains("1 other place, and are confirmed"));
        let n_too = too.filter(|is_too| *is_too).count();
        assert_eq!(n_too, 2);
    }
}
