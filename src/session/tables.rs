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
/// made where there is none. Nothing is written, and nothing that is there changes, where a table
/// stands there that is not the same byte for byte: it may be for other readers, or hold what
/// somebody wrote into it.
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
    for (name, bytes) in &tables {
        refuse_other(&folder.join(name), bytes)?;
    }
    for name in file_names() {
        if tables.iter().all(|(known, _)| *known != name) {
            refuse_left_over(&folder.join(name), reader)?;
        }
    }
    if !is_there(folder) {
        RealDisk.make_folder(folder).map_err(|source| {
            let path = folder.to_owned();
            Problem::from(StoreError::Write { path, source })
        })?;
    }
    let mut files = Vec::new();
    for (sheet, (name, bytes)) in sheets.iter().zip(tables) {
        let path = folder.join(name);
        store::write_paper(&path, &bytes)?;
        files.push((path, sheet.rows.len()));
    }
    Ok(TablesMade {
        files,
        left_out: content::build(draft, template, reader).left_out,
        recognised: sheets_recognised(&sheets, draft, reader),
    })
}

/// Refuses a name that a file with something else in it has.
fn refuse_other(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let Some(there) = standing(path)? else {
        return Ok(());
    };
    if there == bytes {
        return Ok(());
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).display();
    if !is_ours(&there) {
        let message = format!("There is a file {name} already that Candour did not write.");
        let hint = "Nothing was written. Choose another folder, or move the file.";
        return Err(Problem::new(ProblemKind::User, message).at(path).hint(hint));
    }
    let message = format!("There is a table {name} already, with something else in it.");
    Err(refused(path, message))
}

/// Refuses a folder with a table that this draft does not have for these readers. Beside the new
/// ones it would be taken for one of them.
fn refuse_left_over(path: &Path, reader: Audience) -> Result<(), Problem> {
    if !standing(path)?.is_some_and(|bytes| is_ours(&bytes)) {
        return Ok(());
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).display();
    let readers = reader.in_sentence();
    let message =
        format!("There is a table {name} already, which is none of the tables for {readers}.");
    Err(refused(path, message))
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
