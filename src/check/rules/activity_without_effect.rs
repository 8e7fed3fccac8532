//! What was done stands beside what came of it for children.
//!
//! Inspectors criticise self-evaluations that describe activity and strategy and not quality and
//! impact (Southampton 2020, Solihull 2020, Lambeth 2022).

use std::ops::Range;

use jiff::civil::Date;

use crate::check::{
    Finding, Severity,
    reading::{Mark, Reading, Sentence, Tells},
    subject::Subject,
    words::quoted,
};
use crate::model::{self, Answer, Place, RegisterKind, RowId, Statement, count_words};
use crate::template::{Field, FieldKind, Section, Which};

/// What has fewer words says nothing of its own, as a heading does.
const FEWEST_WORDS: usize = 4;

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for outlined in subject.template.outline(&subject.draft.arrangement) {
        let section = outlined.section;
        let fields = section.fields.iter().filter(|field| tells_what(field));
        for field in fields {
            in_field(subject, section, field, &mut findings);
        }
    }
    let registers = &subject.draft.registers;
    let statements = registers.statements.iter();
    findings.extend(statements.filter_map(|row| in_statement(row, subject.day)));
    for row in &registers.findings {
        let reading = Reading::of_prose(&row.difference, subject.day);
        let found = lone_difference(row.difference.as_str(), &reading);
        findings.extend(found.map(|text| in_difference(RegisterKind::Findings, &row.id, text)));
    }
    findings
}

fn tells_what(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Prose) && field.answers.contains(&Which::What)
}

fn in_field(subject: Subject<'_>, section: &Section, field: &Field, findings: &mut Vec<Finding>) {
    let Some(Answer::Prose(prose)) = subject.draft.answer(&section.id, &field.id) else {
        return;
    };
    let text = prose.as_str();
    let reading = Reading::of_answer(prose, subject.day);
    for paragraph in paragraphs(text) {
        if let Some(sentence) = lone(text, &reading, paragraph.clone())
            && is_told(text.get(paragraph).unwrap_or_default())
        {
            let place = Place::Field(section.id.clone(), field.id.clone());
            findings.push(finding(place, sentence));
        }
    }
}

fn in_statement(row: &Statement, day: Date) -> Option<Finding> {
    let shown = Reading::of_prose(&row.how, day);
    let reading = Reading::of_prose(&row.difference, day);
    let said = Reading::of_line(&row.claim, &row.how, day);
    let claim = Told::of(&row.claim, &said, 0..usize::MAX);
    if shown.tells(Tells::Effect) || claim.is_more || compares(&row.claim) {
        return None;
    }
    if let Some(done) = lone_difference(row.difference.as_str(), &reading) {
        return Some(in_difference(RegisterKind::Statements, &row.id, done));
    }
    // A plan is no difference yet.
    let is_ahead = |one: &Sentence| one.is_sure && one.tells == Tells::Plan;
    if !reading.sentences.iter().all(is_ahead) {
        return None;
    }
    let text = row.claim.get(claim.done?)?;
    let place = Place::Cell(RegisterKind::Statements, row.id.clone(), "claim");
    Some(finding(place, text))
}

/// Returns what was done, where it stands under what is different and nothing else does: there
/// the author has said already that it is a difference, so hardly anything may speak for it.
fn lone_difference<'t>(text: &'t str, reading: &Reading) -> Option<&'t str> {
    let mut sentences = reading.sentences.iter();
    let is_lone = { sentences.clone() }.all(|one| one.is_sure && one.tells == Tells::Activity);
    let first = sentences.next().filter(|_| is_lone)?;
    text.get(first.range.clone())
}

/// Where a text tells what was done, and whether it tells more than that.
struct Told {
    done: Option<Range<usize>>,
    is_more: bool,
}

impl Told {
    fn of(text: &str, reading: &Reading, within: Range<usize>) -> Self {
        let mut told = Self {
            done: None,
            is_more: false,
        };
        let all = &reading.sentences;
        let at = |end: usize| all.partition_point(|one| one.range.start < end);
        let sentences = all.get(at(within.start)..at(within.end));
        for sentence in sentences.unwrap_or_default() {
            let words = text.get(sentence.range.clone()).unwrap_or_default();
            if is_heading(text, &sentence.range) {
                continue;
            }
            match sentence.tells {
                Tells::Activity => {
                    told.done.get_or_insert_with(|| sentence.range.clone());
                }
                Tells::Effect => told.is_more = true,
                // A fact or an admission is no claim of impact.
                Tells::Other => {
                    told.is_more |=
                        sentence.marks.has(Mark::Gap) || count_words(words) >= FEWEST_WORDS;
                }
                Tells::Plan => {}
            }
        }
        told
    }
}

/// Whether a sentence stands in bold from the first to the last: **In custody.**
fn is_heading(text: &str, sentence: &Range<usize>) -> bool {
    let words = text.get(sentence.clone()).unwrap_or_default().trim();
    let begins = words.strip_prefix("**");
    let behind = text.get(sentence.end..).unwrap_or_default();
    begins.is_some_and(|rest| match rest.find("**") {
        Some(end) => end + 2 == rest.len(),
        None => behind.starts_with("**"),
    })
}

