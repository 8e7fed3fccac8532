//! `candour new`: begin a draft from a template.

use std::path::{Path, PathBuf};

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
    /// A template’s id as `candour templates` lists it, or a template file of your own. With
    /// --from, that of last year’s draft where none is named.
    #[arg(required_unless_present = "from")]
    template: Option<String>,
    /// Last year’s draft: what is not done goes on, what is done becomes history, and what was
    /// written is last year’s words until it is changed or confirmed.
    #[arg(long, value_name = "LAST")]
    from: Option<PathBuf>,
    /// The draft to write. A draft that is there already is not overwritten. One whose name ends
    /// in .ron.age is protected with a passphrase.
    #[arg(short, long, value_name = "DRAFT")]
    output: PathBuf,
    #[command(flatten)]
    key: KeyArguments,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    if arguments.output.exists() {
        let message = format!("{} is there already.", arguments.output.display());
        return Err(Problem::new(ProblemKind::User, message)
            .hint("It was not changed. Choose another name, or go on writing in it with candour DRAFT.")
            .at(&arguments.output)
            .into());
    }
    refuse_foreign_name(&arguments.output)?;
    if let Some(last) = &arguments.from {
        return begin_from(last, arguments, terminal);
    }
    let name = arguments.template.as_deref().unwrap_or_default();
    let template = find_template(name)?;
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

/// Begins the next year's draft from last year's.
fn begin_from(last: &Path, arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let template = match arguments.template.as_deref() {
        Some(name) => Some(find_template(name)?),
        None => None,
    };
    let day = terminal.clock.today();
    let (mut session, next) = arguments.key.open_next(last, &(template, day), terminal)?;
    let output = &arguments.output;
    if session.seal().is_closed() != is_named_protected(output) {
        let message = "Last year’s draft and the new name do not agree on whether it is protected.";
        let hint = "Nothing was written. A draft that is protected stays so: give it a name that ends in .ron.age, and any other one that ends in .ron.";
        return Err(Problem::new(ProblemKind::User, message).hint(hint).into());
    }
    session.save_as(&RealDisk, output)?;
    let title = session.template().file().title.clone();
    writeln!(
        terminal.out,
        "{}: a new draft from “{title}”.",
        output.display()
    )?;
    for told in &next.told {
        writeln!(terminal.out, "  {told}")?;
    }
    for (of, words) in &next.left {
        writeln!(terminal.out, "No place in it: {of}\n  {words}")?;
    }
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
