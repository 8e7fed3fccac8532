//! `candour protect`: encrypt a draft, its history with it.

use std::path::Path;

use crate::session::{Problem, ProblemKind, RealDisk, Seal, Session, path_under};

use super::{
    draft::DraftArguments,
    terminal::{CommandResult, Terminal},
};

pub(super) fn run(arguments: &DraftArguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let mut session = arguments.open(terminal)?;
    if session.seal().is_closed() {
        let message = format!("{} is protected already.", arguments.draft.display());
        let problem = Problem::new(ProblemKind::User, message);
        let hint = "Nothing was changed. The passphrase can be changed in the window, or after candour unprotect.";
        return Err(problem.hint(hint).into());
    }
    let passphrase = arguments.key.new_passphrase(terminal)?;
    let seal = Seal::Passphrase(passphrase);
    reseal(&mut session, &arguments.draft, seal, terminal)
}

/// Saves the draft with another protection, and says what came of what its file left.
pub(super) fn reseal(
    session: &mut Session,
    draft: &Path,
    seal: Seal,
    terminal: &mut Terminal<'_>,
) -> CommandResult {
    session.reseal(seal);
    let path = path_under(draft, session.seal());
    if let Some(carried) =
        session.save_and_carry_over(&RealDisk, &path, terminal.folders.state())?
    {
        writeln!(terminal.out, "{}: {}", path.display(), carried.in_words())?;
        return Ok(if carried.left.is_empty() { 0 } else { 2 });
    }
    Ok(0)
}
