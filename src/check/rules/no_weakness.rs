//! Every section that makes claims names something that is not yet good enough.
//!
//! Inspectors praise a self-evaluation that names its challenges as plainly as its strengths
//! (Kingston 2025, Southwark 2026) and criticise strengths without them (Halton 2020).

use std::collections::BTreeMap;

use crate::check::{
    Finding, Severity,
    claimed::Claimed,
    reading::{Mark, Reading},
    subject::Subject,
    words::quoted,
};
use crate::model::{Answer, FindingKind, Place, SectionId};

/// A section with fewer claims need not have one of each kind.
const FEWEST_CLAIMS: usize = 2;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut sections: BTreeMap<&SectionId, Vec<&Claimed<'_>>> = BTreeMap::new();
    for one in subject.statements {
        if let Some(section) = &one.row.section {
            sections.entry(section).or_default().push(one);
        }
    }
    sections
        .into_iter()
        .filter(|(section, claims)| {
            claims.len() >= FEWEST_CLAIMS && !names_one(claims) && !text_names_one(subject, section)
        })
        .filter_map(|(section, _)| {
            let title = &subject.template.section(section)?.title;
            Some(Finding {
                of: None,
                because: None,
                place: Place::Section(section.clone()),
                severity: Severity::Attention,
                rule: "no-weakness",
                message: format!("{} names strengths only", quoted(title)),
                hint: "What is not yet good enough here, for which children, and since when? It is better said than found".to_owned(),
            })
        })
        .collect()
}

fn names_one(claims: &[&Claimed<'_>]) -> bool {
    let areas = claims
        .iter()
        .filter(|one| one.row.kind == FindingKind::Area);
    let n_areas = areas.count();
    // Where all are of the kind that a new row begins with, their words say what they are.
    let is_marked = n_areas > 0 && n_areas < claims.len();
    is_marked || claims.iter().any(|one| one.names_a_gap())
}

fn text_names_one(subject: Subject<'_>, section: &SectionId) -> bool {
    let answers = subject.draft.answers.get(section).into_iter();
    { answers }
        .flat_map(BTreeMap::values)
        .any(|answer| match answer {
            Answer::Prose(prose) => Reading::of_answer(prose, subject.day).has(Mark::Gap),
            Answer::Line(_) | Answer::Choice(_) | Answer::Date(_) => false,
        })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::check::test_support::{answer, draft, section, statement, template};
    use crate::model::{Draft, FindingKind};

    const SECTIONS: &str = r#"(id: "one", title: "Children in care", fields: [
        (id: "text", prompt: "?", kind: Prose),
        (id: "rows", prompt: "?", kind: Register((register: Statements, columns: ["claim"]))),
    ])"#;

    fn with(claims: &[(&str, FindingKind)]) -> Draft {
        let mut draft = draft();
        for (idx, (claim, kind)) in claims.iter().enumerate() {
            let mut one = statement(&format!("s-{idx}"), claim, "Survey of 40 pupils");
            one.section = Some(section("one"));
            one.kind = *kind;
            draft.registers.statements.push(one);
        }
        draft
    }

    fn found(draft: &Draft) -> Vec<String> {
        let findings =
            crate::check::check(draft, &template("NoWeakness", SECTIONS), date(2026, 5, 1));
        let found = findings
            .into_iter()
            .filter(|found| found.rule == "no-weakness");
        found.map(|found| found.message).collect()
    }

    #[test]
    fn a_section_of_strengths_only_is_found() {
        use FindingKind::{Area, Strength};
        let calm = [
            vec![("Homes are stable", Strength)],
            vec![("Homes are stable", Strength), ("Life stories", Area)],
            vec![
                ("Homes are stable", Strength),
                ("First homes come too late", Strength),
            ],
        ];
        for claims in calm {
            assert_eq!(found(&with(&claims)), [""; 0], "{claims:?}");
        }
        for kind in [Strength, Area] {
            let mut draft = with(&[("Homes are stable", kind), ("Children enjoy school", kind)]);
            assert_eq!(found(&draft), ["‘Children in care’ names strengths only"]);
            answer(
                &mut draft,
                "one",
                "text",
                "Stories begin late for 38 of 210.",
            );
            assert_eq!(found(&draft), [""; 0]);
        }
    }
}
