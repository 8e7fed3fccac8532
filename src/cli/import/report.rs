//! A report or letter as the command line tells it.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::done::Done;
use crate::cli::terminal::{Failure, Terminal};
use crate::import::{
    Kind,
    report::{Judgement, Report, Said},
};

/// Returns which findings are taken.
pub(super) fn taken(report: &Report, is_all: bool) -> Vec<bool> {
    let findings = report.findings.iter();
    findings.map(|said| said.is_listed || is_all).collect()
}

/// What was found, as other programs read it.
#[derive(Serialize)]
pub(super) struct JsonFound<'a> {
    kind: &'a str,
    review: JsonReview<'a>,
    findings: Vec<JsonSaid<'a>>,
    left: Vec<Json>,
    /// How many rows the draft gets.
    changes: usize,
    /// Whether the draft was changed.
    carried_out: bool,
}

#[derive(Serialize)]
struct JsonReview<'a> {
    kind: &'a str,
    authority: &'a str,
    from: Option<String>,
    to: Option<String>,
    published: Option<String>,
    grades: Map<String, Json>,
}

#[derive(Serialize)]
struct JsonSaid<'a> {
    text: &'a str,
    printed: &'a str,
    within: &'a [String],
    reference: Json,
    listed: bool,
    taken: bool,
}

impl<'a> JsonFound<'a> {
    pub(super) fn of(kind: Kind, report: &'a Report, taken: &[bool], done: Done) -> Self {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        let review = JsonReview {
            kind: report.kind.name(),
            authority: &report.authority,
            from: day(report.held.from),
            to: day(report.held.to),
            published: day(report.published),
            grades: grades(report),
        };
        let findings = report.findings.iter().zip(taken);
        let left = report.left.iter();
        Self {
            kind: kind.name(),
            review,
            findings: { findings }
                .map(|(said, taken)| json_said(said, *taken))
                .collect(),
            left: left
                .map(|left| json!({ "text": left.text, "why": left.why }))
                .collect(),
            changes: done.n_changes,
            carried_out: done.is_carried_out,
        }
    }
}

fn json_said(said: &Said, taken: bool) -> JsonSaid<'_> {
    let reference = said.reference.as_ref().map(|reference| {
        json!({
            "kind": reference.part.name(),
            "number": reference.number,
            "name": reference.name,
        })
    });
    JsonSaid {
        text: &said.text,
        printed: &said.printed,
        within: &said.within,
        reference: reference.unwrap_or(Json::Null),
        listed: said.is_listed,
        taken,
    }
}

/// The grades by judgement. Overall effectiveness is named where it was not judged, too.
fn grades(report: &Report) -> Map<String, Json> {
    let mut grades = Map::new();
    if report.grades.is_empty() {
        return grades;
    }
    for (judgement, grade) in &report.grades {
        grades.insert(judgement.name().to_owned(), json!(grade));
    }
    let overall = grades.entry(Judgement::Overall.name());
    overall.or_insert(Json::Null);
    grades
}

pub(super) fn write(
    report: &Report,
    taken: &[bool],
    terminal: &mut Terminal<'_>,
) -> Result<(), Failure> {
    let of = match report.authority.as_str() {
        "" => String::new(),
        authority => format!(" of {authority}"),
    };
    writeln!(terminal.out, "{}{of}", report.title())?;
    let held = report.held.label();
    if !held.is_empty() {
        writeln!(terminal.out, "  {held}")?;
    }
    for (judgement, grade) in &report.grades {
        let grade = grade.to_lowercase();
        writeln!(terminal.out, "  {}: {grade}", judgement.label())?;
    }
    for (said, taken) in report.findings.iter().zip(taken) {
        let sign = if *taken { '+' } else { '?' };
        writeln!(terminal.out, "{sign} {}", said.text)?;
        for within in &said.within {
            writeln!(terminal.out, "    - {within}")?;
        }
        if let Some(reference) = &said.reference {
            writeln!(terminal.out, "    {}", reference.label())?;
        }
    }
    if taken.iter().any(|taken| !taken) {
        let words = "Sentences with ? seem to ask for something. With --all they come in too; in the window you can pick.";
        writeln!(terminal.out, "{words}")?;
    }
    Ok(())
}
