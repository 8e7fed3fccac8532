//! What other programs wrote, brought into the draft: read from a file, and carried out as one
//! step.

use std::path::Path;

use crate::check::promised_in;
use crate::edit::{Edit, Typing};
use crate::import::{self, Found, ImportError, Kind, NewRow, Proposal, Target, figures::Places};
use crate::model::{Draft, Place, Promise, Row, RowId, Value, notes_of};
use crate::store::{self, StoreError};

use super::{IdSource, Problem, ProblemKind, reading::Reading, step::Step};

/// What the names of files end with that can be brought in.
pub const IMPORT_EXTENSIONS: &[&str] = &[
    "pdf", "docx", "odt", "txt", "csv", "tsv", "xlsx", "xlsm", "ods",
];

/// What the names of workbooks end with, which are read whole.
const BOOKS: &[&str] = &["xlsx", "xlsm", "ods"];

/// The largest file that is read whole, in bytes.
const MAX_WHOLE: u64 = 32 * 1024 * 1024;

/// From how many bytes on a file takes long to read.
const LONG: u64 = 8 * 1024 * 1024;

/// Whether a file can be brought in, by its name.
pub fn can_bring_in(path: &Path) -> bool {
    IMPORT_EXTENSIONS.contains(&ending(path).as_str())
}

/// What is wanted of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOrder {
    /// What it is taken for; without, what it looks like.
    pub kind: Option<Kind>,
    /// Whose figures are read, of a file with those of many authorities: a name or any code.
    pub authority: String,
    /// Whose mean is put beside them, by names or codes.
    pub neighbours: Vec<String>,
}

/// Reads what a file holds. `reading` is told first if that takes long.
pub fn read_import(
    path: &Path,
    order: &ImportOrder,
    reading: &Reading,
) -> Result<(Kind, Found), Problem> {
    if takes_long(path) {
        reading.say_long();
    }
    let found = read_watched(path, order, reading);
    if reading.is_stopped() {
        return Err(Reading::problem());
    }
    found
}

/// Whether a file takes so long to read that it is worth saying how far that has come.
fn takes_long(path: &Path) -> bool {
    store::len_foreign(path).is_some_and(|n_bytes| n_bytes > LONG)
}

fn read_watched(
    path: &Path,
    order: &ImportOrder,
    reading: &Reading,
) -> Result<(Kind, Found), Problem> {
    let kind = order.kind;
    let is_table = kind.or_else(|| Kind::of(&ending(path), b"")) == Some(Kind::Figures);
    if is_table && !BOOKS.contains(&ending(path).as_str()) {
        let n_bytes = store::len_foreign(path).unwrap_or(0);
        let mut open = || Ok(reading.watch(store::open_foreign(path)?, n_bytes));
        if let Err(source) = open() {
            let path = path.to_owned();
            return Err(StoreError::Read { path, source }.into());
        }
        let found = import::figures::read_beside(&mut open, &order.authority, &order.neighbours);
        let found = found.map_err(|error| problem(path, &error))?;
        return Ok((Kind::Figures, Found::of_figures(found)));
    }
    let bytes = store::load_foreign(path, MAX_WHOLE).map_err(|error| {
        if matches!(error, StoreError::TooLarge { .. }) {
            let (what, most) = ("a file", "32 MB");
            problem(path, &ImportError::TooLarge { what, most })
        } else {
            error.into()
        }
    })?;
    let kind = kind.or_else(|| Kind::of(&ending(path), &bytes));
    let kind = kind.ok_or_else(|| problem(path, &ImportError::Unknown))?;
    let found = import::read(kind, &bytes).map_err(|error| problem(path, &error))?;
    Ok((kind, found))
}

/// Reads what a text holds that was copied elsewhere.
pub fn read_pasted(text: &str) -> Result<Found, Problem> {
    import::read(Kind::Letter, text.as_bytes()).map_err(|error| {
        let message = format!("Nothing can be brought in from this text: {error}.");
        Problem::new(ProblemKind::Data, message).hint("Nothing was changed.")
    })
}

