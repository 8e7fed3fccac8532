//! No term of a framework or a law that is over, unless it tells what was.
//!
//! Ofsted gives no grade for overall effectiveness since April 2026, and the numbers of the
//! National Framework’s outcomes moved.

use jiff::civil::Date;

use crate::check::{
    Finding, Severity,
    old_terms::{TERMS, Term},
    reading::{Mark, Reading},
    subject::Subject,
};
use crate::model::{Answer, Place, Prose, RegisterKind};

pub(in crate::check) fn check(subject: Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (section, answers) in &subject.draft.answers {
        for (field, answer) in answers {
            if let Answer::Prose(prose) = answer {
                let place = || Place::Field(section.clone(), field.clone());
                let reading = Reading::of_answer(prose, subject.day);
                findings.extend(in_text(prose.as_str(), &reading, subject.day, place));
            }
        }
    }
    for one in subject.statements {
        let place = |column| Place::Cell(RegisterKind::Statements, one.row.id.clone(), column);
        let claim = in_text(&one.row.claim, &one.claim, subject.day, || place("claim"));
        findings.extend(claim);
        for (column, prose) in [
            ("how", &one.row.how),
            ("difference", &one.row.difference),
            ("next", &one.row.next),
        ] {
            findings.extend(in_prose(prose, subject.day, || place(column)));
        }
    }
    for row in &subject.draft.registers.findings {
        let place = |column| Place::Cell(RegisterKind::Findings, row.id.clone(), column);
        for (column, prose) in [
            ("did", &row.did),
            ("difference", &row.difference),
            ("left", &row.left),
        ] {
            findings.extend(in_prose(prose, subject.day, || place(column)));
        }
    }
    findings
}

fn in_prose(prose: &Prose, day: Date, place: impl Fn() -> Place) -> Option<Finding> {
    in_text(prose.as_str(), &Reading::of_prose(prose, day), day, place)
}

fn in_text(text: &str, reading: &Reading, day: Date, place: impl Fn() -> Place) -> Option<Finding> {
    let sentences = reading.sentences.iter();
    let mut marked = sentences.filter(|sentence| sentence.marks.has(Mark::OldTerm));
    marked.find_map(|sentence| {
        let sentence = text.get(sentence.range.clone())?;
        let (words, term) = TERMS
            .iter()
            .find_map(|term| Some((named(sentence, term)?, term)))
            .or_else(|| Some((overall(sentence)?, TERMS.first()?)))?;
        let around = sentence.replace(words, "");
        if day < term.over || tells_what_was(&around, term.over) || is_denied(sentence, words) {
            return None;
        }
        Some(Finding {
            of: None,
            because: None,
            place: place(),
            severity: Severity::Attention,
            rule: "old-term",
            message: format!("‘{words}’ is a term that is over"),
            hint: term.instead.to_owned(),
        })
    })
}

/// Returns the words that grade the whole: good overall, overall grade.
fn overall(sentence: &str) -> Option<&str> {
    let small = sentence.to_lowercase();
    let at = small.find("overall")?;
    let grades = [
        "good",
        "outstanding",
        "inadequate",
        "requires improvement",
        "grade",
        "judgement",
        "judgment",
        "rating",
    ];
    let near = small.get(at.saturating_sub(28)..).unwrap_or(&small);
    let near: String = near.chars().take(28 + 36).collect();
    let is_judged = [
        "ofsted",
        "inspect",
        "judge",
        "grade",
        "graded",
        "rated",
        "rating",
        "next inspection",
    ]
    .iter()
    .any(|word| small.contains(word));
    let is_graded = grades.iter().any(|grade| near.contains(grade));
    (is_judged && is_graded && small.is_char_boundary(at))
        .then(|| sentence.get(at..at + "overall".len()))
        .flatten()
}

