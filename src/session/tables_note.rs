//! What tells tables that Candour wrote, and nobody changed since, from all others: a note beside
//! them, in plain words, with the SHA-256 of each.

use std::path::Path;

use crate::model::{Audience, Draft, bytes_print};
use crate::store::{self, Disk as _, RealDisk};

use super::Problem;

/// What the note is called.
const NAME: &str = "candour-tables.txt";
const HEAD: &str = "Candour wrote these tables. It writes them anew as long as nobody has changed them, and this note stands here.";
/// The longest note that is read, in bytes.
const MAX_NOTE: u64 = 64 * 1024;

/// What is known of the tables in a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// Of which draft they are.
    of: String,
    /// For whom they are.
    pub(super) readers: String,
    /// The prints of tables as they were written, with their names.
    files: Vec<(String, String)>,
}

impl Note {
    /// Begins a note on the tables of a draft for some readers.
    pub(super) fn of(draft: &Draft, reader: Audience) -> Self {
        let details = &draft.details;
        let period = details.period.from.map(|day| day.to_string());
        let parts = [
            details.authority.trim().to_owned(),
            draft.template.id.clone(),
            period.unwrap_or_default(),
        ];
        Self {
            of: parts.join(", ").replace(['\n', '\r'], " "),
            readers: reader.in_sentence(),
            files: Vec::new(),
        }
    }

    /// Reads the note in a folder; an empty one where there is none.
    pub(super) fn read(folder: &Path) -> Self {
        let Ok(bytes) = store::load_foreign(&folder.join(NAME), MAX_NOTE) else {
            return Self::default();
        };
        let text = String::from_utf8_lossy(&bytes);
        let mut note = Self::default();
        for line in text.lines() {
            if let Some(of) = line.strip_prefix("Of: ") {
                of.clone_into(&mut note.of);
            } else if let Some(readers) = line.strip_prefix("For: ") {
                readers.trim().clone_into(&mut note.readers);
            } else if let Some((print, name)) = line.split_once("  ") {
                note.files.push((print.to_owned(), name.trim().to_owned()));
            }
        }
        note
    }

    /// Whether tables of the other note are of the same draft, for the same readers.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.of == other.of && self.readers == other.readers
    }

    /// Adds a table as it is written.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) {
        self.files.push((bytes_print(bytes), name.to_owned()));
    }

    /// Adds the tables of another note, so that both are known while one takes the place of the
    /// other.
    pub(super) fn with(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.files.extend(other.files.iter().cloned());
        both
    }

    /// Whether a table stands there as it was written.
    pub(super) fn has(&self, name: &str, bytes: &[u8]) -> bool {
        let mut prints = self.files.iter().filter(|(_, known)| known == name);
        let print = bytes_print(bytes);
        prints.any(|(known, _)| *known == print)
    }

    /// Writes the note into a folder.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Problem> {
        let files = self.files.iter();
        let files = files.map(|(print, name)| format!("{print}  {name}\n"));
        let files: String = files.collect();
        let text = format!("{HEAD}\nOf: {}\nFor: {}\n{files}", self.of, self.readers);
        store::write_paper(&folder.join(NAME), text.as_bytes())?;
        Ok(())
    }

    /// Takes away a table that stands there as it was written, and is none any more.
    pub(super) fn take_away(path: &Path) -> Result<(), Problem> {
        RealDisk.remove(path).map_err(|source| {
            let path = path.to_owned();
            store::StoreError::Write { path, source }.into()
        })
    }
}
