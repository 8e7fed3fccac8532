//! `candour merge`: put copies of a draft together.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::Place;
use crate::session::{
    Action, Beside, Problem, RealDisk, Session, TakingIn, place_label, read_copy, read_file_copy,
    refuse_existing, refuse_foreign_name, whole_path,
};

use super::{
    diff::words,
    draft::{DraftArguments, KeyArguments},
    terminal::{CommandResult, Failure, Terminal},
};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The draft that the others are taken into. Where two people wrote different things, what it
    /// says is printed until somebody chooses.
    ours: PathBuf,
    /// The other copies, one or more.
    #[arg(required = true)]
    theirs: Vec<PathBuf>,
    /// What all of them were made from. Without it, the history of OURS is searched; where that
    /// has nothing, every difference is left to be chosen. An empty file is none.
    #[arg(long)]
    base: Option<PathBuf>,
    /// The draft to write. It may be OURS; another file that is there already is not overwritten.
    #[arg(short, long, value_name = "DRAFT")]
    output: PathBuf,
    #[command(flatten)]
    key: KeyArguments,
}

pub(super) fn run(arguments: &Arguments, terminal: &mut Terminal<'_>) -> CommandResult {
    let is_own = whole_path(&arguments.output) == whole_path(&arguments.ours);
    if !is_own {
        refuse_existing(&arguments.output)?;
        refuse_foreign_name(&arguments.output)?;
    }
    let mut session = open(arguments, terminal)?;
    let base = base(arguments, &session)?;
    let mut lines = Vec::new();
    for path in &arguments.theirs {
        let when = Some(terminal.clock.now());
        let ours = Beside::of(&session);
        let read = |key| {
            let ours = ours.clone().with_key(key);
            read_copy(&RealDisk, &ours, path, when, base.clone())
        };
        let taken = arguments.key.with_seal(path, terminal, read)?;
        lines.push(told(&taken, &session));
        let action = Action::TakeIn(Box::new(taken.copy));
        session.act(action, terminal.clock.now_ms())?;
        lines.extend(session.take_reopened().map(|reopened| reopened.words()));
    }
    if !is_own || !session.is_saved() {
        let path = if is_own {
            &arguments.ours
        } else {
            &arguments.output
        };
        session.save_as(&RealDisk, path)?;
    }
    for line in lines {
        writeln!(terminal.out, "{line}")?;
    }
    let n_open = session.draft().conflicts.len();
    let output = arguments.output.display();
    if n_open == 0 {
        writeln!(terminal.out, "{output}: nothing is in doubt.")?;
        return Ok(0);
    }
    let texts = if n_open == 1 { "text is" } else { "texts are" };
    writeln!(
        terminal.out,
        "{output}: {n_open} {texts} in doubt. All of it is kept in the draft; what {} says is printed until somebody chooses. See candour conflicts {output}.",
        arguments.ours.display()
    )?;
    Ok(1)
}

fn open(arguments: &Arguments, terminal: &Terminal<'_>) -> Result<Session, Failure> {
    let draft = DraftArguments {
        draft: arguments.ours.clone(),
        key: arguments.key.clone(),
    };
    draft.open(terminal)
}

fn base(
    arguments: &Arguments,
    session: &Session,
) -> Result<Option<Arc<crate::model::Draft>>, Problem> {
    let Some(path) = &arguments.base else {
        return Ok(None);
    };
    let read = read_file_copy(&RealDisk, path, session.seal(), session.template());
    Ok(read?.map(Arc::new))
}

/// Says what came of one copy.
fn told(taken: &TakingIn, session: &Session) -> String {
    let name = taken.path.display();
    if taken.is_empty() {
        return format!("{name}: nothing that is not there already.");
    }
    let (out, put) = taken.changes.n_words();
    let mut text = format!("{name}: {} in, {} out.", words(put), words(out));
    if taken.copy.base.is_none() {
        text.push_str(
            " What both were made from is not known, so every difference is left to be chosen.",
        );
    }
    let doubts = taken.doubts.iter().map(|conflict| {
        let place = place_label(session.draft(), session.template(), &conflict.slot.place());
        format!("\n  in doubt: {place}")
    });
    text.extend(doubts);
    let opened = taken.opened.iter().map(|section| {
        let section = Place::Section(section.clone());
        let title = place_label(session.draft(), session.template(), &section);
        format!("\n  no longer agreed: {title}")
    });
    text.extend(opened);
    let agreed = taken.agreed.iter().map(|section| {
        let section = Place::Section(section.clone());
        let title = place_label(session.draft(), session.template(), &section);
        format!("\n  agreed there: {title}")
    });
    text.extend(agreed);
    text
}
