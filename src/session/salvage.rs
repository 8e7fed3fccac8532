//! A damaged draft, as far as it could be read: what a dialog shows, and what comes of it.
//!
//! The damaged file is only read. What is opened has no file, so that saving asks for one.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::store::{self, Loaded, Lost, RealDisk, Salvaged, Seal};

use super::{IdSource, Problem, Session};

/// What could be read of a damaged draft, and what could not.
#[derive(Debug, Clone)]
pub struct Salvage {
    path: PathBuf,
    seal: Seal,
    loaded: Loaded,
    lost: Vec<Lost>,
    problems: Vec<String>,
    has_unreadable: bool,
}

impl Salvage {
    /// Reads a damaged draft. A protected one needs its seal.
    pub fn read(path: &Path, seal: Seal) -> Result<Self, Problem> {
        let Salvaged {
            loaded,
            lost,
            problems,
            has_unreadable,
        } = store::salvage_file(&RealDisk, path, &seal)?;
        Ok(Self {
            path: path.to_owned(),
            seal,
            loaded,
            lost,
            problems,
            has_unreadable,
        })
    }

    /// Returns the damaged file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what could not be read, in the order of the file.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }

    /// Returns what somebody should know before using the draft.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// Whether everything could be read.
    pub fn is_whole(&self) -> bool {
        self.lost.is_empty() && self.problems.is_empty()
    }

    /// Says how much was read and how much was not, in a sentence.
    pub fn summary(&self) -> String {
        let draft = &self.loaded.draft;
        let n_answers: usize = draft.answers.values().map(BTreeMap::len).sum();
        let rows = crate::model::RegisterKind::ALL.iter();
        let n_rows: usize = rows.map(|kind| draft.registers.n_rows(*kind)).sum();
        let lost = match self.lost.len() {
            0 if self.has_unreadable => "Some characters could not be read".to_owned(),
            0 => "Nothing was lost".to_owned(),
            1 => "1 part could not be read".to_owned(),
            n => format!("{n} parts could not be read"),
        };
        let answers = if n_answers == 1 { "answer" } else { "answers" };
        let rows = if n_rows == 1 { "row" } else { "rows" };
        format!("{n_answers} {answers} and {n_rows} {rows} were read. {lost}.")
    }

    /// Returns what could not be read as one text to copy; empty where nothing was lost.
    pub fn lost_text(&self) -> String {
        let mut text = String::new();
        for Lost {
            what,
            line,
            text: lost,
        } in &self.lost
        {
            let gap = if text.is_empty() { "" } else { "\n\n" };
            // Writing to a text cannot fail.
            let _done = write!(text, "{gap}Line {line}: {what}\n{lost}").is_ok();
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }

    /// Opens what was read as a draft without a file, not saved, protected as the damaged one.
    pub fn open(self, ids: IdSource) -> Session {
        Session::open_salvaged(self.loaded, &self.path, self.seal, ids)
    }
}