/// Says that a file has no figures of an authority.
pub fn no_such_place(path: &Path, places: &Places) -> Problem {
    let file = path.file_name().unwrap_or(path.as_os_str()).display();
    let message = match places.authority.trim() {
        "" => format!("{file} has figures of many authorities, and it was not said whose."),
        authority => format!("{file} has no figures of {authority}."),
    };
    let names = places.names.join(", ");
    Problem::new(ProblemKind::User, message)
        .at(path)
        .hint("Nothing was changed.")
        .hint_on_command_line("Say whose figures with --authority, by name or by any code.")
        .hint_on_command_line(format!("It has: {names}."))
}

fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}

fn problem(path: &Path, error: &ImportError) -> Problem {
    let file = path.file_name().unwrap_or(path.as_os_str()).display();
    let message = format!("Nothing can be brought in from {file}: {error}.");
    let problem = Problem::new(ProblemKind::Data, message)
        .at(path)
        .hint("Nothing was changed.");
    match error {
        ImportError::Untagged | ImportError::Nothing => problem.hint(
            "Open it in its own program, copy its text into a text file that ends in .txt, and bring that in.",
        ),
        ImportError::Locked => {
            problem.hint("Open it in its own program and save it there without a password.")
        }
        ImportError::Unknown => problem.hint(
            "What can be brought in: a report of inspectors as PDF, a report or letter copied into a text file (.txt), a self-evaluation as .docx or .odt, and figures as .csv, .xlsx or .ods.",
        ),
        ImportError::NoText => problem.hint("Check that it is the file you meant."),
        ImportError::NoFigures => problem.hint(
            "A table needs a row or a column with years or quarters, such as 2024/25, and the names of what is measured beside it.",
        ),
        ImportError::OwnTable => {
            problem.hint("Change these rows in the draft. Its figures come back from figures.csv.")
        }
        ImportError::TooLarge { .. } | ImportError::Damaged { .. } => {
            problem.hint("Check that it is the file you meant, and fetch it again if it is.")
        }
    }
}

/// Turns a proposal into a step; none where it changes nothing.
pub(super) fn step(
    proposal: Proposal,
    draft: &Draft,
    ids: &mut IdSource,
) -> Result<Option<Step>, Problem> {
    if proposal.is_empty() {
        return Ok(None);
    }
    let given = given_ids(&proposal, draft, ids);
    let mut edits = Vec::new();
    edits.extend(promises(&proposal, draft));
    let mut first = None;
    let mut counts = std::collections::BTreeMap::new();
    for (new, id) in proposal.rows.into_iter().zip(&given) {
        let register = new.register;
        let n_before = draft.registers.n_rows(register);
        let n_added = counts.entry(register.prefix()).or_insert(0_usize);
        let row = Box::new(row(new, id, &given)?);
        first.get_or_insert_with(|| Place::Row(register, id.clone()));
        let idx = n_before + *n_added;
        *n_added += 1;
        edits.push(Edit::Insert { idx, row });
    }
    for (place, value) in proposal.values {
        first.get_or_insert_with(|| place.clone());
        edits.push(Edit::Set { place, value });
    }
    if !proposal.earlier.is_empty() {
        let mut notes = draft.details.earlier.clone();
        let new = proposal.earlier.into_iter();
        notes.extend(new.filter(|note| !draft.details.earlier.contains(note)));
        notes.dedup();
        edits.push(Edit::Set {
            place: Place::Detail("earlier"),
            value: Value::List(notes),
        });
    }
    Ok(Some(Step {
        edit: Edit::Group(edits),
        label: proposal.label,
        place: first.unwrap_or(Place::Draft),
        typing: Typing::Step,
    }))
}

/// Keeps what an older paper that comes in said would be done: readiness asks what became of it.
fn promises(proposal: &Proposal, draft: &Draft) -> Option<Edit> {
    let written = draft.details.period.from;
    let mut kept = draft.details.promised.clone();
    for (place, value) in &proposal.values {
        let text = value.written().unwrap_or_default();
        let came_in = text.lines().filter(|line| {
            let notes = notes_of(line);
            notes.iter().any(|note| proposal.earlier.contains(note))
        });
        let promised = came_in.flat_map(|line| promised_in(line, place.section(), written));
        for note in promised.map(|promise| Promise::note(&promise)) {
            if !kept.contains(&note) {
                kept.push(note);
            }
        }
    }
    (kept != draft.details.promised).then(|| Edit::Set {
        place: Place::Detail("promised"),
        value: Value::List(kept),
    })
}

