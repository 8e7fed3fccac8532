//! `candour pack`: cut some sections out of a draft, for somebody to write.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{SectionId, parse_date};
use crate::session::{
    PackOrder, Packed, Problem, ProblemKind, RealDisk, Rest, Seal, Session, cut_pack, path_under,
    refuse_existing, refuse_foreign_name, user_name,
};

use super::{
    draft::{DraftArguments, KeyArguments, refuse_false_name},
    export::Readers,
    terminal::{CommandResult, Failure, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    draft: DraftArguments,
    /// A section to be written, by its id or its title, with the sections within it. May be given
    /// more than once.
    #[arg(long = "section", value_name = "SECTION", required = true)]
    sections: Vec<String>,
    /// Who writes it: a person or a role.
    #[arg(long = "for", value_name = "PERSON")]
    addressee: String,
    /// What its receiver may read. What is marked for fewer readers is not in the pack.
    #[arg(long, value_name = "READERS")]
    readers: Readers,
    /// Leave the other sections out, but for evidence, indicators and terms. Without it, those that
    /// the receiver may read come along for reading.
    #[arg(long)]
    only: bool,
    /// By when it is wanted back, such as 2026-12-10.
    #[arg(long, value_name = "DATE", value_parser = date)]
    due: Option<Date>,
    /// What its receiver should know.
    #[arg(long, value_name = "TEXT", default_value = "")]
    note: String,
    /// Who asks [default: who is signed in on this computer].
    #[arg(long, value_name = "PERSON")]
    from: Option<String>,
    /// Protect the pack with a passphrase of its own, which is asked for. A pack of a protected draft
    /// is protected with that of the draft otherwise.
    #[arg(long)]
    protect: bool,
    /// The same, with the passphrase in the first line of this file, or of standard input (-).
    #[arg(long, value_name = "FILE")]
    protect_with: Option<PathBuf>,
    /// The pack to write. A file that is there already is not overwritten.
    #[arg(short, long, value_name = "PACK")]
    output: PathBuf,
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "a day is written as 2026-12-10 or 10 December 2026".to_owned())
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    refuse_foreign_name(&arguments.output)?;
    let session = arguments.draft.open(terminal)?;
    let seal = seal(arguments, &session, terminal)?;
    refuse_false_name(&arguments.output, &seal)?;
    let path = path_under(&arguments.output, &seal);
    refuse_existing(&path)?;
    let sections = arguments.sections.iter();
    let sections = sections.map(|name| section(&session, name));
    let order = PackOrder {
        sections: sections.collect::<Result<_, Problem>>()?,
        addressee: arguments.addressee.clone(),
        from: arguments.from.clone().unwrap_or_else(user_name),
        readers: arguments.readers.into(),
        rest: if arguments.only {
            Rest::LeftOut
        } else {
            Rest::Read
        },
        due: arguments.due,
        note: arguments.note.clone(),
    };
    let cut = cut_pack(&session, &order)?;
    let left_out = match cut.n_rows_left_out {
        0 => "no row".to_owned(),
        1 => "1 row".to_owned(),
        n => format!("{n} rows"),
    };
    let n_sections = cut.template.outline(&[]).len();
    let packed = Packed::of(cut, &seal);
    packed.write(&RealDisk, &path)?;
    let all = session.template().outline(&[]).len();
    writeln!(
        terminal.out,
        "{}: {n_sections} of {all} sections; {left_out} left out. Nothing in it is marked for fewer readers. A mail to go with it:",
        path.display()
    )?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    writeln!(terminal.out, "\n{}", packed.mail(&name))?;
    Ok(0)
}

/// Returns what the pack is protected with.
fn seal(
    arguments: &Arguments,
    session: &Session,
    terminal: &Terminal<'_>,
) -> Result<Seal, Failure> {
    if !arguments.protect && arguments.protect_with.is_none() {
        return Ok(session.seal().clone());
    }
    let key = KeyArguments::of(arguments.protect_with.clone());
    Ok(Seal::Passphrase(key.new_passphrase(terminal)?))
}

/// Finds a section by its id, or by its title.
fn section(session: &Session, name: &str) -> Result<SectionId, Problem> {
    let template = session.template();
    let outline = template.outline(&session.draft().arrangement);
    let is_called = |title: &str| title.to_lowercase() == name.trim().to_lowercase();
    let found = outline.iter().find(|outlined| {
        let section = outlined.section;
        section.id.as_str() == name || is_called(&section.title) || is_called(&section.short)
    });
    if let Some(found) = found {
        return Ok(found.section.id.clone());
    }
    let ids: Vec<&str> = outline
        .iter()
        .map(|outlined| outlined.section.id.as_str())
        .collect();
    let message = format!("There is no section “{name}” in this draft.");
    Err(Problem::new(ProblemKind::User, message)
        .hint("Nothing was written.")
        .hint(format!("The sections are: {}.", ids.join(", "))))
}
