//! `candour new`: begin a draft from a template.

use std::path::PathBuf;

use crate::session::{
    IdSource, Problem, ProblemKind, RealDisk, Seal, Session, find_template, is_named_protected,
    refuse_foreign_name,
};

use super::{
    draft::KeyArguments,
    terminal::{CommandResult, Failure, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A template’s id as `candour templates` lists it, or a template file of your own.
    template: String,
    /// The draft to write. A draft that is there already is not overwritten. One whose name ends
    /// in .ron.age is protected with a passphrase.
    #[arg(short, long, value_name = "DRAFT")]
    output: PathBuf,
    #[command(flatten)]
    key: KeyArguments,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let template = find_template(&arguments.template)?;
    if arguments.output.exists() {
        let message = format!("{} is there already.", arguments.output.display());
        return Err(Problem::new(ProblemKind::User, message)
            .hint("It was not changed. Choose another name, or go on writing in it with candour DRAFT.")
            .at(&arguments.output)
            .into());
    }
    refuse_foreign_name(&arguments.output)?;
    let title = template.file().title.clone();
    let seal = seal(arguments, terminal)?;
    let mut session = Session::begin(template, IdSource::of_system());
    if seal.is_closed() {
        session.reseal(seal);
    }
    session.save_as(&RealDisk, &arguments.output)?;
    writeln!(
        terminal.out,
        "{}: a new draft from “{title}”.",
        arguments.output.display()
    )?;
    Ok(0)
}

/// A name says whether what it names is protected, so that nobody takes a draft in clear for a
/// protected one.
fn seal(arguments: &Arguments, terminal: &Terminal<'_>) -> Result<Seal, Failure> {
    if is_named_protected(&arguments.output) {
        return Ok(Seal::Passphrase(arguments.key.new_passphrase(terminal)?));
    }
    if arguments.key.is_given() {
        let message = "A passphrase was given, and the name does not end in .ron.age.";
        let problem = Problem::new(ProblemKind::User, message);
        let hint = "Nothing was written. Give a protected draft a name that ends in .ron.age.";
        return Err(problem.hint(hint).into());
    }
    Ok(Seal::Open)
}
