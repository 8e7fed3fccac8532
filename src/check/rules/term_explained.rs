//! Every short form is explained: among the terms, or in brackets behind the words it stands for.

use std::collections::BTreeSet;

use crate::check::{Finding, Severity, subject::Subject};
use crate::model::{Answer, CellKind, Place, RegisterKind, Value, citations};

/// Short forms that every reader of a council's paper knows. Explaining them would be noise.
const EVERYDAY: [&str; 12] = [
    "AM", "BBC", "EU", "GP", "IT", "NHS", "OK", "PDF", "PM", "TV", "UK", "USA",
];

/// Columns that hold codes, addresses and places rather than sentences.
const NOT_READ: [&str; 8] = [
    "code",
    "number",
    "reference",
    "held",
    "telephone",
    "email",
    "name",
    "section",
];

/// How long a short form is.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut known: BTreeSet<String> = subject
        .draft
        .registers
        .terms
        .iter()
        .map(|term| term.term.trim().to_owned())
        .collect();
    known.extend(EVERYDAY.iter().map(|term| (*term).to_owned()));
    let mut findings = Vec::new();
    for (place, text) in texts(subject) {
        let plain = without_citations(&text);
        for line in plain.lines().filter(|line| !is_all_capitals(line)) {
            for form in short_forms(line) {
                if is_explained(line, form.start, form.term) {
                    known.insert(form.term.to_owned());
                } else if !known.contains(form.term) {
                    known.insert(form.term.to_owned());
                    findings.push(finding(subject, place.clone(), form.term));
                }
            }
        }
    }
    findings
}

fn finding(subject: Subject<'_>, place: Place, term: &str) -> Finding {
    let meaning = subject
        .template
        .file()
        .terms
        .iter()
        .find(|known| known.term == term);
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Thought,
        rule: "term-explained",
        message: format!("‘{term}’ is used and not explained"),
        hint: match meaning {
            Some(known) => format!("Add it to the terms; it may stand for ‘{}’", known.meaning),
            None => "Spell it out here, or add it to the terms".to_owned(),
        },
    }
}

/// Returns every text that readers of the paper read, in its order, with its place.
fn texts(subject: Subject<'_>) -> Vec<(Place, String)> {
    let mut texts = Vec::new();
    for outlined in subject.template.outline(&subject.draft.arrangement) {
        let section = outlined.section;
        for field in &section.fields {
            let place = Place::Field(section.id.clone(), field.id.clone());
            match subject.draft.answer(&section.id, &field.id) {
                Some(Answer::Prose(prose)) => texts.push((place, prose.as_str().to_owned())),
                Some(Answer::Line(text)) => texts.push((place, text.clone())),
                Some(Answer::Choice(_) | Answer::Date(_)) | None => {}
            }
        }
    }
    for register in RegisterKind::ALL {
        let is_shown = !subject.template.views(*register).is_empty();
        if is_shown && *register != RegisterKind::Terms {
            cell_texts(subject, *register, &mut texts);
        }
    }
    texts
}

fn cell_texts(subject: Subject<'_>, register: RegisterKind, texts: &mut Vec<(Place, String)>) {
    for row in subject.draft.registers.rows(register) {
        for column in register.columns() {
            if NOT_READ.contains(&column.name) || matches!(column.kind, CellKind::Choice(_)) {
                continue;
            }
            let text = match row.get(column.name) {
                Value::Prose(prose) => prose.as_str().to_owned(),
                Value::Text(text) => text,
                Value::List(lines) => lines.join("\n"),
                Value::Date(_)
                | Value::Period(_)
                | Value::Choice(_)
                | Value::Link(_)
                | Value::Links(_)
                | Value::Series(_)
                | Value::SignOffs(_)
                | Value::Logo(_) => continue,
            };
            texts.push((Place::Cell(register, row.id().clone(), column.name), text));
        }
    }
}

fn without_citations(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = 0;
    for citation in citations(text) {
        plain.push_str(text.get(rest..citation.range.start).unwrap_or_default());
        rest = citation.range.end;
    }
    plain.push_str(text.get(rest..).unwrap_or_default());
    plain
}

fn is_all_capitals(line: &str) -> bool {
    !line.chars().any(char::is_lowercase) && line.split_whitespace().nth(2).is_some()
}

/// A short form and where it stands in its line, in bytes.
#[derive(Debug, PartialEq, Eq)]
struct ShortForm<'a> {
    start: usize,
    term: &'a str,
}

