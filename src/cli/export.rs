//! `candour export`: make the finished paper.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::model::Audience;
use crate::session::{IdSource, PAPER_EXTENSION, Problem, ProblemKind, Session, export_to};

use super::{CommandResult, Terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The draft.
    draft: PathBuf,
    /// The paper to write. A paper that is there already is replaced, once the new one is whole.
    #[arg(short, long, value_name = "PAPER.pdf")]
    output: PathBuf,
    /// Who will read it. What these readers may not see is left out [default: as the draft says].
    #[arg(long = "for", value_name = "READERS")]
    readers: Option<Readers>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Readers {
    Everyone,
    Committee,
    Ofsted,
}

impl From<Readers> for Audience {
    fn from(readers: Readers) -> Self {
        match readers {
            Readers::Everyone => Self::Everyone,
            Readers::Committee => Self::Committee,
            Readers::Ofsted => Self::Ofsted,
        }
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let session = Session::open(&arguments.draft, IdSource::of_system())?;
    check_output(arguments)?;
    let reader = arguments
        .readers
        .map_or(session.draft().details.audience, Audience::from);
    let export = export_to(
        &arguments.output,
        session.draft(),
        session.template(),
        reader,
    )?;
    writeln!(
        terminal.out,
        "{}: {} pages, for {}.",
        arguments.output.display(),
        export.n_pages,
        reader.label().to_lowercase(),
    )?;
    for left_out in &export.left_out {
        writeln!(
            terminal.out,
            "  left out: {} ({})",
            left_out.title,
            left_out.audience.label().to_lowercase()
        )?;
    }
    Ok(0)
}

/// A paper must not take the place of a draft, this one or another.
fn check_output(arguments: &Arguments) -> Result<(), Problem> {
    let extension = arguments.output.extension().unwrap_or_default();
    if extension.eq_ignore_ascii_case(PAPER_EXTENSION) {
        return Ok(());
    }
    let message = format!("{} does not end in .pdf.", arguments.output.display());
    Err(Problem::new(ProblemKind::User, message)
        .hint("Nothing was written. Give the paper a name that ends in .pdf.")
        .at(&arguments.output))
}
