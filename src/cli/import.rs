//! `candour import`: bring what another program wrote into a draft.

use std::path::PathBuf;

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use crate::import::{
    Found, Kind,
    report::{Judgement, Report, Said},
};
use crate::session::{Action, Problem, ProblemKind, RealDisk, Session, read_import};

use super::{
    draft::KeyArguments,
    terminal::{CommandResult, Failure, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The file: a report of inspectors (PDF), or a report or letter copied as text (.txt).
    file: PathBuf,
    /// The draft to bring it into. It is changed in its place; its history keeps what it was.
    #[arg(long, value_name = "DRAFT", required_unless_present = "dry_run")]
    into: Option<PathBuf>,
    #[command(flatten)]
    key: KeyArguments,
    /// What to take the file for, where that is not seen from the file: report, letter.
    #[arg(long = "as", value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// Say what would come in, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take sentences too that only seem to ask for something, from a letter without a list.
    #[arg(long)]
    all: bool,
    /// Write what was found as JSON, for other programs.
    #[arg(long)]
    json: bool,
}

fn kind(name: &str) -> Result<Kind, String> {
    let known = Kind::ALL.iter().copied().find(|kind| kind.name() == name);
    known.ok_or_else(|| {
        let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
        format!("the kinds are: {}", names.join(", "))
    })
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let (kind, found) = read_import(&arguments.file, arguments.kind)?;
    let Found::Report(report) = found;
    let mut session = match &arguments.into {
        Some(draft) => Some(arguments.key.open(draft, terminal)?),
        None => None,
    };
    let taken: Vec<bool> = report
        .findings
        .iter()
        .map(|said| said.is_listed || arguments.all)
        .collect();
    let is_carried_out = !arguments.dry_run;
    let n_rows = match &mut session {
        Some(session) => bring_in(&report, &taken, session, arguments, terminal)?,
        None => 0,
    };
    if arguments.json {
        let found = JsonFound::of(kind, &report, &taken, n_rows, is_carried_out);
        let text = serde_json::to_string_pretty(&found).map_err(|error| {
            let message = format!("What was found could not be written: {error}.");
            Problem::new(ProblemKind::Bug, message)
        })?;
        writeln!(terminal.out, "{text}")?;
    } else {
        write_text(&report, &taken, (n_rows, is_carried_out), terminal)?;
    }
    Ok(0)
}

/// Carries out what was found, unless it is only asked for. Returns how many rows it adds.
fn bring_in(
    report: &Report,
    taken: &[bool],
    session: &mut Session,
    arguments: &Arguments,
    terminal: &Terminal<'_>,
) -> Result<usize, Failure> {
    let proposal = report.proposal(session.draft(), taken);
    let n_rows = proposal.rows.len();
    if arguments.dry_run || n_rows == 0 {
        return Ok(n_rows);
    }
    let now = terminal.clock.now_ms();
    session.act(Action::BringIn(proposal), now)?;
    if let Some(draft) = &arguments.into {
        session.save_as(&RealDisk, draft)?;
    }
    Ok(n_rows)
}

/// What was found, as other programs read it.
#[derive(Serialize)]
struct JsonFound<'a> {
    kind: &'a str,
    review: JsonReview<'a>,
    findings: Vec<JsonSaid<'a>>,
    left: Vec<Json>,
    /// How many rows the draft gets.
    rows: usize,
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
    fn of(kind: Kind, report: &'a Report, taken: &[bool], rows: usize, carried_out: bool) -> Self {
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
            findings: findings
                .map(|(said, taken)| json_said(said, *taken))
                .collect(),
            left: left
                .map(|left| json!({ "text": left.text, "why": left.why }))
                .collect(),
            rows,
            carried_out,
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

fn write_text(
    report: &Report,
    taken: &[bool],
    (n_rows, is_carried_out): (usize, bool),
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
        writeln!(
            terminal.out,
            "  {}: {}",
            judgement.label(),
            grade.to_lowercase()
        )?;
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
    for left in &report.left {
        writeln!(terminal.out, "Left: {}\n  {}", left.text, left.why)?;
    }
    if taken.iter().any(|taken| !taken) {
        let words = "Sentences with ? seem to ask for something. With --all they come in too; in the window you can pick.";
        writeln!(terminal.out, "{words}")?;
    }
    match (n_rows, is_carried_out) {
        (0, _) => writeln!(terminal.out, "Nothing new comes in.")?,
        (n, true) => writeln!(
            terminal.out,
            "{n} rows were added, the review and its findings."
        )?,
        (n, false) => writeln!(
            terminal.out,
            "{n} rows would be added. Nothing was changed."
        )?,
    }
    Ok(())
}