fn short_forms(line: &str) -> Vec<ShortForm<'_>> {
    let mut forms = Vec::new();
    let mut offset = 0;
    for piece in line.split_inclusive(char::is_whitespace) {
        // Nearly all words have no two capitals, and need no closer look.
        let second_capital = piece.chars().filter(|c| c.is_uppercase()).nth(1);
        let word = piece.trim_end();
        if second_capital.is_some() && !is_address(word) {
            forms.extend(forms_in(word, offset));
        }
        offset += piece.len();
    }
    forms
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.") || word.contains('@')
}

fn forms_in(word: &str, offset: usize) -> Vec<ShortForm<'_>> {
    let mut forms = Vec::new();
    let mut start = 0;
    for part in word.split(|c: char| !c.is_alphanumeric() && c != '&') {
        let term = part.strip_suffix('s').unwrap_or(part);
        if is_short_form(term) {
            forms.push(ShortForm {
                start: offset + start,
                term,
            });
        }
        let separator = word
            .get(start + part.len()..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        start += part.len() + separator;
    }
    forms
}

fn is_short_form(term: &str) -> bool {
    let n_capitals = term.chars().filter(|c| c.is_uppercase()).count();
    LENGTHS.contains(&term.chars().count())
        && n_capitals >= 2
        && term.starts_with(char::is_uppercase)
        && !term.ends_with('&')
        && term
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '&')
        && !term.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Whether a short form stands in brackets behind words that begin with its letters.
fn is_explained(line: &str, start: usize, term: &str) -> bool {
    let Some(before) = line
        .get(..start)
        .and_then(|before| before.strip_suffix('('))
    else {
        return false;
    };
    let initials: Vec<char> = before
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect();
    let n_letters = term.chars().filter(|c| c.is_alphabetic()).count();
    let skipped = initials.len().saturating_sub(2 * n_letters);
    let mut initials = initials.into_iter().skip(skipped);
    term.chars()
        .filter(|c| c.is_alphabetic())
        .all(|letter| initials.any(|initial| initial == letter))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::check::test_support::{answer, draft, expect_findings, row, template};
    use crate::model::{Prose, Statement, Term};

    const SECTIONS: &str = r#"(id: "one", title: "One", fields: [
        (id: "text", prompt: "?", kind: Prose),
        (id: "rows", prompt: "?", kind: Register((register: Statements, columns: ["claim"]))),
    ])"#;

    #[test]
    fn short_forms_are_found_once_at_their_first_place() {
        let mut draft = draft();
        answer(
            &mut draft,
            "one",
            "text",
            "IROs and the LADO meet; each IRO writes [@e-one]. PEPs are kept. OFFICIAL, part II, in the UK.\n\nTHIS IS ALL CAPITALS\n\nA child protection plan (CPP) helps; the CPP ends. S&P, https://example.org/ABC",
        );
        let mut term = Term::new(row("t-one"));
        term.term = "PEP".to_owned();
        draft.registers.terms.push(term);
        let mut statement = Statement::new(row("s-one"));
        statement.claim = "The LADO and the MASH work".to_owned();
        statement.how = Prose::new("Seen (EHE)");
        draft.registers.statements.push(statement);
        let mut audit = crate::model::Evidence::new(row("e-one"));
        audit.title = "An audit".to_owned();
        draft.registers.evidence.push(audit);
        expect_findings(
            &draft,
            &template("TermExplained", SECTIONS),
            expect![[r#"
            Thought term-explained: ‘IRO’ is used and not explained
              Field(SectionId("one"), FieldId("text"))
              Add it to the terms; it may stand for ‘independent reviewing officer’
            Thought term-explained: ‘LADO’ is used and not explained
              Field(SectionId("one"), FieldId("text"))
              Spell it out here, or add it to the terms
            Thought term-explained: ‘S&P’ is used and not explained
              Field(SectionId("one"), FieldId("text"))
              Spell it out here, or add it to the terms
            Thought term-explained: ‘MASH’ is used and not explained
              Cell(Statements, RowId("s-one"), "claim")
              Spell it out here, or add it to the terms
            Thought term-explained: ‘EHE’ is used and not explained
              Cell(Statements, RowId("s-one"), "how")
              Spell it out here, or add it to the terms
        "#]],
        );
    }

    #[test]
    fn only_capitals_make_a_short_form() {
        let terms = |line| -> Vec<&str> {
            short_forms(line)
                .into_iter()
                .map(|form| form.term)
                .collect()
        };
        assert_eq!(terms("DfE’s A4 s47 É ÉÀ AEM-led (QA)"), ["ÉÀ", "AEM", "QA"]);
        assert!(is_explained("family group conference (FGC)", 25, "FGC"));
        assert!(!is_explained("the team (FGC)", 10, "FGC"));
    }
}
