//! Saves a draft again and again, with a number in its version, and says so after each save.
//! Recovery copies and history are kept beside it, as the window keeps them.
//!
//! `cargo run --example keep_saving -- DRAFT.ron [TIMES [shared]]`. Made to be stopped at any
//! moment: `.ci/check-safety` does so and looks at what is left. With `shared`, others save the
//! same file: what they saved is opened and counted on from, as a user would.

use std::{
    env,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use candour::{
    model::{Place, Value},
    session::{
        Action, Autosave, Clock as _, Folders, IdSource, Past, Problem, ProblemKind, RealDisk,
        Seal, Session, SystemClock, left_behind, save,
    },
};

/// One save of so many has a recovery copy written while it goes on.
const COPY_EVERY: u64 = 2;

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let Some(draft) = arguments.next().map(PathBuf::from) else {
        return fail("usage: keep_saving DRAFT.ron [TIMES [shared]]");
    };
    let times = arguments
        .next()
        .and_then(|times| times.to_str()?.parse().ok());
    let is_shared = arguments.next().is_some_and(|word| word == "shared");
    let mut keeping = Keeping::new(is_shared);
    match keeping.keep_saving(&draft, times.unwrap_or(u64::MAX)) {
        Ok(()) => {
            keeping.copies.close();
            ExitCode::SUCCESS
        }
        Err(problem) => fail(&problem.to_string()),
    }
}

struct Keeping {
    is_shared: bool,
    folders: Folders,
    clock: SystemClock,
    copies: Autosave,
    past: Past,
    is_past_busy: bool,
}

impl Keeping {
    fn new(is_shared: bool) -> Self {
        let folders = Folders::of_system();
        let disk = Arc::new(RealDisk);
        // What a kill left half written is cleared away; what it left whole is for the user.
        drop(left_behind(disk.as_ref(), &folders));
        Self {
            is_shared,
            clock: SystemClock::default(),
            copies: Autosave::new(disk.clone(), &folders, "test".to_owned(), Arc::new(|| {})),
            past: Past::new(disk, &folders, Arc::new(|| {})),
            is_past_busy: false,
            folders,
        }
    }

    fn keep_saving(&mut self, path: &Path, times: u64) -> Result<(), Problem> {
        let mut session = open(path)?;
        say("open");
        for n in 1..=times {
            let number = number(&session).saturating_add(1);
            match self.save(&mut session, path, number, n) {
                Ok(()) => say(&format!("saved {number}")),
                Err(problem) if self.is_shared && problem.kind == ProblemKind::Changed => {
                    say("theirs");
                    session = open(path)?;
                }
                Err(problem) => return Err(problem),
            }
        }
        Ok(())
    }

    fn save(
        &mut self,
        session: &mut Session,
        path: &Path,
        number: u64,
        n: u64,
    ) -> Result<(), Problem> {
        let action = Action::Set {
            place: Place::Detail("version"),
            value: Value::Text(number.to_string()),
        };
        session.act(action, 0)?;
        if n.is_multiple_of(COPY_EVERY) {
            // A minute passes without a key.
            self.copies.tick(session, n * 100_000);
            self.copies.tick(session, n * 100_000 + 60_000);
        }
        let rescue = self.folders.state().map(|state| state.join("rescue"));
        let saved = save(&RealDisk, &session.order_save(path), rescue.as_deref())?;
        session.take_saved(&saved);
        self.copies.saved(&saved);
        self.is_past_busy &= !self.past.tick();
        if !self.is_past_busy {
            self.past.keep(session, None, self.clock.now());
            self.is_past_busy = true;
        }
        Ok(())
    }
}

fn open(path: &Path) -> Result<Session, Problem> {
    Session::open(path, Seal::Open, IdSource::of_system())
}

fn number(session: &Session) -> u64 {
    session.draft().details.version.parse().unwrap_or(0)
}

fn say(text: &str) {
    // Whoever listens may have gone; the saves go on.
    match writeln!(io::stdout(), "{text}") {
        Ok(()) | Err(_) => {}
    }
}

fn fail(text: &str) -> ExitCode {
    match writeln!(io::stderr(), "{text}") {
        Ok(()) | Err(_) => ExitCode::from(2),
    }
}
