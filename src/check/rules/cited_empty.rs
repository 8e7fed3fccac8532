//! What is cited says something: the paper leaves out the citation of a row in which nothing is
//! written. Holds for every draft.
//!
//! What only an empty row cites is not told: neither stands in the paper.

use std::collections::BTreeSet;

use crate::check::{Finding, Severity, subject::Subject, words::name};
use crate::model::{
    Answer, Draft, Place, Record, RegisterKind, RowId, Value, capitalized, with_blank,
};

const RULE: &str = "cited-empty";

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let empty = with_blank(subject.draft, &BTreeSet::new());
    if empty.is_empty() {
        return Vec::new();
    }
    let cited = cited(subject.draft, &empty);
    let registers = RegisterKind::ALL.iter();
    let rows = registers.flat_map(|register| {
        let rows = subject.draft.registers.rows(*register);
        rows.into_iter().enumerate()
    });
    rows.filter(|(_, row)| empty.contains(row.id()) && cited.contains(row.id()))
        .map(|(idx, row)| says_nothing(row, &name(row, idx)))
        .collect()
}

/// Returns every row that a text cites, or a row that is not empty.
fn cited(draft: &Draft, empty: &BTreeSet<RowId>) -> BTreeSet<RowId> {
    let answers = draft.answers.values().flat_map(|fields| fields.values());
    let texts = answers.filter_map(|answer| match answer {
        Answer::Prose(prose) => Some(prose),
        Answer::Line(_) | Answer::Date(_) | Answer::Choice(_) => None,
    });
    let texts = texts.chain([&draft.details.note]);
    let in_texts = texts.flat_map(|text| text.citations().iter().map(|cite| cite.row.clone()));
    let registers = RegisterKind::ALL.iter();
    let rows = registers.flat_map(|register| draft.registers.rows(*register));
    let in_rows = rows.filter(|row| !empty.contains(row.id()));
    in_texts.chain(in_rows.flat_map(cited_by_row)).collect()
}

/// Returns what a row cites in its texts, and in its lists, which are printed as citations. A
/// single link says where a row belongs.
fn cited_by_row(row: &dyn Record) -> Vec<RowId> {
    let mut cited = Vec::new();
    for column in row.register().columns() {
        match row.get(column.name) {
            Value::Prose(prose) => {
                cited.extend(prose.citations().iter().map(|cite| cite.row.clone()));
            }
            Value::Links(links) => cited.extend(links.iter().cloned()),
            Value::Text(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Choice(_)
            | Value::Link(_)
            | Value::Series(_)
            | Value::List(_)
            | Value::SignOffs(_)
            | Value::Logo(_) => {}
        }
    }
    cited
}

fn says_nothing(row: &dyn Record, name: &str) -> Finding {
    Finding {
        of: None,
        because: None,
        place: Place::Row(row.register(), row.id().clone()),
        severity: Severity::Attention,
        rule: RULE,
        message: capitalized(&format!(
            "{name} is cited, and nothing is written in it yet"
        )),
        hint: "The paper leaves the citation out until there is. Write in it, or take the \
               citation out"
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, row, template};
    use crate::model::{Evidence, Finding, Prose, Statement};

    const SECTIONS: &str =
        r#"(id: "one", title: "Our children", fields: [(id: "text", prompt: "?", kind: Prose)])"#;

    #[test]
    fn a_cited_row_in_which_nothing_is_written_is_told() {
        let mut draft = draft();
        let mut known = Evidence::new(row("e-known"));
        known.title = "An audit".to_owned();
        let rows = ["e-empty", "e-listed", "e-uncited"].map(|id| Evidence::new(row(id)));
        draft.registers.evidence = [vec![known], rows.to_vec()].concat();
        let mut statement = Statement::new(row("s-a"));
        statement.how = Prose::new("So it is.");
        statement.evidence = vec![row("e-listed"), row("e-known")];
        // An empty row that cites another is not in the paper, nor is its citation.
        let mut idle = Finding::new(row("f-idle"));
        idle.evidence = vec![row("e-uncited")];
        draft.registers.statements.push(statement);
        draft.registers.findings.push(idle);
        answer(&mut draft, "one", "text", "See [@e-empty] and [@e-known].");
        expect_findings(
            &draft,
            &template("", SECTIONS),
            expect![[r#"
            Attention cited-empty: Piece of evidence 2 is cited, and nothing is written in it yet
              Row(Evidence, RowId("e-empty"))
              The paper leaves the citation out until there is. Write in it, or take the citation out
            Attention cited-empty: Piece of evidence 3 is cited, and nothing is written in it yet
              Row(Evidence, RowId("e-listed"))
              The paper leaves the citation out until there is. Write in it, or take the citation out
        "#]],
        );

        // The first word that is written takes it away.
        draft.registers.evidence[1].caveat = Prose::new("Early");
        draft.registers.evidence[2].source = "Minutes".to_owned();
        expect_findings(&draft, &template("", SECTIONS), expect![[""]]);
    }
}
