//! The registers and figures of a draft as tables in a folder, for those who check them.

use std::path::{Path, PathBuf};

use crate::check::Finding;
use crate::content::{self, LeftOut};
use crate::export::tables::{file_name, file_names, is_ours, write_csv};
use crate::model::{Audience, Draft};
use crate::store::{self, Disk as _, RealDisk, StoreError};
use crate::template::Template;

use super::{
    Problem, ProblemKind, exempt::check_exempt, files::is_there, publication::sheets_recognised,
    tables_note::Note,
};

/// How much of a file is read to know it by.
const MAX_HEAD: u64 = 64 * 1024 * 1024;

/// What came of writing tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablesMade {
    /// The files, each with how many rows it has.
    pub files: Vec<(PathBuf, usize)>,
    /// What was left out for these readers.
    pub left_out: Vec<LeftOut>,
    /// What in tables for everyone could let somebody be recognised.
    pub recognised: Vec<Finding>,
}

/// Writes what these readers' paper shows of each register as a CSV file into a folder, which is
/// made where there is none. Tables that were written there before, of this draft for these
/// readers, are renewed. Nothing is written, and nothing that is there changes, where another
/// table stands there: for other readers, of another draft, or with what somebody wrote into it.
pub fn export_tables(
    folder: &Path,
    draft: &Draft,
    template: &Template,
    reader: Audience,
) -> Result<TablesMade, Problem> {
    check_exempt(draft, template, reader)?;
    let sheets = content::sheets(draft, template, reader);
    let tables: Vec<(String, Vec<u8>)> = { sheets.iter() }
        .map(|sheet| (file_name(sheet), write_csv(sheet)))
        .collect();
    let (before, mut note) = (Note::read(folder), Note::of(draft, reader));
    let there = There {
        folder,
        note: &before,
        is_same: before.is_same(&note),
    };
    for (name, bytes) in &tables {
        there.refuse_other(name, bytes)?;
        note.add(name, bytes);
    }
    let mut over = Vec::new();
    for name in file_names() {
        if tables.iter().all(|(known, _)| *known != name) && there.is_over(&name, reader)? {
            over.push(folder.join(name));
        }
    }
    if !is_there(folder) {
        RealDisk.make_folder(folder).map_err(|source| {
            let path = folder.to_owned();
            Problem::from(StoreError::Write { path, source })
        })?;
    }
    // Until all are written, those of before are known too.
    note.with(&before).write(folder)?;
    for path in over {
        Note::take_away(&path)?;
    }
    let mut files = Vec::new();
    for (sheet, (name, bytes)) in sheets.iter().zip(tables) {
        let path = folder.join(name);
        store::write_paper(&path, &bytes)?;
        files.push((path, sheet.rows.len()));
    }
    note.write(folder)?;
    Ok(TablesMade {
        files,
        left_out: content::build(draft, template, reader).left_out,
        recognised: sheets_recognised(&sheets, draft, reader),
    })
}

/// A folder with what stands in it.
struct There<'a> {
    folder: &'a Path,
    note: &'a Note,
    /// Whether its tables are of this draft, for these readers.
    is_same: bool,
}

impl There<'_> {
    /// Refuses a name that a file with something else in it has, unless it is the table as it was
    /// written last.
    fn refuse_other(&self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        let path = self.folder.join(name);
        let Some(there) = standing(&path)? else {
            return Ok(());
        };
        let is_own = self.note.has(name, &there);
        if there == bytes || (self.is_same && is_own) {
            return Ok(());
        }
        if !is_ours(&there) {
            let message = format!("There is a file {name} already that Candour did not write.");
            let hint = "Nothing was written. Choose another folder, or move the file.";
            return Err(Problem::new(ProblemKind::User, message).at(path).hint(hint));
        }
        let message = if is_own {
            let readers = &self.note.readers;
            format!(
                "There is a table {name} already, of another draft or year, or for other readers: it was written for {readers}."
            )
        } else {
            format!(
                "There is a table {name} already, with something else in it than Candour wrote there."
            )
        };
        Err(refused(&path, message))
    }

    /// Whether a table stands there that this draft does not have any more. One that was not
    /// written for it is refused: beside the new ones it would be taken for one of them.
    fn is_over(&self, name: &str, reader: Audience) -> Result<bool, Problem> {
        let path = self.folder.join(name);
        let Some(there) = standing(&path)?.filter(|bytes| is_ours(bytes)) else {
            return Ok(false);
        };
        if self.is_same && self.note.has(name, &there) {
            return Ok(true);
        }
        let readers = reader.in_sentence();
        let message =
            format!("There is a table {name} already, which is none of the tables for {readers}.");
        Err(refused(&path, message))
    }
}

fn refused(path: &Path, message: String) -> Problem {
    let hint = "Nothing was written. It may be of an earlier day or for other readers, or somebody may have written in it. Choose a new folder, or move or delete the tables that are there.";
    Problem::new(ProblemKind::User, message).at(path).hint(hint)
}

/// Returns what stands in a file; none where there is none. What is larger than any table of ours
/// counts as nothing of ours.
fn standing(path: &Path) -> Result<Option<Vec<u8>>, Problem> {
    if !is_there(path) {
        return Ok(None);
    }
    match store::load_foreign(path, MAX_HEAD) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(StoreError::TooLarge { .. }) => Ok(Some(Vec::new())),
        Err(error) => Err(error.into()),
    }
}
