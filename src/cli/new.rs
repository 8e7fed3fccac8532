//! `candour new`: begin a draft from a template.

use std::path::PathBuf;

use crate::session::{IdSource, Problem, ProblemKind, RealDisk, Session, find_template};

use super::{CommandResult, Terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A template’s id as `candour templates` lists it, or a template file of your own.
    template: String,
    /// The draft to write. A draft that is there already is not overwritten.
    #[arg(short, long, value_name = "DRAFT")]
    output: PathBuf,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let template = find_template(&arguments.template)?;
    if arguments.output.exists() {
        let message = format!("{} is there already.", arguments.output.display());
        return Err(Problem::new(ProblemKind::User, message)
            .hint("It was not changed. Choose another name, or open it to go on writing.")
            .at(&arguments.output)
            .into());
    }
    let title = template.file().title.clone();
    let mut session = Session::begin(template, terminal.clock.today(), IdSource::of_system());
    session.save_as(&RealDisk, &arguments.output)?;
    writeln!(
        terminal.out,
        "{}: a new draft from “{title}”.",
        arguments.output.display()
    )?;
    Ok(0)
}
