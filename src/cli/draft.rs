//! The draft that a command works on, and the passphrase of a protected one.

use std::{
    io,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::session::{
    self, Forward, IdSource, MIN_PASSPHRASE_CHARS, Passphrase, Problem, ProblemKind, RealDisk,
    Salvage, Seal, Session, is_named_protected,
};

use super::terminal::{Failure, Terminal};
use crate::template::Template;

/// The longest line that is taken for a passphrase, in bytes.
const MAX_LINE: u64 = 4096;

#[derive(Debug, clap::Args)]
pub(super) struct DraftArguments {
    /// The draft.
    pub(super) draft: PathBuf,
    #[command(flatten)]
    pub(super) key: KeyArguments,
}

#[derive(Debug, Clone, clap::Args)]
pub(super) struct KeyArguments {
    /// Read the passphrase of a protected draft from the first line of this file, or of
    /// standard input (-). Without it, the passphrase is asked for.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl DraftArguments {
    /// Opens the draft.
    pub(super) fn open(&self, terminal: &Terminal<'_>) -> Result<Session, Failure> {
        self.key.open(&self.draft, terminal)
    }

    /// Opens the draft as far as it can be read.
    pub(super) fn salvage(&self, terminal: &Terminal<'_>) -> Result<Salvage, Failure> {
        let open = |seal| Salvage::read(&self.draft, seal);
        self.key.with_seal(&self.draft, terminal, open)
    }
}

impl KeyArguments {
    /// Opens a draft.
    pub(super) fn open(&self, draft: &Path, terminal: &Terminal<'_>) -> Result<Session, Failure> {
        let open = |seal| Session::open(draft, seal, IdSource::of_system());
        self.with_seal(draft, terminal, open)
    }

    /// Begins the next year's draft from last year's.
    pub(super) fn open_next(
        &self,
        last: &Path,
        to: &(Option<Template>, Date),
        terminal: &Terminal<'_>,
    ) -> Result<(Session, Forward), Failure> {
        let open = |seal| Session::open_next(last, seal, IdSource::of_system(), to.clone());
        self.with_seal(last, terminal, open)
    }

    /// Opens with a passphrase only where that is needed.
    pub(super) fn with_seal<T>(
        &self,
        draft: &Path,
        terminal: &Terminal<'_>,
        open: impl Fn(Seal) -> Result<T, Problem>,
    ) -> Result<T, Failure> {
        match open(Seal::Open) {
            Err(problem) if problem.kind == ProblemKind::Sealed => {
                let words = format!("Passphrase of {}: ", draft.display());
                let passphrase = self.passphrase(terminal, &words)?;
                Ok(open(Seal::Passphrase(passphrase))?)
            }
            other => Ok(other?),
        }
    }

    /// Reads a passphrase from a file, or asks for it where none is named.
    pub(super) fn of(passphrase_file: Option<PathBuf>) -> Self {
        Self { passphrase_file }
    }

    /// Whether a passphrase was given with the command.
    pub(super) fn is_given(&self) -> bool {
        self.passphrase_file.is_some()
    }

    /// Returns the passphrase that a draft shall have, typed twice where it is typed.
    pub(super) fn new_passphrase(&self, terminal: &Terminal<'_>) -> Result<Passphrase, Failure> {
        let passphrase = self.passphrase(terminal, "New passphrase: ")?;
        if passphrase.n_chars() < MIN_PASSPHRASE_CHARS {
            let message =
                format!("The passphrase has fewer than {MIN_PASSPHRASE_CHARS} characters.");
            let hint = "Nothing was changed. Three or four words that nobody would put together are strong, and can be remembered.";
            return Err(Problem::new(ProblemKind::User, message).hint(hint).into());
        }
        if self.passphrase_file.is_none() && self.passphrase(terminal, "Once more: ")? != passphrase
        {
            let message = "The two are not the same.";
            let problem = Problem::new(ProblemKind::User, message);
            return Err(problem.hint("Nothing was changed.").into());
        }
        Ok(passphrase)
    }

    fn passphrase(&self, terminal: &Terminal<'_>, words: &str) -> Result<Passphrase, Failure> {
        let passphrase = match &self.passphrase_file {
            Some(file) if file.as_os_str() == "-" => Passphrase::of_line(&first_line_of_input()?),
            Some(file) => session::read_passphrase(&RealDisk, file)?,
            // Without a terminal there is nobody to ask.
            None => (terminal.ask)(words).ok().and_then(Passphrase::new),
        };
        passphrase.ok_or_else(|| {
            Problem::new(ProblemKind::User, "No passphrase was given.")
                .hint("Type it, or name a file that holds it with --passphrase-file.")
                .into()
        })
    }
}

/// A draft in clear must not be called as a protected one is.
pub(super) fn refuse_false_name(path: &Path, seal: &Seal) -> Result<(), Problem> {
    if seal.is_closed() || !is_named_protected(path) {
        return Ok(());
    }
    let message = "The draft is not protected, and the new name says that it is.";
    Err(Problem::new(ProblemKind::User, message)
        .hint("Nothing was written. Choose a name that ends in .ron; candour protect protects it.")
        .at(path))
}

fn first_line_of_input() -> io::Result<Zeroizing<Vec<u8>>> {
    use io::{BufRead as _, Read as _};
    let mut line = Zeroizing::new(Vec::new());
    io::stdin()
        .lock()
        .take(MAX_LINE)
        .read_until(b'\n', &mut line)?;
    Ok(line)
}
