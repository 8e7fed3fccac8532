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
    if let Some(known) = known_copy(&RealDisk, path, draft)? {
        writeln!(terminal.out, "{}\n{}.", known.words(), known.print_words())?;
        return Ok(0);
    }
    writeln!(
        terminal.out,
        "{} is none of the {} papers that this draft notes as sent out.",
        path.display(),
        draft.minutes.issued.len()
    )?;
    Ok(1)
}
