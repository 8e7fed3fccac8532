//! The registers and figures of a draft as tables in a folder, for those who check them.

use std::path::{Path, PathBuf};

use crate::content;
use crate::export::tables::{file_name, is_ours, write_csv};
use crate::model::{Audience, Draft};
use crate::store::{self, Disk as _, RealDisk, StoreError};
use crate::template::Template;

use super::{Problem, ProblemKind, exempt::check_exempt, files::is_there};

/// How much of a file is read to know it by.
const MAX_HEAD: u64 = 64 * 1024 * 1024;

/// Writes what these readers' paper shows of each register as a CSV file into a folder, which is
/// made where there is none. Returns the files, each with how many rows it has. A file of that
/// name which Candour did not write stays, and nothing is written then.
pub fn export_tables(
    folder: &Path,
    draft: &Draft,
    template: &Template,
    reader: Audience,
) -> Result<Vec<(PathBuf, usize)>, Problem> {
    check_exempt(draft, template, reader)?;
    let sheets = content::sheets(draft, template, reader);
    let paths: Vec<PathBuf> = { sheets.iter() }
        .map(|sheet| folder.join(file_name(sheet)))
        .collect();
    for path in &paths {
        refuse_other(path)?;
    }
    if !is_there(folder) {
        RealDisk.make_folder(folder).map_err(|source| {
            let path = folder.to_owned();
            Problem::from(StoreError::Write { path, source })
        })?;
    }
    let mut files = Vec::new();
    for (sheet, path) in sheets.iter().zip(paths) {
        store::write_paper(&path, &write_csv(sheet))?;
        files.push((path, sheet.rows.len()));
    }
    Ok(files)
}

/// Refuses a name that a table of somebody else has.
fn refuse_other(path: &Path) -> Result<(), Problem> {
    if !is_there(path) {
        return Ok(());
    }
    let bytes = store::load_foreign(path, MAX_HEAD)?;
    if is_ours(&bytes) {
        return Ok(());
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).display();
    let message = format!("There is a file {name} already that Candour did not write.");
    Err(Problem::new(ProblemKind::User, message)
        .at(path)
        .hint("Nothing was written. Choose another folder, or move the file."))
}
