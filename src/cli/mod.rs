//! The command line: one file a command, no window.
//!
//! Results go to standard output, problems to standard error. Exit code 0: done. 1: `check`
//! found that something required is missing, `merge` and `conflicts` that something is still
//! to be chosen, or `issued` that a paper is none of those that were sent out. 2: a file could not be read or written, or the
//! command was not understood.

mod check;
mod conflicts;
mod diff;
mod draft;
mod export;
mod find;
mod import;
mod info;
mod issued;
mod language;
mod merge;
mod new;
mod pack;
mod protect;
mod salvage;
mod templates;
mod terminal;
mod unprotect;

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};

use clap::{Parser, Subcommand, error::ErrorKind};

use self::terminal::Failure;
pub use self::terminal::Terminal;
use crate::session::{Problem, ProblemKind};

const AFTER_HELP: &str = "\
Examples:
  candour                                    open the window
  candour my-draft.ron                       open a draft in the window
  candour templates                          list the templates
  candour new self-evaluation-short -o my-draft.ron
  candour check my-draft.ron                 say what is still missing
  candour check my-draft.ron --language      spelling and plain English
  candour find my-draft.ron outcomes         say where words stand
  candour export my-draft.ron -o paper.pdf   make the paper
  candour export my-draft.ron -o paper.html  the same as a web page (.docx, .md)
  candour export my-draft.ron --tables checked    its registers and figures as CSV files
  candour import report.pdf --into my-draft.ron   bring in what inspectors said
  candour diff before.ron after.ron          what changed, word by word
  candour merge ours.ron theirs.ron -o both.ron
  candour pack my-draft.ron --section care-leavers --for \"Head of care\" --readers committee -o pack.ron
  candour issued my-draft.ron paper.pdf      which text did we send?
  candour salvage damaged.ron -o rescued.ron
  candour protect my-draft.ron               encrypt it, as my-draft.ron.age

Exit codes: 0 done, 1 something required is missing (check) or is still to be chosen
(merge, conflicts) or a paper is none that was sent out (issued), 2 a file could not be read or written, or the command was not
understood.";

/// Write a children’s services self-evaluation and make the finished paper from it.
///
/// Without a command, the window opens. Everything stays on this machine: Candour uses no network.
#[derive(Debug, Parser)]
#[command(name = "candour", version, after_help = AFTER_HELP, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// The draft to open in the window.
    file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Begin a draft from a template.
    New(new::Arguments),
    /// Say what a draft still needs before it is ready.
    Check(check::Arguments),
    /// Say where words stand in a draft; write one with others in their place.
    Find(find::Arguments),
    /// Make the finished paper: PDF, Word, web page or Markdown.
    Export(export::Arguments),
    /// Bring what another program wrote into a draft: a report or letter of inspectors.
    Import(import::Arguments),
    /// Say what a draft is: title, version, words, pages.
    Info(info::Arguments),
    /// Put copies of a draft together, with everything that their authors wrote.
    Merge(merge::Arguments),
    /// Cut some sections out of a draft, for somebody to write and send back.
    Pack(pack::Arguments),
    /// Say what changed between two drafts, word by word, or what one draft says.
    Diff(diff::Arguments),
    /// List what is still to be chosen between two people’s texts.
    Conflicts(conflicts::Arguments),
    /// List the papers that were sent out, or say which text a paper is.
    Issued(issued::Arguments),
    /// Open a damaged draft as far as it can be read, and write that to a new file.
    Salvage(salvage::Arguments),
    /// Encrypt a draft and its history with a passphrase. Without it, nobody can open them.
    Protect(draft::DraftArguments),
    /// Make a protected draft and its history readable for everybody who has the files.
    Unprotect(draft::DraftArguments),
    /// List the templates, or write one out to be changed.
    Templates(templates::Arguments),
}

/// What a run of the command line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The command is done; the program ends with this code.
    Done(u8),
    /// The window should open, with a draft if one was named.
    OpenWindow(Option<PathBuf>),
}

/// Reads the arguments and carries out the command they name.
pub fn run<I>(arguments: I, terminal: &mut Terminal<'_>) -> Outcome
where
    I: IntoIterator<Item = OsString>,
{
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return Outcome::Done(show_usage(&error, terminal)),
    };
    let result = match arguments.command {
        None => match no_such_file(arguments.file.as_deref()) {
            None => return Outcome::OpenWindow(arguments.file),
            Some(problem) => Err(problem.into()),
        },
        Some(Command::New(arguments)) => new::run(&arguments, terminal),
        Some(Command::Check(arguments)) => check::run(&arguments, terminal),
        Some(Command::Find(arguments)) => find::run(&arguments, terminal),
        Some(Command::Export(arguments)) => export::run(&arguments, terminal),
        Some(Command::Import(arguments)) => import::run(&arguments, terminal),
        Some(Command::Info(arguments)) => info::run(&arguments, terminal),
        Some(Command::Merge(arguments)) => merge::run(&arguments, terminal),
        Some(Command::Pack(arguments)) => pack::run(&arguments, terminal),
        Some(Command::Diff(arguments)) => diff::run(&arguments, terminal),
        Some(Command::Conflicts(arguments)) => conflicts::run(&arguments, terminal),
        Some(Command::Issued(arguments)) => issued::run(&arguments, terminal),
        Some(Command::Salvage(arguments)) => salvage::run(&arguments, terminal),
        Some(Command::Protect(arguments)) => protect::run(&arguments, terminal),
        Some(Command::Unprotect(arguments)) => unprotect::run(&arguments, terminal),
        Some(Command::Templates(arguments)) => templates::run(&arguments, terminal),
    };
    Outcome::Done(result.unwrap_or_else(|failure| show_failure(failure, terminal)))
}

/// A word that is neither a command nor a file is more likely mistyped than a draft to begin.
fn no_such_file(file: Option<&Path>) -> Option<Problem> {
    let file = file.filter(|file| !file.exists())?;
    let message = format!("{} is neither a file nor a command.", file.display());
    Some(Problem::new(ProblemKind::User, message).hint(
        "The commands are: new, check, find, export, import, info, merge, pack, diff, conflicts, issued, salvage, protect, unprotect, templates. See candour --help.",
    ))
}

/// Help and version are results; anything else clap says is a problem.
fn show_usage(error: &clap::Error, terminal: &mut Terminal<'_>) -> u8 {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    );
    let (stream, code) = if is_help {
        (&mut terminal.out, 0)
    } else {
        (&mut terminal.err, 2)
    };
    match write!(stream, "{}", error.render()) {
        Ok(()) => code,
        Err(_closed) => 2,
    }
}

fn show_failure(failure: Failure, terminal: &mut Terminal<'_>) -> u8 {
    let text = match failure {
        Failure::Problem(problem) => problem.to_string(),
        // Whoever reads our output has had enough; that is no error.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return 0,
        Failure::Output(error) => format!("The result could not be shown: {error}."),
    };
    match writeln!(terminal.err, "candour: {text}") {
        Ok(()) | Err(_) => 2,
    }
}
