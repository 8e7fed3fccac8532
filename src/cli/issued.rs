//! `candour issued`: list the papers that were sent out, or say which one a file is.

use std::path::PathBuf;

use crate::model::short_print;
use crate::session::{RealDisk, known_copy};

use super::{
    draft::DraftArguments,
    terminal::{CommandResult, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    draft: DraftArguments,
    /// A paper: says which text it is.
    paper: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let session = arguments.draft.open(terminal)?;
    let draft = session.draft();
    let Some(path) = &arguments.paper else {
        for issued in &draft.minutes.issued {
            let (words, print) = (issued.words(), short_print(&issued.paper));
            writeln!(terminal.out, "{words}. Fingerprint {print}.")?;
        }
        if draft.minutes.issued.is_empty() {
            writeln!(terminal.out, "Nothing was noted as sent out.")?;
        }
        return Ok(0);
    };
    let home = session.path().map(|path| (path, session.seal()));
    if let Some(known) = known_copy(&RealDisk, path, (draft, home))? {
        writeln!(terminal.out, "{}\n{}.", known.words(), known.print_words())?;
        if let Some(words) = known.kept_words() {
            writeln!(terminal.out, "{words}")?;
        }
        return Ok(0);
    }
    let none = match draft.minutes.issued.len() {
        0 => "no paper that this draft notes as sent out: it notes none".to_owned(),
        1 => "not the one paper that this draft notes as sent out".to_owned(),
        n => format!("none of the {n} papers that this draft notes as sent out"),
    };
    writeln!(terminal.out, "{} is {none}.", path.display())?;
    Ok(1)
}
