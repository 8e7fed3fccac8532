//! Saves a draft again and again, with a number in its version, and says so after each save.
//!
//! `cargo run --example keep_saving -- DRAFT.ron [TIMES]`. Made to be stopped at any moment:
//! `.ci/check-safety` does so and looks at what is left.

use std::{
    env,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use candour::{
    model::{Place, Value},
    session::{Action, IdSource, Problem, RealDisk, Seal, Session, save},
};

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let Some(draft) = arguments.next().map(PathBuf::from) else {
        return fail("usage: keep_saving DRAFT.ron [TIMES]");
    };
    let times = arguments
        .next()
        .and_then(|times| times.to_str()?.parse().ok());
    match keep_saving(&draft, times.unwrap_or(u64::MAX)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => fail(&problem.to_string()),
    }
}

fn keep_saving(path: &Path, times: u64) -> Result<(), Problem> {
    let mut session = Session::open(path, Seal::Open, IdSource::of_system())?;
    let rescue = env::temp_dir().join("candour-keep-saving");
    let first: u64 = session.draft().details.version.parse().unwrap_or(0);
    say("open");
    for n in 1..=times {
        let number = first.saturating_add(n);
        let action = Action::Set {
            place: Place::Detail("version"),
            value: Value::Text(number.to_string()),
        };
        session.act(action, 0)?;
        let order = session.order_save(path);
        session.take_saved(&save(&RealDisk, &order, Some(&rescue))?);
        say(&format!("saved {number}"));
    }
    Ok(())
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
