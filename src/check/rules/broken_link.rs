//! Citations and links lead to rows that exist. Holds for every draft.

use std::collections::BTreeMap;

use crate::check::{
    Finding, Severity,
    subject::Subject,
    words::{name, quoted},
};
use crate::model::{
    Answer, CellKind, Column, Place, Prose, Record, RegisterKind, RowId, SectionId, Value,
};

const RULE: &str = "broken-link";

/// The rows there are, and their registers.
type Known<'d> = BTreeMap<&'d RowId, RegisterKind>;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let rows = RegisterKind::ALL
        .iter()
        .flat_map(|register| subject.draft.registers.rows(*register));
    let known: &Known<'_> = &rows.map(|row| (row.id(), row.register())).collect();
    let note = &subject.draft.details.note;
    cited(
        known,
        note,
        &Place::Detail("note"),
        "the note on this paper",
        &mut findings,
    );
    for outlined in subject.template.outline(&subject.draft.arrangement) {
        let section = outlined.section;
        for field in &section.fields {
            if let Some(Answer::Prose(prose)) = subject.draft.answer(&section.id, &field.id) {
                let place = Place::Field(section.id.clone(), field.id.clone());
                let what = quoted(&section.title);
                cited(known, prose, &place, &what, &mut findings);
            }
        }
    }
    for register in RegisterKind::ALL {
        for (idx, row) in subject
            .draft
            .registers
            .rows(*register)
            .into_iter()
            .enumerate()
        {
            let what = name(row, idx);
            for column in register.columns() {
                cell((subject, known), row, column, &what, &mut findings);
            }
        }
    }
    findings
}

fn cited(known: &Known<'_>, text: &Prose, place: &Place, what: &str, findings: &mut Vec<Finding>) {
    let citations = text.citations().iter();
    let broken = citations.filter(|citation| !known.contains_key(&citation.row));
    findings.extend(broken.map(|citation| Finding {
        of: None,
        because: None,
        place: place.clone(),
        severity: Severity::Required,
        rule: RULE,
        message: format!("A citation in {what} leads nowhere: [@{}]", citation.row),
        hint: "Was the row removed? Cite another, or take the citation out".to_owned(),
    }));
}

fn cell(
    (subject, known): (Subject<'_>, &Known<'_>),
    row: &dyn Record,
    column: &Column,
    what: &str,
    findings: &mut Vec<Finding>,
) {
    let place = Place::Cell(row.register(), row.id().clone(), column.name);
    match row.get(column.name) {
        Value::Prose(prose) => cited(known, &prose, &place, what, findings),
        Value::Link(link) => linked(known, link.as_slice(), column, &place, what, findings),
        Value::Links(links) => linked(known, &links, column, &place, what, findings),
        Value::Text(text) if column.kind == CellKind::Section && !text.is_empty() => {
            let known =
                SectionId::new(text).is_ok_and(|id| subject.template.section(&id).is_some());
            if !known {
                findings.push(homeless(place, what));
            }
        }
        Value::Text(_)
        | Value::Date(_)
        | Value::Period(_)
        | Value::Choice(_)
        | Value::Series(_)
        | Value::List(_)
        | Value::SignOffs(_)
        | Value::Logo(_) => {}
    }
}

fn linked(
    known: &Known<'_>,
    links: &[RowId],
    column: &Column,
    place: &Place,
    what: &str,
    findings: &mut Vec<Finding>,
) {
    let (CellKind::Link(register) | CellKind::Links(register)) = column.kind else {
        return;
    };
    let broken = links
        .iter()
        .filter(|link| known.get(link) != Some(&register));
    findings.extend(broken.map(|link| Finding {
        of: None,
        because: None,
        place: place.clone(),
        severity: Severity::Required,
        rule: RULE,
        message: format!(
            "{} of {what} links to a {} that is not there: {link}",
            quoted(column.label),
            register.one()
        ),
        hint: "Link another, or take the link out".to_owned(),
    }));
}

fn homeless(place: Place, what: &str) -> Finding {
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Required,
        rule: RULE,
        message: format!("{what} belongs to a section that this paper does not have"),
        hint: "Choose the section it should stand in, or it will not be in the paper".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, row, section, template};
    use crate::model::{Evidence, Finding, Prose, Statement};

    #[test]
    fn what_leads_nowhere_is_found() {
        let template = template(
            "",
            r#"(id: "one", title: "Our children", fields: [(id: "text", prompt: "?", kind: Prose)])"#,
        );
        let mut draft = draft();
        let mut audit = Evidence::new(row("e-here"));
        audit.title = "An audit".to_owned();
        draft.registers.evidence.push(audit);
        answer(
            &mut draft,
            "one",
            "text",
            "Known [@e-here], unknown [@e-gone].",
        );
        let mut finding = Finding::new(row("f-one"));
        finding.said = Prose::new("Late");
        finding.review = Some(row("e-here"));
        finding.evidence = vec![row("e-here"), row("e-gone")];
        draft.registers.findings.push(finding);
        let mut statement = Statement::new(row("s-one"));
        statement.section = Some(section("gone"));
        statement.claim = "Children stay".to_owned();
        draft.registers.statements.push(statement);
        expect_findings(
            &draft,
            &template,
            expect![[r#"
            Required broken-link: A citation in ‘Our children’ leads nowhere: [@e-gone]
              Field(SectionId("one"), FieldId("text"))
              Was the row removed? Cite another, or take the citation out
            Required broken-link: ‘Review’ of ‘Late’ links to a review that is not there: e-here
              Cell(Findings, RowId("f-one"), "review")
              Link another, or take the link out
            Required broken-link: ‘Evidence’ of ‘Late’ links to a piece of evidence that is not there: e-gone
              Cell(Findings, RowId("f-one"), "evidence")
              Link another, or take the link out
            Required broken-link: ‘Children stay’ belongs to a section that this paper does not have
              Cell(Statements, RowId("s-one"), "section")
              Choose the section it should stand in, or it will not be in the paper
        "#]],
        );
    }
}
