//! `candour salvage`: open a damaged draft as far as it can be read.

use std::path::PathBuf;

use crate::session::{IdSource, RealDisk, refuse_existing, refuse_foreign_name, write_new_beside};

use super::{
    draft::{DraftArguments, refuse_false_name},
    terminal::{CommandResult, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    draft: DraftArguments,
    /// The draft to write; the damaged one is only read. A file that is there already is not overwritten.
    #[arg(short, long, value_name = "DRAFT")]
    output: PathBuf,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let lost_path = arguments.output.with_extension("lost.txt");
    for path in [&arguments.output, &lost_path] {
        refuse_existing(path)?;
    }
    refuse_foreign_name(&arguments.output)?;
    let salvage = arguments.draft.salvage(terminal)?;
    let (summary, lost_text) = (salvage.summary(), salvage.lost_text());
    let told: Vec<String> = salvage
        .lost()
        .iter()
        .map(|lost| format!("line {}: {}", lost.line, lost.what))
        .collect();
    let problems = salvage.problems().to_vec();
    let mut session = salvage.open(IdSource::of_system());
    refuse_false_name(&arguments.output, session.seal())?;
    // Nothing of a protected draft is written in clear.
    let is_closed = session.seal().is_closed();
    if !lost_text.is_empty() && !is_closed {
        write_new_beside(&lost_path, lost_text.as_bytes(), &arguments.draft.draft)?;
    }
    session.save_as(&RealDisk, &arguments.output)?;

    writeln!(terminal.out, "{}: {summary}", arguments.output.display())?;
    for problem in problems {
        writeln!(terminal.out, "{problem}")?;
    }
    for line in told {
        writeln!(terminal.out, "  {line}")?;
    }
    if !lost_text.is_empty() && is_closed {
        let words = "What could not be read is not written, because the draft is protected. Open the damaged draft in the window to see and copy it.";
        writeln!(terminal.out, "{words}")?;
    } else if !lost_text.is_empty() {
        writeln!(
            terminal.out,
            "{}: what could not be read, to copy from.",
            lost_path.display()
        )?;
    }
    Ok(0)
}