/// Returns the first sentence of a passage that tells what was done, where nothing near it tells
/// what came of it.
fn lone<'t>(text: &'t str, reading: &Reading, within: Range<usize>) -> Option<&'t str> {
    let told = Told::of(text, reading, within);
    text.get(told.done.filter(|_| !told.is_more)?)
}

/// Finds the paragraphs of a text, in bytes.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive("\n\n").map(move |paragraph| {
        let range = start..start + paragraph.len();
        start = range.end;
        range
    })
}

/// Whether a paragraph tells something: what is quoted does not, nor what asks, nor two measurements
/// that a reader compares.
fn is_told(paragraph: &str) -> bool {
    !paragraph.starts_with('>') && !paragraph.contains('?') && !compares(paragraph)
}

/// Whether a paragraph holds shares of two years.
fn compares(paragraph: &str) -> bool {
    let n_shares = paragraph.matches(" per cent").count() + paragraph.matches('%').count();
    let mut years: Vec<&str> = paragraph
        .split(|c: char| !c.is_ascii_digit())
        .filter(|word| word.len() == 4 && word.starts_with("20"))
        .collect();
    years.sort_unstable();
    years.dedup();
    n_shares > 1 && years.len() > 1
}

fn in_difference(register: RegisterKind, row: &RowId, sentence: &str) -> Finding {
    let place = Place::Cell(register, row.clone(), "difference");
    finding(place, sentence)
}

fn finding(place: Place, sentence: &str) -> Finding {
    Finding {
        of: None,
        because: None,
        place,
        severity: Severity::Attention,
        rule: "activity-without-effect",
        message: format!(
            "{} says what was done, not what came of it",
            quoted(plain(sentence).as_str())
        ),
        hint: "What is different for children because of it, and how would they notice?".to_owned(),
    }
}

/// Returns a sentence without its marks and citations.
fn plain(sentence: &str) -> String {
    let mut plain = String::new();
    let mut rest = 0;
    for citation in model::citations(sentence) {
        let before = sentence.get(rest..citation.range.start).unwrap_or_default();
        plain.push_str(before.trim_end());
        rest = citation.range.end;
    }
    plain.push_str(sentence.get(rest..).unwrap_or_default());
    plain.replace("**", "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{answer, draft, expect_findings, row, template};
    use crate::model::{Prose, Statement};

    const SECTIONS: &str = r#"(id: "one", title: "One", fields: [
        (id: "text", prompt: "?", kind: Prose, answers: [What, How]),
        (id: "next", prompt: "?", kind: Prose, answers: [Next]),
        (id: "rows", prompt: "?", kind: Register((register: Statements, columns: ["claim"]))),
    ])"#;

    #[test]
    fn what_was_done_is_found_where_nothing_near_says_what_came_of_it() {
        let mut draft = draft();
        answer(
            &mut draft,
            "one",
            "text",
            "**Hubs.** We launched four hubs to help families [@e-one]. They will open at weekends.\n\nWe trained 40 workers. Children now wait three weeks and not nine.\n\nWe trained 20 more. In the north posts are empty for too long.\n\nIn 2024 we read 60 records and 38 per cent were sound. In 2026 we read 60 again and 72 per cent were.\n\n> We were launched",
        );
        answer(&mut draft, "one", "next", "We launched four hubs.");
        let statements = [
            ("s-bare", "A new panel meets every month", "", ""),
            (
                "s-did",
                "Plans are reviewed on time",
                "",
                "Reviews are chaired by managers",
            ),
            (
                "s-effect",
                "A new panel meets every month",
                "",
                "Fewer children move",
            ),
            (
                "s-how",
                "A new panel meets every month",
                "Moves fell from 40 to 20",
                "",
            ),
            (
                "s-weak",
                "Supervision is not regular",
                "",
                "A new panel meets every month",
            ),
        ];
        for (id, claim, how, difference) in statements {
            let mut statement = Statement::new(row(id));
            statement.claim = claim.to_owned();
            statement.how = Prose::new(how);
            statement.difference = Prose::new(difference);
            draft.registers.statements.push(statement);
        }
        expect_findings(
            &draft,
            &template("ActivityWithoutEffect", SECTIONS),
            expect![[r#"
                Required broken-link: A citation in ‘One’ leads nowhere: [@e-one]
                  Field(SectionId("one"), FieldId("text"))
                  Was the row removed? Cite another, or take the citation out
                Attention activity-without-effect: ‘We launched four hubs to help families.’ says what was done, not what came of it
                  Field(SectionId("one"), FieldId("text"))
                  What is different for children because of it, and how would they notice?
                Attention activity-without-effect: ‘A new panel meets every month’ says what was done, not what came of it
                  Cell(Statements, RowId("s-bare"), "claim")
                  What is different for children because of it, and how would they notice?
                Attention activity-without-effect: ‘Reviews are chaired by managers’ says what was done, not what came of it
                  Cell(Statements, RowId("s-did"), "difference")
                  What is different for children because of it, and how would they notice?
            "#]],
        );
    }
}
