//! `candour unprotect`: make a protected draft one that everybody who has the file can read.

use crate::session::{Problem, ProblemKind, Seal};

use super::{
    draft::DraftArguments,
    protect::reseal,
    terminal::{CommandResult, Terminal},
};

pub(super) fn run(arguments: &DraftArguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let mut session = arguments.open(terminal)?;
    if !session.seal().is_closed() {
        let message = format!("{} is not protected.", arguments.draft.display());
        let problem = Problem::new(ProblemKind::User, message);
        return Err(problem.hint("Nothing was changed.").into());
    }
    reseal(&mut session, &arguments.draft, Seal::Open, terminal)
}
