//! `candour salvage`: open a damaged draft as far as it can be read.

use std::path::{Path, PathBuf};

use crate::session::{IdSource, Problem, ProblemKind, RealDisk, Salvage, Seal, write_new_file};

use super::{CommandResult, Terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The damaged draft. It is only read.
    draft: PathBuf,
    /// The draft to write. A file that is there already is not overwritten.
    #[arg(short, long, value_name = "DRAFT")]
    output: PathBuf,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let lost_path = arguments.output.with_extension("lost.txt");
    for path in [&arguments.output, &lost_path] {
        refuse_existing(path)?;
    }
    let salvage = Salvage::read(&arguments.draft, Seal::Open)?;
    let (summary, lost_text) = (salvage.summary(), salvage.lost_text());
    let told: Vec<String> = salvage
        .lost()
        .iter()
        .map(|lost| format!("line {}: {}", lost.line, lost.what))
        .collect();
    let problems = salvage.problems().to_vec();
    if !lost_text.is_empty() {
        write_new_file(&lost_path, lost_text.as_bytes())?;
    }
    let mut session = salvage.open(IdSource::of_system());
    session.save_as(&RealDisk, &arguments.output)?;

    writeln!(terminal.out, "{}: {summary}", arguments.output.display())?;
    for problem in problems {
        writeln!(terminal.out, "{problem}")?;
    }
    for line in told {
        writeln!(terminal.out, "  {line}")?;
    }
    if !lost_text.is_empty() {
        writeln!(
            terminal.out,
            "{}: what could not be read, to copy from.",
            lost_path.display()
        )?;
    }
    Ok(0)
}

fn refuse_existing(path: &Path) -> Result<(), Problem> {
    if !crate::session::is_there(path) {
        return Ok(());
    }
    let message = format!("{} is there already.", path.display());
    Err(Problem::new(ProblemKind::User, message)
        .hint("It was not changed. Choose another name.")
        .at(path))
}
