//! Sections, fields and the cells of rows keep to their word limits.

use crate::check::{
    Finding, Severity,
    progress::{field_words, words},
    subject::Subject,
    words::{name, quoted},
};
use crate::model::{CellKind, Place, Record};
use crate::template::{Field, FieldKind, RegisterView, Section};

const RULE: &str = "word-limit";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for outlined in subject.template.outline(&subject.draft.arrangement) {
        let section = outlined.section;
        let n_words = words(subject.draft, subject.template, &section.id);
        let place = Place::Section(section.id.clone());
        findings.extend(finding(
            place,
            &quoted(&section.title),
            n_words,
            section.word_limit,
        ));
        for field in &section.fields {
            field_findings(subject, section, field, &mut findings);
        }
    }
    findings
}

fn field_findings(
    subject: Subject<'_>,
    section: &Section,
    field: &Field,
    findings: &mut Vec<Finding>,
) {
    let FieldKind::Register(view) = &field.kind else {
        let n_words = field_words(subject.draft, section, field);
        let place = Place::Field(section.id.clone(), field.id.clone());
        let what = quoted(&field.prompt);
        findings.extend(finding(place, &what, n_words, field.word_limit));
        return;
    };
    let rows = subject.draft.registers.rows(view.register);
    for (idx, row) in rows.into_iter().enumerate() {
        if view.takes(subject.draft, row, &section.id) {
            cell_findings(row, &name(row, idx), (view, field.word_limit), findings);
        }
    }
}

/// The limit of a register's field holds for each cell of its rows.
fn cell_findings(
    row: &dyn Record,
    name: &str,
    (view, limit): (&RegisterView, Option<u32>),
    findings: &mut Vec<Finding>,
) {
    for column in view
        .columns
        .iter()
        .filter_map(|name| view.register.column(name))
    {
        if column.kind == CellKind::Prose {
            let place = Place::Cell(view.register, row.id().clone(), column.name);
            let what = format!("{} of {name}", quoted(column.label));
            findings.extend(finding(
                place,
                &what,
                row.get(column.name).word_count(),
                limit,
            ));
        }
    }
}

fn finding(place: Place, what: &str, n_words: usize, limit: Option<u32>) -> Option<Finding> {
    let limit = limit.and_then(|limit| usize::try_from(limit).ok())?;
    (n_words > limit).then(|| Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Attention,
        rule: RULE,
        message: format!("{what} has {n_words} words; {limit} are asked for"),
        hint: "What could a reader do without? Detail can go into the evidence".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, row, template};
    use crate::model::{Finding, Prose};

    #[test]
    fn sections_fields_and_cells_keep_to_their_limits() {
        let template = template(
            "WordLimit",
            r#"(id: "one", title: "One", word_limit: 4, fields: [
                (id: "text", prompt: "What do we know?", kind: Prose, word_limit: 2),
                (id: "short", prompt: "Short", kind: Prose, word_limit: 2),
                (id: "rows", prompt: "Answers", kind: Register((register: Findings, columns: ["said", "did"])), word_limit: 3),
            ])"#,
        );
        let mut draft = draft();
        answer(&mut draft, "one", "text", "Three words here");
        answer(&mut draft, "one", "short", "Two words");
        let mut finding = Finding::new(row("f-one"));
        finding.said = Prose::new("Late");
        finding.did = Prose::new("A panel every fortnight");
        draft.registers.findings.push(finding);
        expect_findings(
            &draft,
            &template,
            expect![[r#"
                Attention word-limit: ‘One’ has 5 words; 4 are asked for
                  Section(SectionId("one"))
                  What could a reader do without? Detail can go into the evidence
                Attention word-limit: ‘What do we know?’ has 3 words; 2 are asked for
                  Field(SectionId("one"), FieldId("text"))
                  What could a reader do without? Detail can go into the evidence
                Attention word-limit: ‘What we did’ of ‘Late’ has 4 words; 3 are asked for
                  Cell(Findings, RowId("f-one"), "did")
                  What could a reader do without? Detail can go into the evidence
            "#]],
        );
    }
}
