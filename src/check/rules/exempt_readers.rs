//! Nothing is both exempt from publication and for everyone. Holds for every draft.
//!
//! No edit says both; a file can. No paper shows it to everyone meanwhile, and none is made for
//! everyone before its author has chosen.

use crate::check::{
    Finding, Severity,
    subject::Subject,
    words::{name, quoted},
};
use crate::model::Place;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let places = subject.draft.contradictory_places().into_iter();
    places
        .filter(|place| subject.template.knows(place))
        .map(|place| finding(subject, place))
        .collect()
}

fn finding(subject: Subject<'_>, place: Place) -> Finding {
    let what = what(subject, &place);
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Required,
        rule: "exempt-readers",
        message: format!("{what} is exempt from publication, and its readers are everyone"),
        hint: "No paper is made for everyone before you choose: mark it for the committee or for Ofsted, or take the exemption away"
            .to_owned(),
    }
}

fn what(subject: Subject<'_>, place: &Place) -> String {
    let title = match place {
        Place::Section(section) => {
            let section = subject.template.section(section);
            section.map(|section| section.title.as_str())
        }
        Place::Field(section, field) => {
            let field = subject.template.field(section, field);
            field.map(|field| field.prompt.as_str())
        }
        Place::Row(register, row) => {
            let registers = &subject.draft.registers;
            let idx = registers.position(*register, row).unwrap_or_default();
            let row = registers.row(*register, row);
            return row.map_or_else(String::new, |row| name(row, idx));
        }
        Place::Draft | Place::Detail(_) | Place::Cell(..) => None,
    };
    title.map_or_else(String::new, quoted)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{draft, expect_findings, row, section, template};
    use crate::model::{Audience, Exempt, Finding, Marking, Prose};

    #[test]
    fn what_a_file_calls_exempt_and_for_everyone_is_required_to_be_answered() {
        let both = || Marking {
            audience: Audience::Everyone,
            exempt: Some(Exempt::default()),
        };
        let mut draft = draft();
        draft.markings.entry(section("one")).or_default().section = both();
        let gone = draft.markings.entry(section("gone")).or_default();
        gone.section = both();
        let mut finding = Finding::new(row("f-one"));
        finding.said = Prose::new("A child said so");
        finding.marking = both();
        let mut settled = finding.clone();
        settled.id = row("f-two");
        settled.marking.audience = Audience::Ofsted;
        draft.registers.findings.extend([finding, settled]);
        expect_findings(
            &draft,
            &template(
                "",
                r#"(id: "one", title: "One", fields: [(id: "text", prompt: "?", kind: Prose)])"#,
            ),
            expect![[r#"
                Required exempt-readers: ‘One’ is exempt from publication, and its readers are everyone
                  Section(SectionId("one"))
                  No paper is made for everyone before you choose: mark it for the committee or for Ofsted, or take the exemption away
                Required exempt-readers: ‘A child said so’ is exempt from publication, and its readers are everyone
                  Row(Findings, RowId("f-one"))
                  No paper is made for everyone before you choose: mark it for the committee or for Ofsted, or take the exemption away
            "#]],
        );
    }
}
