//! Finding the state that changes are marked since: a kept one, or another file.

use std::path::Path;
use std::sync::Arc;

use crate::model::british_date;
use crate::store::{Disk, Seal, backup, backup::Kept};
use crate::template::Template;

use super::{
    Clock, Problem, ProblemKind, copies::read_file_copy, files::draft_name, marked::Since,
    state::read_state,
};

/// Returns what is kept of a state, as changes are marked since it.
fn since_state(
    disk: &dyn Disk,
    kept: &Kept,
    (seal, template): (&Seal, &Template),
    clock: &dyn Clock,
) -> Result<Since, Problem> {
    read_since(disk, kept, (seal, template), state_label(kept, clock))
}

/// Returns what is kept of a state, under the words that stand behind “since”.
pub fn read_since(
    disk: &dyn Disk,
    kept: &Kept,
    (seal, template): (&Seal, &Template),
    label: String,
) -> Result<Since, Problem> {
    let then = Arc::new(read_state(disk, kept, (seal, template))?);
    Ok(Since { then, label })
}

/// Says which state it is, as it stands behind “since”.
pub fn state_label(kept: &Kept, clock: &dyn Clock) -> String {
    let local = clock.local(kept.moment);
    let day = british_date(local.date());
    match &kept.name {
        Some(name) => format!("“{name}” ({day})"),
        None => format!("{day}, {:02}:{:02}", local.hour(), local.minute()),
    }
}

/// Finds the state that changes are to be marked since: a file, or a state in the history of the
/// draft, by its name or by the beginning of its day and time.
pub fn since_named(
    disk: &dyn Disk,
    (draft, wanted): (&Path, &str),
    (seal, template): (&Seal, &Template),
    clock: &dyn Clock,
) -> Result<Since, Problem> {
    let path = Path::new(wanted);
    if disk.facts(path).is_ok_and(|facts| !facts.is_folder) {
        let then = read_file_copy(disk, path, seal, template)?.unwrap_or_default();
        return Ok(Since {
            then: Arc::new(then),
            label: format!("“{}”", draft_name(path)),
        });
    }
    let kept = backup::list(disk, draft).unwrap_or_default();
    let found = kept.iter().find(|kept| is_called(kept, wanted, clock));
    let Some(found) = found else {
        return Err(no_such_state(wanted, &kept, clock));
    };
    since_state(disk, found, (seal, template), clock)
}

/// Whether a state has this name, or was kept on this day or at this time where the user is: as
/// the window says it. The same moment in universal time, as its file has it, ends in `Z`.
fn is_called(kept: &Kept, wanted: &str, clock: &dyn Clock) -> bool {
    let stamp = if wanted.ends_with('Z') {
        kept.moment.to_string()
    } else {
        clock.local(kept.moment).to_string()
    };
    let by_name = kept
        .name
        .as_deref()
        .is_some_and(|name| name.to_lowercase() == wanted.trim().to_lowercase());
    let is_moment = wanted.len() >= "2026-05-03".len();
    by_name || is_moment && stamp.starts_with(&wanted.replace(' ', "T"))
}

/// How many states a message names.
const MAX_NAMED: usize = 8;

fn no_such_state(wanted: &str, kept: &[Kept], clock: &dyn Clock) -> Problem {
    let message = format!("There is neither a file nor an earlier version “{wanted}”.");
    let named = kept.iter().take(MAX_NAMED).map(|kept| match &kept.name {
        Some(name) => format!("“{name}”"),
        None => clock.local(kept.moment).to_string(),
    });
    let named: Vec<String> = named.collect();
    let hint = if named.is_empty() {
        "Nothing was written. Nothing is kept of this draft yet: name a file.".to_owned()
    } else {
        format!(
            "Nothing was written. What is kept, newest first: {}.",
            named.join(", ")
        )
    };
    Problem::new(ProblemKind::User, message).hint(hint)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use jiff::{
        Timestamp,
        civil::{Date, DateTime},
        tz::{Offset, TimeZone},
    };

    use super::*;

    /// A clock of a place that is an hour before universal time.
    #[derive(Debug)]
    struct Summer;

    impl Clock for Summer {
        fn now_ms(&self) -> u64 {
            0
        }

        fn today(&self) -> Date {
            Date::constant(2026, 5, 4)
        }

        fn time_of_day(&self) -> String {
            String::new()
        }

        fn now(&self) -> Timestamp {
            Timestamp::UNIX_EPOCH
        }

        fn local(&self, moment: Timestamp) -> DateTime {
            moment
                .to_zoned_datetime(TimeZone::fixed(Offset::constant(1)))
                .datetime()
        }
    }

    #[test]
    fn a_state_is_found_by_the_day_and_time_that_the_window_says() {
        let kept = Kept {
            moment: "2026-05-03T23:30:00Z".parse().unwrap(),
            name: None,
            path: PathBuf::new(),
            bytes: 0,
            is_sealed: false,
        };
        for (wanted, expected) in [
            ("2026-05-04", true),
            ("2026-05-04 00:30", true),
            ("2026-05-03", false),
            ("2026-05-03T23:30:00Z", true),
        ] {
            assert_eq!(is_called(&kept, wanted, &Summer), expected, "{wanted}");
        }
    }
}
