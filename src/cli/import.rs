//! `candour import`: bring what another program wrote into a draft.

mod document;
mod done;
mod figures;
mod report;

use std::path::PathBuf;

use crate::import::{
    Found, Kind, Left, Proposal,
    document::{matched, proposal, takes},
};
use crate::session::{
    Action, ImportOrder, Problem, ProblemKind, Reading, RealDisk, Session, no_such_place,
    read_import,
};

use self::done::Done;
use super::{
    draft::KeyArguments,
    terminal::{CommandResult, Failure, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The file: a report of inspectors (PDF), a report or letter copied as text (.txt), or
    /// figures (.csv, .xlsx, .ods), or a self-evaluation (.docx, .odt).
    file: PathBuf,
    /// The draft to bring it into. It is changed in its place; its history keeps what it was.
    #[arg(long, value_name = "DRAFT", required_unless_present = "dry_run")]
    into: Option<PathBuf>,
    #[command(flatten)]
    key: KeyArguments,
    /// What to take the file for, where that is not seen from the file: report, letter,
    /// figures, document.
    #[arg(long = "as", value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// Whose figures, in a file of many authorities: a name or any code. Without it, those of
    /// the draft's authority.
    #[arg(long, value_name = "NAME-OR-CODE")]
    authority: Option<String>,
    /// The authority's statistical neighbours in such a file, by names or codes with semicolons
    /// between them: their mean comes in beside its own figures.
    #[arg(long, value_name = "NAMES", value_delimiter = ';')]
    neighbours: Vec<String>,
    /// Which figures become new indicators: those whose name has these words. May be given more
    /// than once. Indicators that the draft has from such a file already are always brought up to date.
    #[arg(long, value_name = "WORDS")]
    indicator: Vec<String>,
    /// Say what would come in, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take everything: sentences too that only seem to ask for something, and all figures.
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
    let mut session = match &arguments.into {
        Some(draft) => Some(arguments.key.open(draft, terminal)?),
        None => None,
    };
    let own = session
        .as_ref()
        .map(|session| &session.draft().details.authority);
    let authority = arguments.authority.as_ref().or(own);
    let order = ImportOrder {
        kind: arguments.kind,
        authority: authority.cloned().unwrap_or_default(),
        neighbours: arguments.neighbours.clone(),
    };
    let (kind, found) = read_import(&arguments.file, &order, &Reading::default())?;
    match found {
        Found::Report(found) => {
            let taken = report::taken(&found, arguments.all);
            let done = carry_out(arguments, session.as_mut(), terminal, |draft| {
                found.proposal(draft, &taken)
            })?;
            if arguments.json {
                let found = report::JsonFound::of(kind, &found, &taken, done);
                write_json(&found, terminal)?;
            } else {
                report::write(&found, &taken, terminal)?;
                write_left(&found.left, terminal)?;
                write_done(done, terminal)?;
            }
        }
        Found::Figures(found) => {
            let draft = session.as_ref().map(|session| session.draft().as_ref());
            let taken = figures::taken(&found, draft, &arguments.indicator, arguments.all);
            let changes = figures::changes(&found, draft, &taken);
            let name = arguments
                .file
                .file_name()
                .unwrap_or(arguments.file.as_os_str());
            let from = name.to_string_lossy();
            let done = carry_out(arguments, session.as_mut(), terminal, |draft| {
                found.proposal(draft, &taken, &from)
            })?;
            if arguments.json {
                let found = figures::JsonFound::of(kind, &found, (&taken, &changes), done);
                write_json(&found, terminal)?;
            } else {
                figures::write(&found, (&taken, &changes), terminal)?;
                write_left(&found.left, terminal)?;
                write_done(done, terminal)?;
            }
        }
        Found::Document(found) => {
            let template = session.as_ref().map(|session| session.template().clone());
            let template = template.ok_or_else(needs_draft)?;
            let targets = matched(&found, &template);
            let takes = takes(&found);
            let mut left = Vec::new();
            let done = carry_out(arguments, session.as_mut(), terminal, |draft| {
                let (proposal, without) = proposal(&found, (&targets, &takes), draft, &template);
                left = without;
                proposal
            })?;
            let told = document::JsonFound::of(kind, &found, (&targets, &takes), left, done);
            if arguments.json {
                write_json(&told, terminal)?;
            } else {
                document::write(&told, &template, terminal)?;
                write_done(done, terminal)?;
            }
        }
        Found::Places(places) => return Err(no_such_place(&arguments.file, &places).into()),
    }
    Ok(0)
}

fn needs_draft() -> Problem {
    let message = "A document can only be matched to the sections of a draft.";
    Problem::new(ProblemKind::User, message)
        .hint("Nothing was changed. Name the draft with --into; with --dry-run it stays as it is.")
}

/// Carries out what was found, unless it is only asked for.
fn carry_out(
    arguments: &Arguments,
    session: Option<&mut Session>,
    terminal: &Terminal<'_>,
    proposal: impl FnOnce(&crate::model::Draft) -> Proposal,
) -> Result<Done, Failure> {
    let is_carried_out = !arguments.dry_run;
    let Some(session) = session else {
        return Ok(Done {
            n_changes: 0,
            is_carried_out,
        });
    };
    let proposal = proposal(session.draft());
    let n_changes = proposal.rows.len() + proposal.values.len();
    if is_carried_out && n_changes > 0 {
        session.act(Action::BringIn(proposal), terminal.clock.now_ms())?;
        if let Some(draft) = &arguments.into {
            session.save_as(&RealDisk, draft)?;
        }
    }
    Ok(Done {
        n_changes,
        is_carried_out,
    })
}

fn write_json(found: &impl serde::Serialize, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(found).map_err(|error| {
        let message = format!("What was found could not be written: {error}.");
        Problem::new(ProblemKind::Bug, message)
    })?;
    writeln!(terminal.out, "{text}")?;
    Ok(())
}

fn write_left(left: &[Left], terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    for left in left {
        writeln!(terminal.out, "Not taken: {}\n  {}", left.text, left.why)?;
    }
    Ok(())
}

fn write_done(done: Done, terminal: &mut Terminal<'_>) -> Result<(), Failure> {
    match (done.n_changes, done.is_carried_out) {
        (0, _) => writeln!(terminal.out, "Nothing new comes in.")?,
        (n, true) => writeln!(terminal.out, "{n} rows and values were brought in.")?,
        (n, false) => writeln!(
            terminal.out,
            "{n} rows and values would be brought in. Nothing was changed."
        )?,
    }
    Ok(())
}