/// Returns an id for every new row, each once.
fn given_ids(proposal: &Proposal, draft: &Draft, ids: &mut IdSource) -> Vec<RowId> {
    let mut given: Vec<RowId> = Vec::with_capacity(proposal.rows.len());
    for new in &proposal.rows {
        let id = loop {
            let id = ids.next_id(draft, new.register);
            if !given.contains(&id) {
                break id;
            }
        };
        given.push(id);
    }
    given
}

fn row(new: NewRow, id: &RowId, given: &[RowId]) -> Result<Row, Problem> {
    let mut row: Row = new.register.new_row(id.clone());
    let links = new.links.into_iter().filter_map(|(column, target)| {
        let row = match target {
            Target::New(idx) => given.get(idx).cloned(),
            Target::Row(row) => Some(row),
        };
        row.map(|row| (column, Value::Link(Some(row))))
    });
    for (column, value) in new.preset.into_iter().chain(links) {
        let Some(cell) = row.as_record_mut().cell_mut(column) else {
            continue;
        };
        cell.set(with_links_before(value, cell.value()))
            .map_err(|error| {
                let message = format!("A new {} could not be made: {error}.", new.register.one());
                Problem::new(ProblemKind::Bug, message)
            })?;
    }
    Ok(row)
}

/// A link goes to those that a cell of links has already.
fn with_links_before(value: Value, before: Value) -> Value {
    match (value, before) {
        (Value::Link(Some(row)), Value::Links(mut rows)) => {
            if !rows.contains(&row) {
                rows.push(row);
            }
            Value::Links(rows)
        }
        (value, _) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Action, Session};
    use crate::template::shipped;

    const REPORT: &str = "Inspection of Northmere local authority children’s services\n\
        Inspection dates: 4 to 8 March 2024\n\
        Overall effectiveness: Good\n\
        What needs to improve?\n\
        ◼ The repair of boats (outcome 3, national framework).\n\
        ◼ The records of visits:\n\
        − by day\n\
        − by night.\n";

    fn session() -> Session {
        let template = shipped().unwrap().remove(0);
        Session::begin(template, IdSource::new(7))
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test writes a file")]
    fn a_file_that_is_no_longer_wanted_is_not_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["boats.csv", "boats.txt"] {
            let path = folder.path().join(name);
            std::fs::write(&path, "Boats,2023,2024\nOars,1,2\n").unwrap();
            let reading = Reading::default();
            reading.stop();
            let stopped = read_import(&path, &ImportOrder::default(), &reading).unwrap_err();
            assert_eq!(stopped.kind, ProblemKind::Cancelled);
            assert!(!takes_long(&path));
        }
        let path = folder.path().join("boats.csv");
        let reading = Reading::default();
        assert!(read_import(&path, &ImportOrder::default(), &reading).is_ok());
        assert!(reading.share() > 0.99);
    }

    #[test]
    fn a_report_comes_in_as_one_step_and_once() {
        let Ok(Found::Report(report)) = read_pasted(REPORT) else {
            panic!("no report")
        };
        let mut session = session();
        let before = session.draft().registers.clone();
        let taken = [true, true];
        let proposal = report.proposal(session.draft(), &taken);
        session.act(Action::BringIn(proposal), 0).unwrap();
        let registers = &session.draft().registers;
        let review = registers.reviews.last().unwrap();
        assert_eq!(
            review.held.label(),
            "4\u{a0}March\u{a0}2024 to 8\u{a0}March\u{a0}2024"
        );
        let added = &registers.findings[before.findings.len()..];
        let said: Vec<&str> = added.iter().map(|finding| finding.said.as_str()).collect();
        let records = "The records of visits:\n\n- by day\n- by night.";
        assert_eq!(said, ["The repair of boats", records]);
        assert_eq!(added[0].reference, "Outcome 3, national framework");
        assert!(
            added
                .iter()
                .all(|finding| finding.review.as_ref() == Some(&review.id))
        );

        let again = report.proposal(session.draft(), &taken);
        assert!(again.is_empty(), "{again:?}");
        session.act(Action::Undo, 0).unwrap();
        assert_eq!(session.draft().registers, before);
    }
}
