//! Arguments to the command line or the window.

use std::{io, process::ExitCode};

use candour::{
    cli::{self, Outcome, Terminal},
    session::{Folders, SystemClock},
};

fn main() -> ExitCode {
    let clock = SystemClock::default();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let folders = Folders::of_system();
    let mut terminal = Terminal {
        out: &mut out,
        err: &mut err,
        clock: &clock,
        folders: &folders,
        ask: &|words| rpassword::prompt_password(words),
    };
    match cli::run(std::env::args_os(), &mut terminal) {
        Outcome::Done(code) => ExitCode::from(code),
        Outcome::OpenWindow(file) => {
            drop((out, err));
            open_window(file)
        }
    }
}

#[cfg(feature = "gui")]
fn open_window(file: Option<std::path::PathBuf>) -> ExitCode {
    match candour::ui::run(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => say(&problem.to_string()),
    }
}

#[cfg(not(feature = "gui"))]
fn open_window(_file: Option<std::path::PathBuf>) -> ExitCode {
    say("this build has no window. Run candour --help for the commands it has.")
}

fn say(text: &str) -> ExitCode {
    use io::Write as _;
    match writeln!(io::stderr(), "candour: {text}") {
        Ok(()) | Err(_) => ExitCode::from(2),
    }
}