/// Returns the words of a term as they stand in a sentence.
fn named<'s>(sentence: &'s str, term: &Term) -> Option<&'s str> {
    let small = sentence.to_lowercase().replace('’', "'");
    term.words.iter().find_map(|words| {
        let (at, _) = small.match_indices(words).find(|(at, _)| {
            let before = small
                .get(..*at)
                .and_then(|before| before.chars().next_back());
            let behind = small
                .get(at + words.len()..)
                .and_then(|rest| rest.chars().next());
            let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            is_edge(before) && behind.is_none_or(|c| !c.is_alphanumeric() || c == 's')
        })?;
        let n_before = small.get(..at)?.chars().count();
        let mut ends = sentence.char_indices().map(|(at, _)| at).skip(n_before);
        let from = ends.next()?;
        let to = ends
            .nth(words.chars().count() - 1)
            .unwrap_or(sentence.len());
        sentence.get(from..to)
    })
}

/// Whether a sentence says itself that a term is over: no overall grade, took over from the LSCB.
fn is_denied(sentence: &str, words: &str) -> bool {
    const ENDS: &[&str] = &[
        " no",
        " no longer an",
        " without an",
        " without a",
        " instead of",
        " instead of the",
        " instead of an",
        " in place of the",
        " took over from the",
        " replaced the",
        " replaces the",
        " succeeded the",
        " successor to the",
        " successor of the",
        " followed the",
        " not an",
        " not a",
        " once the",
        " formerly the",
        " formerly",
        " until then the",
        " end of the",
        " abolition of the",
        " ended the",
        " used to be the",
    ];
    let Some((before, behind)) = sentence.split_once(words) else {
        return false;
    };
    let before = format!(" {}", before.to_lowercase());
    let before = before.trim_end();
    let behind = behind.to_lowercase();
    let is_ended = [
        "was abolished",
        "was replaced",
        "has gone",
        "was scrapped",
        "ended in",
        "no longer",
    ];
    ENDS.iter().any(|end| before.ends_with(end))
        || is_ended
            .iter()
            .any(|end| behind.trim_start().starts_with(end))
}

/// Whether a sentence names a year in which the term still held.
fn tells_what_was(sentence: &str, over: Date) -> bool {
    let years = sentence.split(|c: char| !c.is_ascii_digit());
    let years = years.filter(|word| word.len() == 4);
    { years }.any(|year| year.parse::<i16>().is_ok_and(|year| year < over.year()))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::check::test_support::{
        answer, draft, expect_findings, showing, statement, template,
    };

    #[test]
    fn a_term_that_is_over_is_found_where_it_is_said_of_today() {
        let mut draft = draft();
        for (id, claim) in [
            ("s-over", "Overall effectiveness is good"),
            ("s-then", "Overall effectiveness was good in November 2022"),
            ("s-number", "Our work serves Outcome 2 of the framework"),
            ("s-plain", "The overall effect is good"),
        ] {
            draft
                .registers
                .statements
                .push(statement(id, claim, "Parents told us"));
        }
        answer(
            &mut draft,
            "rows",
            "text",
            "The LSCB’s audits are read. The SCR of 2017 was too.",
        );
        expect_findings(
            &draft,
            &template("OldTerm", &showing("Statements", "claim")),
            expect![[r#"
                Attention old-term: ‘LSCB’ is a term that is over
                  Field(SectionId("rows"), FieldId("text"))
                  It is the safeguarding children partnership
                Attention old-term: ‘Overall effectiveness’ is a term that is over
                  Cell(Statements, RowId("s-over"), "claim")
                  Since April 2026 there are four judgements and none over them. Say which judgement you mean
                Attention old-term: ‘Outcome 2’ is a term that is over
                  Cell(Statements, RowId("s-number"), "claim")
                  The numbers moved. Name the outcome or enabler in words
                Attention unknown-answer: ‘The LSCB’s audits are read. The SCR of 2017 was too.’ belongs to no part of this paper
                  Field(SectionId("rows"), FieldId("text"))
                  It is kept in the file but is not in the paper. Move what you need, then remove it
            "#]],
        );
    }
}
