//! `candour conflicts`: list what is still to be chosen between two people's texts.

use std::io::Write;

use serde::Serialize;

use crate::session::{Clock, Doubt, Problem, ProblemKind, doubts};

use super::{
    draft::DraftArguments,
    terminal::{CommandResult, Failure, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    draft: DraftArguments,
    /// Write them as JSON, for other programs.
    #[arg(long)]
    json: bool,
}

/// What is in doubt as other programs read it.
#[derive(Serialize)]
struct JsonConflict<'a> {
    place: &'a str,
    base: Option<&'a str>,
    ours: &'a str,
    theirs: &'a str,
    passages: usize,
    who: &'a str,
    when: Option<String>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let session = arguments.draft.open(terminal)?;
    let doubts = doubts(session.draft(), session.template());
    if arguments.json {
        let list: Vec<JsonConflict<'_>> = doubts
            .iter()
            .map(|(conflict, doubt)| JsonConflict {
                place: &doubt.label,
                base: doubt.base.as_deref(),
                ours: &doubt.ours,
                theirs: &doubt.theirs,
                passages: doubt.n_passages,
                who: &conflict.who,
                when: conflict.when.map(|when| when.to_string()),
            })
            .collect();
        let text = serde_json::to_string_pretty(&list).map_err(|error| {
            let message = format!("The list could not be written: {error}.");
            Problem::new(ProblemKind::Bug, message)
        })?;
        writeln!(terminal.out, "{text}")?;
    } else if doubts.is_empty() {
        writeln!(terminal.out, "Nothing is in doubt.")?;
    } else {
        for (idx, (conflict, doubt)) in doubts.iter().enumerate() {
            let from = from(&conflict.who, conflict.when, terminal.clock);
            write_doubt(terminal.out, idx + 1, doubt, &from)?;
        }
        writeln!(
            terminal.out,
            "What this draft says is printed until somebody chooses, in the window under “In doubt”."
        )?;
    }
    Ok(u8::from(!doubts.is_empty()))
}

/// Says whose the other text is, and since when it is here.
fn from(who: &str, when: Option<jiff::Timestamp>, clock: &dyn Clock) -> String {
    let who = if who.is_empty() { "Another copy" } else { who };
    match when {
        Some(when) => format!("{who}, taken in {}", clock.in_words(when)),
        None => who.to_owned(),
    }
}

fn write_doubt(out: &mut dyn Write, n: usize, doubt: &Doubt, from: &str) -> Result<(), Failure> {
    writeln!(out, "{n}. {}", doubt.label)?;
    let base = doubt.base.iter().map(|base| ("Before", base.as_str()));
    let sides = [
        ("This draft", doubt.ours.as_str()),
        (from, doubt.theirs.as_str()),
    ];
    for (whose, text) in base.chain(sides) {
        writeln!(out, "   {whose}:")?;
        for line in text.lines() {
            writeln!(out, "     {line}")?;
        }
    }
    writeln!(out)?;
    Ok(())
}
