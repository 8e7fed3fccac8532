//! `candour check`: say what a draft still needs.

use std::path::Path;

use serde::Serialize;

use crate::check::{Finding, Severity};
use crate::session::{Problem, ProblemKind, RealDisk, Session, before_publication, place_label};

use super::{
    draft::DraftArguments,
    export::Readers,
    language,
    terminal::{CommandResult, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    draft: DraftArguments,
    /// Look at the language instead: spelling and plain English.
    #[arg(long)]
    language: bool,
    /// Write the findings as JSON, for other programs.
    #[arg(long)]
    json: bool,
    /// Look at the paper for these readers too: in the one for everyone, what could let somebody
    /// be recognised.
    #[arg(long = "for", value_name = "READERS")]
    readers: Option<Readers>,
    /// Take in the checks that today’s template of the same name asks for and this draft’s own
    /// does not, and save the draft with them.
    #[arg(long)]
    take_in: bool,
}

/// A finding as other programs read it.
#[derive(Serialize)]
struct JsonFinding<'a> {
    severity: &'a str,
    rule: &'a str,
    place: String,
    message: &'a str,
    hint: &'a str,
    /// Why its author leaves it as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<&'a str>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let mut session = arguments.draft.open(terminal)?;
    if let Some(told) = session.told_on_opening() {
        writeln!(terminal.err, "{told}")?;
    }
    if arguments.take_in {
        take_in(&mut session, &arguments.draft.draft, terminal)?;
    }
    if arguments.language {
        return language::run(&session, arguments.json, terminal);
    }
    let mut findings = session.findings(terminal.clock.today()).to_vec();
    if let Some(readers) = arguments.readers {
        let (draft, template) = (session.draft(), session.template());
        findings.extend(before_publication(draft, template, readers.into()));
        findings.sort_by_key(|finding| finding.severity);
    }
    if arguments.json {
        write_json(&session, &findings, terminal)?;
    } else {
        write_text(&session, &findings, terminal)?;
    }
    let is_missing = findings
        .iter()
        .any(|finding| finding.severity == Severity::Required);
    Ok(u8::from(is_missing))
}

/// Says on the other stream what was taken in, so that JSON stays JSON.
fn take_in(session: &mut Session, draft: &Path, terminal: &mut Terminal<'_>) -> CommandResult {
    let n_checks = session.take_in_checks()?;
    if n_checks > 0 {
        session.save_as(&RealDisk, draft)?;
    }
    let checks = if n_checks == 1 { "check" } else { "checks" };
    writeln!(terminal.err, "{n_checks} {checks} taken in.")?;
    Ok(0)
}

fn write_json(
    session: &Session,
    findings: &[Finding],
    terminal: &mut Terminal<'_>,
) -> CommandResult {
    let list: Vec<JsonFinding<'_>> = findings
        .iter()
        .map(|finding| JsonFinding {
            severity: finding.severity.name(),
            rule: finding.rule,
            place: place_label(session.draft(), session.template(), &finding.place),
            message: &finding.message,
            hint: &finding.hint,
            answered: finding.because.as_deref(),
        })
        .collect();
    let text = serde_json::to_string_pretty(&list).map_err(|error| {
        Problem::new(
            ProblemKind::Bug,
            format!("The findings could not be written: {error}."),
        )
    })?;
    writeln!(terminal.out, "{text}")?;
    Ok(0)
}

fn write_text(session: &Session, found: &[Finding], terminal: &mut Terminal<'_>) -> CommandResult {
    let is_open = |finding: &&Finding| finding.because.is_none();
    let findings: Vec<&Finding> = found.iter().filter(is_open).collect();
    let n_answered = found.len() - findings.len();
    for severity in Severity::ALL {
        let of_kind: Vec<&Finding> = { findings.iter().copied() }
            .filter(|finding| finding.severity == *severity)
            .collect();
        if of_kind.is_empty() {
            continue;
        }
        writeln!(terminal.out, "{} ({})", severity.label(), of_kind.len())?;
        for finding in of_kind {
            let place = place_label(session.draft(), session.template(), &finding.place);
            writeln!(terminal.out, "  {place}: {}", finding.message)?;
            if !finding.hint.is_empty() {
                writeln!(terminal.out, "    {}", finding.hint)?;
            }
        }
        writeln!(terminal.out)?;
    }
    let n_required = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Required)
        .count();
    match (findings.len(), n_required) {
        (0, _) => writeln!(terminal.out, "Nothing found: the draft is ready.")?,
        (n, 0) => writeln!(terminal.out, "{n} found, none of them required.")?,
        (n, required) => writeln!(terminal.out, "{n} found, {required} of them required.")?,
    }
    if n_answered > 0 {
        writeln!(terminal.out, "{n_answered} more answered by the author.")?;
    }
    Ok(0)
}
